"""Read a spreadsheet with openpyxl, which is an extra: `assess[office]`."""

from collections.abc import Iterable
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from assess.exchange.refusing import wrong
from assess.exchange.table import MOST_COLUMNS, MOST_ROWS, Row, Table
from assess.exchange.workbook.opening import opened

if TYPE_CHECKING:
    from openpyxl import Workbook

NOT_INSTALLED: Final = (
    "Spreadsheets need openpyxl, which is not installed. Install it with "
    "pip install 'assess[office]', or save the sheet as CSV UTF-8."
)


def read_xlsx(path: Path) -> Table:
    """Return the first sheet that holds anything, as text.

    Raises:
        StoreError: it can't be read, is no spreadsheet, or unpacks to too much.
        RefusedError: openpyxl is not installed.
    """
    do = "save it as CSV UTF-8"
    with opened(path, "a spreadsheet", do, NOT_INSTALLED) as book:
        name, rows = _first_table(book)
    if len(rows) > MOST_ROWS:
        raise wrong(path, f"has more than {MOST_ROWS} rows; keep what is needed.")
    return Table(f"{path.name}, sheet {name}" if name else path.name, rows)


def _first_table(book: "Workbook") -> tuple[str, tuple[Row, ...]]:
    """Return the name and rows of the first sheet that holds anything."""
    for sheet in book.worksheets:
        rows = sheet.iter_rows(
            max_row=MOST_ROWS + 1, max_col=MOST_COLUMNS, values_only=True
        )
        found = _rows(rows)
        if found:
            return sheet.title, found
    return "", ()


def _rows(rows: Iterable[tuple[Any, ...]]) -> tuple[Row, ...]:
    found = [
        Row(number, tuple(map(_as_text, cells)))
        for number, cells in enumerate(rows, start=1)
    ]
    while found and not any(found[-1].cells):
        found.pop()
    return tuple(found)


def _as_text(cell: object) -> str:
    """Return a cell as a person reads it; a whole number without its `.0`."""
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    return cell.isoformat() if isinstance(cell, date) else str(cell).strip()
