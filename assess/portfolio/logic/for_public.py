"""What is known of assessments as the public may read it: nothing due, no person.

What is not listed here is left out.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

from assess.model.audiences import SHOWN
from assess.model.finding import Finding
from assess.portfolio.logic.entries import Asked, Counts, Entry, Standard
from assess.portfolio.logic.told_apart import of_one_service

PUBLIC: Final = (
    "folder", "id", "follows", "service", "council", "phase", "kind", "delivery",
    "assessed", "published", "version", "outcome", "colour", "shape", "savings",
    "satisfaction", "involving", "changed", "unread", "is_passing", "made",
    "is_public",
)  # fmt: skip
"""What is said of an assessment as it is."""

PUBLIC_OF_ASKED: Final = (
    "is_condition", "criteria", "text", "owner", "due", "state", "ended", "event",
)  # fmt: skip
"""What is said of an action or a condition as it is."""


def for_public(every: Sequence[Entry]) -> tuple[Entry, ...]:
    """Return them in their order without what is due and without ids of people.

    The id of an action begins with who wrote it. Here it begins with the assessment
    that asked for it first, so that it is the same from one report to the next.
    """
    made = {
        entry.folder: entry
        for group in of_one_service(every)
        for entry in _without_people(group)
    }
    return tuple(made[entry.folder] for entry in every)


def _without_people(group: Sequence[Entry]) -> Iterator[Entry]:
    known: dict[str, str] = {}
    for entry in group:
        without_number = 0
        for each in (*entry.before, *entry.asked):
            if each.id not in known:
                without_number += not _number(each)
                name = _number(each) or f"earlier-{without_number:04}"
                known[each.id] = f"{entry.id}-{name}"
        yield Entry(
            **_listed(entry, PUBLIC),
            standards=tuple(map(_counted, entry.standards)),
            before=tuple(_unnamed(each, known) for each in entry.before),
            asked=tuple(_unnamed(each, known) for each in entry.asked),
        )


def _counted(standard: Standard) -> Standard:
    """Leave out how much there is of what no public report shows."""
    shown = SHOWN[Finding]
    unlisted = {n: None for n in Counts._fields if "public" not in shown.get(n, ())}
    if not unlisted:
        return standard
    counts = tuple(each._replace(**unlisted) for each in standard.counts)
    return standard._replace(counts=counts)


def _number(each: Asked) -> str:
    """Return what it is called, unless that is its id for want of a number."""
    return "" if each.called == each.id else each.called


def _unnamed(each: Asked, known: dict[str, str]) -> Asked:
    said = _listed(each, PUBLIC_OF_ASKED)
    return Asked(id=known[each.id], called=_number(each), **said)


def _listed(each: Entry | Asked, names: Iterable[str]) -> dict[str, Any]:
    return {name: getattr(each, name) for name in names}
