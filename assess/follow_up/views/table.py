"""Actions as members know them from a peer challenge: one table for each service."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby
from typing import Final, NamedTuple

from assess.document.markdown import one_line
from assess.exchange.word.parts import Cell, Paragraph, Part, Run, Table
from assess.exchange.workbook.values import Book, Column, Sheet
from assess.model.characters import visible
from assess.model.days import spelt

HEADS: Final = ("Reference", "Recommendation", "Accountable", "Due", "Status")

TITLE: Final = "Actions"

NOBODY: Final = "Not named"
NO_DATE: Final = "No date"


class Recommended(NamedTuple):
    """An action, as it stands in such a table."""

    service: str
    """With its phase."""
    reference: str
    text: str
    owner: str
    due: date | None
    by: str
    """By when, in words; nothing where nobody said."""
    status: str

    @property
    def cells(self) -> tuple[str, ...]:
        """What stands in the row, in words."""
        due = spelt(self.due) if self.due else self.by
        owner, day = self.owner or NOBODY, due or NO_DATE
        return self.reference, self.text, owner, day, self.status


def markdown(rows: Sequence[Recommended]) -> str:
    """Return the tables as Markdown."""
    lines: list[str] = []
    for service, found in _by_service(rows):
        lines += [f"## {one_line(service)}", "", _row(HEADS), _row(["---"] * 5)]
        lines += [_row([one_line(cell) for cell in each.cells]) for each in found]
        lines.append("")
    return "".join(f"{line}\n" for line in lines)


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _by_service(
    rows: Sequence[Recommended],
) -> Iterator[tuple[str, list[Recommended]]]:
    order = list(dict.fromkeys(each.service for each in rows))
    ordered = sorted(rows, key=lambda each: order.index(each.service))
    for service, found in groupby(ordered, key=lambda each: each.service):
        yield service, list(found)


def parts(rows: Sequence[Recommended], stood_on: date) -> tuple[Part, ...]:
    """Return what a Word document of them holds.

    Args:
        rows: The actions.
        stood_on: The day on which they stood so.
    """
    first = (
        Paragraph("h1", (Run(TITLE),)),
        Paragraph("p", (Run(f"As they stood on {spelt(stood_on)}."),)),
    )
    return (*first, *(part for each in _by_service(rows) for part in _table(*each)))


def _table(service: str, found: list[Recommended]) -> Iterator[Part]:
    words = visible(service)
    yield Paragraph("h2", (Run(words),))
    head = tuple(_cell(title, is_head=True) for title in HEADS)
    rows = [tuple(_cell(visible(cell)) for cell in each.cells) for each in found]
    yield Table(f"Actions for {words}", (head, *rows), 1)


def _cell(words: str, *, is_head: bool = False) -> Cell:
    return Cell((Paragraph("p", (Run(words),)),), is_head=is_head)


def book(rows: Sequence[Recommended]) -> Book:
    """Return the table of all services as a workbook."""
    columns = (
        Column("Reference", 11),
        Column("Recommendation", 60),
        Column("Accountable", 24),
        Column("Due", 18),
        Column("Due, in words", 22),
        Column("Status", 34),
        Column("Service", 30),
    )
    cells = tuple(
        (
            each.reference,
            each.text,
            each.owner,
            each.due,
            "" if each.due else each.by,
            each.status,
            each.service,
        )
        for each in rows
    )
    return Book(TITLE, "assess", (Sheet(TITLE, columns, cells),))
