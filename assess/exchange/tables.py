"""Read a table that somebody else made, as rows of text: CSV, or a spreadsheet."""

import csv
import io
from collections.abc import Callable
from pathlib import Path
from typing import Final

from assess.exchange.refusing import wrong
from assess.exchange.spreadsheets import read_xlsx
from assess.exchange.table import MOST_COLUMNS, MOST_ROWS, Row, Table
from assess.store import disk

_SEPARATORS: Final = ",;\t"


def read_table(path: Path) -> Table:
    """Return the first table of a file, by how its name ends.

    Raises:
        StoreError: it can't be read, is too large, or is no table.
        RefusedError: a part of the program that reads it is not installed.
    """
    return _READERS[path.suffix.lower()](path)


def read_csv(path: Path) -> Table:
    """Return the rows of a CSV file, whichever of the usual separators it has.

    Raises:
        StoreError: it can't be read, is not UTF-8, or is too large.
    """
    content = disk.content(path, path.name)
    if disk.is_utf16(content):
        raise wrong(path, "is UTF-16; save it as CSV UTF-8.")
    if b"\0" in content:
        raise wrong(path, "is not a text file; save the table as CSV UTF-8.")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise wrong(path, "is not UTF-8; save it as CSV UTF-8.", line) from error
    first = text.partition("\n")[0]
    separator = max(_SEPARATORS, key=first.count)
    return Table(path.name, _rows(path, text, separator))


def _rows(path: Path, text: str, separator: str) -> tuple[Row, ...]:
    found: list[Row] = []
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    try:
        for cells in reader:
            if len(cells) > MOST_COLUMNS or len(found) >= MOST_ROWS:
                raise wrong(path, _TOO_LARGE, reader.line_num)
            found.append(Row(reader.line_num, tuple(cell.strip() for cell in cells)))
    except csv.Error as error:
        said = f"is not CSV here: {error}; save the table as CSV UTF-8 again."
        raise wrong(path, said, reader.line_num) from error
    return tuple(found)


_TOO_LARGE: Final = (
    f"has more than {MOST_ROWS} rows or {MOST_COLUMNS} columns; keep what is needed."
)

_READERS: Final[dict[str, Callable[[Path], Table]]] = {
    ".csv": read_csv,
    ".tsv": read_csv,
    ".xlsx": read_xlsx,
}

ENDINGS: Final = frozenset(_READERS)
"""How the names of tables end."""
