"""`assess [FOLDER]`, `assess walk` and `assess demo`: open the application."""

import os
import sys
from argparse import Namespace
from difflib import get_close_matches
from pathlib import Path

from assess.app.commands import COMMANDS
from assess.desk.errors import RefusedError
from assess.store.errors import NotAnAssessmentError
from assess.store.workspace import is_assessment, is_workshop
from assess.ui.command.arguments import Parser


def _has_screen() -> bool:
    """Whether a person sits at a terminal that can show screens."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def _is_dumb() -> bool:
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
        from assess.store import workshops  # noqa: PLC0415 - bench: walk, first paint

        workshops.load(given.folder)  # what can't be used is said before the screens
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
    if is_one and (given.plain or (_is_dumb() and _has_screen())):
        return _plain(given, criterion, why)
    mouse = not given.no_mouse
    return _screens(given.folder, given.person, mouse=mouse, criterion=criterion)


def _plain(given: Namespace, criterion: str | None, why: str) -> int:
    """Walk line by line, with what comes after rating as well."""
    from assess.panel.commands import in_plain as panel  # noqa: PLC0415 - bench: walk, first paint
    from assess.publish.commands import in_plain as publish  # noqa: PLC0415 - the same
    from assess.rate.commands import plain  # noqa: PLC0415 - the same

    return plain.walk(
        given.folder,
        given.person,
        why=why,
        criterion=criterion,
        acts={**panel.ACTS, **publish.ACTS},
    )


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


def workshop(arguments: list[str]) -> int:
    """Hold a workshop, or go on with one."""
    parser = Parser(
        "workshop",
        "Hold a workshop: several councils, one laptop, one hour. A folder that does "
        "not exist is made.",
        "assess workshop our-workshop",
        "assess workshop our-workshop --page",
    )
    parser.takes_folder()
    how = parser.add_mutually_exclusive_group()
    how.add_argument(
        "--plain", action="store_true", help="questions and answers, line by line"
    )
    how.add_argument(
        "--page", action="store_true", help="write the page that you leave with"
    )
    parser.add_argument("--no-mouse", action="store_true", help="leave the mouse alone")
    given = parser.parse_args(arguments)
    from assess.store import workshops  # noqa: PLC0415 - bench: walk, first paint
    from assess.workshop.commands import plain, shown  # noqa: PLC0415 - bench: walk, first paint
    from assess.workshop.use_cases.starting import start  # noqa: PLC0415 - the same

    if given.page:
        return shown.make_page(given.folder)
    if not is_workshop(given.folder):
        start(given.folder)
    if given.plain or (_is_dumb() and _has_screen()):
        why = "--plain" if given.plain else "the terminal shows no screens"
        return plain.plain(given.folder, why=why)
    if not _has_screen():
        return shown.print_page(given.folder)
    workshops.load(given.folder)  # what can't be used is said before the screens
    return _screens(given.folder, None, mouse=not given.no_mouse)


def _screens(
    folder: Path | None,
    person: str | None,
    *,
    mouse: bool,
    criterion: str | None = None,
) -> int:
    if not _has_screen() or _is_dumb():
        raise RefusedError(
            "The application needs a terminal. Use assess walk FOLDER --plain, or a "
            "command: see assess --help."
        )
    from assess.app.run import run_screens  # noqa: PLC0415 - only with a terminal

    return run_screens(folder, person, mouse=mouse, criterion=criterion)


def demo(arguments: list[str]) -> int:
    """Open the examples."""
    parser = Parser(
        "demo", "Copy the examples, and open the application on them.", "assess demo"
    )
    parser.add_argument(
        "--to",
        type=Path,
        default=Path("assess-demo"),
        metavar="DIR",
        help="where to; assess-demo if not given",
    )
    parser.add_argument("--no-mouse", action="store_true", help="leave the mouse alone")
    given = parser.parse_args(arguments)
    from assess.app import demo as examples  # noqa: PLC0415 - bench: walk, first paint

    folders = examples.demo(given.to)
    if _has_screen() and not _is_dumb():
        return _screens(given.to, None, mouse=not given.no_mouse)
    return _shown(given.to, folders)


def _shown(workspace: Path, folders: tuple[Path, ...]) -> int:
    """Without a terminal: print how each stands, write its report and say where.

    Of the councils among the examples it says only how to look at them.
    """
    from assess.check.commands.status import status  # noqa: PLC0415 - bench: walk
    from assess.publish.commands.reporting import report  # noqa: PLC0415 - the same

    for folder in folders:
        status([str(folder)])
        print()
    print("Reports:")
    for folder in folders:
        report([str(folder)])
    print(f"\nThe examples are in {workspace}. Open them with: assess {workspace}")
    print(f"See where all services stand with: assess portfolio {workspace}")
    return 0
