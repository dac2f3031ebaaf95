"""A page of blocks with a cursor, drawn row by row.

One widget for lists and for text: it mounts nothing, repaints only the rows
that changed, and shows the cursor by a mark and not by colour alone.
"""

from collections.abc import Hashable
from typing import ClassVar

from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.selection import Selection
from textual.strip import Strip

from assess.ui.terminal.inks import ink
from assess.ui.terminal.page_look import CSS, filled
from assess.ui.terminal.selecting import selectable
from assess.ui.text.blocks import (
    Block,
    Row,
    further,
    key_of,
    laid_out,
    pressed_at,
    rows_of,
    tinted,
)
from assess.ui.text.marks import Marks

BELOW = 1
"""How many rows below the cursor are kept in sight: what belongs to its line."""


class OfKey(Message):
    """Something that happened to a key of a page."""

    def __init__(self, page: "Page", key: Hashable) -> None:
        """Say where."""
        super().__init__()
        self.page = page
        self.key = key


class Page(ScrollView, can_focus=True):
    """Blocks, one below the other."""

    DEFAULT_CSS = CSS

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", "Up", show=False),
        Binding("down", "move(1)", "Down", show=False),
        Binding("home", "first", "First", show=False),
        Binding("end", "last", "Last", show=False),
        Binding("pageup", "page(-1)", "Page up", show=False),
        Binding("pagedown", "page(1)", "Page down", show=False),
        Binding("enter", "choose", "Choose", show=False),
    ]

    class Moved(OfKey):
        """The cursor went to another key."""

    class Chosen(OfKey):
        """A key was chosen, with Enter or the mouse."""

    class Pressed(Message):
        """Words were clicked that stand for a key."""

        def __init__(self, name: str) -> None:
            """Take the key."""
            super().__init__()
            self.name = name

    def __init__(
        self,
        *blocks: Block,
        id: str | None = None,  # noqa: A002 - as Textual calls it
        marks: Marks | None = None,
        key: Hashable = None,
        rests: bool = False,
        keeps_title: bool = False,
    ) -> None:
        """Begin with *blocks*, the cursor on *key* or else on the first key.

        With *rests* the cursor keeps a mark while the keys are elsewhere. With
        *keeps_title* what stands above the first key is in sight until it moves.
        """
        super().__init__(id=id)
        self.set_reactive(Page.show_vertical_scrollbar, value=True)
        self.marks = marks or Marks()
        self._blocks = blocks
        self._rows: list[Row] = []
        self._laid_out_for = 0
        self._rests = rests
        self._keeps_title = keeps_title
        self.keeps_mark = False  # that of the cursor, while the keys are elsewhere
        keys = self._keys()
        self.key = key if key in keys else next(iter(keys), None)

    # What it shows

    def show(self, blocks: tuple[Block, ...], *, key: Hashable = None) -> None:
        """Show *blocks*; the cursor goes to *key*, or stays, or to the first key."""
        if blocks == self._blocks and (key is None or key == self.key):
            return
        self._blocks = blocks
        keys = self._keys()
        wanted = key if key is not None else self.key
        self.key = wanted if wanted in keys else next(iter(keys), None)
        self._rows, self._laid_out_for = [], 0
        self._fit()
        self.refresh()

    def _keys(self) -> list[Hashable]:
        return [block.key for block in self._blocks if block.key is not None]

    def _lay_out(self) -> None:
        """Break the lines, unless that was done for this width."""
        width = self.scrollable_content_region.width or self.size.width
        if width != self._laid_out_for:
            self._laid_out_for = width
            room = max(width - self._gutter, 1)
            self._rows = laid_out(self._blocks, room, self.marks.cut)

    def _fit(self) -> None:
        """Tell the scroll bar how long the page is, and show the cursor.

        The size of a page never depends on what it holds, so the screen is not
        laid out anew, as setting the virtual size would do.
        """
        if self.size:
            self._lay_out()
            size = Size(self._laid_out_for, len(self._rows))
            self.set_reactive(Page.virtual_size, size)
            self._scroll_update(size)
            self._scroll_to_cursor()

    on_resize = _fit

    @property
    def _gutter(self) -> int:
        """How many cells the mark of the cursor takes, or its place."""
        is_at_the_edge = not (self._rests or self.styles.padding.left)
        return 2 if self._keys() or is_at_the_edge else 0

    def notify_style_update(self) -> None:
        """Draw again in the new colours."""
        super().notify_style_update()
        self.refresh()

    # How it is drawn

    def render_line(self, y: int) -> Strip:
        """Draw one row."""
        self._lay_out()
        width, number = self.size.width, y + self.scroll_offset.y
        ground = self.rich_style
        if number >= len(self._rows):
            return Strip.blank(width, ground)
        row = self._rows[number]
        block = self._blocks[row.block]
        is_here = block.key is not None and block.key == self.key
        is_lit = is_here and self.has_focus_within
        over = ink(self, "cursor") if is_lit else Style()
        text_style = ground + self._style(block.style) + over
        mark_style = ground + self._style(block.mark_style or block.style) + over
        parts = []
        if self._gutter:
            first = number == 0 or self._rows[number - 1].block != row.block
            sign = self._sign(focused=is_lit) if is_here and first else " "
            parts.append((f"{sign} ", text_style))
        words = tinted(row.text, block)
        tints = [(text, ground + self._style(name) + over) for text, name in words]
        parts += [(row.mark, mark_style), *tints]
        strip = filled(parts, width, text_style if is_lit else ground)
        return selectable(self, strip, number)

    def get_selection(self, selection: Selection) -> tuple[str, str]:
        """Return the words of the rows that were selected with the mouse."""
        self._lay_out()
        rows = [f"{' ' * self._gutter}{row.mark}{row.text}" for row in self._rows]
        return selection.extract("\n".join(rows)), "\n"

    def _sign(self, *, focused: bool) -> str:
        """Return the mark of the cursor, which a list keeps without the keys."""
        if focused or self.keeps_mark:
            return self.marks.cursor
        return self.marks.resting if self._rests else " "

    def _style(self, name: str) -> Style:
        return ink(self, name or "neutral")

    def _refresh_rows(self, key: Hashable) -> None:
        for number in rows_of(self._blocks, self._rows, key):
            y = number - self.scroll_offset.y
            if 0 <= y < self.size.height:
                self.refresh(Region(0, y, self.size.width, 1))

    # How the cursor moves

    def land(self, place: str) -> bool:
        """Move to the line of *place*, a key in a file, or to the first one in it."""
        for key in self._keys():
            if f"{key}.".startswith(f"{place}."):
                self.go(key)
                return True
        return False

    def go(self, key: Hashable) -> None:
        """Move the cursor to *key*, and into sight."""
        if key == self.key:
            self._scroll_to_cursor(moved=True)
        if key == self.key or key not in self._keys():
            return
        self._refresh_rows(self.key)
        self.key = key
        self._refresh_rows(key)
        self._scroll_to_cursor(moved=True)
        self.post_message(self.Moved(self, key))

    def _scroll_to_cursor(self, *, moved: bool = False) -> None:
        rows = rows_of(self._blocks, self._rows, self.key)
        if not rows or not self.size.height:
            return
        top, height = self.scroll_offset.y, self.size.height
        first, last = rows[0], min(rows[-1] + BELOW, len(self._rows) - 1)
        if self.key == self._keys()[0] and not self._keeps_title:
            first, last = 0, last if self.has_focus_within else 0
        elif self.key == self._keys()[0] and not (moved or top):
            return
        if last < height:
            first = 0  # what stands above is seen too
        if first < top:
            self.scroll_to(y=first, animate=False)
        elif last >= top + height:
            self.scroll_to(y=min(last - height + 1, rows[0]), animate=False)

    def action_move(self, steps: int) -> None:
        """Move the cursor, or scroll where there is none."""
        keys = self._keys()
        if not keys:
            self.scroll_to(y=self.scroll_offset.y + steps, animate=False)
        elif 0 <= (place := keys.index(self.key) + steps) < len(keys):
            self.go(keys[place])

    def action_page(self, pages: int) -> None:
        """Move by a page of rows."""
        self._lay_out()
        steps = pages * max(self.size.height - 1, 1)
        if self._keys():
            self.go(further(self._blocks, self._rows, self.key, steps))
        else:
            self.action_move(steps)

    def action_first(self) -> None:
        """Go to the first key, or to the top."""
        if keys := self._keys():
            self.go(keys[0])
        else:
            self.scroll_to(y=0, animate=False)

    def action_last(self) -> None:
        """Go to the last key, or to the end."""
        if keys := self._keys():
            self.go(keys[-1])
        else:
            self.scroll_end(animate=False)

    def action_choose(self) -> None:
        """Choose what the cursor is on."""
        if self.key is not None:
            self.post_message(self.Chosen(self, self.key))

    def on_click(self, event: events.Click) -> None:
        """Choose what was clicked, unless the mouse was drawn over words."""
        event.prevent_default()  # a second click is no wish to select everything
        place = event.get_content_offset(self)
        if place is None or self.screen.selections:
            return
        number = place.y + self.scroll_offset.y
        if number >= len(self._rows):
            return
        row = self._rows[number]
        line = f"{' ' * self._gutter}{row.mark}{row.text}"
        key = key_of(self._blocks, row.block)
        if name := pressed_at(self._blocks[row.block], line, place.x):
            self.post_message(self.Pressed(name))
        elif key is not None:
            self.go(key)
            self.post_message(self.Chosen(self, key))

    def on_focus(self) -> None:
        """Show the cursor in full, or as a mark only."""
        self._refresh_rows(self.key)

    on_blur = on_focus
