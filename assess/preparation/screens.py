"""What is to be done before the day, to be ticked."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from assess.preparation import views
from assess.preparation.use_cases import find, preparation, turn
from assess.ui.terminal.asking import AskingScreen
from assess.ui.terminal.going import GoTo
from assess.ui.terminal.key import Key
from assess.ui.terminal.page import Page
from assess.ui.text.moments import day_of

if TYPE_CHECKING:
    from assess.desk.desk import Desk


class PreparationScreen(AskingScreen[GoTo]):
    """The list, the first first."""

    KEYS: ClassVar[tuple[Key[PreparationScreen], ...]] = (
        Key(
            "space,enter",
            "Tick what is done, or take the tick away",
            lambda screen: screen.page.action_choose(),
            hint="Done",
        ),
        Key("u", "Undo", lambda screen: screen.undo(), hint="Undo"),
        Key("escape,D", "Back", lambda screen: screen.back(), hint="Back"),
    )
    NOW = (
        "Space ticks what is done. The team ticks what the team does, the panel what "
        "the panel does. The dates are counted back from the day in the brief."
    )

    def __init__(self, desk: Desk) -> None:
        """Take the desk of who looks."""
        super().__init__()
        self.desk = desk
        self._found = preparation(desk)

    def show(self) -> None:
        """Show it again."""
        self._found = preparation(self.desk)
        brief, today = self.desk.assessment.brief, day_of(self.desk.now)
        done = sum(1 for each in self._found if each.ticked is not None)
        self.head(
            f"Before the day · {brief.service} · {self.desk.person}",
            f"{done} of {len(self._found)} done",
        )
        day = brief.dates.assessed
        self.show_page(views.blocks(self._found, day, today, self.app.marks))

    def on_page_chosen(self, event: Page.Chosen) -> None:
        """Tick it, or take the tick away."""
        each = find(self._found, str(event.key))
        self.talk.attempt(lambda: turn(self.desk, each))
