"""Take back the last step of this sitting, or do it again."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assess.desk.history import Step
    from assess.rate.screens.sitting import Sitting


class Steps:
    """The keys that undo and redo."""

    def __init__(self, at: Sitting) -> None:
        """Take where the person sits."""
        self._at = at

    def undo(self) -> None:
        """Take back the last step, and show where it was."""
        self._show("Taken back", self._at.desk.undo())

    def redo(self) -> None:
        """Do again what was taken back."""
        self._show("Done again", self._at.desk.redo())

    def _show(self, how: str, step: Step | None) -> None:
        at = self._at
        if step is None:
            at.screen.tell("There is nothing more to take back or do again.")
            return
        if step.place != str(at.ref):
            by_name = {str(ref): ref for ref in at.desk.assessment.refs}
            if step.place in by_name:
                at.place.go_to(by_name[step.place])
        at.screen.tell(f"{how}: {step.what}.")
