"""Help: what to do now, and every key, made from the keys themselves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, ClassVar

from textual.screen import Screen

from assess.store.state import state_folder
from assess.ui.terminal.application import CAPTURE
from assess.ui.terminal.key import Key, named
from assess.ui.terminal.keyed import KeyedScreen
from assess.ui.terminal.one_page import OnePageScreen
from assess.ui.text.blocks import Block


class HelpScreen(OnePageScreen):
    """One page, for the screen that it was asked from."""

    KEYS: ClassVar[tuple[Key[HelpScreen], ...]] = (
        Key("f1", "", lambda screen: screen.back()),
    )
    HEAD = "Help"

    def __init__(self, asked_from: Screen[Any]) -> None:
        """Take the screen that it explains."""
        super().__init__()
        self._from = asked_from

    def blocks(self) -> Iterator[Block]:
        """Yield what to do now, and every key."""
        yield Block("What to do now", "heading")
        keyed = self._from
        now = keyed.NOW if isinstance(keyed, KeyedScreen) else KeyedScreen.NOW
        yield Block(now)
        yield Block()
        yield Block("Keys here", "heading")
        yield from _lines(keyed.all_keys() if isinstance(keyed, KeyedScreen) else ())
        yield Block()
        yield Block("Keys everywhere", "heading")
        yield from _lines(key for key in self.app.all_keys() if key is not CAPTURE)
        yield Block()
        yield Block("Good to know", "heading")
        yield Block(
            "Single keys work whenever no text field has the cursor; Escape leaves a "
            "field, and what you typed is kept: it comes back at the same question, "
            "and u takes it away. Draw the mouse over words to select them; Ctrl+c "
            "then sends them to the terminal's clipboard. Start with --no-mouse to "
            "leave the mouse to the terminal."
        )
        yield Block(f"Journals and the log are in {state_folder()}.", "quiet")
        yield Block(f"Here is {Path.cwd()}.", "quiet")


def _lines(keys: Iterable[Key[Any]]) -> Iterator[Block]:
    """Yield a line for each key that says what it does."""
    for key in keys:
        if key.says:
            names = ", ".join(map(named, key.keys))
            yield Block(key.says, mark=f"{names:<10}")
