"""Who is on the panel and in the team: add, change and take off."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from assess.setup.screens.person import AddScreen, ChangeScreen
from assess.setup.use_cases import roster
from assess.setup.views import PersonLine, people
from assess.ui.terminal.asking import AskingScreen
from assess.ui.terminal.going import GoTo
from assess.ui.terminal.key import Key
from assess.ui.terminal.page import Page

if TYPE_CHECKING:
    from textual.widget import AwaitMount

    from assess.desk.desk import Desk
    from assess.model.brief import Role


class PeopleScreen(AskingScreen[GoTo]):
    """Everybody who takes part; each can be changed."""

    KEYS: ClassVar[tuple[Key[Any], ...]] = (
        Key(
            "enter",
            "Change who the cursor is on",
            lambda screen: screen.page.action_choose(),
            hint="Change",
        ),
        Key("a", "Add somebody", lambda screen: screen.add(), hint="Add"),
        Key(
            "delete",
            "Take off who the cursor is on",
            lambda screen: screen.ask_removal(),
            hint="Take off",
        ),
        Key("u", "Undo", lambda screen: screen.undo(), hint="Undo"),
        Key("escape,P", "Back", lambda screen: screen.back(), hint="Back"),
    )
    NOW = (
        "a adds somebody who assesses or is in the service team, Enter changes who the "
        "cursor is on. Names are optional: roles are enough. The team can be changed "
        "at any time, also after publication."
    )

    def __init__(self, desk: Desk) -> None:
        """Take the desk of who looks."""
        super().__init__()
        self.desk = desk

    def land(self) -> None:
        """Add somebody at once, where nobody is there for what is to be mended."""
        if self.landing and self.landing.mends:
            self.add("team" if self.landing.place == "team" else "assessor")

    def show(self) -> None:
        """Show everybody again."""
        brief = self.desk.assessment.brief
        self.head(f"People · {brief.service}", self.desk.person)
        self.show_page(people(self.desk.assessment))

    async def on_page_chosen(self, event: Page.Chosen) -> None:
        """Change somebody, or add somebody."""
        match event.key:
            case PersonLine(id=person):
                await self.app.push_screen(ChangeScreen(self.desk, person), self._back)
            case _:
                await self.add()

    def add(self, role: Role = "assessor") -> AwaitMount:
        """Open the form for somebody new; return what waits until it stands."""
        return self.app.push_screen(AddScreen(self.desk, role), self._back)

    def _back(self, person: str | None) -> None:
        self.show()
        if person:
            self.page.go(PersonLine(person))
            self.tell(f"Added: {person}.")

    def ask_removal(self) -> None:
        """Ask once before somebody is taken off."""
        line = self.page.key
        if isinstance(line, PersonLine):
            question = f"Take {line.id} off? They could not open it as {line.id} then."
            remove = partial(roster.remove_member, self.desk, line.id)
            self.talk.sure(question, "Take off", lambda: self.talk.attempt(remove))
