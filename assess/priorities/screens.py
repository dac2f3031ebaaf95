"""What to do next: a ranked list, each step with its reasons."""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen

from assess.desk.clock import now
from assess.priorities.logic import tie
from assess.priorities.use_cases import Ranked, what_next
from assess.store.errors import StoreError
from assess.ui.terminal.bar import Bar, Hints, Told
from assess.ui.terminal.page import Page
from assess.ui.text.blocks import Block


class NextScreen(Screen[str | None]):
    """What this service, or this council, should do next."""

    DEFAULT_CSS = "NextScreen Page { padding: 1 2; }"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j", "move(1)", "Down", show=False),
        Binding("k", "move(-1)", "Up", show=False),
        Binding("e", "explain", "Show the arithmetic"),
        Binding("escape", "back", "Back"),
    ]

    def __init__(self, folder: Path) -> None:
        """Take an assessment, or a workspace."""
        super().__init__()
        self._folder = folder
        self._explains = False
        self._ranked: Ranked | None = None

    def compose(self) -> ComposeResult:
        """A page."""
        yield Bar("What to do next", id="head")
        yield Page(id="page")
        yield Told()
        yield Hints("Enter Go there", "e Arithmetic", "Esc Back")

    def on_mount(self) -> None:
        """Rank, and show it."""
        try:
            self._ranked = what_next([self._folder], now())
        except StoreError as error:
            told = self.query_one("#told", Bar)
            told.add_class("trouble")
            told.tell(str(error))
        self._show()
        self.query_one(Page).focus()

    def _show(self) -> None:
        if self._ranked is not None:
            self.query_one(Page).show(tuple(self._blocks(self._ranked)))

    def _blocks(self, ranked: Ranked) -> Iterator[Block]:
        for why in ranked.unread:
            yield Block(why, "bad", mark="Error   ")
        if not (ranked.steps or ranked.unread) and ranked.services:
            yield Block("Nothing is left to do that the ratings ask for.")
        for number, (above, step) in enumerate(pairwise([None, *ranked.steps]), 1):
            if step is None:
                continue
            key = f"{number} {step.ref or ''}"
            yield Block(step.text, key=key, mark=f"{number:>2}.")
            where = step.where[:1].upper() + step.where[1:]
            yield Block(f"{where}. {step.why}", "quiet", indent=6)
            if self._explains:
                points = f"Points: {step.arithmetic}. {tie(step, above)}"
                yield Block(points, "quiet", indent=6)
            yield Block()
        for sentence in ranked.again:
            yield Block(sentence, "quiet")

    def on_page_chosen(self, event: Page.Chosen) -> None:
        """Go to the criterion, where the walk of it is open."""
        self.dismiss(event.key.partition(" ")[2] or None)

    def action_move(self, steps: int) -> None:
        """Move the cursor."""
        self.query_one(Page).action_move(steps)

    def action_explain(self) -> None:
        """Show how the points come about, or hide it."""
        self._explains = not self._explains
        self._show()

    def action_back(self) -> None:
        """Go back."""
        self.dismiss(None)
