"""What happens by itself while somebody walks: saves that end, changes that come in."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from assess.store.errors import StoreError
from assess.ui.terminal.talking import TalkingScreen
from assess.ui.text.half_written import places, waiting

if TYPE_CHECKING:
    from assess.rate.screens.sitting import Sitting


class Watching:
    """Tells of saves and of changes made elsewhere."""

    def __init__(self, at: Sitting) -> None:
        """Take the sitting whose desk is watched."""
        self._at = at
        self._is_unsaved = False
        self._told = ""
        """What was told at the start, with the lines that are half written."""

    def begin(self) -> None:
        """Say what could not be read, and watch from now on."""
        desk, screen = self._at.desk, self._at.screen
        desk.on_change = self._changed
        for error in desk.set_aside:
            screen.tell(f"Set aside: {error}", trouble=True)
        self._told = desk.save_state.notice
        said = self._told, waiting(desk.drafts, places(desk.assessment))
        if any(said):
            screen.tell(" ".join(filter(None, said)))

    def _changed(self) -> None:
        """Show that a save ended; called from its thread.

        It must not wait: the screen that closes waits for that thread.
        """
        self._at.screen.call_later(self.save_ended)

    def save_ended(self) -> None:
        """Say whether everything is saved."""
        screen, shown = self._at.screen, self._at.shown
        if not screen.is_attached or screen.sitting is not self._at:
            return
        saving = self._at.desk.save_state
        shown.head()
        was_unsaved, self._is_unsaved = self._is_unsaved, bool(saving.trouble)
        screen.stand(saving.trouble_said if saving.trouble else "")
        if not saving.trouble and was_unsaved:
            screen.tell("Saved.")
        if saving.notice and saving.notice != self._told:
            screen.tell(saving.notice)
            shown.criteria()
            shown.finding()

    def look(self) -> None:
        """Take in what was changed elsewhere, in a thread; move the clock on."""
        self._at.shown.head()
        self._at.screen.run_worker(
            self._look, thread=True, exclusive=True, group="look"
        )

    def _look(self) -> None:
        with contextlib.suppress(StoreError):
            if self._at.desk.look():
                self._told = ""
                self._at.screen.call_later(self._came_in)

    def _came_in(self) -> None:
        """Show what came in, also on a screen that stands on top of the walk."""
        self.save_ended()
        top = self._at.screen.app.screen
        if top is not self._at.screen and isinstance(top, TalkingScreen):
            top.came_in(self._at.desk.save_state.notice)
