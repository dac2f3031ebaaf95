"""Room for longer words, at the foot of the page."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import TextArea

from assess.ui.terminal.ask import AskWords, make_room
from assess.ui.terminal.bar import Bar, Hints


class Words(Vertical):
    """A title and room for longer words; every key press is handed on."""

    DEFAULT_CSS = """
    Words { height: 45%; min-height: 6; display: none; border-top: solid $border; }
    Words.-open { display: block; }
    Words Bar { background: $background; color: $accent; }
    Words TextArea, Words TextArea:focus {
        border: none; padding: 0 1; height: 1fr; background: $background;
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Back", show=False)
    ]

    class Left(Message):
        """The words were left; they are kept already."""

    def __init__(self) -> None:
        """Begin hidden."""
        super().__init__(id="words")
        self._kept: Callable[[str], str] = lambda _: ""
        self.title = ""

    def compose(self) -> ComposeResult:
        """A title and the words."""
        yield Bar(id="title")
        area = AskWords(id="area", soft_wrap=True, tab_behavior="focus")
        area.cursor_blink = False
        area.highlight_cursor_line = False
        yield area

    @property
    def is_open(self) -> bool:
        """Whether somebody is writing here."""
        return self.has_class("-open")

    @property
    def text(self) -> str:
        """What stands there now."""
        return self.query_one(TextArea).text

    def open(self, title: str, text: str, kept: Callable[[str], str]) -> None:
        """Show *text* for writing.

        *kept* gets it after every key press, and returns what has to be added.
        """
        area = self.query_one(TextArea)
        self._kept = lambda _: ""
        area.text = text
        area.move_cursor(area.document.end)
        self.title = title
        self._kept = kept
        self.query_one("#title", Bar).tell(title)
        self.add_class("-open")
        make_room(self, is_writing=True)
        self.screen.query_one(Hints).lend(
            "Esc Done", "F4 Your editor", "Ctrl+z Undo typing"
        )
        area.focus()

    def replace(self, text: str) -> None:
        """Put other words there, as one step that the field itself can undo."""
        area = self.query_one(TextArea)
        area.replace(text, area.document.start, area.document.end)

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Hand the words on."""
        event.stop()
        area = event.text_area
        if self.is_open and (added := self._kept(area.text)):
            here = area.cursor_location
            area.insert(added, area.document.end)
            area.move_cursor(here)

    def action_leave(self) -> None:
        """Stop writing."""
        self.close()

    def close(self) -> None:
        """Hide it."""
        self._kept = lambda _: ""
        self.remove_class("-open")
        make_room(self, is_writing=False)
        self.screen.query_one(Hints).lend()
        self.post_message(self.Left())
