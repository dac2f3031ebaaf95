"""Which assessments are of one service, also where it was given another name."""

from collections.abc import Sequence
from datetime import date

from assess.portfolio.logic.entries import Entry

Key = tuple[str, str]


def key_of(service: str, council: str) -> Key:
    """Return by what a service is known, however its name is spelt."""
    return _plain(service), _plain(council)


def _plain(words: str) -> str:
    return " ".join(words.casefold().split())


def when(entry: Entry) -> date:
    """Return the day by which assessments of one service stand in their order."""
    return entry.assessed or entry.published or date.min


def of_one_service(every: Sequence[Entry]) -> tuple[tuple[Entry, ...], ...]:
    """Return assessments together that are of one service, each in order of time.

    They are of one service if council and name are the same, or if one follows the
    other: a service that got another name between the two is still the same.
    """
    first = list(range(len(every)))

    def root(at: int) -> int:
        while first[at] != at:
            at = first[at]
        return at

    known: dict[object, int] = {}
    for at, entry in enumerate(every):
        for key in (key_of(entry.service, entry.council), entry.id, entry.follows):
            if key:
                other = root(known.setdefault(key, at))
                here = root(at)
                first[max(here, other)] = min(here, other)
    found: dict[int, list[Entry]] = {}
    for at, entry in enumerate(every):
        found.setdefault(root(at), []).append(entry)
    return tuple(tuple(sorted(each, key=when)) for each in found.values())


def reviewed_themselves(every: Sequence[Entry]) -> int:
    """Count the services that published a review by their own team."""
    return sum(
        any(each.is_self_review and each.published for each in group)
        for group in of_one_service(every)
    )


def called_as_now(every: Sequence[Entry]) -> tuple[Entry, ...]:
    """Return them in their order, each under the name that its service has now."""
    named = {
        entry.folder: (group[-1].service, group[-1].council)
        for group in of_one_service(every)
        for entry in group
    }
    return tuple(
        each._replace(service=named[each.folder][0], council=named[each.folder][1])
        for each in every
    )
