"""Where the panel stands, in one line: a shape for each criterion, by theme."""

from collections.abc import Hashable, Iterator
from typing import NamedTuple

from rich.segment import Segment
from textual import events
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from assess.ui.terminal.inks import ink
from assess.ui.text.blocks import Block
from assess.ui.text.marks import Marks


class Cell(NamedTuple):
    """A stretch of the line: a mark with its key, or words between."""

    text: str
    style: str = ""
    key: Hashable = None


class RatingStrip(Widget):
    """The marks of a list of criteria side by side; the current one stands in [ ]."""

    DEFAULT_CSS = """
    RatingStrip { height: 1; background: $background; color: $quiet; }
    """

    class Chosen(Message):
        """A mark was clicked."""

        def __init__(self, key: Hashable) -> None:
            """Take the criterion."""
            super().__init__()
            self.key = key

    def __init__(self, blocks: tuple[Block, ...], marks: Marks, key: Hashable) -> None:
        """Begin with the blocks of a list, the cursor on *key*."""
        super().__init__(id="strip")
        self._blocks, self._marks, self._key = blocks, marks, key

    def show(self, blocks: tuple[Block, ...], marks: Marks, key: Hashable) -> None:
        """Show another list, or another criterion as the current one."""
        if (blocks, marks, key) != (self._blocks, self._marks, self._key):
            self._blocks, self._marks, self._key = blocks, marks, key
            self.refresh()

    def go(self, key: Hashable) -> None:
        """Set another criterion off."""
        self.show(self._blocks, self._marks, key)

    def cells(self, width: int) -> tuple[Cell, ...]:
        """Return what stands in the line; without titles where they have no room."""
        cells = tuple(self._cells(titled=True))
        if sum(len(cell.text) for cell in cells) > width:
            cells = tuple(self._cells(titled=False))
        return cells

    def _cells(self, *, titled: bool) -> Iterator[Cell]:
        between = ""
        for block in self._blocks:
            if block.key is None and block.style == "heading":
                yield Cell("  " if between else " ")
                if titled:
                    yield Cell(f"{block.text.split()[0]} ")
                between = ""
            elif block.key is None:
                yield Cell(between)
            else:
                mark = self._letter(block.mark)
                mark = f"[{mark}]" if block.key == self._key else mark
                yield Cell(mark, block.mark_style or "neutral", block.key)
                between = " "

    def _letter(self, mark: str) -> str:
        """Return one letter for a mark, also where marks are letters in brackets."""
        if not self._marks.ascii_only:
            return mark
        lacking = self._marks.lacking if mark.endswith(self._marks.lacking) else ""
        return f"{mark[1:2].strip() or '.'}{lacking}"

    def render_line(self, y: int) -> Strip:
        """Draw it."""
        width, ground = self.size.width, self.rich_style
        segments = []
        for cell in self.cells(width) if not y else ():
            style = ground
            if cell.style:
                style += ink(self, cell.style)
            segments.append(Segment(cell.text, style))
        strip = Strip(segments)
        return strip.adjust_cell_length(width, ground)

    def on_click(self, event: events.Click) -> None:
        """Choose the criterion whose mark was clicked."""
        left = 0
        for cell in self.cells(self.size.width):
            if left <= event.x < left + len(cell.text) and cell.key is not None:
                self.post_message(self.Chosen(cell.key))
            left += len(cell.text)
