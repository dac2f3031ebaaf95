"""Read a workbook that came back: each sheet by name, each cell by its heading."""

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any, NamedTuple

from assess.exchange.office import NO_EXCEL
from assess.exchange.refusing import wrong
from assess.exchange.table import MOST_COLUMNS, MOST_ROWS
from assess.exchange.workbook.opening import opened
from assess.exchange.workbook.values import read_back


class Row(NamedTuple):
    """A row below the heads, and where it stands."""

    line: int
    cells: dict[str, str | date]
    """By the heading of the column; a cell without anything in it is empty text."""


class Read(NamedTuple):
    """A sheet as it came back."""

    heads: tuple[str, ...]
    rows: tuple[Row, ...]


def read_book(path: Path) -> dict[str, Read]:
    """Return the sheets of a workbook, each with the heads of its first row.

    Raises:
        StoreError: it can't be read, is no workbook, or holds too much.
        RefusedError: openpyxl is not installed.
    """
    do = "save it as an Excel workbook (.xlsx)"
    with opened(path, "a workbook", do, NO_EXCEL) as book:
        return {sheet.title: _read(path, sheet) for sheet in book.worksheets}


def _read(path: Path, sheet: Any) -> Read:
    rows = sheet.iter_rows(
        max_row=MOST_ROWS + 2, max_col=MOST_COLUMNS, values_only=True
    )
    heads = tuple(str(_held(cell)).strip() for cell in next(rows, ()))
    found = tuple(_filled(heads, rows))
    if found and found[-1].line > MOST_ROWS + 1:
        raise wrong(path, f"has more than {MOST_ROWS} rows in one sheet.")
    return Read(tuple(filter(None, heads)), found)


def _filled(heads: tuple[str, ...], rows: Iterator[tuple[Any, ...]]) -> Iterator[Row]:
    for line, cells in enumerate(rows, start=2):
        held = {
            head: _held(cell) for head, cell in zip(heads, cells, strict=False) if head
        }
        if any(held.values()):
            yield Row(line, held)


def _held(cell: object) -> str | date:
    """Return a cell as text, or as a day; a whole number without its `.0`."""
    if cell is None:
        return ""
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return read_back(str(cell))
