"""What to do next: a ranked list, each step with its reasons."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import ClassVar, NamedTuple

from textual.app import ComposeResult

from assess.desk.clock import now
from assess.model.finding import CriterionRef
from assess.priorities.logic.steps import tie
from assess.priorities.use_cases import Ranked, what_next
from assess.store.errors import StoreError
from assess.ui.terminal.bar import Bar, Hints, Told
from assess.ui.terminal.going import GoTo
from assess.ui.terminal.key import Key
from assess.ui.terminal.keyed import KeyedScreen
from assess.ui.terminal.page import Page
from assess.ui.text.blocks import Block


class StepLine(NamedTuple):
    """A step that the cursor can be on, and the criterion that it is about."""

    number: int
    ref: CriterionRef | None


class NextScreen(KeyedScreen[GoTo]):
    """What this service, or this council, should do next."""

    DEFAULT_CSS = "NextScreen Page { padding: 1 2; }"

    KEYS: ClassVar[tuple[Key[NextScreen], ...]] = (
        Key("j", "", lambda screen: screen.page.action_move(1)),
        Key("k", "", lambda screen: screen.page.action_move(-1)),
        Key(
            "enter",
            "Go to the criterion of the step",
            lambda screen: screen.page.action_choose(),
            hint="Go there",
        ),
        Key(
            "e",
            "Show the arithmetic",
            lambda screen: screen.explain(),
            hint="Arithmetic",
        ),
        Key("escape", "Back", lambda screen: screen.back(), hint="Back"),
    )
    NOW = (
        "The most pressing step stands first. Enter goes to its criterion; e shows how "
        "its points come about."
    )

    def __init__(self, folder: Path) -> None:
        """Take an assessment, or a workspace."""
        super().__init__()
        self._folder = folder
        self._explains = False
        self._ranked: Ranked | None = None

    def compose(self) -> ComposeResult:
        """A page."""
        yield Bar("What to do next", id="head")
        yield Page(id="page", marks=self.app.marks)
        yield Told()
        yield Hints(*self.hints())

    @property
    def page(self) -> Page:
        """The page."""
        return self.query_one(Page)

    def on_mount(self) -> None:
        """Rank, and show it."""
        try:
            self._ranked = what_next([self._folder], now())
        except StoreError as error:
            told = self.query_one("#told", Bar)
            told.add_class("trouble")
            told.tell(str(error))
        self.show()
        self.page.focus()

    def show(self) -> None:
        """Show it again."""
        if self._ranked is not None:
            self.page.show(tuple(self._blocks(self._ranked)))

    def _blocks(self, ranked: Ranked) -> Iterator[Block]:
        for why in ranked.unread:
            yield Block(why, "bad", mark="Error   ")
        if not (ranked.steps or ranked.unread) and ranked.services:
            yield Block("Nothing is left to do that the ratings ask for.")
        for number, (above, step) in enumerate(pairwise([None, *ranked.steps]), 1):
            if step is None:
                continue
            line = StepLine(number, step.ref)
            yield Block(step.text, key=line, mark=f"{number:>2}.")
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
        ref = event.key.ref if isinstance(event.key, StepLine) else None
        self.dismiss(GoTo(ref) if ref else None)

    def explain(self) -> None:
        """Show how the points come about, or hide it."""
        self._explains = not self._explains
        self.show()

    def back(self) -> None:
        """Go back."""
        self.dismiss(None)
