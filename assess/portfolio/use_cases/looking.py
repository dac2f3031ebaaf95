"""Look at all assessments of several folders, and say which of them still count."""

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from assess.check.use_cases.again import assessed_again
from assess.check.use_cases.deadlines import policy_for
from assess.desk.places import in_its_folder
from assess.portfolio.logic.entries import Entry
from assess.portfolio.use_cases.entries import entries


class Looked(NamedTuple):
    """What is known of assessments of which all can be read."""

    entries: tuple[Entry, ...]
    counts: tuple[bool, ...]
    """Of each, whether it was not assessed again since."""
    unread: tuple[str, ...]
    """What could not be read, in sentences."""
    differing: tuple[Path, ...] = ()
    """What was changed though its times and sizes say otherwise, if that was asked."""


def look(folders: Iterable[Path], *, by_content: bool = False) -> Looked:
    """Return what is known of assessments.

    Args:
        folders: Assessments.
        by_content: Read every file, whatever its time says.

    Raises:
        StoreError: the policy of a workspace can't be read.
    """
    places = list(dict.fromkeys(folders))
    for parent in {place.parent: place for place in places}.values():
        policy_for(parent)
    again, many = assessed_again(places), len(places) > 1
    differing: list[Path] = []
    read, unread = [], []
    for entry in entries(places, differing if by_content else None):
        folder = Path(entry.folder)
        unread += [in_its_folder(folder, why, of_many=many) for why in entry.unread]
        if not entry.unread:
            read.append(entry)
    counts = tuple(entry.id not in again for entry in read)
    return Looked(tuple(read), counts, tuple(unread), tuple(differing))
