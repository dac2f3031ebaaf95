"""The library: browse by theme and phase, search all editions, compare two."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, ClassVar, get_args

from textual import work
from textual.app import ComposeResult

from assess.model.finding import CriterionRef
from assess.model.own_prompts import AskedAsWell, asked_as_well
from assess.model.values import Phase
from assess.setup.use_cases.new import offered
from assess.standards.logic.searching import Hit
from assess.standards.use_cases.library import Library
from assess.standards.views import pages
from assess.store.errors import StoreError
from assess.ui.terminal.bar import Bar
from assess.ui.terminal.key import Key
from assess.ui.terminal.page import Page
from assess.ui.terminal.panes import Panes
from assess.ui.text.blocks import Block

if TYPE_CHECKING:
    from pathlib import Path

    from assess.model.standard import Standard
    from assess.ui.terminal.begun import Keeps

PHASES: tuple[Phase, ...] = get_args(Phase)


class StandardsScreen(Panes):
    """Every edition that is there."""

    KEYS: ClassVar[tuple[Key[StandardsScreen], ...]] = (
        Key("j", "", lambda screen: screen.move(1)),
        Key("k", "", lambda screen: screen.move(-1)),
        Key(
            "enter",
            "Open what the cursor is on",
            lambda screen: screen.page("list").action_choose(),
            hint="Open",
        ),
        Key(
            "slash",
            "Search all standards",
            lambda screen: screen.find(),
            hint="Search all",
        ),
        Key("p", "Next phase", lambda screen: screen.turn_phase(), hint="Phase"),
        Key(
            "d",
            "Differences from another edition",
            lambda screen: screen.compare(),
            hint="Differences",
        ),
        Key(
            "g",
            "What other standards ask",
            lambda screen: screen.guidance(),
            hint="Asked elsewhere",
        ),
        Key("l", "List of standards", lambda screen: screen.show_pane("list")),
        Key("escape", "Back", lambda screen: screen.leave(), hint="Back"),
    )
    NOW = (
        "Enter opens a standard and its criteria; / searches all of them as you type; "
        "p changes the phase; d shows the differences from another edition."
    )

    def __init__(self, workspace: Path | None, phase: str = "") -> None:
        """Take where a council keeps editions of its own, and a phase to begin with."""
        super().__init__()
        self._heads = offered(workspace)
        self._library = Library(workspace)
        self._scales = self._library.scales.scale
        self._phase: Phase = next((p for p in PHASES if p == phase), "beta")
        self._opened: Standard | None = None
        self._words = ""
        self._hits: tuple[Hit, ...] = ()
        self._compared: tuple[Block, ...] | None = None

    def compose(self) -> ComposeResult:
        """The editions."""
        listed = Page(*self._editions(), id="list", marks=self.app.marks, rests=True)
        yield from self.compose_panes(Bar("Standards", id="head"), listed)

    def on_mount(self) -> None:
        """Begin in the list."""
        self.hint()
        self.show_pane("list")
        self.show_here()

    def keeps(self) -> Keeps:
        """Return where half-written words are kept; only searches are asked here."""
        return self.app.scribbles

    # What it shows

    def show_list(self) -> None:
        """Show the editions, or what was found in them."""
        listed = self._words and self._hits
        found = pages.found(self._hits, self._heads, self._words)
        rows = found if listed else self._editions()
        self.page("list").show(tuple(rows))

    def _editions(self) -> Iterator[Block]:
        yield from pages.passed_over(self._library.passed_over)
        yield from pages.editions(self._heads, self._opened)

    def show(self) -> None:
        """Show everything again."""
        self.show_list()
        self.show_here()

    def show_here(self) -> None:
        """Show what the cursor of the list is on."""
        here = self.page("list").key
        if self._compared is not None:
            self.page("finding").show(self._compared)
            return
        try:
            standard = self._library.standard(self._edition_here)
        except StoreError as error:
            self.tell(str(error), trouble=True)
            return
        if not isinstance(here, CriterionRef):
            self.page("finding").show(tuple(pages.edition(standard, self._heads)))
            none = Block("Open a standard with Enter, and choose one that it asks for.")
            self.page("guidance").show((none,))
            return
        number, marks = here.criterion, self.app.marks
        scale = self._scales[standard.scales[0]]
        as_well = self._as_well(standard.id, number)
        shown = pages.criterion(
            standard, number, self._phase, scale, marks, as_well=as_well
        )
        self.page("finding").show(tuple(shown))
        rows = self._library.crossings_of(standard, number)
        self.page("guidance").show(tuple(pages.crossing(rows, self._library.called)))
        self.page("finding").scroll_to(y=0, animate=False)

    def _as_well(self, name: str, number: str) -> AskedAsWell | None:
        """Return what the council asks beside a criterion, if that can be read."""
        try:
            own = self._library.own_prompts(name)
        except StoreError as error:
            self.tell(str(error), trouble=True)
            return None
        return asked_as_well(own, number, self._phase)

    def on_page_moved(self, event: Page.Moved) -> None:
        """Follow the cursor of the list."""
        if event.page.id == "list":
            self._compared = None
            self.show_here()

    async def on_page_chosen(self, event: Page.Chosen) -> None:
        """Open an edition, or go on to a criterion."""
        if event.page.id != "list":
            return
        if isinstance(event.key, CriterionRef):
            self.show_pane("finding")
            return
        is_open = self._opened is not None and self._opened.id == event.key
        self._opened = None if is_open else self._library.standard(str(event.key))
        self.show_list()

    @property
    def _edition_here(self) -> str:
        """The edition that the cursor of the list is on, or in."""
        here = self.page("list").key
        return here.standard if isinstance(here, CriterionRef) else str(here)

    def move(self, steps: int) -> None:
        """Move the cursor, or scroll what is read."""
        focused = self.focused
        if isinstance(focused, Page):
            focused.action_move(steps)

    def turn_phase(self) -> None:
        """Go on to the next phase."""
        place = (PHASES.index(self._phase) + 1) % len(PHASES)
        self._phase = PHASES[place]
        self._compared = None
        self.tell(f"At the end of {self._phase}.")
        self.show_here()

    # Searching

    async def find(self) -> None:
        """Ask for words; the list narrows with each letter."""
        await self.furnish()
        self.talk.find("Search all standards", self._search, self._words)

    @work(thread=True, exclusive=True, group="search")
    def _search(self, words: str) -> None:
        hits = self._library.search(words) if words.strip() else ()
        self.call_later(self._searched, words.strip(), hits)

    def _searched(self, words: str, hits: tuple[Hit, ...]) -> None:
        self._words, self._hits = words, hits
        if words and not hits:
            self.tell(f"No standard says {words}.")
        else:
            self.tell(f"{len(hits)} found." if words else "")
        self.show_list()
        self.show_here()

    # Comparing

    async def compare(self) -> None:
        """Choose the other edition."""
        await self.furnish()
        name = self._edition_here
        rows = tuple(
            Block(f"{head.title} ({head.edition})", key=head.id)
            for head in self._heads
            if head.id != name
        )
        compare = partial(self._compare, name)
        self.talk.choose("Compare with which edition?", rows, compare)

    def _compare(self, name: str, other: str) -> None:
        self._compared = tuple(
            pages.compared(
                self._library.standard(name),
                self._library.standard(other),
                self._library.compare(name, other),
            )
        )

    def leave(self) -> None:
        """Go back one step."""
        if self._words:
            self._searched("", ())
            self.show_pane("list")
        elif not self.page("list").has_focus:
            self._compared = None
            self.show_pane("list")
            self.show_here()
        else:
            self.dismiss(None)
