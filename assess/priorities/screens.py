"""What should we do next: stop, change, ask whom."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult

from assess.desk.clock import now
from assess.priorities.use_cases.what_next import Answered, what_next
from assess.priorities.views.answer import StepView, view
from assess.priorities.views.lines import blocks
from assess.store.errors import StoreError
from assess.ui.terminal.bar import Bar, Hints, Told
from assess.ui.terminal.going import GoTo
from assess.ui.terminal.key import Key
from assess.ui.terminal.keyed import KeyedScreen
from assess.ui.terminal.page import Page
from assess.ui.text.blocks import Block

MOST = 30
"""How many steps the screen names; `assess next -n` names more."""


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
        Key(
            "g",
            "Group the steps by who must move, or not",
            lambda screen: screen.group(),
            hint="By owner",
        ),
        Key("escape", "Back", lambda screen: screen.back(), hint="Back"),
    )
    NOW = (
        "What to stop stands first, then what to change, the most pressing first. "
        "Enter goes to the criterion of a step; e shows how its points come about, "
        "g groups the steps by who must move."
    )

    def __init__(self, folder: Path) -> None:
        """Take an assessment, or a workspace."""
        super().__init__()
        self._folder = folder
        self._explains = False
        self._by_owner = False
        self._found: Answered | None = None

    def compose(self) -> ComposeResult:
        """A page."""
        yield Bar("What should we do next?", id="head")
        yield Page(id="page", marks=self.app.marks)
        yield Told()
        yield Hints(*self.hints())

    @property
    def page(self) -> Page:
        """The page."""
        return self.query_one(Page)

    def on_mount(self) -> None:
        """Find the answer, and show it."""
        try:
            self._found = what_next([self._folder], now(), MOST)
        except StoreError as error:
            told = self.query_one("#told", Bar)
            told.add_class("trouble")
            told.tell(str(error))
        self.show()
        self.page.focus()

    def show(self) -> None:
        """Show it again."""
        found = self._found
        if found is None:
            return
        unread = [Block(why, "bad", mark="Error   ") for why in found.unread]
        answer = view(found.found, found.today, found.weights)
        said = blocks(answer, explain=self._explains, by_owner=self._by_owner)
        again = [Block(sentence, "quiet") for sentence in found.again]
        self.page.show((*unread, *said, *again))

    def on_page_chosen(self, event: Page.Chosen) -> None:
        """Go to the criterion, where the walk of it is open."""
        ref = event.key.ref if isinstance(event.key, StepView) else None
        self.dismiss(GoTo(ref) if ref else None)

    def explain(self) -> None:
        """Show how the points come about, or hide it."""
        self._explains = not self._explains
        self.show()

    def group(self) -> None:
        """Group the steps by who must move, or show them in their order."""
        self._by_owner = not self._by_owner
        self.show()

    def back(self) -> None:
        """Go back."""
        self.dismiss(None)
