"""Go back to the screen that sent somebody here, once what they came for is done."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assess.rate.screens.sitting import Sitting
    from assess.ui.terminal.going import GoTo, Landing


class Returning:
    """The way back from the walk, such as to the next problem of the review."""

    def __init__(self, at: Sitting) -> None:
        """Begin with nobody sent."""
        self._at = at
        self._sent: GoTo | None = None
        self._waits = False

    def sent(self, where: GoTo) -> None:
        """Remember who sent somebody, to do what."""
        self._sent = where if where.back else None
        self._waits = where.mend is not None

    def landing(self, name: str) -> Landing | None:
        """Return where a screen is to begin, if it sent somebody here."""
        back = self._sent.back if self._sent else None
        return back.landing if back and back.screen == name else None

    def done(self) -> None:
        """Go back, now that what somebody was sent for is done, or left."""
        sent, waits = self._sent, self._waits
        self._waits = False
        if waits and sent and sent.back:
            self._at.screen.run_worker(self._at.open(sent.back.screen), name="back")
