"""Submit what one rated, take that back, or abstain from the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assess.model.rating import NOT_MY_PROFESSION
from assess.model.values import LONGEST_TEXT
from assess.panel.use_cases import submitting
from assess.ui.text.half_written import left_out

if TYPE_CHECKING:
    from assess.panel.screens.reveal import RevealScreen


class Submitting:
    """The keys of who rates alone."""

    def __init__(self, screen: RevealScreen) -> None:
        """Take the screen of the panel."""
        self._screen = screen

    def submit(self) -> None:
        """Submit, or say what is missing; ask first where words wait."""
        desk, talk = self._screen.desk, self._screen.talk
        if not talk.attempt(lambda: submitting.must_be_submittable(desk)):
            return
        if waits := left_out(desk.drafts, desk.assessment):
            talk.sure(f"Submit? {waits}", "Submit", self._submit)
        else:
            self._submit()

    def _submit(self) -> None:
        def submitted() -> str:
            submitting.submit(self._screen.desk)
            return "Submitted. T takes it back, until all is revealed."

        self._screen.talk.say(submitted)

    def take_back(self) -> None:
        """Take the submission back."""

        def taken() -> str:
            submitting.unsubmit(self._screen.desk)
            return "Taken back. S submits again."

        self._screen.talk.say(taken)

    def abstain(self) -> None:
        """Ask why, and abstain from all that is not rated."""
        screen, waiting = self._screen, self._screen.waiting
        if not waiting:
            screen.tell("Nothing is left to abstain from.")
            return

        def because(reason: str) -> None:
            refs = submitting.abstain_from_rest(screen.desk, reason)
            said = f"Abstained from {len(refs)}. u takes it back."
            screen.call_later(screen.tell, said)

        asked = f"Abstain from the {len(waiting)} that you have not rated, because"
        screen.talk.ask(asked, because, NOT_MY_PROFESSION, most=LONGEST_TEXT)
