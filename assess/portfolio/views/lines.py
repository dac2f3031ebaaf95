"""The portfolio as lines of text for a terminal or a pipe."""

import textwrap
from collections.abc import Iterator

from assess.model.characters import visible
from assess.model.outcome import plural
from assess.portfolio.views.heat import Row, Table
from assess.portfolio.views.part import Part, PartLine
from assess.portfolio.views.portfolio import PortfolioView

WIDTH = 80
NAME = 28
"""How many letters of a service stand before its ratings."""
ACROSS = 16
"""How many criteria stand beside each other."""


def lines(found: PortfolioView) -> Iterator[str]:
    """Yield the lines of a portfolio."""
    yield found.title
    yield from wrapped(found.about)
    yield ""
    for sentence in found.opening:
        yield from wrapped(sentence, "", "  ")
    yield from _tables(found)
    for part in found.parts:
        yield from ("", part.title)
        yield from _part(part)
    if found.closing:
        yield ""
        for sentence in found.closing:
            yield from wrapped(sentence)


def _tables(found: PortfolioView) -> Iterator[str]:
    for table in found.tables:
        yield from ("", table.title)
        yield from _table(table)
    if found.missing:
        yield ""
        yield from wrapped(found.missing)


def _table(table: Table) -> Iterator[str]:
    yield from _in_words(table) if table.has_words else _in_columns(table)
    across = "" if table.has_words else f" Across: the {plural(table.noun)}."
    key = ", ".join(f"{cell.letter} {cell.word.lower()}" for cell in table.key)
    yield from wrapped(f"{key}.{across}", "  ", "  ")
    for sentence in filter(None, (table.note, *table.below)):
        yield from wrapped(sentence, "  ", "    ")


def _in_words(table: Table) -> Iterator[str]:
    """Yield rows whose columns have names: each mark behind the name of its own."""
    for row in table.rows:
        yield from wrapped(_of(row), "  ", "    ")
        marks = ", ".join(f"{cell.number} {cell.letter}" for cell in row.cells)
        yield from wrapped(marks, "      ", "      ")


def _of(row: Row) -> str:
    """Say which service of which council a row is of."""
    return " · ".join(filter(None, (row.service, row.council, row.altered)))


def _in_columns(table: Table) -> Iterator[str]:
    has_several = len({row.council for row in table.rows}) > 1
    for begin in range(0, len(table.columns), ACROSS):
        numbers = [n for n, _ in table.columns[begin : begin + ACROSS]]
        wide = max(3, *(len(number) + 1 for number in numbers))
        yield f"  {'':{NAME}}{''.join(f'{number:>{wide}}' for number in numbers)}"
        council = ""
        for row in table.rows:
            if row.council != council and has_several and table.is_by_council:
                council = row.council
                yield f"  {visible(council)}"
            cells = row.cells[begin : begin + ACROSS]
            letters = "".join(f"{cell.letter:>{wide}}" for cell in cells)
            of = "" if table.is_by_council or not has_several else row.council
            yield from _beside(f"  {_name(row):{NAME}}{letters}", visible(of))
            if row.altered:
                yield f"    {row.altered}."


def _beside(line: str, council: str) -> Iterator[str]:
    """Yield a row with its council behind it, or below it where there is no room."""
    said = f"{line}  {council}".rstrip()
    if len(said) <= WIDTH:
        yield said
    else:
        yield line.rstrip()
        yield f"    {council}"


def _name(row: Row) -> str:
    name = visible(row.service)
    return name if len(name) <= NAME else f"{name[: NAME - 3].rstrip()}..."


def _part(part: Part) -> Iterator[str]:
    if part.note:
        yield from wrapped(part.note, "  ", "  ")
    for line in part.lines:
        yield from _said(line)
    if part.rest:
        yield f"  And {part.rest} more: --format json has all of them."


def _said(line: PartLine) -> Iterator[str]:
    yield from wrapped(line.text, "  ", "    ")
    if line.about:
        yield from wrapped(line.about, "      ", "      ")


def wrapped(words: str, first: str = "", rest: str = "") -> list[str]:
    """Return words as lines that fit a terminal."""
    return textwrap.wrap(
        visible(words),
        WIDTH,
        initial_indent=first,
        subsequent_indent=rest,
        break_on_hyphens=False,
    )
