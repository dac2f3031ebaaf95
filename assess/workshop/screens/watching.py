"""What happens by itself in a workshop: saves that end, changes that come in."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from assess.store.errors import StoreError

if TYPE_CHECKING:
    from assess.workshop.screens.workshop import WorkshopScreen

LOOK_AGAIN = 3.0
"""Seconds after which the file is looked at for changes made elsewhere."""


class Watching:
    """Tells of saves and of changes made elsewhere."""

    def __init__(self, screen: WorkshopScreen) -> None:
        """Take the screen whose desk is watched."""
        self._screen = screen
        self._is_unsaved = False
        self._told = ""
        """What was told at the start, with the lines that are half written."""

    def begin(self) -> None:
        """Watch from now on."""
        self._told = self._screen.desk.save_state.notice
        self._screen.desk.on_change = self._changed
        self._screen.set_interval(LOOK_AGAIN, self._look)

    def _changed(self) -> None:
        """Show that a save ended; called from its thread, so it must not wait."""
        self._screen.call_later(self._save_ended)

    def _save_ended(self) -> None:
        screen, saving = self._screen, self._screen.desk.save_state
        if not screen.is_attached:
            return
        screen.show_head()
        was_unsaved, self._is_unsaved = self._is_unsaved, bool(saving.trouble)
        screen.stand(saving.trouble_said if saving.trouble else "")
        if not saving.trouble and was_unsaved:
            screen.tell("Saved.")
        if saving.notice and saving.notice != self._told:
            screen.came_in(saving.notice)

    def _look(self) -> None:
        self._screen.run_worker(
            self._take_in, thread=True, exclusive=True, group="look"
        )

    def _take_in(self) -> None:
        with contextlib.suppress(StoreError):
            if self._screen.desk.look():
                self._told = ""
                self._screen.call_later(self._save_ended)
