"""Two assessments side by side, on screen."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult

from assess.compare.use_cases import compare
from assess.compare.views import blocks
from assess.desk.errors import RefusedError
from assess.store.errors import StoreError
from assess.ui.terminal.bar import Bar, Hints, Told
from assess.ui.terminal.key import Key
from assess.ui.terminal.keyed import KeyedScreen
from assess.ui.terminal.page import Page
from assess.ui.text.blocks import Block


class CompareScreen(KeyedScreen[None]):
    """The earlier assessment beside the later one."""

    DEFAULT_CSS = "CompareScreen Page { padding: 1 2; }"

    KEYS: ClassVar[tuple[Key[CompareScreen], ...]] = (
        Key("j", "", lambda screen: screen.page.action_move(1)),
        Key("k", "", lambda screen: screen.page.action_move(-1)),
        Key(
            "x",
            "Turn round which is the first",
            lambda screen: screen.turn_round(),
            hint="Turn round",
        ),
        Key("escape", "Back", lambda screen: screen.back(), hint="Back"),
    )
    NOW = (
        "The first assessment stands before the arrow and the second after it. x turns "
        "them round."
    )

    def __init__(self, first: Path, second: Path) -> None:
        """Take the folders of both."""
        super().__init__()
        self._folders = first, second

    def compose(self) -> ComposeResult:
        """A page."""
        yield Bar("Side by side", id="head")
        yield Page(id="page", marks=self.app.marks)
        yield Told()
        yield Hints(*self.hints())

    @property
    def page(self) -> Page:
        """The page."""
        return self.query_one(Page)

    def on_mount(self) -> None:
        """Show both."""
        self.show()
        self.page.focus()

    def show(self) -> None:
        """Compare, and show it; or say why it can't be compared."""
        try:
            view = compare(*self._folders)
        except (StoreError, RefusedError) as error:
            self.page.show((Block(str(error), "bad"),))
            return
        self.page.show(tuple(blocks(view, self.app.marks)))

    def turn_round(self) -> None:
        """Take the second as the first."""
        first, second = self._folders
        self._folders = second, first
        self.show()
