"""Write a table as CSV that a spreadsheet opens without running anything."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice
from typing import Final

from assess.model.characters import visible

FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n")
"""What a spreadsheet takes for the beginning of a formula (OWASP)."""


_AT_A_TIME: Final = 1_000
"""How many rows are one part."""


def csv_text(columns: Sequence[str], rows: Iterable[Iterable[object]]) -> str:
    """Return a table with a row of heads; nothing is an empty cell."""
    return "".join(csv_parts(columns, rows))


def csv_parts(
    columns: Sequence[str], rows: Iterable[Iterable[object]]
) -> Iterator[str]:
    """Yield the same part by part, of tables that are too long for memory."""
    every = chain([columns], ([_cell(value) for value in row] for row in rows))
    while some := list(islice(every, _AT_A_TIME)):
        out = io.StringIO()
        csv.writer(out, lineterminator="\n").writerows(some)
        yield out.getvalue()


def _cell(value: object) -> object:
    """Return a cell that no spreadsheet takes for a formula."""
    if isinstance(value, str):
        words = visible(value)
        return f"'{words}" if words.startswith(FORMULA) else words
    return "" if value is None else value
