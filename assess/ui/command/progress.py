"""A bar that says how far a long task is, where a person looks on."""

import shutil
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final

AFTER: Final = 1.0
"""Seconds after which a person wonders whether anything is done."""

LOOKED_AT: Final = "assessments looked at"

_WIDTH: Final = 30
_WIDEST: Final = 60


class Progress:
    """One line on standard error that is drawn again; nothing outside a terminal."""

    def __init__(self, total: int, what: str) -> None:
        """Begin at nothing of *total*."""
        self._total = total
        self._what = what
        self._shown = sys.stderr.isatty()
        self._last = ""
        self.done = 0
        self._draw()

    def step(self) -> None:
        """Go on by one."""
        self.reach(self.done + 1)

    def reach(self, done: int) -> None:
        """Say how much is done now."""
        self.done = done
        self._draw()

    def close(self) -> None:
        """Take the line away."""
        if self._shown:
            sys.stderr.write(f"\r{' ' * len(self._last)}\r")
            sys.stderr.flush()

    def _draw(self) -> None:
        if not self._shown:
            return
        line = self._line(shutil.get_terminal_size().columns)
        if line != self._last:
            sys.stderr.write(f"\r{line.ljust(len(self._last))}")
            sys.stderr.flush()
            self._last = line

    def _line(self, columns: int) -> str:
        said = f"{self.done} of {self._total} {self._what}"
        if columns < _WIDEST:
            return said[: columns - 1]
        full = _WIDTH * self.done // max(self._total, 1)
        return f"[{'#' * full}{'.' * (_WIDTH - full)}] {said}"


@contextmanager
def if_it_takes_long(what: str) -> Iterator[Callable[[int, int], None]]:
    """Yield what is told how much is done of how much; the line comes after a while."""
    began = time.monotonic()
    bars: list[Progress] = []

    def told(done: int, total: int) -> None:
        if not bars and time.monotonic() - began >= AFTER:
            bars.append(Progress(total, what))
        for bar in bars:
            bar.reach(done)

    try:
        yield told
    finally:
        for bar in bars:
            bar.close()
