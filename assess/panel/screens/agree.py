"""Agree on one criterion: rating, reason, method, dissent, and what was said."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import TYPE_CHECKING

from assess.check.use_cases.checked import Checked
from assess.model.capitals import with_capital
from assess.model.finding import CriterionRef
from assess.model.outcome import called
from assess.panel import views
from assess.panel.screens import agree_keys
from assess.panel.screens.agreeing import Agreeing
from assess.panel.screens.dissenting import Dissenting
from assess.panel.screens.log import LogScreen
from assess.panel.screens.saying import Saying
from assess.panel.use_cases import dissenting, taking_over
from assess.panel.views import DissentLine, OfferLine
from assess.ui.terminal.asking import AskingScreen
from assess.ui.terminal.going import GoTo
from assess.ui.terminal.page import Page

if TYPE_CHECKING:
    from assess.desk.desk import Desk
    from assess.model.problem import Problem


class AgreeScreen(AskingScreen[GoTo]):
    """One criterion; ends with the one that was shown last."""

    KEYS = agree_keys.KEYS
    NOW = (
        "A digit agrees on a rating and asks for the reason and how you came to"
        " it. Space takes over what somebody said, and e changes it; D records who "
        "differs; n goes on."
    )

    def __init__(
        self, desk: Desk, ref: CriterionRef, refs: Sequence[CriterionRef] = ()
    ) -> None:
        """Take the desk, the criterion to begin with, and all in their order."""
        super().__init__()
        self.desk = desk
        self._checked = Checked(desk)
        self._refs = refs or desk.assessment.refs
        self.ref = ref
        self.agreeing: Agreeing = Agreeing(self)
        self.dissenting: Dissenting = Dissenting(self)
        self.saying: Saying = Saying(self)

    def land(self) -> None:
        """Go to the line that the screen was opened for, and change it if asked to."""
        landing = self.landing
        if landing and self.page.land(landing.place) and landing.mends:
            self.saying.change()

    def show(self) -> None:
        """Show it again."""
        assessment = self.desk.assessment
        place = self._refs.index(self.ref) + 1
        title = assessment.criterion(self.ref).title
        self.head(
            f"{self.about}: {title}",
            f"{place} of {len(self._refs)} · {self.desk.person}",
        )
        blocks = views.one(
            assessment, self.desk.person, self.ref, self.app.marks, self._lacking()
        )
        self.show_page(blocks)

    def _lacking(self) -> tuple[Problem, ...]:
        """Return what the criterion still lacks, once something is agreed of it."""
        if self.desk.assessment.agreed.at(self.ref).method is None:
            return ()
        return self._checked.lacking.get(self.ref, ())

    @property
    def about(self) -> str:
        """What a question is about: the criterion on screen."""
        name = called(self.desk.assessment, self.ref)
        return with_capital(name)

    @property
    def place(self) -> str:
        """What a question is about: the criterion, as it was agreed on."""
        return f"{type(self).__name__} {self.ref}"

    # What was said

    def on_page_chosen(self, event: Page.Chosen) -> None:
        """Take over what the cursor is on, or leave it out again."""
        self.turn(event.key)

    def turn(self, line: Hashable) -> None:
        """Take over what was said, or leave it out; or take a dissent out."""
        desk, ref = self.desk, self.ref
        match line:
            case OfferLine(id=said, is_taken=True):
                self.talk.attempt(lambda: taking_over.leave_out(desk, ref, said))
                self.page.go(OfferLine(said, is_taken=False))
            case OfferLine(id=said):
                self.talk.attempt(lambda: taking_over.take_over(desk, ref, (said,)))
                self.page.go(OfferLine(said, is_taken=True))
            case DissentLine(person=person):
                self.talk.say(lambda: self._withdrawn(person))

    def _withdrawn(self, person: str) -> str:
        dissenting.withdraw_dissent(self.desk, self.ref, person)
        return "The dissent is taken out. u brings it back."

    # Moving about

    def go(self, steps: int) -> None:
        """Show the next criterion, or the one before."""
        place = self._refs.index(self.ref) + steps
        if 0 <= place < len(self._refs):
            self.ref = self._refs[place]
            self.show()
            self.page.action_first()
            self.page.scroll_to(y=0, animate=False)
            self.tell("")
            self.say_what_waits()

    async def why(self) -> None:
        """Say what happened to it, and why."""
        await self.app.push_screen(LogScreen(self.desk, self.ref))

    def back(self) -> None:
        """Show the whole page again, or go back to all of them."""
        if self.words:
            self.filter_by("")
        else:
            self.dismiss(GoTo(self.ref))
