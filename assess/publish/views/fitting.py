"""Whether the parts of a page's data fit each other, as those of a folder must."""

from collections.abc import Iterator

from assess.model.assessment import Assessment
from assess.model.unknown import (
    Unknown,
    unknown_in_agreed,
    unknown_in_brief,
    unknown_in_last_time,
    unknown_in_sheet,
)

NO_EDITIONS = frozenset({"scales", "crosswalk"})
"""What an edition can't be called, because a folder has files of these names."""


def unfit(seen: Assessment) -> Iterator[str]:
    """Yield what one part of the data names that another does not have."""
    for name in seen.brief.standard:
        if name not in seen.standards:
            yield f"the standard {name} is not in them."
            return
    for name in seen.standards:
        if name in NO_EDITIONS:
            yield f"an edition can't be called {name}."
    for person, sheet in seen.sheets.items():
        if sheet.person != person:
            yield f"the sheet of {person} says that it is of {sheet.person}."
    for unknown in _unknown(seen):
        yield f"{'.'.join(unknown.key)}: {unknown.sentence}"


def _unknown(seen: Assessment) -> Iterator[Unknown]:
    yield from unknown_in_brief(seen.brief, seen.standards, seen.scales)
    if seen.earlier is not None:
        yield from unknown_in_last_time(seen.earlier, seen.scales)
    for sheet in seen.sheets.values():
        yield from unknown_in_sheet(seen, sheet)
    yield from unknown_in_agreed(seen)
