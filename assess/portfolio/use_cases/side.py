"""Put one service of several councils side by side."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from assess.compare.use_cases import known_of
from assess.desk.errors import RefusedError
from assess.model.council import Council
from assess.model.outcome import listed
from assess.model.unknown import nearest
from assess.portfolio.logic.matching import Found, Same, named
from assess.portfolio.logic.side import Side, side_by_side
from assess.portfolio.use_cases.councils import columns, councils_in


class Sided(NamedTuple):
    """A service side by side, and what is no part of it."""

    side: Side
    unread: tuple[str, ...]
    unreadable: int
    council: Council


def sided(
    folders: Sequence[Path], service: str, today: date, *, is_public: bool = False
) -> Sided:
    """Put one service side by side in all councils of which somebody confirmed it.

    Args:
        folders: Assessments, or workspaces, which stand for all they hold.
        service: The name of the match, or of one of its services.
        today: Against which day something is late.
        is_public: Leave out what no published report says.

    Raises:
        NotAnAssessmentError: a folder is neither.
        RefusedError: nobody confirmed that this service is one of several councils.
        StoreError: something can't be read.
    """
    here = councils_in(folders, today, is_public=is_public)
    same = named(service, here.found.confirmed)
    if same is None:
        raise RefusedError(_no_match(service, here.found))
    every = tuple(columns(same, is_public=is_public))
    known = known_of(*(Path(each.entry.folder) for each in every))
    side = side_by_side(same, every, known)
    return Sided(side, here.unread, here.unreadable, here.council)


def _no_match(service: str, found: Found) -> str:
    """Say what to do where nobody confirmed a match."""
    proposal = named(service, found.proposed)
    if proposal is not None:
        return (
            f"Nobody has confirmed yet that {_each(proposal)} are the same service. If "
            f'they are, confirm it: assess portfolio match "{proposal.name}"'
        )
    if not found.confirmed:
        return (
            f"No service is matched yet, so there is nothing to put beside {service}. "
            "See what may be the same: assess portfolio matches"
        )
    near = nearest(service, [each.name for each in found.confirmed])
    return f"No match is called {service}. {near}"


def _each(same: Same) -> str:
    return listed([f"{each.service} ({each.council})" for each in same.of])
