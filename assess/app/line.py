"""Notice that the terminal is gone, or that the program is to end."""

import asyncio
import contextlib
import signal
import sys
from collections.abc import Callable
from typing import Any, Final, TextIO

from textual.app import App

HUNG_UP: Final = 1
"""The number of `SIGHUP`, also where the system has none."""

LOOK_AT_LINE: Final = 2.0
"""Seconds after which it is looked whether the terminal is still there."""

SIGNALS: Final = ("SIGHUP", "SIGTERM")
"""A closed line and a polite end."""


def watch_line(app: App[Any], ended: Callable[[int], object]) -> None:
    """Call *ended* with the number of the signal, once it comes or the line closes."""
    loop = asyncio.get_running_loop()
    for name in SIGNALS:
        number = getattr(signal, name, None)
        if number is not None:
            with contextlib.suppress(NotImplementedError, RuntimeError):
                loop.add_signal_handler(number, ended, int(number))

    def look(line: TextIO) -> None:
        """Look whether the terminal is gone, which not every system tells."""
        if not line.isatty():
            ended(HUNG_UP)

    if not app.is_headless and (line := sys.__stdin__) is not None:
        app.set_interval(LOOK_AT_LINE, lambda: look(line))
