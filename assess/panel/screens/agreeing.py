"""Agree on a rating, on its reason and on how it came about, or withdraw it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from assess.check.logic.rules.outcome import unseen_said
from assess.desk.errors import NeedsReasonError
from assess.desk.places import find_key
from assess.model.values import LONGEST_TEXT
from assess.panel import views
from assess.panel.logic.agreeing import compare, drafted_reason
from assess.panel.use_cases import agreeing
from assess.ui.terminal.writing import Writing
from assess.ui.text.blocks import Block

if TYPE_CHECKING:
    from assess.model.finding import Method
    from assess.panel.screens.agree import AgreeScreen

HOW: Final[dict[Method, str]] = {
    "unanimous": "Unanimous: all rated it so",
    "discussed": "Discussed: talked until all could stand by it",
    "lead-decided": "The lead decided",
    "vote": "By vote",
}


class Agreeing:
    """The keys that agree on a rating, and that say why."""

    def __init__(self, at: AgreeScreen) -> None:
        """Take the screen of the criterion."""
        self._at = at

    def by_key(self, digit: str) -> None:
        """Agree on the rating that the scale gives this digit."""
        scale = self._at.desk.assessment.scale(self._at.ref.standard)
        self._at.talk.attempt(lambda: self.choose(find_key(scale, digit)))

    def choose(self, rating: str | None) -> None:
        """Ask for the reason, then how it came about; nothing is taken silently.

        Without a rating it is what was seen that is agreed on.
        """
        desk, ref = self._at.desk, self._at.ref
        assessment, talk = desk.assessment, self._at.talk
        known = agreeing.reason_agreed_on(assessment.agreed.at(ref), rating)
        given = known or drafted_reason(assessment, ref, rating)
        word = assessment.shown(ref, rating).word if rating else "Agreed"

        def because(reason: str) -> None:
            agreeing.may_agree(desk, ref, rating, reason=reason)
            self._ask_how(rating, reason)

        came_back = talk.ask(f"{word}, because", because, given, most=LONGEST_TEXT)
        means = unseen_said(assessment, ref, rating or "")
        if means and not came_back:
            self._at.tell(means)

    def _ask_how(self, rating: str | None, reason: str) -> None:
        assessment = self._at.desk.assessment
        row = compare(assessment, self._at.ref)
        alike = row.spread == "unanimous" and row.proposal == rating
        self._at.talk.choose(
            f"How did the {assessment.brief.assessed_by} come to it?",
            tuple(Block(words, key=method) for method, words in HOW.items()),
            partial(self._agree, rating, reason),
            "unanimous" if alike else "discussed",
        )

    def _agree(self, rating: str | None, reason: str, method: Method) -> None:
        agree = partial(
            agreeing.agree,
            self._at.desk,
            self._at.ref,
            rating,
            reason=reason,
            method=method,
        )
        differed = self._differing()

        def agreed(why: str = "") -> None:
            agree(why=why)
            if said := views.no_longer_differ(differed, self._differing()):
                self._at.tell(f"{said} u brings it back.")

        try:
            agreed()
        except NeedsReasonError as needed:
            if needed.name != "why":
                raise
            question = "Agreed otherwise before; it changes because"
            self._at.talk.ask(question, agreed, most=LONGEST_TEXT)

    def _differing(self) -> tuple[str, ...]:
        return tuple(self._at.desk.assessment.agreed.at(self._at.ref).dissent)

    def reason(self) -> None:
        """Write the panel's reason at length."""
        desk, ref = self._at.desk, self._at.ref
        if agreeing.agrees_in_words(desk.assessment, ref):
            self.choose(None)
            return
        if not self._at.talk.attempt(lambda: agreeing.must_be_agreed(desk, ref)):
            return
        put = partial(agreeing.set_agreed_reason, desk, ref)
        writing = Writing(
            desk,
            (str(ref), "Agreed reason"),
            lambda: desk.assessment.agreed.at(ref).reason,
            put,
        )
        by = desk.assessment.brief.assessed_by
        self._at.talk.write(f"Reason that the {by} gives", writing)

    def withdraw(self) -> None:
        """Say that it is not agreed after all."""
        withdraw = partial(agreeing.withdraw_agreement, self._at.desk, self._at.ref)
        self._at.talk.ask(
            "Not agreed after all, because",
            lambda why: withdraw(why=why),
            most=LONGEST_TEXT,
        )
