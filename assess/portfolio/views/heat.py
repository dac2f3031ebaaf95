"""Tables of marks: what is rated how, and what the marks mean."""

from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from assess.portfolio.logic.entries import Entry, Rated
from assess.portfolio.logic.order import Order
from assess.portfolio.logic.portfolio import ENOUGH, Grid, Seen
from assess.portfolio.views.part import count_of


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
    cells: tuple[Cell, ...]
    folder: str
    altered: str = ""
    """That it is not as it was published, where that is so."""


class Table(NamedTuple):
    """Services, or one service over time, against what was asked."""

    title: str
    noun: str
    columns: tuple[tuple[str, str], ...]
    """Number and title of each criterion."""
    rows: tuple[Row, ...]
    key: tuple[Cell, ...]
    """What the marks mean, in the order in which they come."""
    note: str
    """That there are few services, and what carried means, where that is so."""
    is_by_council: bool = True
    """Whether the services of a council stand together."""
    rows_are: str = "Service"
    """What stands at the head of the column of names."""
    below: tuple[str, ...] = ()
    """What is said of it in sentences."""
    has_words: bool = False
    """Whether its columns have names and no numbers."""


def table(grid: Grid, order: Order) -> Table:
    """Return the services that were asked one standard."""
    rows = tuple(_row(seen, found, grid.numbers) for seen, found in grid.rows)
    return Table(
        title=grid.title,
        noun=grid.noun,
        columns=tuple((number, grid.titles[number]) for number in grid.numbers),
        rows=rows,
        key=key_of(rows),
        note=" ".join(filter(None, (few(len(rows)), _carried(rows)))),
        is_by_council=order == "council",
        below=tuple(_worst(grid)),
    )


MOST: Final = 5
"""How many criteria that are rated worst are named below a table."""


def _worst(grid: Grid) -> Iterator[str]:
    """Name the criteria that are rated worst somewhere; the table has only numbers."""
    found: dict[str, list[str]] = {}
    for number in grid.numbers:
        where: dict[str, list[str]] = {}
        for seen, cells in grid.rows:
            if number in cells and cells[number].colour == "bad":
                where.setdefault(cells[number].word, []).append(seen.entry.service)
        for word, those in where.items():
            of = those[0] if len(those) == 1 else count_of(len(those), "service")
            said = f"{number}, {grid.titles[number]} ({of})"
            found.setdefault(word, []).append(said)
    for word, those in found.items():
        more = f"; and {len(those) - MOST} more" if len(those) > MOST else ""
        yield f"{word}: {grid.noun} {f'; {grid.noun} '.join(those[:MOST])}{more}."


def few(count: int) -> str:
    """Say that there are too few services, if there are."""
    if count >= ENOUGH:
        return ""
    were = "was" if count == 1 else "were"
    said = f"Only {count_of(count, 'service')} {were} rated against this"
    return f"{said}: too few to say what is usual."


def _carried(rows: Iterable[Row]) -> str:
    """Say what a carried rating is, where there is one."""
    words = (each.word for row in rows for each in row.cells)
    if not any(word.endswith("(carried)") for word in words):
        return ""
    return "Carried: rated in an earlier assessment."


def _row(seen: Seen, found: dict[str, Rated], numbers: Iterable[str]) -> Row:
    entry = seen.entry
    return Row(
        entry.service,
        entry.council,
        entry.outcome,
        tuple(cell(number, found.get(number)) for number in numbers),
        entry.folder,
        altered(entry),
    )


def altered(entry: Entry) -> str:
    """Say that what stands in an assessment is not what was published, if so."""
    return "Altered since it was published" if entry.changed else ""


def cell(number: str, rated: Rated | None) -> Cell:
    """Return how one criterion is rated; an empty cell where it was not asked."""
    if rated is None:
        return Cell(number, "", " ", "", "neutral")
    return Cell(number, rated.word, rated.letter, rated.shape, rated.colour)


_BEST_FIRST: Final = ("good", "middling", "bad")


def key_of(rows: Iterable[Row]) -> tuple[Cell, ...]:
    """Return each mark of a table once, the best first."""
    cells = (cell for row in rows for cell in row.cells if cell.word)
    found = {cell.word: cell._replace(number="") for cell in cells}
    return tuple(sorted(found.values(), key=_place))


def _place(each: Cell) -> int:
    known = each.colour in _BEST_FIRST
    return _BEST_FIRST.index(each.colour) if known else len(_BEST_FIRST)
