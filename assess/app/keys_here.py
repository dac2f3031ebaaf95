"""All keys of the screen that one is on, laid over its foot; a key there does it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual import events
from textual.app import ComposeResult
from textual.screen import ModalScreen

from assess.app.screen_table import HELP
from assess.ui.terminal.bar import Bar, Hints
from assess.ui.terminal.key import key_called
from assess.ui.terminal.key_table import Entry, KeyTable, entries
from assess.ui.terminal.keyed import KeyedScreen

if TYPE_CHECKING:
    from assess.ui.terminal.application import Application

SCROLL = ("up", "down", "pageup", "pagedown")


class KeysScreen(ModalScreen[events.Key]):
    """The keys; ends with one that was pressed, or with nothing."""

    DEFAULT_CSS = """
    KeysScreen { align: left bottom; background: $background 0%; }
    KeysScreen Bar { background: $panel; color: $accent; }
    KeysScreen KeyTable { height: auto; }
    """

    if TYPE_CHECKING:
        app: Application

    def __init__(self, under: KeyedScreen[Any]) -> None:
        """Take the screen whose keys they are."""
        super().__init__()
        self._under = under

    def compose(self) -> ComposeResult:
        """A title, the keys, and how to leave."""
        yield Bar("Keys here", "press one, or Esc", id="keys-title")
        yield KeyTable(self._entries())
        yield Hints()

    def _entries(self) -> list[Entry]:
        here = self._under.all_keys()
        others = self.app.all_keys()
        return entries(
            here,
            (key for key in others if not {*key.keys} & {*HELP} and key not in here),
        )

    def on_mount(self) -> None:
        """Make it as high as the keys need."""
        self._fit()
        self.query_one(Hints).lend("? Help", "Esc Back")
        self.query_one(KeyTable).focus()

    def on_resize(self) -> None:
        """Fit it again."""
        self._fit()

    def _fit(self) -> None:
        table, size = self.query_one(KeyTable), self.app.size
        table.styles.height = min(table.lay_out(size.width), max(size.height - 2, 1))

    def on_key(self, event: events.Key) -> None:
        """End with the key that was pressed."""
        if event.key in SCROLL:
            return
        event.stop()
        event.prevent_default()
        self._end(event)

    def on_key_table_pressed(self, event: KeyTable.Pressed) -> None:
        """End with the key that was clicked; one that rates needs its own key."""
        if "-" not in event.key.shown:
            self._end(events.Key(event.key.keys[0], None))

    def on_hints_pressed(self, event: Hints.Pressed) -> None:
        """Do what the hint says that was clicked."""
        self._end(events.Key(key_called(event.hint.split()[0]), None))

    def _end(self, event: events.Key) -> None:
        self.dismiss(None if event.key == "escape" else event)
