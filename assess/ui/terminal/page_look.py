"""How a page looks: where it scrolls, and a row of it."""

from collections.abc import Iterable
from typing import Final

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

CSS: Final = """
Page {
    scrollbar-size-vertical: 1;
    overflow-x: hidden;
    overflow-y: scroll;
}
"""


def filled(parts: Iterable[tuple[str, Style]], width: int, ground: Style) -> Strip:
    """Return a row of words, each in its style, filled up with *ground*."""
    segments = [Segment(text, style) for text, style in parts]
    used = sum(cell_len(segment.text) for segment in segments)
    segments.append(Segment(" " * max(width - used, 0), ground))
    return Strip(segments, width)
