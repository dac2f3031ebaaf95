"""Let rows that a widget draws itself be selected with the mouse."""

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip
from textual.widget import Widget

SELECTED = Style(reverse=True)
"""Ink and ground change places, which reads as well in every theme."""


def selectable(widget: Widget, strip: Strip, row: int) -> Strip:
    """Return a drawn row with what is selected of it marked."""
    selection = widget.text_selection
    span = None if selection is None else selection.get_span(row)
    if span is not None:
        text = strip.text
        start, end = span[0], len(text) if span[1] < 0 else span[1]
        left, right = cell_len(text[:start]), cell_len(text[:end])
        whole = strip.crop(left, right)
        marked = Strip(
            Segment.apply_style(whole, post_style=SELECTED), whole.cell_length
        )
        strip = Strip.join([strip.crop(0, left), marked, strip.crop(right)])
    return strip.apply_offsets(0, row)
