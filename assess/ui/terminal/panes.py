"""Three panes, or one after the other on a narrow screen, and where one writes."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from textual.screen import Screen

from assess.ui.terminal.bar import Bar, Hints
from assess.ui.terminal.page import Page

if TYPE_CHECKING:
    from assess.ui.terminal.ask import Ask, Words
    from assess.ui.terminal.begun import Begun
    from assess.ui.text.blocks import Block

PANES = ("list", "finding", "guidance")

WIDTHS = [(0, "-narrow"), (72, "-middle"), (112, "-wide")]
"""From how many columns on the panes stand beside each other, or not."""


class Panes(Screen[None]):
    """A list, what is in the middle, and guidance."""

    HORIZONTAL_BREAKPOINTS = WIDTHS
    AUTO_FOCUS = "#list"
    HINTS: ClassVar[tuple[str, ...]] = ()

    DEFAULT_CSS = """
    Panes #list { width: 36; border-right: solid $border; }
    Panes #middle { width: 1fr; }
    Panes #finding, Panes #choices { height: 1fr; padding: 0 1; }
    Panes #choices { display: none; }
    Panes.-choosing #choices { display: block; }
    Panes.-choosing #finding { display: none; }
    Panes #guidance { width: 38; border-left: solid $border; padding: 0 1; }
    Panes.-middle #list { width: 32; }
    Panes.-middle #guidance { display: none; width: 1fr; border-left: none; }
    Panes.-middle.show-guidance #guidance { display: block; }
    Panes.-middle.show-guidance #middle { display: none; }
    Panes.-narrow #list { width: 1fr; border-right: none; display: none; }
    Panes.-narrow #guidance { width: 1fr; border-left: none; display: none; }
    Panes.-narrow.show-list #list { display: block; }
    Panes.-narrow.show-guidance #guidance { display: block; }
    Panes.-narrow.show-list #middle { display: none; }
    Panes.-narrow.show-guidance #middle { display: none; }
    """

    def __init__(self) -> None:
        """Begin with nothing to write in."""
        super().__init__()
        self._ask: Ask | None = None
        self._writing: Words | None = None
        self._came_from = "finding"
        self._choose: Callable[[str], None] = lambda _: None

    def take_width(self) -> None:
        """Take the width of the terminal before the first layout, so that it lasts."""
        self.add_class(*self._get_breakpoint_classes(self.app.size.width, WIDTHS))

    def refresh_all(self) -> None:
        """Show everything again after a change."""

    # What can be told and asked

    async def furnish(self) -> None:
        """Mount what is written in; too slow for the first paint."""
        if self._ask is not None:
            return
        from assess.ui.terminal.ask import Ask, Words  # noqa: PLC0415 - slow to import

        self._ask, self._writing = Ask(), Words()
        await self.query_one("#middle").mount(self._writing)
        await self.mount(self._ask, before="#told")

    def page(self, name: str) -> Page:
        """Return one of the pages."""
        return self.query_one(f"#{name}", Page)

    def _hint(self) -> None:
        if self.has_class("-choosing"):
            self.query_one(Hints).tell("Enter Choose", "Esc Back")
        else:
            self.query_one(Hints).tell(*self.HINTS)

    def tell(self, sentence: str, *, trouble: bool = False) -> None:
        """Say something at the foot of the screen."""
        bar = self.query_one("#told", Bar)
        bar.set_class(trouble, "trouble")
        bar.tell(sentence)

    @property
    def words(self) -> Words:
        """The field for longer words; mounted before any key may write."""
        if self._writing is None:
            raise RuntimeError("nothing to write in is mounted yet")
        return self._writing

    def ask(
        self,
        question: str,
        then: Callable[[str], None],
        value: str = "",
        *,
        proposed: bool = False,
        begun: Begun | None = None,
    ) -> None:
        """Ask for one line."""
        self._remember_pane()
        if self._ask is not None:
            self._ask.ask(question, then, value, proposed=proposed, begun=begun)

    @property
    def is_asking(self) -> bool:
        """Whether a line is being asked for."""
        return self._ask is not None and self._ask.has_class("-asking")

    def _remember_pane(self) -> None:
        """Remember where the keys were, to give them back there."""
        if isinstance(self.focused, Page):
            self._came_from = self.focused.id or "finding"

    def _go_back(self) -> None:
        pane = self._came_from if self.page(self._came_from).display else "finding"
        self.page(pane).focus()

    def open_words(self, title: str, text: str, kept: Callable[[str], str]) -> None:
        """Open the field for longer words."""
        self._remember_pane()
        self.show_pane("finding")
        self.words.open(title, text, kept)

    # Panes

    def action_guidance(self) -> None:
        """Show the guidance, or go back from it."""
        self.show_pane("finding" if self.has_class("show-guidance") else "guidance")

    def action_list(self) -> None:
        """Go to the list."""
        self.show_pane("list")

    def action_next_pane(self) -> None:
        """Go to the next pane."""
        focused = self.focused.id if self.focused else "list"
        place = PANES.index(focused) + 1 if focused in PANES else 0
        self.show_pane(PANES[place % len(PANES)])

    def show_pane(self, name: str) -> None:
        """Show one of the panes, and give it the keys."""
        for pane in PANES:
            self.set_class(pane == name, f"show-{pane}")
        self.page(name).focus()

    # Choosing

    def choose(
        self, title: str, blocks: tuple[Block, ...], then: Callable[[str], None]
    ) -> None:
        """Let somebody choose one of *blocks* in place of the finding."""
        from assess.ui.text.blocks import Block  # noqa: PLC0415

        self._choose = then
        self.add_class("-choosing")
        self.show_pane("finding")
        page = self.page("choices")
        page.show((Block(title, "heading"), *blocks), key=None)
        page.focus()
        self._hint()

    def _end_choosing(self) -> None:
        self.remove_class("-choosing")
        self.page("finding").focus()
        self._hint()

    def on_ask_left(self, event: Ask.Left) -> None:
        """Go back to where the keys were, unless something else is asked at once."""
        if not (self.is_asking or self.has_class("-choosing")):
            self._go_back()
            if event.said:
                self.tell(event.said)

    def on_words_left(self) -> None:
        """Go back to where the keys were."""
        self._go_back()
        self.refresh_all()
