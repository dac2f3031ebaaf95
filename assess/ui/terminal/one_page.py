"""A screen that is one page to read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar

from textual.app import ComposeResult

from assess.ui.terminal.bar import Bar, Hints
from assess.ui.terminal.key import Key
from assess.ui.terminal.keyed import KeyedScreen
from assess.ui.terminal.page import Page
from assess.ui.text.blocks import Block


class OnePageScreen(KeyedScreen[None]):
    """A title, and blocks below it; nothing can be changed there."""

    KEYS: ClassVar[tuple[Key[Any], ...]] = (
        Key(
            "down",
            "",
            lambda screen: screen.query_one(Page).action_move(1),
            hint="Scroll",
            shown="Arrow keys",
        ),
        Key("escape", "Back", lambda screen: screen.back(), hint="Back"),
    )
    NOW = "Read it with the arrow keys; Escape goes back."

    DEFAULT_CSS = "OnePageScreen Page { padding: 1 2; }"

    HEAD: ClassVar[str] = ""
    """What stands at its head."""

    def blocks(self) -> Iterator[Block]:
        """Yield what there is to read."""
        raise NotImplementedError

    def compose(self) -> ComposeResult:
        """A page."""
        yield Bar(id="head")
        yield Page(id="page")
        yield Hints(*self.hints())

    def on_mount(self) -> None:
        """Show it."""
        self.query_one("#head", Bar).tell(self.HEAD)
        page = self.query_one(Page)
        page.show(tuple(self.blocks()))
        page.focus()
