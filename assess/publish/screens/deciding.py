"""Decide the outcome on Review, and say why."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from assess.desk.errors import NeedsReasonError
from assess.desk.places import find_key
from assess.model.outcome import outcome_scale
from assess.model.values import LONGEST_TEXT
from assess.publish.use_cases.outcome import decide, decided, explain
from assess.publish.views import review as views

if TYPE_CHECKING:
    from assess.model.problem import Problem
    from assess.publish.screens.review import ReviewScreen


class Deciding:
    """The keys that decide the outcome."""

    def __init__(self, screen: ReviewScreen) -> None:
        """Take the screen on which it is decided."""
        self._screen = screen

    def asked(self, problem: Problem) -> None:
        """Ask for the outcome, or for its reason, as its problem has it."""
        if problem.key == "outcome.reason":
            self.reason()
            return
        scale = outcome_scale(self._screen.desk.assessment)
        options = tuple(views.outcomes(scale, self._screen.app.marks)) if scale else ()
        self._screen.talk.choose("The outcome", options, self._chosen)

    def _chosen(self, rating: str) -> None:
        if rating:
            self._decide(rating)

    def by_key(self, digit: str) -> None:
        """Decide the outcome with the digit of a rating."""
        scale = outcome_scale(self._screen.desk.assessment)
        self._screen.talk.attempt(lambda: self._decide(find_key(scale, digit)))

    def _decide(self, rating: str) -> None:
        desk, screen = self._screen.desk, self._screen
        before = desk.assessment.agreed.outcome
        try:
            decide(desk, rating)
            said = views.about_reason(before, desk.assessment.agreed.outcome)
            screen.tell(f"{said} u brings it back." if said else "")
        except NeedsReasonError as needed:
            held = desk.assessment.agreed.outcome
            came_back = screen.talk.ask(
                views.asked_why(desk.assessment, rating),
                lambda reason: decide(desk, rating, reason=reason),
                held.reason if held and held.rating == rating else "",
                row=rating,
                most=LONGEST_TEXT,
            )
            if not came_back:
                screen.tell(str(needed))

    def reason(self) -> None:
        """Write the reason for the outcome."""
        self._screen.talk.attempt(self._ask_reason)

    def _ask_reason(self) -> None:
        outcome = decided(self._screen.desk)
        self._screen.talk.ask(
            "Reason for the outcome",
            partial(explain, self._screen.desk),
            outcome.reason,
            row=outcome.rating,
            most=LONGEST_TEXT,
        )
