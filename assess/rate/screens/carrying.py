"""Carry a finding over from a criterion that belongs with the one on screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assess.model.finding import CriterionRef
from assess.model.outcome import called
from assess.rate.use_cases import carrying
from assess.ui.text.blocks import Block

if TYPE_CHECKING:
    from assess.rate.screens.sitting import Sitting


class Carrying:
    """The key that carries over."""

    def __init__(self, at: Sitting) -> None:
        """Take where the person sits."""
        self._at = at

    def choose(self) -> None:
        """Let somebody choose a finding to carry over, and read it before taking it."""
        desk, target = self._at.desk, self._at.ref
        found = carrying.sources(desk, target)
        if not found:
            self._at.screen.tell("Nothing that is held elsewhere belongs with this.")
            return
        rows = tuple(
            Block(f"{called(desk.assessment, r.ref)} ({r.how}): {r.because}", key=r.ref)
            for r in found
        )

        def chosen(source: CriterionRef) -> None:
            self._show(carrying.proposal(desk, source, target))

        self._at.talk.choose("Carry over from which criterion?", rows, chosen)

    def _show(self, proposed: carrying.Proposal) -> None:
        def answered(takes: bool) -> None:  # noqa: FBT001 - the key of a row
            if takes:
                carrying.carry(self._at.desk, proposed)
                said = "Carried over. Read it, and make it your own."
                self._at.screen.tell(said)

        rows = Block(proposed.words, key=True), Block("Leave it", key=False)
        self._at.talk.choose("Carry this over?", rows, answered)
