"""Save in a thread, a moment after the last change."""

import threading
import time
from collections.abc import Callable

PAUSE = 0.3
"""Seconds without a change after which the file is saved."""

LONGEST = 2.0
"""Seconds after which it is saved all the same while somebody types on."""

RETRY = 3.0
"""Seconds after which a save that failed is tried again."""


class Saver:
    """A thread that calls *save* once things are quiet."""

    def __init__(self, save: Callable[[], bool], *, pause: float = PAUSE) -> None:
        """Take the function that saves and says whether all is saved now."""
        self._save = save
        self._pause = pause
        self._wake = threading.Condition()
        self._changes = 0
        self._is_urgent = False
        self._stopping = False
        self._thread: threading.Thread | None = None

    def soon(self) -> None:
        """Save when nothing has changed for a moment."""
        with self._wake:
            self._changes += 1
            if self._thread is None and not self._stopping:
                self._thread = threading.Thread(
                    target=self._run, name="saver", daemon=True
                )
                self._thread.start()
            self._wake.notify()

    def at_once(self) -> None:
        """Save now, however fast somebody types."""
        with self._wake:
            self._is_urgent = True
        self.soon()

    def stop(self) -> None:
        """End the thread; what is not saved yet is for the caller to save."""
        with self._wake:
            self._stopping = True
            self._wake.notify()
        if self._thread is not None:
            self._thread.join()

    def _run(self) -> None:
        seen = 0
        while self._quiet_since(seen):
            with self._wake:
                seen = self._changes
            while not self._save():
                with self._wake:
                    self._wake.wait(RETRY)
                    if self._stopping:
                        return

    def _quiet_since(self, seen: int) -> bool:
        """Wait for a change after *seen*, then for quiet; say whether to go on."""
        with self._wake:
            self._wake.wait_for(lambda: self._changes != seen or self._stopping)
            end = time.monotonic() + LONGEST
            while not (self._stopping or self._is_urgent):
                before, left = self._changes, end - time.monotonic()
                if left <= 0:
                    break
                self._wake.wait(min(self._pause, left))
                if self._changes == before:
                    break
            self._is_urgent = False
            return not self._stopping
