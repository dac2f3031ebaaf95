"""The portfolio of many services: how each stands, what fails, what is late.

Nothing is averaged: criteria of one standard are counted, those of another beside them.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Final, NamedTuple

from assess.model.after.deadlines import Deadline
from assess.model.values import natural
from assess.portfolio.logic.entries import Asked, Entry, Rated
from assess.portfolio.logic.hub import Hub
from assess.portfolio.logic.order import Order, placed_by, shortness
from assess.portfolio.logic.standing import Standing
from assess.portfolio.logic.told_apart import of_one_service, reviewed_themselves
from assess.portfolio.logic.trend import Quarter, Went, quarters, went
from assess.portfolio.logic.wanted import Wanted

STAYS: Final = frozenset({"action", "condition", "reassessment"})
"""What stays due until somebody has done it."""

ENOUGH: Final = 5
"""Of fewer services no count says what is usual."""


class Seen(NamedTuple):
    """One service, as its last published assessment found it."""

    id: str
    """The id of its first assessment, which stays when the service is renamed."""
    entry: Entry
    earlier: tuple[Entry, ...]
    """What was published before and counts no more, the oldest first."""


class Grid(NamedTuple):
    """The services that were asked one standard, and how each criterion stands."""

    id: str
    title: str
    noun: str
    numbers: tuple[str, ...]
    titles: dict[str, str]
    rows: tuple[tuple[Seen, dict[str, Rated]], ...]


class Fails(NamedTuple):
    """A criterion that falls short, in how many services and since when."""

    standard: str
    of_standard: str
    """The title of the standard, where several were used; two may have a point 1."""
    noun: str
    number: str
    title: str
    short: tuple[Seen, ...]
    rated: tuple[tuple[str, int], ...]
    """In how many of these it has which rating, in words."""
    of: int
    """In how many services it was rated."""
    since: date | None
    """Since when it falls short in the one in which it does so the longest."""


class Owed(NamedTuple):
    """Something that is due, of which service."""

    entry: Entry
    deadline: Deadline


class Open(NamedTuple):
    """A condition that nobody confirmed yet, of which service."""

    entry: Entry
    asked: Asked


class Portfolio(NamedTuple):
    """Everything that is counted and listed."""

    today: date
    wanted: Wanted
    left_out: int
    """How many services are only listed, so that nobody knows if they are wanted."""
    standings: tuple[Standing, ...]
    seen: tuple[Seen, ...]
    grids: tuple[Grid, ...]
    fails: tuple[Fails, ...]
    """What falls short in most services first."""
    owed: tuple[Owed, ...]
    """The first first; none in what is for the public."""
    conditions: tuple[Open, ...]
    quarters: tuple[Quarter, ...]
    savings: Went
    satisfaction: Went
    is_public: bool
    exports: int
    """How many exports are in it, which say less than folders."""
    hub: Hub | None
    """Through which several standards are looked at by theme."""
    unreadable: int
    """How many folders are left out because they could not be read."""
    reviewed_themselves: int
    altered: int
    """How many are left out because they are not as they were published."""
    superseded: frozenset[str]
    """The folders of what was assessed again since."""


class Terms(NamedTuple):
    """What a portfolio is put together for."""

    today: date
    """Against which day something is late."""
    wanted: Wanted
    left_out: int
    is_public: bool
    """Leave out what no published report says."""
    hub: Hub | None
    exports: int = 0
    unreadable: int = 0
    again: frozenset[str] = frozenset()
    """The folders whose outcome still asks for a reassessment."""
    altered: int = 0
    """How many are left out because they are not as they were published."""


def portfolio(
    counted: Sequence[Entry],
    every: Sequence[Entry],
    standings: tuple[Standing, ...],
    terms: Terms,
) -> Portfolio:
    """Put together what is known.

    Args:
        counted: Assessments that were not assessed again.
        every: These and the others, which are history.
        standings: How each service stands.
        terms: On which day, for whom, and in which order.
    """
    today, is_public = terms.today, terms.is_public
    found = tuple(_seen(counted, every, is_public=is_public))
    published = {each.entry.folder for each in found}
    shown = [e for e in counted if not is_public or e.folder in published]
    owed = [] if is_public else [Owed(e, d) for e in shown for d in _due(e, terms)]
    owed.sort(key=lambda o: (o.deadline.due, o.entry.service))
    first = {o.entry.folder: o.deadline.due for o in reversed(owed)}
    place = placed_by(terms.wanted.order, first)
    seen = tuple(sorted(found, key=lambda each: place(each.entry)))
    grids = tuple(_grids(seen, terms.wanted.order))
    several = len(grids) > 1
    fails = [each for grid in grids for each in _fails(grid, several=several)]
    return Portfolio(
        today=today,
        wanted=terms.wanted,
        left_out=terms.left_out,
        standings=standings,
        seen=seen,
        grids=grids,
        fails=tuple(sorted(fails, key=lambda f: (-len(f.short), f.of))),
        owed=tuple(owed),
        conditions=tuple(
            Open(entry, asked)
            for entry in shown
            for asked in entry.asked
            if asked.is_condition and asked.is_open
        ),
        quarters=quarters(e for e in every if not (e.changed or e.is_self_review)),
        savings=went(each.entry.savings for each in seen),
        satisfaction=went(each.entry.satisfaction for each in seen),
        is_public=is_public,
        exports=terms.exports,
        hub=terms.hub,
        unreadable=terms.unreadable,
        reviewed_themselves=reviewed_themselves(every),
        altered=terms.altered,
        superseded=frozenset(
            {each.folder for each in every} - {each.folder for each in counted}
        ),
    )


def _due(entry: Entry, terms: Terms) -> Iterator[Deadline]:
    """Yield what is due; what nobody has ended is, however long ago that was."""
    for each in entry.spans:
        what = each.deadline.what
        if what == "reassessment" and entry.folder not in terms.again:
            continue
        if each.is_said(terms.today) or what in STAYS:
            yield each.deadline


def _seen(
    counted: Sequence[Entry], every: Sequence[Entry], *, is_public: bool
) -> Iterator[Seen]:
    now = {entry.folder for entry in counted}
    for group in of_one_service(every):
        published = [
            each
            for each in group
            if each.published is not None
            and not each.is_self_review
            and not (is_public and each.changed)
        ]
        last = [each for each in published if each.folder in now][-1:]
        for entry in last:
            before = tuple(published[: published.index(entry)])
            yield Seen(group[0].id, entry, before)


def _grids(seen: Iterable[Seen], order: Order) -> Iterator[Grid]:
    rows: dict[str, list[tuple[Seen, dict[str, Rated]]]] = {}
    known: dict[str, tuple[str, str]] = {}
    for each in seen:
        for standard in each.entry.standards:
            known[standard.id] = standard.title, standard.noun
            found = {rated.number: rated for rated in standard.criteria}
            rows.setdefault(standard.id, []).append((each, found))
    for name, those in sorted(rows.items(), key=lambda item: -len(item[1])):
        if order == "worst":
            those.sort(key=lambda row: shortness(row[1].values()))
        titles = {n: rated.title for _, found in those for n, rated in found.items()}
        numbers = tuple(sorted(titles, key=natural))
        yield Grid(name, *known[name], numbers, titles, tuple(those))


def _fails(grid: Grid, *, several: bool) -> Iterator[Fails]:
    for number in grid.numbers:
        rated = [(s, found[number]) for s, found in grid.rows if number in found]
        of = [each for each, held in rated if held.state in ("met", "short")]
        those = [(each, held) for each, held in rated if held.state == "short"]
        short = tuple(each for each, _ in those)
        if short:
            words = Counter(held.word for _, held in those).most_common()
            days = [day for s in short if (day := fell_short_since(s, grid.id, number))]
            since = min(days, default=None)
            title = grid.titles[number]
            yield Fails(
                grid.id, grid.title if several else "", grid.noun, number, title,
                short, tuple(words), len(of), since,
            )  # fmt: skip


def fell_short_since(seen: Seen, standard: str, number: str) -> date | None:
    """Return the day of the first of those reports in a row in which it fell short."""
    day = seen.entry.published
    for entry in reversed(seen.earlier):
        held = rated_in(entry, standard, number)
        if held is None or held.state != "short":
            break
        day = entry.published
    return day


def rated_in(entry: Entry, standard: str, number: str) -> Rated | None:
    """Return how a criterion was rated in one assessment; nothing if not asked."""
    for each in entry.standards:
        for rated in each.criteria if each.id == standard else ():
            if rated.number == number:
                return rated
    return None
