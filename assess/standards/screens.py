"""The library: browse by theme and phase, search all editions, compare two."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, get_args

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical

from assess.model.values import Phase
from assess.setup.use_cases.new import offered
from assess.standards.logic.searching import Hit
from assess.standards.use_cases.library import Library
from assess.standards.views import pages
from assess.store import standards
from assess.store.errors import StoreError
from assess.ui.terminal.bar import Bar, Hints, Told
from assess.ui.terminal.page import Page
from assess.ui.terminal.panes import Panes
from assess.ui.text.blocks import Block

if TYPE_CHECKING:
    from pathlib import Path

    from assess.app.application import AssessApp
    from assess.model.standard import Standard

PHASES: tuple[Phase, ...] = get_args(Phase)


class StandardsScreen(Panes):
    """Every edition that is there."""

    HINTS = (
        "Enter Open",
        "/ Search all",
        "p Phase",
        "d Differences",
        "g Asked elsewhere",
        "Esc Back",
    )

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j", "move(1)", "Down", show=False),
        Binding("k", "move(-1)", "Up", show=False),
        Binding("slash", "find", "Search all standards"),
        Binding("p", "phase", "Next phase"),
        Binding("d", "compare", "Differences from another edition"),
        Binding("g", "guidance", "What other standards ask"),
        Binding("l", "list", "List of standards"),
        Binding("tab", "next_pane", "Next pane", show=False),
        Binding("escape", "leave", "Back"),
    ]

    if TYPE_CHECKING:
        app: AssessApp

    def __init__(self, workspace: Path | None, phase: str = "") -> None:
        """Take where a council keeps editions of its own, and a phase to begin with."""
        super().__init__()
        self._heads = offered(workspace)
        self._library = Library(workspace)
        self._scales = standards.read_scales().scale
        self._phase: Phase = next((p for p in PHASES if p == phase), "beta")
        self._opened: Standard | None = None
        self._words = ""
        self._hits: tuple[Hit, ...] = ()

    def compose(self) -> ComposeResult:
        """A header, three panes, and what can be done."""
        marks = self.app.marks
        self.take_width()
        yield Bar("Standards", id="head")
        with Horizontal():
            yield Page(*pages.editions(self._heads, None), id="list", marks=marks)
            with Vertical(id="middle"):
                yield Page(id="finding", marks=marks)
                yield Page(id="choices", marks=marks)
            yield Page(id="guidance", marks=marks)
        yield Told()
        yield Hints(*self.HINTS)

    def on_mount(self) -> None:
        """Begin in the list."""
        self.show_pane("list")
        self.show_here()

    # What it shows

    def show_list(self) -> None:
        """Show the editions, or what was found in them."""
        listed = self._words and self._hits
        rows = (
            pages.found(self._hits)
            if listed
            else pages.editions(self._heads, self._opened)
        )
        self.page("list").show(tuple(rows))

    def refresh_all(self) -> None:
        """Show everything again."""
        self.show_list()
        self.show_here()

    def show_here(self) -> None:
        """Show what the cursor of the list is on."""
        name, _, number = self.page("list").key.partition(":")
        try:
            standard = self._library.standard(name)
        except StoreError as error:
            self.tell(str(error), trouble=True)
            return
        if not number:
            self.page("finding").show(tuple(pages.edition(standard)))
            self.page("guidance").show(())
            return
        scale = self._scales[standard.scales[0]]
        shown = pages.criterion(standard, number, self._phase, scale, self.app.marks)
        self.page("finding").show(tuple(shown))
        rows = self._library.crossings_of(standard, number)
        self.page("guidance").show(tuple(pages.crossing(rows, self._library.title)))
        self.page("finding").scroll_to(y=0, animate=False)

    def on_page_moved(self, event: Page.Moved) -> None:
        """Follow the cursor of the list."""
        if event.page.id == "list":
            self.show_here()

    def on_page_chosen(self, event: Page.Chosen) -> None:
        """Open an edition, go on to a criterion, or compare with what was chosen."""
        if event.page.id == "choices":
            choose = self._choose
            self._end_choosing()
            choose(event.key)
        elif event.page.id == "list" and ":" not in event.key:
            is_open = self._opened is not None and self._opened.id == event.key
            self._opened = None if is_open else self._library.standard(event.key)
            self.show_list()
        elif event.page.id == "list":
            self.show_pane("finding")

    def action_move(self, steps: int) -> None:
        """Move the cursor, or scroll what is read."""
        focused = self.focused
        if isinstance(focused, Page):
            focused.action_move(steps)

    def action_phase(self) -> None:
        """Go on to the next phase."""
        place = (PHASES.index(self._phase) + 1) % len(PHASES)
        self._phase = PHASES[place]
        self.tell(f"At the end of {self._phase}.")
        self.show_here()

    # Searching

    async def action_find(self) -> None:
        """Ask for words; the list narrows with each letter."""
        await self.furnish()
        self.ask("Search all standards", self._take, self._words)

    def on_input_changed(self) -> None:
        """Search as somebody types."""
        if self.is_asking and self._ask is not None:
            self._search(self._ask.answer)

    def _take(self, words: str) -> None:
        self._search(words)

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

    def action_compare(self) -> None:
        """Choose the other edition."""
        name = self.page("list").key.partition(":")[0]
        rows = tuple(
            Block(f"{head.title} ({head.edition})", key=head.id)
            for head in self._heads
            if head.id != name
        )
        self.choose(
            "Compare with which edition?", rows, lambda key: self._compare(name, key)
        )

    def _compare(self, name: str, other: str) -> None:
        try:
            rows = self._library.compare(name, other)
            both = self._library.standard(name), self._library.standard(other)
        except StoreError as error:
            self.tell(str(error), trouble=True)
            return
        self.page("finding").show(tuple(pages.compared(*both, rows)))

    def action_leave(self) -> None:
        """Go back one step."""
        if self.has_class("-choosing"):
            self._end_choosing()
        elif self._words:
            self._searched("", ())
            self.show_pane("list")
        elif not self.page("list").has_focus:
            self.show_pane("list")
            self.show_here()
        else:
            self.dismiss(None)
