"""`assess [FOLDER]` and `assess walk`: open the application."""

import os
import sys
from argparse import Namespace
from difflib import get_close_matches
from pathlib import Path
from typing import Final

from assess.app.by_name import by_name
from assess.app.commands import COMMANDS
from assess.app.run import run_screens
from assess.desk.errors import RefusedError
from assess.store.errors import NotAnAssessmentError
from assess.store.workspace import is_assessment, is_workshop
from assess.ui.command.arguments import Parser

WORKSHOP: Final = "store.workshops:load"
"""Reads a workshop; no walk needs it."""


def has_screen() -> bool:
    """Whether a person sits at a terminal that can show screens."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def is_dumb() -> bool:
    """Whether the terminal shows lines alone."""
    return os.environ.get("TERM", "") in {"", "dumb"} and os.name != "nt"


def open_(arguments: list[str]) -> int:
    """Open the application."""
    parser = Parser("", "Open the application.", "assess", "assess missed-bin")
    parser.prog = "assess"
    parser.add_argument("folder", type=Path, nargs="?", metavar="FOLDER")
    _takes_how(parser)
    if arguments and not arguments[0].startswith("-"):
        _must_be_a_folder(Path(arguments[0]))  # perhaps it was meant as a command
    given = parser.parse_args(arguments)
    if given.folder is not None:
        _must_be_a_folder(given.folder)
    if given.folder and is_workshop(given.folder):
        by_name(WORKSHOP)(given.folder)  # what can't be used is said before the screens
    return _opened(given, None)


def _takes_how(parser: Parser) -> None:
    """Take who opens it, and how."""
    parser.takes_person()
    parser.add_argument(
        "--plain", action="store_true", help="questions and answers, line by line"
    )
    parser.add_argument("--no-mouse", action="store_true", help="leave the mouse alone")


def _opened(given: Namespace, criterion: str | None) -> int:
    """Open what was named on screens, or as questions and answers."""
    is_one = given.folder is not None and is_assessment(given.folder)
    if (given.plain or given.person) and not is_one:
        folder = given.folder or Path()
        raise NotAnAssessmentError(folder, is_workshop=is_workshop(folder))
    why = "--plain" if given.plain else "the terminal shows no screens"
    if is_one and (given.plain or (is_dumb() and has_screen())):
        return _plain(given, criterion, why)
    mouse = not given.no_mouse
    return screens(given.folder, given.person, mouse=mouse, criterion=criterion)


def _plain(given: Namespace, criterion: str | None, why: str) -> int:
    """Walk line by line, with what comes after rating as well."""
    walked: int = by_name("app.plain:walk")(
        given.folder, given.person, why=why, criterion=criterion
    )
    return walked


def _must_be_a_folder(folder: Path) -> None:
    """Refuse a name that is neither a folder nor, perhaps misspelt, a command."""
    if folder.is_dir():
        return
    close = get_close_matches(str(folder), COMMANDS, n=1)
    does = "is not a folder" if folder.exists() else "does not exist"
    help_ = f"Did you mean assess {close[0]}?" if close else "Check the name."
    raise RefusedError(f"{folder} {does}. {help_}")


def walk(arguments: list[str]) -> int:
    """Walk through one assessment."""
    parser = Parser(
        "walk",
        "Walk through the criteria of one assessment.",
        "assess walk missed-bin",
        "assess walk missed-bin 5 --as ux",
        "assess walk missed-bin --plain",
    )
    parser.takes_folder()
    parser.add_argument(
        "criterion",
        nargs="?",
        metavar="CRITERION",
        help="where to begin, for example 5; where you were last if not given",
    )
    _takes_how(parser)
    given = parser.parse_args(arguments)
    if not is_assessment(given.folder):
        raise NotAnAssessmentError(given.folder, is_workshop=is_workshop(given.folder))
    return _opened(given, given.criterion)


def screens(
    folder: Path | None,
    person: str | None,
    *,
    mouse: bool,
    criterion: str | None = None,
) -> int:
    """Open the application on screens, or say that this needs a terminal."""
    if not has_screen() or is_dumb():
        raise RefusedError(
            "The application needs a terminal. Use assess walk FOLDER --plain, or a "
            "command: see assess --help."
        )
    return run_screens(folder, person, mouse=mouse, criterion=criterion)
