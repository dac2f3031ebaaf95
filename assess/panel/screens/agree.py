"""Agree on one criterion: rating, reason, method, dissent, and what was said."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar, get_args

from textual.binding import Binding, BindingType

from assess.desk.answers import one_of
from assess.desk.errors import NeedsReasonError
from assess.desk.places import find_key
from assess.model.finding import CriterionRef, Method, SaidKind
from assess.panel import views
from assess.panel.logic.agreeing import compare, drafted_reason
from assess.panel.use_cases import agreeing, dissenting, taking_over
from assess.ui.terminal.asking import AskingScreen
from assess.ui.terminal.bar import Bar, Hints
from assess.ui.terminal.due import day_or_none
from assess.ui.terminal.page import Page
from assess.ui.terminal.writing import Writing

if TYPE_CHECKING:
    from assess.desk.desk import Desk

HOW = "How: u unanimous, d discussed, l lead decided, v vote"


class AgreeScreen(AskingScreen[str]):
    """One criterion; ends with the one that was shown last."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *(
            Binding(digit, f"rate('{digit}')", f"Agree on {digit}", show=False)
            for digit in "0123456789"
        ),
        Binding("o", "choose_rating('not-applicable')", "Not applicable"),
        Binding("minus", "choose_rating('not-assessed')", "Not assessed"),
        Binding("r", "reason", "Reason that the panel gives"),
        Binding("D", "dissent", "Dissent: who differs, and why"),
        Binding("d", "say('well')", "The panel: done well"),
        Binding("a", "say('gap')", "The panel: a gap"),
        Binding("x", "say('action')", "The panel: an action"),
        Binding("v", "say('advice')", "The panel: advice"),
        Binding("space", "take", "Take over, or leave", show=False),
        Binding("W", "withdraw", "Not agreed after all"),
        Binding("n", "go(1)", "Next criterion"),
        Binding("p", "go(-1)", "Criterion before"),
        Binding("y", "log", "Why: what happened to this criterion"),
        Binding("u", "undo", "Undo"),
        Binding("escape", "back", "Back to all of them"),
    ]

    def __init__(self, desk: Desk, refs: list[CriterionRef], ref: CriterionRef) -> None:
        """Take the desk, the criteria in their order, and the one to begin with."""
        super().__init__()
        self.desk = desk
        self._refs = refs
        self.ref = ref

    def show(self) -> None:
        """Show it again."""
        assessment = self.desk.assessment
        place = self._refs.index(self.ref) + 1
        noun = assessment.standards[self.ref.standard].noun.capitalize()
        title = assessment.criterion(self.ref).title
        self.query_one("#head", Bar).tell(
            f"{noun} {self.ref.criterion}: {title}",
            f"{place} of {len(self._refs)} · {self.desk.person}",
        )
        blocks = views.one(assessment, self.desk.person, self.ref, self.app.marks)
        self.show_page(self.desk, blocks)
        self.query_one(Hints).tell(
            "1-3 Agree", "n/p Next", "r Reason", "Space Take over", "D Dissent",
            "x Action", "u Undo", "Esc Back",
        )  # fmt: skip

    # Agreeing

    def action_rate(self, digit: str) -> None:
        """Agree on the rating that the scale gives this digit."""
        scale = self.desk.assessment.scale(self.ref.standard)
        self.attempt(lambda: self.action_choose_rating(find_key(scale, digit)))

    def action_choose_rating(self, rating: str) -> None:
        """Ask for the reason, then how it came about; nothing is taken silently."""
        assessment, ref = self.desk.assessment, self.ref
        agreed = assessment.agreed.at(ref)
        drafted = drafted_reason(assessment, ref, rating)
        known = agreed.reason if agreed.rating == rating else ""
        word = assessment.shown(ref, rating).word

        def because(reason: str) -> None:
            agreeing.may_agree(self.desk, ref, rating, reason=reason)
            row = compare(assessment, ref)
            alike = row.spread == "unanimous" and row.proposal == rating
            agree = partial(self._agree, rating, reason)
            self.ask(HOW, agree, "u" if alike else "d", proposed=True)

        value = (known or drafted).replace("\n\n", " ")
        self.ask(f"{word}, because", because, value, row=str(ref))

    def _agree(self, rating: str, reason: str, how: str) -> None:
        method = one_of(how, get_args(Method))
        agree = partial(
            agreeing.agree, self.desk, self.ref, rating, reason=reason, method=method
        )
        try:
            agree()
        except NeedsReasonError as needed:
            if needed.name != "why":
                raise
            self.ask("Agreed otherwise before; it changes because",
                     lambda why: agree(why=why))  # fmt: skip

    def action_reason(self) -> None:
        """Write the panel's reason at length."""
        ref = self.ref
        if not self.attempt(lambda: agreeing.must_be_agreed(self.desk, ref)):
            return
        put = partial(agreeing.set_agreed_reason, self.desk, ref)
        writing = Writing(
            self.desk,
            (str(ref), "Agreed reason"),
            lambda: self.desk.assessment.agreed.at(ref).reason,
            put,
        )
        self.write("Reason that the panel gives", writing)

    def action_withdraw(self) -> None:
        """Say that it is not agreed after all."""
        withdraw = partial(agreeing.withdraw_agreement, self.desk, self.ref)
        self.ask(
            "Not agreed after all, because",
            lambda why: withdraw(why=why),
            row=str(self.ref),
        )

    # Dissent

    def action_dissent(self) -> None:
        """Ask who differs, how they rate it, why, and whether it is printed."""
        people = self.desk.assessment.brief.raters
        self.ask(
            f"Who differs: {', '.join(people)}", self._ask_dissent, row=str(self.ref)
        )

    def _ask_dissent(self, person: str) -> None:
        name = person.strip()
        dissenting.may_dissent(self.desk, self.ref, name)
        held = self.desk.assessment.effective(name, self.ref).rating or ""
        self.ask("Their rating", partial(self._ask_why, name), held, proposed=True)

    def _ask_why(self, person: str, rating: str) -> None:
        held = self.desk.assessment.effective(person, self.ref).reason.replace(
            "\n", " "
        )
        word = rating.strip().lower().replace(" ", "-")
        self.ask("Why", partial(self._ask_print, person, word), held)

    def _ask_print(self, person: str, rating: str, reason: str) -> None:
        self.ask(
            "May it be printed? y or n",
            partial(self._dissent, person, rating, reason),
            "n",
            proposed=True,
        )

    def _dissent(self, person: str, rating: str, reason: str, answer: str) -> None:
        dissenting.dissent(
            self.desk,
            self.ref,
            person,
            rating,
            reason=reason,
            print_=answer.strip().lower().startswith("y"),
        )

    # What was said

    def on_page_chosen(self, event: Page.Chosen) -> None:
        """Take over what the cursor is on, or leave it out again."""
        self._turn(event.key)

    def action_take(self) -> None:
        """Take over what the cursor is on, or leave it out again."""
        self._turn(self.page.key)

    def _turn(self, key: str) -> None:
        what, _, name = key.partition(":")
        if what == "take":
            self.attempt(lambda: taking_over.take_over(self.desk, self.ref, (name,)))
        elif what == "leave":
            self.attempt(lambda: taking_over.leave_out(self.desk, self.ref, name))
        elif what == "dissent":
            self.attempt(lambda: dissenting.withdraw_dissent(self.desk, self.ref, name))
            self.tell("The dissent is taken out. u brings it back.")
        other = {"take": "leave", "leave": "take"}.get(what, what)
        self.page.go(f"{other}:{name}")

    def action_say(self, kind: SaidKind) -> None:
        """Say something that nobody said alone."""
        title = views.KINDS[kind]
        say = partial(taking_over.panel_says, self.desk, self.ref, kind)

        def said(words: str) -> None:
            if kind == "action":
                self.ask("Due, for example 2027-01-14", partial(self._owned, words))
            else:
                say(words)

        self.ask(f"{title}, the panel says", said, row=str(self.ref))

    def _owned(self, words: str, due: str) -> None:
        day = day_or_none(due)
        say = partial(taking_over.panel_says, self.desk, self.ref, "action", words)
        self.ask("Owner, a role", lambda owner: say(due=day, owner=owner.strip()))

    # Moving about

    def action_go(self, steps: int) -> None:
        """Show the next criterion, or the one before."""
        place = self._refs.index(self.ref) + steps
        if 0 <= place < len(self._refs):
            self.ref = self._refs[place]
            self.show()
            self.page.action_first()
            self.page.scroll_to(y=0, animate=False)

    async def action_log(self) -> None:
        """Say what happened to it, and why."""
        from assess.panel.screens.log import LogScreen  # noqa: PLC0415 - only here

        await self.app.push_screen(LogScreen(self.desk, self.ref))

    def action_back(self) -> None:
        """Go back to all of them."""
        self.dismiss(str(self.ref))
