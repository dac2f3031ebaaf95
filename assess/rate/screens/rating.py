"""Rate the criterion on screen, and say how sure one is."""

from __future__ import annotations

from functools import partial
from time import monotonic
from typing import TYPE_CHECKING, Final, get_args

from assess.check.logic.rules.outcome import unseen_said
from assess.desk.errors import NeedsReasonError, RefusedError
from assess.model.values import LONGEST_TEXT, Confidence
from assess.rate.logic import about_reason
from assess.rate.use_cases import asking, findings

if TYPE_CHECKING:
    from assess.model.finding import CriterionRef, Finding
    from assess.rate.screens.sitting import Sitting


AT_ONCE: Final = 5
"""Seconds within which two digits may be meant as one number."""


_CLEARED: Final = "Not rated any more. u brings the rating back."


class Rating:
    """The keys that rate."""

    def __init__(self, at: Sitting) -> None:
        """Take where the person sits."""
        self._at = at
        self._last: tuple[CriterionRef, str, Finding, float] | None = None
        """What the last digit rated, what was then held, and when."""

    def by_key(self, digit: str) -> None:
        """Rate with the digit that the scale gives a rating; nothing else rates."""
        scale = self._at.desk.assessment.scale(self._at.ref.standard)
        is_none = digit in {"", "0"} and all(
            rating.key != digit for rating in scale.rating.values()
        )
        desk, ref, before = self._at.desk, self._at.ref, self._at.draft
        typed = self._digits(digit, before)
        there = findings.number_meant(desk, typed)
        try:
            rates = partial(findings.rating_by_digit, desk, ref, digit, goes=":")
            said = self._rate(None if is_none else rates())
        except RefusedError:
            if not there:
                raise
            said = ""
        self._last = (ref, typed or digit, self._at.draft, monotonic())
        self._at.screen.tell(" ".join(filter(None, (said, there))))

    def _digits(self, digit: str, before: Finding) -> str:
        """Return a digit behind the one that rated just before; that one with it."""
        if self._last is None:
            return ""
        ref, typed, held, at = self._last
        is_next = (ref, held) == (self._at.ref, before) and monotonic() - at < AT_ONCE
        return f"{typed[-1]}{digit}" if is_next else ""

    def _rate(self, rating: str | None, reason: str | None = None) -> str:
        """Rate, and return what that does to the reason.

        Once all have seen the rating this asks why it is changed, and tells it then.
        """
        desk, ref = self._at.desk, self._at.ref
        before = self._at.draft

        def done(why: str = "") -> str:
            findings.rate(desk, ref, rating, reason=reason, why=why)
            said = about_reason(desk.assessment, ref, before, self._at.draft)
            if rating is None and before.rating is not None:
                return f"{_CLEARED} {said}".strip()
            undo = "" if self._at.draft.reason or not said else " u brings both back."
            return f"{said}{undo}"

        def because(why: str) -> None:
            self._at.screen.tell(done(why))

        try:
            return done()
        except NeedsReasonError as needed:
            if needed.name != "why":
                raise
            word = desk.assessment.shown(ref, rating).word
            question = f"{word} after the reveal, because"
            self._at.talk.ask(question, because, most=LONGEST_TEXT)
            return ""

    def choose(self, rating: str) -> None:
        """Choose not to rate, and ask why."""
        desk, ref, held = self._at.desk, self._at.ref, self._at.draft
        word = desk.assessment.shown(ref, rating).word
        known = held.reason if held.rating == rating else ""

        def because(reason: str) -> None:
            self._at.screen.tell(self._rate(rating, reason))

        asked = f"{word}, because"
        came_back = self._at.talk.ask(asked, because, known, most=LONGEST_TEXT)
        is_alone = desk.assessment.only_rater == desk.person  # else the panel decides
        means = unseen_said(desk.assessment, ref, rating) if is_alone else ""
        if means and not came_back:
            self._at.screen.tell(means)

    def confidence(self) -> None:
        """Go on to the next word for how sure the person is."""
        words: tuple[Confidence | None, ...] = (None, *get_args(Confidence))
        place = words.index(self._at.draft.confidence) + 1
        following = words[place % len(words)]
        findings.set_confidence(self._at.desk, self._at.ref, following)

    def ask_again(self) -> None:
        """Ask the criterion again that is carried, or carry it again."""
        self._at.screen.tell(asking.turn(self._at.desk, self._at.ref))
