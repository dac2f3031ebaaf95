"""The report, shown in the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.app import ComposeResult

from assess.desk.errors import RefusedError
from assess.document.shown import shown
from assess.publish.use_cases.report import drawing_for, report
from assess.store.errors import StoreError
from assess.ui.terminal.bar import Bar, Hints, Told
from assess.ui.terminal.key import Key
from assess.ui.terminal.keyed import KeyedScreen
from assess.ui.terminal.page import Page
from assess.ui.text.blocks import Block

if TYPE_CHECKING:
    from assess.desk.desk import Desk

MAKING = "Making the preview ..."


class PreviewScreen(KeyedScreen[None]):
    """A report to read."""

    DEFAULT_CSS = "PreviewScreen Page { padding: 0 1; }"

    KEYS: ClassVar[tuple[Key[PreviewScreen], ...]] = (
        Key(
            "j",
            "Down",
            lambda screen: screen.page.action_move(1),
            hint="Scroll",
            shown="j/k",
        ),
        Key("k", "Up", lambda screen: screen.page.action_move(-1)),
        Key(
            "pagedown",
            "Down by a page",
            lambda screen: screen.page.action_page(1),
            hint="down",
            shown="Page",
        ),
        Key(
            "escape,v", "Back to the review", lambda screen: screen.back(), hint="Back"
        ),
    )
    NOW = "Read the report as it stands now. Escape goes back to the review."

    def __init__(self, desk: Desk) -> None:
        """Take the desk whose report it is."""
        super().__init__()
        self._desk = desk
        self.is_made = False
        """Whether the report, or why there is none, stands there."""

    def compose(self) -> ComposeResult:
        """The report, and how to leave it."""
        yield Bar("Preview of the report", id="head")
        yield Page(Block(MAKING, "quiet"), id="page", marks=self.app.marks)
        yield Told()
        yield Hints(*self.hints())

    @property
    def page(self) -> Page:
        """The page."""
        return self.query_one(Page)

    def on_mount(self) -> None:
        """Make the report."""
        self.page.focus()
        self._make()

    @work(thread=True, exclusive=True)
    def _make(self) -> None:
        try:
            drawing = drawing_for(self._desk.folder)
            text = report(self._desk.assessment, "md", drawing=drawing)
        except (StoreError, RefusedError) as error:
            self.call_later(self._show, (Block(str(error), "bad"),))
        else:
            self.call_later(self._show, shown(text, self.app.marks))

    def _show(self, blocks: tuple[Block, ...]) -> None:
        self.page.show(blocks)
        self.is_made = True
