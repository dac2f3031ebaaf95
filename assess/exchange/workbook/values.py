"""What a workbook holds, as plain values."""

import re
from datetime import date
from typing import Final, NamedTuple

from assess.model.characters import visible

LONGEST_CELL: Final = 32_767
"""Letters that a cell of Excel holds, counted as UTF-16 has them."""

CUT: Final = " ... (cut here: a cell holds no more)"

Held = str | date | int | None


class Column(NamedTuple):
    """A column: what stands over it, and what may stand in it."""

    title: str
    width: float = 18
    choices: tuple[str, ...] = ()
    """What is offered in a list; anything else may be typed where this is empty."""
    is_open: bool = False
    """Whether a hand may change it, where the sheet is one to fill in."""
    is_hidden: bool = False
    is_day: bool = False
    """Whether days are typed into it."""


class Sheet(NamedTuple):
    """A sheet: one row for its heads, which stay in sight, and rows of cells."""

    name: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Held, ...], ...]
    is_form: bool = False
    """Whether only open columns may be changed."""
    is_hidden: bool = False


class Book(NamedTuple):
    """Sheets, and what they are called together."""

    title: str
    author: str
    sheets: tuple[Sheet, ...]


_ESCAPE: Final = re.compile("_(?=x[0-9A-Fa-f]{4}_)")


def for_cell(text: str) -> str:
    """Return text that stays text in a cell: nothing hides, acts or is too long."""
    return cut(written(visible(text)))


def written(text: str) -> str:
    """Return text as files of Excel spell it, in which `_x0041_` would be an A."""
    return _ESCAPE.sub("_x005F_", text)


def read_back(text: str) -> str:
    """Return text as it was before it was written, with the line ends of ours."""
    found = _WRITTEN.sub(lambda each: chr(int(each[1], 16)), text)
    return found.replace("\r\n", "\n").replace("\r", "\n")


_WRITTEN: Final = re.compile("_x(005F|000D|000A|0009)_", re.IGNORECASE)
"""What Excel writes of what is typed; LibreOffice writes all else as it was typed."""


def cut(text: str) -> str:
    """Return as much of a text as a cell holds, and that it was cut."""
    if _length(text) <= LONGEST_CELL:
        return text
    short = text[: LONGEST_CELL - len(CUT)]
    while _length(short) + len(CUT) > LONGEST_CELL:
        short = short[: -max(1, (_length(short) + len(CUT) - LONGEST_CELL) // 2)]
    return f"{short}{CUT}"


def _length(text: str) -> int:
    return len(text) + sum(1 for letter in text if ord(letter) > _LAST_OF_ONE)


_LAST_OF_ONE: Final = 0xFFFF
"""The last letter that UTF-16 writes in one piece."""
