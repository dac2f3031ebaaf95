"""A table of text, as people keep it in a spreadsheet."""

from typing import Final, NamedTuple

MOST_ROWS: Final = 5_000
MOST_COLUMNS: Final = 60


class Row(NamedTuple):
    """A row, and where it stands."""

    line: int
    cells: tuple[str, ...]


class Table(NamedTuple):
    """All rows of one table, the one with the headings among them."""

    name: str
    """The file, and its sheet if it has several."""
    rows: tuple[Row, ...]
