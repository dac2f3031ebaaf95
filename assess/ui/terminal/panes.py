"""Three panes, or one after the other on a narrow screen, and where one writes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical

from assess.ui.terminal.bar import Bar, Hints, Told
from assess.ui.terminal.key import Key
from assess.ui.terminal.page import Page
from assess.ui.terminal.talking import TalkingScreen

if TYPE_CHECKING:
    from textual.widget import Widget

PANES = ("list", "finding", "guidance")

WIDTHS = [(0, "-narrow"), (72, "-middle"), (112, "-wide")]
"""From how many columns on the panes stand beside each other, or not."""


class Panes(TalkingScreen[None]):
    """A list, what is in the middle, and guidance."""

    KEYS: ClassVar[tuple[Key[Any], ...]] = (
        Key("tab", "", lambda screen: screen.next_pane()),
    )

    HORIZONTAL_BREAKPOINTS = WIDTHS
    AUTO_FOCUS = "#list"

    DEFAULT_CSS = """
    Panes #list { width: 36; border-right: solid $border; }
    Panes #middle { width: 1fr; }
    Panes #finding { height: 1fr; padding: 0 1; }
    Panes #guidance { width: 38; border-left: solid $border; padding: 0 1; }
    Panes.-middle #list { width: 32; }
    Panes.-middle #guidance { display: none; width: 1fr; border-left: none; }
    Panes.-middle .show-guidance #guidance { display: block; }
    Panes.-middle .show-guidance #middle { display: none; }
    Panes.-middle .-writing #list { display: none; }
    Panes.-middle .-writing #guidance {
        display: block; width: 33; border-left: solid $border;
    }
    Panes.-middle .-writing #middle { display: block; }
    Panes.-narrow #list { width: 1fr; border-right: none; display: none; }
    Panes.-narrow #guidance { width: 1fr; border-left: none; display: none; }
    Panes.-narrow .show-list #list { display: block; }
    Panes.-narrow .show-guidance #guidance { display: block; }
    Panes.-narrow .show-list #middle { display: none; }
    Panes.-narrow .show-guidance #middle { display: none; }
    """

    def __init__(self) -> None:
        """Begin with nothing to write in."""
        super().__init__()
        self._panes = Horizontal(id="panes")
        self._is_furnished = False
        self._came_from = "finding"

    def compose_panes(self, head: Bar, listed: Page, *below: Widget) -> ComposeResult:
        """Return a header, what stands below it, three panes, and what can be done."""
        marks = self.app.marks
        self.take_width()
        yield head
        yield from below
        with self._panes:
            yield listed
            with Vertical(id="middle"):
                yield Page(id="finding", marks=marks, keeps_title=True)
            yield Page(id="guidance", marks=marks)
        yield Told()
        yield Hints()

    async def furnish(self) -> None:
        """Mount what is written in; too slow for the first paint."""
        if self._is_furnished:
            return
        from assess.ui.terminal.answering import answering  # noqa: PLC0415 - bench: walk, criteria on screen

        self._is_furnished = True
        words, *asked = answering(self.app.marks)
        await self.query_one("#middle").mount(words)
        await self.mount(*asked, before="#told")

    def show_head(self, left: str, right: str = "") -> None:
        """Say at the top what this is."""
        self.query_one("#head", Bar).tell(left, right)

    def page(self, name: str) -> Page:
        """Return one of the pages."""
        return self.query_one(f"#{name}", Page)

    # Panes

    def guidance(self) -> None:
        """Show the guidance, or go back from it."""
        is_shown = self._panes.has_class("show-guidance")
        self.show_pane("finding" if is_shown else "guidance")

    def next_pane(self) -> None:
        """Go to the next pane."""
        focused = self.focused.id if self.focused else "list"
        place = PANES.index(focused) + 1 if focused in PANES else 0
        self.show_pane(PANES[place % len(PANES)])

    def show_pane(self, name: str) -> None:
        """Show one of the panes, and give it the keys."""
        for pane in PANES:
            self._panes.set_class(pane == name, f"show-{pane}")
        self.page(name).focus()

    # While something is asked

    def lend_keys(self) -> None:
        """Remember where the keys are, to give them back there."""
        if isinstance(self.focused, Page) and self.focused.id in PANES:
            self._came_from = self.focused.id or "finding"
            self.focused.keeps_mark = True

    def take_keys(self) -> None:
        """Give the keys back to where they were."""
        for pane in PANES:
            self.page(pane).keeps_mark = False
        pane = self._came_from if self.page(self._came_from).display else "finding"
        self.page(pane).focus()

    def room_for_words(self) -> None:
        """Show the pane in which longer words are written."""
        self.show_pane("finding")
