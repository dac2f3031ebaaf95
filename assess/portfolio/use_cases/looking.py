"""Look at all assessments of several folders, and say which of them still count."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Final, NamedTuple

from assess.check.use_cases.again import assessed_again
from assess.desk.places import in_its_folder
from assess.portfolio.logic.entries import Entry
from assess.portfolio.logic.once import copies
from assess.portfolio.use_cases.entries import POLICY, entries
from assess.store.again import Claim
from assess.store.standards import read_policy
from assess.store.workspace import is_there, workspaces_of


class Looked(NamedTuple):
    """What is known of assessments of which all can be read."""

    entries: tuple[Entry, ...]
    counts: tuple[bool, ...]
    """Of each, whether it was not assessed again since."""
    unread: tuple[str, ...]
    """What could not be read, and what is a copy of another, in sentences."""
    differing: tuple[Path, ...] = ()
    """What was changed though its times and sizes say otherwise, if that was asked."""
    unreadable: int = 0
    """How many assessments are left out because they could not be read."""


class How(NamedTuple):
    """How assessments are looked at."""

    by_content: bool = False
    """Read every file, whatever its time says."""
    said: Callable[[int, int], None] = lambda _done, _of: None
    """Is told after each how many of how many were looked at."""


AS_USUAL: Final = How()


def look(folders: Iterable[Path], how: How = AS_USUAL) -> Looked:
    """Return what is known of assessments.

    Raises:
        StoreError: the policy of a workspace can't be read.
    """
    places = list(dict.fromkeys(folders))
    for workspace in workspaces_of(places):
        if is_there(workspace / POLICY):
            read_policy(workspace)
    many = len(places) > 1
    differing: list[Path] = []
    read, unread, unreadable = [], [], 0
    found = entries(places, differing if how.by_content else None)
    for number, entry in enumerate(found, 1):
        folder = Path(entry.folder)
        unread += [in_its_folder(folder, why, of_many=many) for why in entry.unread]
        if entry.unread:
            unreadable += 1
        else:
            read.append(entry)
        how.said(number, len(places))
    newest = sorted(read, key=lambda entry: -entry.version)
    twice = copies((entry.folder, entry.id) for entry in newest)
    read = [entry for entry in read if entry.folder not in twice]
    unread += twice.values()
    again = assessed_again(places, {Path(e.folder): _claim(e) for e in read})
    counts = tuple(entry.id not in again for entry in read)
    return Looked(tuple(read), counts, tuple(unread), tuple(differing), unreadable)


def _claim(entry: Entry) -> Claim:
    follows = entry.follows if entry.version and not entry.is_self_review else ""
    return Claim(entry.id, follows)
