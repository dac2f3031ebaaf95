"""Read the cells of a form: what a hand changed, as what it stands for."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Final, TypeVar

from assess.desk.days import read_day, read_due
from assess.desk.errors import RefusedError
from assess.exchange.workbook.reading import Row
from assess.exchange.workbook.values import for_cell, read_back
from assess.model.due import Due
from assess.model.versions.canonical import digest

Cell = str | date

_Held = TypeVar("_Held")


def kept(
    row: Row,
    head: str,
    was: Cell,
    held: _Held,
    read: Callable[[str], _Held],
) -> _Held:
    """Return what is held where the form says what it said, else what it says now."""
    if head not in row.cells or _same(row.cells[head], was):
        return held
    return read(text_of(row, head))


def _same(cell: Cell, was: Cell) -> bool:
    if isinstance(cell, date) or isinstance(was, date):
        return str(cell) == str(was)
    shown = read_back(for_cell(was))
    return _bare(cell) == _bare(shown)


def _bare(text: str) -> str:
    """Return text without what spreadsheets change at its ends."""
    return "\n".join(line.rstrip() for line in text.split("\n")).strip()


def text_of(row: Row, head: str) -> str:
    """Return a cell as text; nothing where the column is missing."""
    return str(row.cells.get(head, ""))


def own_id(row: Row) -> str:
    """Return an id for a row that somebody put in: the same each time it is read."""
    said = "\n".join(f"{head}\t{cell}" for head, cell in sorted(row.cells.items()))
    number = int(digest({"row": said}), 16)
    letters = []
    for _ in range(_LENGTH):
        number, place = divmod(number, len(_LETTERS))
        letters.append(_LETTERS[place])
    return "".join(letters)


_LETTERS: Final = "abcdefghjkmnpqrstvwxyz"
_LENGTH: Final = 8


def due_of(words: str) -> Due | None:
    """Return by when something is due."""
    return read_due(_unnumbered(words)) if words.strip() else None


def day_of(words: str) -> date | None:
    """Return a day."""
    return read_day(_unnumbered(words)) if words.strip() else None


def _unnumbered(words: str) -> str:
    """Return a day that a spreadsheet kept as the number of days since 1900."""
    number = words.strip()
    if number.isascii() and number.isdecimal() and len(number) == _DIGITS_OF_A_DAY:
        return (_FIRST_DAY + timedelta(days=int(number))).isoformat()
    return words


_DIGITS_OF_A_DAY: Final = 5
_FIRST_DAY: Final = date(1899, 12, 30)


def is_yes(words: str) -> bool:
    """Whether somebody said yes.

    Raises:
        RefusedError: it is neither yes nor no.
    """
    said = words.strip().casefold()
    if said in _YES:
        return True
    if said in _NO:
        return False
    raise RefusedError("sensitive can be yes or no.")


_YES: Final = frozenset({"yes", "y", "true", "1", "x"})
_NO: Final = frozenset({"", "no", "n", "false", "0"})
