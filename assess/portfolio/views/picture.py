"""The picture of many services in words: what a terminal, a page and a screen say."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby
from typing import Final, NamedTuple

from assess.document.drawing import Drawing
from assess.document.templates import drawn
from assess.model.council import Council
from assess.model.days import spelt
from assess.model.outcome import listed
from assess.portfolio.logic.entries import Entry, Rated
from assess.portfolio.logic.picture import ENOUGH, Fails, Grid, Owed, Picture, Seen
from assess.portfolio.logic.standing import STATES, Standing
from assess.portfolio.views.services import assessment_of, counts, facts, title

MOST: Final = 6
"""How many lines of a list are said; the tables for other programs have all."""


class Cell(NamedTuple):
    """How one criterion of one service is rated."""

    number: str
    word: str
    letter: str
    shape: str
    colour: str


class Row(NamedTuple):
    """One service in a table of criteria."""

    service: str
    council: str
    outcome: str
    colour: str
    shape: str
    cells: tuple[Cell, ...]
    folder: str


class Table(NamedTuple):
    """The services that were asked one standard."""

    title: str
    noun: str
    columns: tuple[tuple[str, str], ...]
    """Number and title of each criterion."""
    rows: tuple[Row, ...]
    key: tuple[Cell, ...]
    """What the marks mean, in the order in which they come."""
    note: str
    """That there are few services, where there are."""


class Line(NamedTuple):
    """Something that is said, what it is about, and which assessment to open."""

    text: str
    about: str
    is_bad: bool = False
    folder: str = ""


class Part(NamedTuple):
    """Lines under a heading; more of them are in the tables."""

    title: str
    lines: tuple[Line, ...]
    rest: int = 0


class PictureView(NamedTuple):
    """Everything that is said."""

    title: str
    about: str
    opening: tuple[str, ...]
    tables: tuple[Table, ...]
    parts: tuple[Part, ...]
    closing: tuple[str, ...]
    is_public: bool
    tool_version: str
    masthead: str
    variant: str = "summary portfolio"

    @property
    def service(self) -> str:
        """What stands as the heading of the page."""
        return self.title

    @property
    def is_final(self) -> bool:
        """Whether search engines may list it: what is for the public."""
        return self.is_public


def view(found: Picture, tool_version: str) -> PictureView:
    """Say what a picture shows."""
    councils = sorted({each.council for each in found.standings if each.council})
    return PictureView(
        title="Where our services stand",
        about=_about(found, councils),
        opening=tuple(_opening(found)),
        tables=tuple(map(_table, found.grids)),
        parts=tuple(_parts(found)),
        closing=tuple(_closing(found)),
        is_public=found.is_public,
        tool_version=tool_version,
        masthead=", ".join(councils) or "Services",
    )


def page(found: PictureView, council: Council) -> str:
    """Return the picture as a web page, in the look of a council."""
    return drawn("portfolio", "html", Drawing(council), report=found)


def _about(found: Picture, councils: list[str]) -> str:
    many = _count(len(found.standings), "service")
    of = f" of {_count(len(councils), 'council')}" if councils[1:] else ""
    only = "Published results only. " if found.is_public else ""
    return f"{only}{many}{of}, on {spelt(found.today)}"


def _opening(found: Picture) -> Iterator[str]:
    if not found.seen:
        yield "No result is published yet."
    else:
        outcomes = Counter(s.entry.outcome for s in found.seen if s.entry.outcome)
        said = [f"{n} {word.lower()}" for word, n in outcomes.most_common()]
        results = f": {listed(said)}" if said else ""
        of = f"{len(found.seen)} of {_count(len(found.standings), 'service')}"
        have = "has" if len(found.seen) == 1 else "have"
        yield f"{of} {have} a published result{results}."
    if not found.is_public and found.standings:
        yield f"Of all services: {counts(found.standings)}."
    if found.fails:
        yield f"Most often not met: {_fails_in_words(found.fails[0])}."
    yield from _late(found)
    if found.conditions:
        are = "condition is" if len(found.conditions) == 1 else "conditions are"
        yield f"{len(found.conditions)} {are} not confirmed yet."


def _late(found: Picture) -> Iterator[str]:
    late = [each for each in found.owed if each.deadline.days_late(found.today)]
    if late:
        first = late[0]
        days = _count(first.deadline.days_late(found.today), "day")
        yield (
            f"{_count(len(late), 'thing')} {'is' if not late[1:] else 'are'} overdue; "
            f"the oldest by {days}: {first.deadline.words.removesuffix('.')} "
            f"({first.entry.service}, {first.deadline.who})."
        )
    elif not found.is_public and found.standings:
        yield "Nothing is overdue."


def _fails_in_words(each: Fails) -> str:
    since = f", since {spelt(each.since)}" if each.since else ""
    return (
        f"{each.noun} {each.number}, {each.title}, in {len(each.short)} of "
        f"{_count(each.of, 'service')}{since}"
    )


def _table(grid: Grid) -> Table:
    rows = tuple(_row(seen, found, grid.numbers) for seen, found in grid.rows)
    cells = [cell for row in rows for cell in row.cells if cell.word]
    key = {cell.letter: cell._replace(number="") for cell in cells}
    order = {"good": 0, "middling": 1, "bad": 2}
    return Table(
        title=grid.title,
        noun=grid.noun,
        columns=tuple((number, grid.titles[number]) for number in grid.numbers),
        rows=rows,
        key=tuple(sorted(key.values(), key=lambda cell: order.get(cell.colour, 3))),
        note=_few(len(rows)),
    )


def _few(count: int) -> str:
    """Say that there are too few services, if there are."""
    if count >= ENOUGH:
        return ""
    were = "was" if count == 1 else "were"
    said = f"Only {_count(count, 'service')} {were} rated against this"
    return f"{said}: too few to say what is usual."


def _row(seen: Seen, found: dict[str, Rated], numbers: Iterable[str]) -> Row:
    entry = seen.entry
    return Row(
        entry.service,
        entry.council,
        entry.outcome,
        entry.colour,
        entry.shape,
        tuple(_cell(number, found.get(number)) for number in numbers),
        entry.folder,
    )


def _cell(number: str, rated: Rated | None) -> Cell:
    if rated is None:
        return Cell(number, "", " ", "", "neutral")
    return Cell(number, rated.word, rated.letter, rated.shape, rated.colour)


def _parts(found: Picture) -> Iterator[Part]:
    fails = [_failing(each) for each in found.fails]
    yield from _part("What is not met most often", fails)
    late = [o for o in found.owed if o.deadline.days_late(found.today)]
    yield from _part("Overdue", [_owed(each, found.today) for each in late])
    soon = [o for o in found.owed if not o.deadline.days_late(found.today)]
    yield from _part("Due next", [_owed(each, found.today) for each in soon])
    yield from _part("Who has something to do", list(_by_whom(found)), most=None)
    open_ = [
        Line(each.asked.text, _of(each.entry), folder=each.entry.folder)
        for each in found.conditions
    ]
    yield from _part("Conditions not confirmed yet", open_)
    if not found.is_public:
        yield from _services(found)
    before = [
        Line(f"{_of(each.entry)}: {_history(each)}", "", folder=each.entry.folder)
        for each in found.seen
        if each.earlier
    ]
    yield from _part("Results before", before)


def _part(heading: str, lines: list[Line], most: int | None = MOST) -> Iterator[Part]:
    if lines:
        yield Part(heading, tuple(lines[:most]), len(lines[most:] if most else ()))


def _failing(each: Fails) -> Line:
    names = sorted({seen.entry.service for seen in each.short})
    few = "" if each.of >= ENOUGH else f" {_count(each.of, 'service')}: few."
    said = _fails_in_words(each)
    return Line(f"{said[:1].upper()}{said[1:]}", f"{listed(names)}.{few}")


def _owed(each: Owed, today: date) -> Line:
    deadline = each.deadline
    late = deadline.days_late(today)
    overdue = f", {_count(late, 'day')} overdue" if late else ""
    return Line(
        deadline.words,
        f"{_of(each.entry)}. {deadline.who}, {spelt(deadline.due)}{overdue}",
        is_bad=bool(late),
        folder=each.entry.folder,
    )


def _by_whom(found: Picture) -> Iterator[Line]:
    every = Counter(each.deadline.who for each in found.owed)
    late = Counter(
        o.deadline.who for o in found.owed if o.deadline.days_late(found.today)
    )
    for who in sorted(every, key=lambda name: (-late[name], -every[name], name)):
        overdue = f", {late[who]} of them overdue" if late[who] else ""
        yield Line(who, f"{every[who]} due{overdue}", is_bad=bool(late[who]))


def _services(found: Picture) -> Iterator[Part]:
    for state, those in groupby(found.standings, key=lambda each: each.state):
        lines = [
            Line(
                title(each),
                facts(each, found.today),
                is_bad=state == "due",
                folder=_folder(each),
            )
            for each in those
        ]
        yield Part(STATES[state], tuple(lines))


def _folder(each: Standing) -> str:
    """Return the assessment to open for a service; nothing if there is none."""
    assessed = assessment_of(each)
    return assessed.folder if assessed else ""


def _history(each: Seen) -> str:
    found = [*each.earlier, each.entry]
    return ", then ".join(
        f"{entry.phase}, {spelt(entry.published) if entry.published else ''}: "
        f"{entry.outcome.lower() or 'no overall result'}"
        for entry in found
    )


def _of(entry: Entry) -> str:
    return " · ".join(filter(None, (entry.service, entry.council)))


def _closing(found: Picture) -> Iterator[str]:
    if found.grids[1:]:
        standards = listed([grid.title for grid in found.grids])
        yield (
            f"{len(found.grids)} standards were used: {standards}. They ask for "
            "different things, so their ratings stand side by side and are never "
            "added up."
        )
    if any(len(grid.rows) < ENOUGH for grid in found.grids):
        yield f"Of fewer than {ENOUGH} services one more can turn every count."


def _count(number: int, noun: str) -> str:
    return f"1 {noun}" if number == 1 else f"{number:,} {noun}s"
