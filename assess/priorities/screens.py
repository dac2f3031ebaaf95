"""What should we do next: stop, change, ask whom."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from assess.desk.clock import now
from assess.priorities.use_cases.what_next import Answered, what_next
from assess.priorities.views.answer import StepView, view
from assess.priorities.views.lines import blocks
from assess.store.errors import StoreError
from assess.ui.terminal.asking import DeskScreen
from assess.ui.terminal.key import Key
from assess.ui.terminal.page import Page
from assess.ui.text.blocks import Block
from assess.ui.text.narrowing import narrowed

if TYPE_CHECKING:
    from assess.model.finding import CriterionRef
    from assess.ui.terminal.begun import Keeps

MOST = 30
"""How many steps the screen names; `assess next -n` names more."""


class Step(NamedTuple):
    """A step that was chosen: which criterion, and of which assessment."""

    folder: Path
    ref: CriterionRef


class NextScreen(DeskScreen[Step]):
    """What this service, or this council, should do next; ends with a step."""

    DEFAULT_CSS = "NextScreen #page { padding: 1 2; }"

    KEYS: ClassVar[tuple[Key[NextScreen], ...]] = (
        Key(
            "enter",
            "Go to the criterion of the step",
            lambda screen: screen.page.action_choose(),
            hint="Go there",
        ),
        Key(
            "e",
            "How the points of a step come about",
            lambda screen: screen.explain(),
            hint="Points",
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

    def keeps(self) -> Keeps:
        """Return where half-written words are kept; only searches are asked here."""
        return self.app.scribbles

    def on_mount(self) -> None:
        """Find the answer, and show it."""
        self.head("What should we do next?")
        try:
            self._found = what_next([self._folder], now(), MOST)
        except StoreError as error:
            self.stand(str(error))
        super().on_mount()

    def show(self) -> None:
        """Show it again."""
        self.hint()
        found = self._found
        if found is None:
            return
        unread = [Block(why, "bad", mark="Error   ") for why in found.unread]
        answer = view(found.found, found.today, found.weights)
        said = blocks(answer, explain=self._explains, by_owner=self._by_owner)
        again = [Block(sentence, "quiet") for sentence in found.again]
        self.page.show(tuple(narrowed((*unread, *said, *again), self.words)))

    def on_page_chosen(self, event: Page.Chosen) -> None:
        """Go to the criterion of a step, in the assessment that it is of."""
        if not isinstance(event.key, StepView) or self._found is None:
            return
        folder = self._found.folders.get(event.key.service)
        if event.key.ref is None or folder is None:
            self.tell("That is not one criterion, so there is none to go to.")
        else:
            self.dismiss(Step(folder, event.key.ref))

    def explain(self) -> None:
        """Show how the points come about, or hide it."""
        self._explains = not self._explains
        self.show()

    def group(self) -> None:
        """Group the steps by who must move, or show them in their order."""
        self._by_owner = not self._by_owner
        self.show()
