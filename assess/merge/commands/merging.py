"""`assess merge`."""

import sys
from pathlib import Path

from assess.desk.clock import now
from assess.desk.person import who_sits_here
from assess.merge.use_cases.merging import (
    Joined,
    merge,
    removable,
    remove_copies,
    take_brief,
)
from assess.model.characters import visible
from assess.model.outcome import listed
from assess.store import assessments
from assess.ui.command.arguments import Parser
from assess.ui.command.unread import name_unread

WORDS = {
    "new": "came in",
    "joined": "was joined",
    "same": "adds nothing",
    "kept": "was not joined",
}


def run(_name: str, arguments: list[str]) -> int:
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
        help="a folder, a sheet, or what was agreed; only conflict copies if none",
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
    brief = assessments.load(given.folder).assessment.brief
    if given.brief is not None:
        _take_brief(given.folder, given.brief)
        brief = assessments.load(given.folder).assessment.brief
    person = who_sits_here(given.folder, brief, given.person)
    results = merge(given.folder, person, tuple(given.others), clock=now, tell=_tell)
    for each in results:
        print(visible(_told(each)))
    if not results:
        print("There is nothing to join.")
    _tidy(given.folder, asked_for=given.remove)
    return int(any(each.how == "kept" for each in results))


def _take_brief(folder: Path, other: Path) -> None:
    beside = take_brief(folder, other)
    said = f"taken from {other}; the old one is {beside}" if beside else "the same"
    print(visible(f"assessment.toml: {said}."))


def _tell(sentence: str) -> None:
    name_unread((sentence,))


def _told(each: Joined) -> str:
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


def _tidy(folder: Path, *, asked_for: bool) -> None:
    """Remove the copies that are wholly in, if somebody says so."""
    names = removable(folder)
    if not names:
        return
    if asked_for or _agrees(names):
        print(visible(f"Removed: {listed(list(remove_copies(folder)))}."))
    else:
        print(visible(f"All of {listed(list(names))} is in. Remove with --remove."))


def _agrees(names: tuple[str, ...]) -> bool:
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        return False
    question = f"All of {listed(list(names))} is in. Remove? (y/n) "
    try:
        return input(visible(question)).strip().lower() in ("y", "yes")
    except EOFError:
        return False
