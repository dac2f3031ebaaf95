"""Ask who holds something else than what the panel agreed, and why."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from assess.model.panel import shown_name
from assess.model.values import LONGEST_TEXT
from assess.panel import views
from assess.panel.use_cases import dissenting
from assess.ui.text.blocks import Block

if TYPE_CHECKING:
    from assess.panel.screens.agree import AgreeScreen


class Dissenting:
    """The key that records a dissent."""

    def __init__(self, at: AgreeScreen) -> None:
        """Take the screen of the criterion."""
        self._at = at

    def ask(self) -> None:
        """Ask who differs, how they rate it, why, and whether it is printed."""
        self._at.talk.attempt(self._choose_who)

    def _choose_who(self) -> None:
        assessment = self._at.desk.assessment
        people = assessment.brief.raters
        dissenting.may_dissent(self._at.desk, self._at.ref, people[0])
        rows = tuple(Block(shown_name(assessment, p), key=p) for p in people)
        self._at.talk.choose("Who differs?", rows, self._choose_rating)

    def _choose_rating(self, person: str) -> None:
        assessment, ref = self._at.desk.assessment, self._at.ref
        rows = views.ratings(assessment, ref, self._at.app.marks)
        held = assessment.effective(person, ref).rating
        because = partial(self._ask_why, person)
        self._at.talk.choose(f"How does {person} rate it?", rows, because, held)

    def _ask_why(self, person: str, rating: str) -> None:
        held = self._at.desk.assessment.effective(person, self._at.ref).reason

        def because(reason: str) -> None:
            print_ = partial(self._dissent, person, rating, reason)
            rows = Block("No, only kept", key=False), Block("Yes", key=True)
            self._at.talk.choose("May the report print it?", rows, print_)

        question = f"{person} differs, because"
        self._at.talk.ask(question, because, held, row=person, most=LONGEST_TEXT)

    def _dissent(self, person: str, rating: str, reason: str, print_: bool) -> None:  # noqa: FBT001 - the key of a row
        dissenting.dissent(
            self._at.desk, self._at.ref, person, rating, reason=reason, print_=print_
        )
