"""What services are called where several are named in one sentence."""

from collections import Counter
from collections.abc import Iterable

from assess.portfolio.logic.entries import Entry
from assess.portfolio.logic.picture import Picture


def named(those: Iterable[Entry], found: Picture) -> list[str]:
    """Return the names of services; with the council where two have the same one."""
    taken = Counter(each.entry.service for each in found.seen)
    return sorted(
        each.service if taken[each.service] == 1 else f"{each.service} ({each.council})"
        for each in those
    )
