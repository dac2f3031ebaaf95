"""Rate the criterion on screen, and say how sure one is."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, get_args

from assess.desk.errors import NeedsReasonError
from assess.model.values import LONGEST_TEXT, Confidence
from assess.rate.use_cases import findings

if TYPE_CHECKING:
    from assess.rate.screens.sitting import Sitting


class Rating:
    """The keys that rate."""

    def __init__(self, at: Sitting) -> None:
        """Take where the person sits."""
        self._at = at

    def by_key(self, digit: str) -> None:
        """Rate with the digit that the scale gives a rating; nothing else rates."""
        scale = self._at.desk.assessment.scale(self._at.ref.standard)
        is_none = digit in {"", "0"} and all(
            rating.key != digit for rating in scale.rating.values()
        )
        if is_none:
            self._rate(None)
        else:
            desk, ref = self._at.desk, self._at.ref
            self._rate(findings.rating_by_digit(desk, ref, digit, goes=":"))

    def _rate(self, rating: str | None, reason: str | None = None) -> None:
        """Rate; once all have seen the rating, ask why it is changed."""
        desk, ref = self._at.desk, self._at.ref
        do = partial(findings.rate, desk, ref, rating, reason=reason)
        try:
            do()
        except NeedsReasonError as needed:
            if needed.name != "why":
                raise
            word = desk.assessment.shown(ref, rating).word
            question = f"{word} after the reveal, because"
            self._at.talk.ask(question, lambda why: do(why=why), most=LONGEST_TEXT)

    def choose(self, rating: str) -> None:
        """Choose not to rate, and ask why."""
        desk, ref, held = self._at.desk, self._at.ref, self._at.draft
        word = desk.assessment.shown(ref, rating).word
        known = held.reason if held.rating == rating else ""
        because = partial(self._rate, rating)
        self._at.talk.ask(f"{word}, because", because, known, most=LONGEST_TEXT)

    def confidence(self) -> None:
        """Go on to the next word for how sure the person is."""
        words: tuple[Confidence | None, ...] = (None, *get_args(Confidence))
        place = words.index(self._at.draft.confidence) + 1
        following = words[place % len(words)]
        findings.set_confidence(self._at.desk, self._at.ref, following)
