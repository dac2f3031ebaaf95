"""See that a portfolio is narrowed to something that there may be."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import get_args

from assess.desk.errors import RefusedError
from assess.model.unknown import nearest
from assess.model.values import Phase
from assess.portfolio.logic.entries import Entry
from assess.portfolio.logic.narrowing import called_so
from assess.portfolio.logic.told_apart import called_as_now
from assess.portfolio.logic.wanted import Wanted
from assess.portfolio.use_cases.folders import services_listed


def must_be_known(
    wanted: Wanted, every: Sequence[Entry], folders: Sequence[Path]
) -> None:
    """See that what is wanted is known here, published or not.

    Raises:
        RefusedError: a council or a standard is of nothing here, or a phase is none.
        StoreError: a list of services or settings can't be read.
    """
    if wanted.council:
        councils = sorted(set(filter(None, _councils(every, folders))))
        if not called_so(wanted.council, councils):
            near = nearest(wanted.council, councils)
            raise RefusedError(
                f"No service here is of an organisation called {wanted.council}. {near}"
            )
    phases = dict.fromkeys([*get_args(Phase), *(entry.phase for entry in every)])
    if wanted.phase and wanted.phase not in phases:
        near = nearest(wanted.phase, phases)
        raise RefusedError(f"{wanted.phase} is no phase. {near}")
    used = sorted({standard.id for entry in every for standard in entry.standards})
    if wanted.standard and wanted.standard not in used:
        near = nearest(wanted.standard, used)
        raise RefusedError(
            f"No assessment here uses the standard {wanted.standard}. {near}"
        )


def _councils(every: Sequence[Entry], folders: Sequence[Path]) -> Iterator[str]:
    yield from (entry.council for entry in called_as_now(every))
    yield from (row.council for row in services_listed(folders))
