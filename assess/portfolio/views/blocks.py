"""The portfolio as blocks of a page on the screen."""

from collections.abc import Iterator

from assess.model.outcome import plural
from assess.portfolio.views.goals import Goal, Place
from assess.portfolio.views.heat import Cell, Row, Table
from assess.portfolio.views.part import Part
from assess.portfolio.views.portfolio import PortfolioView
from assess.ui.text.blocks import Block
from assess.ui.text.marks import Marks


def blocks(found: PortfolioView, marks: Marks) -> Iterator[Block]:
    """Yield the blocks of a portfolio; a line is known by its place."""
    yield Block(found.about, "quiet")
    yield Block()
    for number, sentence in enumerate(found.opening):
        # The cursor begins on the first one, so that nothing above is out of sight.
        yield Block(sentence, key=None if number else Place(found.title, 0))
    yield from _tables(found, marks)
    for part in found.parts:
        yield Block()
        yield from _part(part)
    if found.closing:
        yield Block()
    for sentence in found.closing:
        yield Block(sentence, "quiet")


def _tables(found: PortfolioView, marks: Marks) -> Iterator[Block]:
    for table in found.tables:
        yield Block()
        yield from _table(table, marks)
    if found.missing:
        yield Block()
        yield Block(found.missing, "quiet")


def _table(table: Table, marks: Marks) -> Iterator[Block]:
    yield Block(table.title, "accent")
    key = ", ".join(f"{_mark(cell, marks)} {cell.word.lower()}" for cell in table.key)
    across = "" if table.has_words else f" The numbers are {plural(table.noun)}."
    yield Block(f"{key}.{across}", "quiet", indent=1)
    if table.note:
        yield Block(table.note, "quiet", indent=1)
    for number, row in enumerate(table.rows):
        goals = (Goal(row.service, row.folder),)
        yield Block(_title(row), key=Place(table.title, number, goals), indent=1)
        tints = tuple({_mark(cell, marks): cell.colour for cell in row.cells}.items())
        yield Block(_rated(row, marks), indent=3, tints=tints)
    for sentence in table.below:
        yield Block(sentence, indent=1)


def _title(row: Row) -> str:
    said = row.service, row.council, row.outcome, row.altered
    return " · ".join(filter(None, said))


def _rated(row: Row, marks: Marks) -> str:
    return "  ".join(f"{_named(c)}{_mark(c, marks)}" for c in row.cells if c.word)


def _named(cell: Cell) -> str:
    return cell.number if cell.number.isdecimal() else f"{cell.number} "


def _mark(cell: Cell, marks: Marks) -> str:
    return marks.mark(cell.letter, cell.shape)


def _part(part: Part) -> Iterator[Block]:
    yield Block(part.title, "accent")
    if part.note:
        yield Block(part.note, "quiet", indent=1)
    for number, line in enumerate(part.lines):
        place = Place(part.title, number, line.goals)
        yield Block(line.text, "bad" if line.is_bad else "", key=place, indent=1)
        if line.about:
            yield Block(line.about, "quiet", indent=3)
    if part.rest:
        more = f"And {part.rest} more: assess portfolio --format json has all of them."
        yield Block(more, "quiet", indent=3)
