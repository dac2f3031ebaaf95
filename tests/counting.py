"""Count the statements and branches of the application that the tests go through.

Each run of statements begins with a mark, and so does each arm of a branch. A marked
module is kept compiled, so that counting costs next to nothing: what traces lines made
the tests half as long again on Python 3.11.

Named in `PYTEST_PLUGINS` this module counts in the workers of pytest-xdist. Run as a
command it marks every module once for all of them, or adds up what they counted.
"""

import argparse
import ast
import json
import sys
from collections.abc import Sequence
from hashlib import sha256
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder, SourceFileLoader
from os import environ
from pathlib import Path
from types import CodeType, ModuleType
from typing import Any, Final, NamedTuple

import pytest

ROOT: Final = Path(__file__).parents[1]
COUNTED: Final = ROOT / ".make" / "counted"
"""Where each worker leaves what it went through."""

PACKAGE: Final = "assess"
SEEN: Final = "__seen__"
"""What a module calls its list of places, where 1 means that a test was there."""

_LOOPS = ast.For | ast.AsyncFor | ast.While
_HOLDS = _LOOPS | ast.If | ast.With | ast.AsyncWith | ast.Try | ast.TryStar | ast.Match
"""What may be left before its end, so that a place begins after it."""


class Place(NamedTuple):
    """Statements that are run one after the other."""

    line: int
    lines: list[int]
    """Where each of them begins."""
    is_arm: bool
    """Whether a branch leads here."""


class Marks:
    """The places of a module, each of which begins with a mark."""

    def __init__(self, source: bytes) -> None:
        """Mark what *source* says."""
        self.places: list[Place] = []
        self.tree = ast.parse(source)
        body = self.tree.body = self._block(self.tree.body)
        first = next((n for n, each in enumerate(body) if _is_mark(each)), len(body))
        body[first:first] = ast.parse(f"{SEEN} = {SEEN}({len(self.places)})").body
        ast.fix_missing_locations(self.tree)

    def _block(self, body: list[ast.stmt], *, is_arm: bool = False) -> list[ast.stmt]:
        made: list[ast.stmt] = []
        lines: list[int] | None = None
        for each in body:
            if _is_counted(each):
                if lines is None:
                    lines = []
                    made.append(self._mark(Place(each.lineno, lines, is_arm)))
                    is_arm = False
                lines.append(each.lineno)
                self._inside(each)
            made.append(each)
            if isinstance(each, _HOLDS):
                lines = None
        return made

    def _mark(self, place: Place) -> ast.stmt:
        self.places.append(place)
        (mark,) = ast.parse(f"{SEEN}[{len(self.places) - 1}] = 1").body
        for node in ast.walk(mark):
            if isinstance(node, ast.stmt | ast.expr):
                node.lineno = node.end_lineno = place.line
                node.col_offset = node.end_col_offset = 0
        return mark

    def _inside(self, each: ast.stmt) -> None:
        """Mark the blocks of a statement."""
        match each:
            case ast.If():
                each.body = self._block(each.body, is_arm=True)
                each.orelse = self._otherwise(each)
            case ast.While(test=ast.Constant()):
                each.body = self._block(each.body)
            case ast.For() | ast.AsyncFor() | ast.While():
                each.body = self._block(each.body, is_arm=True)
                each.orelse = self._otherwise(each)
            case ast.Match():
                self._cases(each)
            case ast.Try() | ast.TryStar():
                each.body = self._block(each.body)
                each.orelse = self._block(each.orelse)
                each.finalbody = self._block(each.finalbody)
                for handler in each.handlers:
                    handler.body = self._block(handler.body)
            case ast.With() | ast.AsyncWith():
                each.body = self._block(each.body)
            case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.ClassDef():
                each.body = self._block(each.body)

    def _otherwise(self, each: ast.If | _LOOPS) -> list[ast.stmt]:
        if each.orelse:
            return self._block(each.orelse, is_arm=True)
        return [self._mark(Place(each.lineno, [], is_arm=True))]

    def _cases(self, each: ast.Match) -> None:
        for case in each.cases:
            case.body = self._block(case.body, is_arm=True)
        last = each.cases[-1]
        takes_all = isinstance(last.pattern, ast.MatchAs) and not last.pattern.pattern
        if last.guard or not takes_all:
            mark = self._mark(Place(each.lineno, [], is_arm=True))
            each.cases.append(ast.match_case(ast.MatchAs(), body=[mark]))


def _is_counted(each: ast.stmt) -> bool:
    match each:
        case ast.Expr(value=ast.Constant()) | ast.Global() | ast.Nonlocal():
            return False
        case ast.ImportFrom(module="__future__"):
            return False
        case ast.If(test=ast.Name(id="TYPE_CHECKING")):
            return False
    return True


def _is_mark(each: ast.stmt) -> bool:
    match each:
        case ast.Assign(targets=[ast.Subscript(value=ast.Name(id=name))]):
            return name == SEEN
    return False


_seen: dict[str, list[int]] = {}


class Loader(SourceFileLoader):
    """Loads a module with its marks, and keeps it compiled beside the one without."""

    def source_to_code(  # type: ignore[override]  # it is no static method of loaders
        self, data: Any, path: Any, *, _optimization: int = -1
    ) -> CodeType:
        tree = Marks(data).tree
        made: CodeType = compile(
            tree, path, "exec", dont_inherit=True, optimize=_optimization
        )
        return made

    def get_data(self, path: str) -> bytes:
        return super().get_data(_kept(path))

    def set_data(self, path: str, data: Any, *, _mode: int = 0o666) -> None:
        super().set_data(_kept(path), data, _mode=_mode)

    def exec_module(self, module: ModuleType) -> None:
        def begun(places: int) -> list[int]:
            return _seen.setdefault(self.path, [0] * places)

        module.__dict__[SEEN] = begun
        super().exec_module(module)


_MARKED: Final = f".counted-{sha256(Path(__file__).read_bytes()).hexdigest()[:8]}.pyc"
"""How the name of a marked module ends: what marks otherwise keeps it apart."""


def _kept(path: str) -> str:
    return path.replace(".pyc", _MARKED)


class Finder(MetaPathFinder):
    """Finds the modules of the application, to be loaded with marks."""

    def find_spec(
        self, name: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if name.partition(".")[0] != PACKAGE:
            return None
        spec = PathFinder.find_spec(name, path, target)
        if spec and isinstance(spec.loader, SourceFileLoader):
            spec.loader = Loader(spec.loader.name, spec.loader.path)
        return spec


@pytest.hookimpl(tryfirst=True)
def pytest_load_initial_conftests() -> None:
    """Load with marks what a worker loads from now on."""
    if environ.get("PYTEST_XDIST_WORKER"):
        sys.meta_path.insert(0, Finder())


def pytest_sessionfinish() -> None:
    """Leave what this worker counted."""
    if worker := environ.get("PYTEST_XDIST_WORKER"):
        COUNTED.mkdir(parents=True, exist_ok=True)
        seen = {path: "".join(map(str, places)) for path, places in _seen.items()}
        (COUNTED / f"{worker}.json").write_text(json.dumps(seen), encoding="utf-8")


class Module(NamedTuple):
    """What was counted of one module, or of all."""

    name: str
    of: int
    missed: int
    arms: int
    missed_arms: int
    lines: list[int]
    """The first line of each place where no test was."""

    @property
    def percent(self) -> float:
        whole = self.of + self.arms
        return 100 * (1 - (self.missed + self.missed_arms) / whole) if whole else 100


def _module(path: Path, seen: list[str]) -> Module:
    places = Marks(path.read_bytes()).places
    if any(len(each) != len(places) for each in seen):
        raise SystemExit(f"{path} was changed while it was tested: test it again.")
    of_each = ["1" in each for each in zip(*seen, strict=True)]
    was_there = of_each or [False] * len(places)
    missed = [p for p, was in zip(places, was_there, strict=True) if not was]
    return Module(
        path.relative_to(ROOT).as_posix(),
        sum(len(place.lines) for place in places),
        sum(len(place.lines) for place in missed),
        sum(place.is_arm for place in places),
        sum(place.is_arm for place in missed),
        sorted({place.line for place in missed}),
    )


def _files() -> list[Path]:
    return sorted((ROOT / PACKAGE).rglob("*.py"))


def modules() -> list[Module]:
    """Return what all workers counted of each module."""
    every = [json.loads(each.read_bytes()) for each in COUNTED.glob("*.json")]
    return [
        _module(path, [each[str(path)] for each in every if str(path) in each])
        for path in _files()
    ]


def _row(module: Module) -> str:
    counts = (module.of, module.missed, module.arms, module.missed_arms)
    numbers = "".join(f"{count:>8}" for count in counts)
    lines = ", ".join(map(str, module.lines))
    return f"{module.name:56}{numbers}{module.percent:>7.0f}%  {lines}".rstrip()


def compiled() -> int:
    """Mark and compile every module, so that no worker has to."""
    for path in _files():
        Loader(path.stem, str(path)).get_code(path.stem)
    return 0


def main() -> int:
    """Print what was missed; return 1 where that is too much."""
    parser = argparse.ArgumentParser(prog="python -m tests.counting")
    parser.add_argument("--least", type=float, help="percent that must be gone through")
    least = parser.parse_args().least
    if least is None:
        return compiled()
    every = modules()
    total = Module(
        "All",
        of=sum(module.of for module in every),
        missed=sum(module.missed for module in every),
        arms=sum(module.arms for module in every),
        missed_arms=sum(module.missed_arms for module in every),
        lines=[],
    )
    heads = ("of", "missed", "arms", "missed")
    print(f"{'Module':56}{''.join(f'{h:>8}' for h in heads)}        Not from line")  # noqa: T201
    for module in (*(each for each in every if each.percent < 100), total):
        print(_row(module))  # noqa: T201
    return int(total.percent < least)


if __name__ == "__main__":
    sys.exit(main())
