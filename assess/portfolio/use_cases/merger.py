"""Say what a new council could take over from those that become it."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from assess.compare.use_cases import known_of
from assess.desk.errors import RefusedError
from assess.model.council import Council
from assess.model.unknown import nearest
from assess.portfolio.logic.merger import Merger, merger, services_of
from assess.portfolio.logic.narrowing import called_so
from assess.portfolio.use_cases.councils import columns, councils_in


class Merged(NamedTuple):
    """What a new council would get, and what is no part of it."""

    merger: Merger
    unread: tuple[str, ...]
    unreadable: int
    council: Council


def merged(
    folders: Sequence[Path],
    today: date,
    councils: Sequence[str] = (),
    *,
    is_public: bool = False,
) -> Merged:
    """Return what a new council could take over, service by service.

    Args:
        folders: Assessments, or workspaces, which stand for all they hold.
        today: Against which day something is ahead or late.
        councils: Which become one, each by a part of its name; none means all.
        is_public: Leave out what no published report says.

    Raises:
        NotAnAssessmentError: a folder is neither.
        RefusedError: there are not two councils, or one that is named is not here.
        StoreError: something can't be read.
    """
    here = councils_in(folders, today, is_public=is_public)
    chosen = _chosen(here.councils, councils)
    every = [
        (same, tuple(columns(same, is_public=is_public)))
        for same in services_of(here.found, chosen)
    ]
    places = [Path(c.entry.folder) for _, those in every for c in those]
    made = merger(here.found, chosen, every, known_of(*places), today)
    return Merged(made, here.unread, here.unreadable, here.council)


def _chosen(known: Sequence[str], wanted: Sequence[str]) -> tuple[str, ...]:
    called: set[str] = set()
    for name in wanted:
        fitting = called_so(name, known)
        if not fitting:
            raise RefusedError(f"No council {name} is here. {nearest(name, known)}")
        called |= fitting
    chosen = tuple(each for each in known if not wanted or each in called)
    if len(chosen) < 2:  # noqa: PLR2004 - fewer do not merge
        only = f"Here is {chosen[0]} alone." if chosen else "Here is none."
        raise RefusedError(
            f"A merger needs at least two councils. {only} Name the folders of all."
        )
    return chosen
