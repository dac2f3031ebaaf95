"""Agree on one criterion: rating, reason, method, dissent, and what was said."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from assess.check.logic.problems import lacking
from assess.check.logic.rules.outcome import unseen_said
from assess.check.use_cases.gate import gate, rules_for
from assess.desk.errors import NeedsReasonError
from assess.desk.places import find_key
from assess.model.finding import CriterionRef, Method, SaidKind
from assess.model.outcome import called
from assess.model.values import LONGEST_TEXT
from assess.panel import views
from assess.panel.logic.agreeing import compare, drafted_reason
from assess.panel.screens import agree_keys
from assess.panel.screens.dissenting import Dissenting
from assess.panel.screens.log import LogScreen
from assess.panel.screens.saying import Saying
from assess.panel.use_cases import agreeing, dissenting, taking_over
from assess.panel.views import DissentLine, OfferLine
from assess.ui.terminal.asking import AskingScreen
from assess.ui.terminal.going import GoTo
from assess.ui.terminal.page import Page
from assess.ui.terminal.writing import Writing
from assess.ui.text.blocks import Block

if TYPE_CHECKING:
    from assess.desk.desk import Desk
    from assess.model.problem import Problem

HOW: dict[Method, str] = {
    "unanimous": "Unanimous: all rated it so",
    "discussed": "Discussed: talked until all could stand by it",
    "lead-decided": "The lead decided",
    "vote": "By vote",
}


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
        self._rules = rules_for(desk.folder)
        self._refs = refs or desk.assessment.refs
        self.ref = ref

    def land(self) -> None:
        """Go to the line that the screen was opened for, and change it if asked to."""
        landing = self.landing
        if landing and self.page.land(landing.place) and landing.mends:
            self.change()

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
        found = gate(
            self.desk.folder, self.desk.assessment, now=self.desk.now, rules=self._rules
        )
        return lacking(found.problems).get(self.ref, ())

    @property
    def _who(self) -> str:
        """Who agrees: the panel, or the team that reviews itself."""
        return self.desk.assessment.brief.assessed_by

    @property
    def about(self) -> str:
        """What a question is about: the criterion on screen."""
        name = called(self.desk.assessment, self.ref)
        return name[:1].upper() + name[1:]

    @property
    def place(self) -> str:
        """What a question is about: the criterion, as it was agreed on."""
        return f"{type(self).__name__} {self.ref}"

    # Agreeing

    def rate(self, digit: str) -> None:
        """Agree on the rating that the scale gives this digit."""
        scale = self.desk.assessment.scale(self.ref.standard)
        self.talk.attempt(lambda: self.choose_rating(find_key(scale, digit)))

    def choose_rating(self, rating: str | None) -> None:
        """Ask for the reason, then how it came about; nothing is taken silently.

        Without a rating it is what was seen that is agreed on.
        """
        assessment, ref = self.desk.assessment, self.ref
        agreed = assessment.agreed.at(ref)
        drafted = drafted_reason(assessment, ref, rating)
        known = agreeing.reason_agreed_on(agreed, rating)
        word = assessment.shown(ref, rating).word if rating else "Agreed"

        def because(reason: str) -> None:
            agreeing.may_agree(self.desk, ref, rating, reason=reason)
            row = compare(assessment, ref)
            alike = row.spread == "unanimous" and row.proposal == rating
            self.talk.choose(
                f"How did the {assessment.brief.assessed_by} come to it?",
                tuple(Block(words, key=method) for method, words in HOW.items()),
                partial(self._agree, rating, reason),
                "unanimous" if alike else "discussed",
            )

        given = known or drafted
        came_back = self.talk.ask(f"{word}, because", because, given, most=LONGEST_TEXT)
        means = unseen_said(assessment, ref, rating or "")
        if means and not came_back:
            self.tell(means)

    def _agree(self, rating: str | None, reason: str, method: Method) -> None:
        agree = partial(
            agreeing.agree, self.desk, self.ref, rating, reason=reason, method=method
        )
        differed = self._differing

        def agreed(why: str = "") -> None:
            agree(why=why)
            if said := views.no_longer_differ(differed, self._differing):
                self.tell(f"{said} u brings it back.")

        try:
            agreed()
        except NeedsReasonError as needed:
            if needed.name != "why":
                raise
            question = "Agreed otherwise before; it changes because"
            self.talk.ask(question, agreed, most=LONGEST_TEXT)

    @property
    def _differing(self) -> tuple[str, ...]:
        return tuple(self.desk.assessment.agreed.at(self.ref).dissent)

    def reason(self) -> None:
        """Write the panel's reason at length."""
        ref = self.ref
        if agreeing.agrees_in_words(self.desk.assessment, ref):
            self.choose_rating(None)
            return
        if not self.talk.attempt(lambda: agreeing.must_be_agreed(self.desk, ref)):
            return
        put = partial(agreeing.set_agreed_reason, self.desk, ref)
        writing = Writing(
            self.desk,
            (str(ref), "Agreed reason"),
            lambda: self.desk.assessment.agreed.at(ref).reason,
            put,
        )
        self.talk.write(f"Reason that the {self._who} gives", writing)

    def withdraw(self) -> None:
        """Say that it is not agreed after all."""
        withdraw = partial(agreeing.withdraw_agreement, self.desk, self.ref)
        self.talk.ask(
            "Not agreed after all, because",
            lambda why: withdraw(why=why),
            most=LONGEST_TEXT,
        )

    def dissent(self) -> None:
        """Record who differs."""
        Dissenting(self).ask()

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

    def say(self, kind: SaidKind) -> None:
        """Say something that nobody said alone."""
        Saying(self).ask(kind)

    def change(self) -> None:
        """Change what the cursor is on, if it was taken over."""
        Saying(self).change()

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
