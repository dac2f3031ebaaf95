"""What several commands take: a folder, a person, a format."""

import argparse
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from typing import Final, NoReturn

from assess.desk.errors import RefusedError
from assess.model.capitals import with_capital

_PARSERS_ALONE: Final = ContextVar("_PARSERS_ALONE", default=False)


class ParserMadeError(Exception):
    """A command has made its parser, and only that was wanted of it."""

    def __init__(self, parser: "Parser") -> None:
        """Take the parser."""
        super().__init__(parser.prog)
        self.parser = parser


@contextmanager
def parsers_alone() -> Iterator[None]:
    """Let commands make their parsers and do nothing else: each raises its own."""
    before = _PARSERS_ALONE.set(True)
    try:
        yield
    finally:
        _PARSERS_ALONE.reset(before)


class Parser(argparse.ArgumentParser):
    """A parser that says what is wrong in one sentence."""

    def __init__(self, name: str, says: str, *examples: str) -> None:
        """Make the parser of `assess name`."""
        super().__init__(
            prog=f"assess {name}",
            description=says,
            epilog="Example:\n" + "\n".join(f"  {example}" for example in examples),
            formatter_class=argparse.RawDescriptionHelpFormatter,
            allow_abbrev=False,
        )

    def parse_args(  # type: ignore[override]  # nobody asks for another namespace
        self, args: Sequence[str] | None = None
    ) -> argparse.Namespace:
        """Read the arguments.

        Raises:
            ParserMadeError: only the parser was wanted.
        """
        if _PARSERS_ALONE.get():
            raise ParserMadeError(self)
        return super().parse_args(args)

    def error(self, message: str) -> NoReturn:
        """Print one sentence and where help is; exit with 2."""
        sentence = with_capital(message)
        self.exit(2, f"assess: {sentence}. See {self.prog} --help.\n")

    def explains_json(self, keys: str) -> None:
        """Say which keys `--format json` prints; they stay."""
        lines = "".join(f"\n  {line}" for line in keys.splitlines())
        self.epilog = f"{self.epilog}\n\nKeys of --format json:{lines}"

    def takes_folder(self, *, optional: bool = False) -> None:
        """Take the assessment's folder."""
        self.add_argument(
            "folder",
            type=Path,
            metavar="FOLDER",
            nargs="?" if optional else None,
            default=Path(),
            help="the assessment" + ("; this folder if not given" if optional else ""),
        )

    def takes_folders(self) -> None:
        """Take assessments and workspaces, as many as are given."""
        self.add_argument(
            "folders",
            type=Path,
            nargs="*",
            metavar="FOLDER",
            help="assessments, or folders of them; this folder if none is given",
        )

    def takes_person(self) -> None:
        """Take who sits here."""
        self.add_argument(
            "--as",
            dest="person",
            metavar="PERSON",
            help="who you are, by your id on the panel",
        )

    def takes_format(self, *formats: str) -> None:
        """Take the format of the output, the first of *formats* by default."""
        self.add_argument(
            "--format", choices=formats, default=formats[0], help="how to print it"
        )


def asked(name: str, question: str) -> str:
    """Ask for an answer that is missing; what is printed meanwhile may wait for a save.

    Raises:
        RefusedError: nobody is there to answer.
    """
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        raise RefusedError(f"{name} is missing. Give it on the command line.")
    line = "\n"
    while line and not line.strip():
        sys.stderr.write(f"{question} ")
        sys.stderr.flush()
        line = sys.stdin.readline()
    if not line:
        raise RefusedError(f"{name} is missing, and nothing was answered.")
    return line.strip()


def confirmed(question: str) -> bool:
    """Ask for a yes or no; nobody to answer it is a no."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        return False
    try:
        return input(f"{question} [y/N] ").strip().lower() in {"y", "yes"}
    except EOFError:
        return False
