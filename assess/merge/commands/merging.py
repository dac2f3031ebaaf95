"""`assess merge`."""

import sys
from collections.abc import Iterable
from pathlib import Path

from assess.desk.clock import now
from assess.merge.use_cases import merging
from assess.merge.use_cases.merging import Joined
from assess.merge.use_cases.other_brief import take_brief
from assess.merge.use_cases.spare import Spare, remove_copies
from assess.model.characters import visible
from assess.model.outcome import listed
from assess.ui.command.arguments import Parser
from assess.ui.command.unread import name_unread

WORDS = {
    "new": "came in",
    "joined": "was joined",
    "same": "adds nothing",
    "kept": "was not joined",
}


def merge(arguments: list[str]) -> int:
    """Join other copies of an assessment into it."""
    parser = Parser(
        "merge",
        "Join other copies of an assessment into this one: folders, mailed files, and "
        "copies\nthat OneDrive, Dropbox or Syncthing made. Nothing typed is lost.",
        "assess merge missed-bin ../missed-bin-of-ux",
        "assess merge missed-bin ~/Downloads/ux.toml --as lead",
        "assess merge missed-bin --remove",
    )
    parser.takes_folder()
    parser.add_argument(
        "others",
        nargs="*",
        type=Path,
        metavar="OTHER",
        help="a folder, a sheet, a form, what was agreed; only conflict copies if none",
    )
    parser.add_argument(
        "--remove",
        action="store_true",
        help="remove the copies of which everything is in",
    )
    parser.add_argument(
        "--brief",
        type=Path,
        metavar="OTHER",
        help="take the brief of this folder; the old one is kept beside it",
    )
    parser.takes_person()
    given = parser.parse_args(arguments)
    if given.brief is not None:
        _take_brief(given.folder, given.brief)
    done = merging.merge(
        given.folder, given.person, tuple(given.others), clock=now, tell=_tell
    )
    read = [each for each in done.joined if each.how != "unread"]
    for each in read:
        print(visible(told(each)))
    if not read:
        print("There is nothing to join.")
    _tidy(given.folder, done.spare, asked_for=given.remove)
    unread = [each.why for each in done.joined if each.how == "unread"]
    return name_unread(unread) or int(any(each.how == "kept" for each in read))


def _take_brief(folder: Path, other: Path) -> None:
    beside = take_brief(folder, other)
    said = f"taken from {other}; the old one is {beside}" if beside else "the same"
    print(visible(f"assessment.toml: {said}."))


def _tell(sentence: str) -> None:
    name_unread((sentence,))


def told(each: Joined) -> str:
    """Say what became of a version of a file."""
    said = f"{each.file}: {each.source} {WORDS[each.how]}"
    if each.why:
        return f"{said}, because {each.why}."
    if each.contested:
        count = (
            "1 choice waits"
            if each.contested == 1
            else f"{each.contested} choices wait"
        )
        return f"{said}. {count}: assess settle."
    return f"{said}."


def _tidy(folder: Path, spare: tuple[Spare, ...], *, asked_for: bool) -> None:
    """Remove the copies that are wholly in, if somebody says so."""
    if not spare:
        return
    names = _names(folder, (each.copy for each in spare))
    if not (asked_for or _agrees(names)):
        print(visible(f"All of {names} is in. Remove with --remove."))
    elif removed := remove_copies(spare):
        print(visible(f"Removed: {_names(folder, removed)}."))
    else:
        print("Nothing is removed, because the files changed meanwhile.")


def _names(folder: Path, paths: Iterable[Path]) -> str:
    return listed([path.relative_to(folder).as_posix() for path in paths])


def _agrees(names: str) -> bool:
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        return False
    question = f"All of {names} is in. Remove? (y/n) "
    try:
        return input(visible(question)).strip().lower() in ("y", "yes")
    except EOFError:
        return False
