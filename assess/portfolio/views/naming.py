"""What services are called where several are named in one sentence."""

from collections import Counter
from collections.abc import Iterable

from assess.portfolio.logic.entries import Entry
from assess.portfolio.logic.portfolio import Portfolio, Seen


def named(those: Iterable[Entry], found: Portfolio) -> list[str]:
    """Return the names of services; with the council where two have the same one."""
    taken = Counter(each.entry.service for each in found.seen)
    return sorted(
        each.service if taken[each.service] == 1 else f"{each.service} ({each.council})"
        for each in those
    )


def councils_of(found: Portfolio) -> list[str]:
    """Return the councils of which services are known, by name."""
    return sorted({each.council for each in found.standings if each.council})


def as_told(found: Portfolio) -> Portfolio:
    """Return what is known; where there is one council, no line needs to name it."""
    if councils_of(found)[1:]:
        return found
    return found._replace(
        standings=tuple(each._replace(council="") for each in found.standings),
        seen=tuple(map(_seen, found.seen)),
        grids=tuple(
            grid._replace(rows=tuple((_seen(seen), cells) for seen, cells in grid.rows))
            for grid in found.grids
        ),
        fails=tuple(
            each._replace(short=tuple(map(_seen, each.short))) for each in found.fails
        ),
        owed=tuple(each._replace(entry=_bare(each.entry)) for each in found.owed),
        conditions=tuple(
            each._replace(entry=_bare(each.entry)) for each in found.conditions
        ),
    )


def _seen(seen: Seen) -> Seen:
    earlier = tuple(map(_bare, seen.earlier))
    return seen._replace(entry=_bare(seen.entry), earlier=earlier)


def _bare(entry: Entry) -> Entry:
    return entry._replace(council="")
