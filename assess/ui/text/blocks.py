"""Blocks of text: what pages are made of, wrapped to a width."""

import re
from collections.abc import Hashable, Iterator
from typing import Final, NamedTuple

from rich.cells import cell_len, chop_cells, set_cell_size

from assess.model.characters import visible

_UNBROKEN: Final = "\u00a0"


class Block(NamedTuple):
    """A line or paragraph of a page."""

    text: str = ""
    style: str = ""
    """The name of a style of the page: heading, quiet, good, bad ..."""
    key: Hashable = None
    """What the cursor finds here, as a value; `None` if it passes by."""
    mark: str = ""
    """Stands before the text, in the style of the mark."""
    mark_style: str = ""
    indent: int = 0
    wraps: bool = True
    presses: tuple[tuple[str, str], ...] = ()
    """Words of the line that answer a click, each with the key that they stand for."""
    tints: tuple[tuple[str, str], ...] = ()
    """Marks in the text that have a style of their own, each with its name."""
    tinted_from: int = 0
    """How much of the text stands before the first of them; words there stay plain."""


class Row(NamedTuple):
    """One row on the screen."""

    block: int
    """Which block it belongs to."""
    mark: str
    text: str


def laid_out(blocks: tuple[Block, ...], width: int, cut: str) -> list[Row]:
    """Return the rows of *blocks* in *width* cells; *cut* ends a line cut off."""
    rows = []
    for number, block in enumerate(blocks):
        mark = " " * block.indent + (f"{block.mark} " if block.mark else "")
        room = max(width - cell_len(mark), 4)
        text = visible(block.text)
        lines = (
            _wrapped(text, block, room) if block.wraps else [cut_off(text, room, cut)]
        )
        rows.append(Row(number, mark, lines[0]))
        space = " " * cell_len(mark)
        rows += [Row(number, space, line) for line in lines[1:]]
    return rows


def _wrapped(text: str, block: Block, room: int) -> list[str]:
    """Break a text into lines, but not inside words that answer a click."""
    for words, _ in block.presses:
        text = text.replace(words, words.replace(" ", _UNBROKEN))
    return [line.replace(_UNBROKEN, " ") for line in wrapped(text, room)]


def tinted(text: str, block: Block) -> Iterator[tuple[str, str]]:
    """Yield a row's text piece by piece, each with the name of its style."""
    styles = dict(block.tints)
    if not styles:
        yield text, block.style
        return
    marks = "|".join(re.escape(mark) for mark in styles)
    plain, rest = text[: block.tinted_from], text[block.tinted_from :]
    yield plain, block.style
    for piece in re.split(rf"((?<![^\W\d_])(?:{marks})(?![^\W_]))", rest):
        yield piece, styles.get(piece, block.style)


NAMED = 40
"""How many cells of a text stand for it where it is only named."""


def shortened(text: str) -> str:
    """Return the beginning of a text, to say which one is meant."""
    line = " ".join(text.split())
    if cell_len(line) <= NAMED:
        return line.rstrip(".")
    return set_cell_size(line, NAMED - 1).rpartition(" ")[0] + "…"


def further(
    blocks: tuple[Block, ...], rows: list[Row], key: Hashable, steps: int
) -> Hashable:
    """Return the key that is some rows further down, or up; at least the next one."""
    first: dict[Hashable, int] = {}
    for number, row in enumerate(rows):
        if (here := blocks[row.block].key) is not None:
            first.setdefault(here, number)
    at = first[key]
    beyond = [k for k, row in first.items() if (row > at if steps > 0 else row < at)]
    near = [k for k in beyond if abs(first[k] - at) <= abs(steps)]
    if steps > 0:
        return next(reversed(near), None) or next(iter(beyond), key)
    return next(iter(near), None) or next(reversed(beyond), key)


def rows_of(
    blocks: tuple[Block, ...], rows: list[Row], key: Hashable
) -> tuple[int, ...]:
    """Return the numbers of the rows of a key; none of no key."""
    if key is None:
        return ()
    return tuple(n for n, row in enumerate(rows) if blocks[row.block].key == key)


DETAIL = 2
"""By how many cells a line is set in that belongs to the one above it."""


def key_of(blocks: tuple[Block, ...], number: int) -> Hashable:
    """Return the key of a block, or of the one above it that it is a detail of."""
    while number and is_detail(blocks[number]):
        number -= 1
    return blocks[number].key


def pressed_at(block: Block, line: str, column: int) -> str:
    """Return the key for which the words at a column of a line stand, if they do."""
    for words, name in block.presses:
        before, found, _ = line.partition(words)
        first = cell_len(before)
        if found and first <= column < first + cell_len(words):
            return name
    return ""


def is_detail(block: Block) -> bool:
    """Whether it belongs to the one above: what is set in less, or stands out, not."""
    is_title = block.indent < DETAIL or block.style in ("heading", "accent")
    return bool(block.text) and not (block.key is not None or is_title)


def cut_off(text: str, width: int, cut: str) -> str:
    """Return a text as one line of at most *width* cells; *cut* ends what is cut."""
    line = text.replace("\n", " ").replace("\t", " ")
    if cell_len(line) <= width:
        return line
    return set_cell_size(line, width - 1).rstrip() + cut


def wrapped(text: str, width: int) -> list[str]:
    """Break text into lines of at most *width* cells; at least one line."""
    lines: list[str] = []
    for paragraph in text.expandtabs(4).split("\n"):
        lines += _wrapped_paragraph(paragraph, width)
    return lines


def _wrapped_paragraph(paragraph: str, width: int) -> list[str]:
    if cell_len(paragraph) <= width:
        return [paragraph]
    lines, line = [], ""
    for word in paragraph.split(" "):
        longer = f"{line} {word}" if line else word
        if cell_len(longer) <= width:
            line = longer
            continue
        if line:
            lines.append(line)
        *whole, line = chop_cells(word, width) or [""]
        lines += whole
    return [*lines, line]
