"""Reveal all ratings, and say why where that does not wait for everybody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assess.desk.errors import NeedsReasonError, RefusedError
from assess.model.values import LONGEST_TEXT
from assess.panel.use_cases import submitting
from assess.store.errors import StoreError

if TYPE_CHECKING:
    from assess.panel.screens.reveal import RevealScreen


class Revealing:
    """The key that reveals."""

    def __init__(self, screen: RevealScreen) -> None:
        """Take the screen of the panel."""
        self._screen = screen

    def ask(self) -> None:
        """Ask whether to reveal, or why now, if somebody has not submitted."""
        desk, screen = self._screen.desk, self._screen
        try:
            submitting.must_be_revealable(desk)
        except NeedsReasonError as error:
            self._ask_why_now(str(error))
        except (RefusedError, StoreError) as error:
            screen.tell(str(error), trouble=True)
        else:
            count = len(desk.assessment.brief.raters)
            question = f"Reveal all {count} sheets? All see every rating, for good."
            screen.talk.sure(question, "Reveal", self._reveal)

    def _reveal(self) -> None:
        def revealed() -> str:
            submitting.reveal(self._screen.desk)
            return "Revealed. Talk about the first ones first."

        self._screen.talk.say(revealed)

    def _ask_why_now(self, said: str) -> None:
        if not self._screen.talk.ask(
            "Go on without them, because",
            lambda why: submitting.reveal(self._screen.desk, reason=why),
            most=LONGEST_TEXT,
        ):
            self._screen.tell(said)
