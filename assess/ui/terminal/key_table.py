"""All keys of a screen in columns, under headings; a click presses one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, ClassVar, NamedTuple

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from assess.ui.terminal.inks import ink
from assess.ui.terminal.key import GROUPS, Key
from assess.ui.text.blocks import wrapped

NARROWEST = 25
"""Cells that a column takes at least."""
GAPS = 3
"""Cells before a key, between it and what it does, and behind that."""


class Entry(NamedTuple):
    """A line of the table: a heading, or a key and what it does."""

    words: str
    key: Key[Any] | None = None
    goes_on: bool = False
    """Whether it goes on with what did not fit into the line above."""


def entries(here: Iterable[Key[Any]], everywhere: Iterable[Key[Any]]) -> list[Entry]:
    """Return the lines for the keys of a screen, and for those that act everywhere."""
    groups: dict[str, list[Entry]] = {name: [] for name in (*GROUPS, "Here")}
    for key in here:
        if key.label:
            groups[key.group or "Here"].append(Entry(key.label, key))
    groups["Everywhere"] = [Entry(key.label, key) for key in everywhere if key.label]
    return [
        entry
        for name, found in groups.items()
        if found
        for entry in (Entry(name), *found)
    ]


def columns(lines: list[Entry], width: int) -> list[list[Entry]]:
    """Return the lines in as many columns as fit, no heading at the foot of one.

    What a key does goes on in the next line where a column is too narrow for it.
    """
    count = max(width // NARROWEST, 1)
    lines = [part for line in lines for part in _broken(line, width // count)]
    height = -(-len(lines) // count)
    while True:
        found = list(_filled(lines, height))
        if len(found) <= count:
            return found
        height += 1


def _broken(line: Entry, room: int) -> Iterator[Entry]:
    if line.key is None:
        yield line
        return
    parts = wrapped(line.words, max(room - cell_len(line.key.name) - GAPS, 1))
    for number, words in enumerate(parts):
        yield Entry(words, line.key, goes_on=number > 0)


def _filled(lines: list[Entry], height: int) -> Iterator[list[Entry]]:
    column: list[Entry] = []
    for line in lines:
        is_last = len(column) == height - 1 and line.key is None
        if len(column) == height or is_last:
            yield column
            column = []
        column.append(line)
    yield column


class KeyTable(ScrollView, can_focus=True):
    """The keys, as many beside each other as fit."""

    DEFAULT_CSS = """
    KeyTable { background: $panel; scrollbar-size-vertical: 1; overflow-x: hidden; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("pageup", "page_up", "Page up", show=False),
        Binding("pagedown", "page_down", "Page down", show=False),
        Binding("up", "scroll_up", "Up", show=False),
        Binding("down", "scroll_down", "Down", show=False),
    ]

    class Pressed(Message):
        """A key was clicked."""

        def __init__(self, key: Key[Any]) -> None:
            """Take the key."""
            super().__init__()
            self.key = key

    def __init__(self, lines: list[Entry]) -> None:
        """Take the lines, in their order."""
        super().__init__()
        self._entries = lines
        self._columns: list[list[Entry]] = []

    def on_resize(self, event: events.Resize) -> None:
        """Fill the columns again."""
        self.lay_out(event.size.width)

    def lay_out(self, width: int) -> int:
        """Fill the columns for a width; return how many rows they take."""
        self._columns = columns(self._entries, width)
        rows = max(map(len, self._columns))
        self.virtual_size = Size(width, rows)
        self.refresh()
        return rows

    @property
    def _room(self) -> int:
        return self.scrollable_content_region.width // max(len(self._columns), 1)

    def render_line(self, y: int) -> Strip:
        """Draw a row across all columns."""
        number, room, style = y + self.scroll_offset.y, self._room, self.rich_style
        segments: list[Segment] = []
        for column in self._columns:
            entry = column[number] if number < len(column) else Entry("")
            segments += self._drawn(entry, room)
        return Strip(segments).adjust_cell_length(self.size.width, style)

    def _drawn(self, entry: Entry, room: int) -> list[Segment]:
        style = self.rich_style
        if entry.key is None:
            heading = ink(self, "group")
            words = set_cell_size(entry.words, min(cell_len(entry.words), room - 2))
            rest = " " * (room - 1 - cell_len(words))
            return [
                Segment(" ", style),
                Segment(words, style + (heading if words else style)),
                Segment(rest, style),
            ]
        name = entry.key.name
        if entry.goes_on:
            name = " " * cell_len(name)
        words = entry.words
        key = ink(self, "key")
        return [
            Segment(" ", style),
            Segment(name, style + key),
            Segment(set_cell_size(f" {words}", room - 1 - cell_len(name)), style),
        ]

    def on_click(self, event: events.Click) -> None:
        """Tell which key was clicked."""
        place = event.get_content_offset(self)
        if place is None or not self._columns:
            return
        column = self._columns[min(place.x // self._room, len(self._columns) - 1)]
        number = place.y + self.scroll_offset.y
        if number < len(column) and (key := column[number].key) is not None:
            self.post_message(self.Pressed(key))
