"""Read a spreadsheet with openpyxl, which is an extra: `assess[office]`."""

import warnings
from collections.abc import Iterable
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from assess.desk.errors import RefusedError
from assess.exchange.archive import must_be_harmless
from assess.exchange.refusing import wrong
from assess.exchange.table import MOST_COLUMNS, MOST_ROWS, Row, Table
from assess.store import disk

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
    disk.content(path, path.name)  # refuses what is too large, or no plain file
    must_be_harmless(path, "a spreadsheet", "save it as CSV UTF-8")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of styles and validations, which are not read
        book = _opened(path)
        try:
            name, rows = _first_table(book)
        except Exception as error:  # whatever it meets in a file that somebody made
            raise _spoilt(path) from error
        finally:
            book.close()
    if len(rows) > MOST_ROWS:
        raise wrong(path, f"has more than {MOST_ROWS} rows; keep what is needed.")
    return Table(f"{path.name}, sheet {name}" if name else path.name, rows)


def _opened(path: Path) -> "Workbook":
    try:
        from openpyxl import load_workbook  # noqa: PLC0415 - it is an extra
    except ImportError as error:
        raise RefusedError(NOT_INSTALLED) from error
    try:
        return load_workbook(path, read_only=True, data_only=True, keep_links=False)
    except Exception as error:
        raise _spoilt(path) from error


def _spoilt(path: Path) -> Exception:
    return wrong(path, "is not a spreadsheet that can be read; save it as CSV UTF-8.")


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
