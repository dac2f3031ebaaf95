"""An import inside a function costs a reader something, so it says what needs it."""

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[2]

MOST: Final = 19

REASON: Final = re.compile(r"# noqa: PLC0415 - (bench|extra): (.+)")


def inside_functions() -> Iterator[tuple[str, str]]:
    """Yield where each import inside a function stands, and its line."""
    for path in sorted((ROOT / "assess").rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        lines, found = text.splitlines(), set[int]()
        for function in ast.walk(ast.parse(text)):
            if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef):
                found |= {
                    node.lineno
                    for node in ast.walk(function)
                    if isinstance(node, ast.Import | ast.ImportFrom)
                }
        for line in sorted(found):
            yield f"{path.relative_to(ROOT)}:{line}", lines[line - 1]


def test_an_import_in_a_function_names_the_benchmark_or_the_extra_that_needs_it() -> (
    None
):
    measured = "".join(p.read_text("utf-8") for p in (ROOT / "bench").glob("*.py"))
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    for where, line in inside_functions():
        reason = REASON.search(line)
        assert reason is not None, where
        kind, named = reason.groups()
        is_row = kind == "bench" and f'"{named}' in measured
        is_extra = kind == "extra" and named in project["optional-dependencies"]
        assert is_row or is_extra, f"{where}: {named}"


def test_there_are_few_imports_in_functions() -> None:
    assert len(list(inside_functions())) <= MOST
