"""Draw what a council's templates say in a process that can be stopped in time.

Steps and letters are counted, so that the same page is drawn or refused everywhere;
the time is only for what no count foresees.
"""

import sys
from collections.abc import Callable
from contextlib import redirect_stderr, suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from threading import Lock
from typing import Any, Final, ParamSpec, TypeVar, cast

from assess.document.uninterrupted import uninterrupted

SECONDS: Final = 60
"""How long one page may take; the largest known takes a few."""

_Given = ParamSpec("_Given")
_Result = TypeVar("_Result")


class StoppedError(Exception):
    """What was asked for did not end in time, or ended its process; one sentence."""


class Apart:
    """A process that is kept for the next call, and ended with one that takes long."""

    def __init__(self, seconds: float = SECONDS) -> None:
        """Start nothing yet."""
        self._seconds = seconds
        self._lock = Lock()
        self._running: tuple[BaseProcess, Connection] | None = None

    def call(
        self,
        function: Callable[_Given, _Result],
        *given: _Given.args,
        **_named: _Given.kwargs,
    ) -> _Result:
        """Return what a function gives that stands at the top of a module.

        Raises:
            StoppedError: it took too long, or ended the process.
            Exception: whatever the function raises.
        """
        with self._lock:
            try:
                is_done, result = self._answer(function, given)
            except BaseException:
                self.end()
                raise
        if not is_done:
            raise result
        return cast("_Result", result)

    def _answer(self, function: Callable[..., Any], given: Any) -> tuple[bool, Any]:
        line = self._line()
        try:
            line.send((function, given))
            if not line.poll(self._seconds):
                raise StoppedError(f"it was stopped after {self._seconds:.0f} seconds")
            answer: tuple[bool, Any] = line.recv()
        except (EOFError, OSError) as error:
            raise StoppedError("it ended the process that draws it") from error
        return answer

    def _line(self) -> Connection:
        """Return the way to the process, which is started if none is there."""
        if self._running is None or not self._running[0].is_alive():
            self.end()
            context = get_context("spawn")
            here, there = context.Pipe()
            process = context.Process(target=serve, args=(there,), daemon=True)
            # A screen puts in the place of standard error what is no file.
            with uninterrupted(), redirect_stderr(sys.__stderr__):
                process.start()
            there.close()
            self._running = process, here
        return self._running[1]

    def end(self) -> None:
        """End the process, whatever it does."""
        if self._running is None:
            return
        process, line = self._running
        self._running = None
        line.close()
        process.kill()
        process.join()


def serve(line: Connection) -> None:
    """Answer what comes until nobody is there any more."""
    with suppress(EOFError, OSError):
        while True:
            function, given = line.recv()
            line.send(_tried(function, given))


def _tried(function: Callable[..., Any], given: Any) -> tuple[bool, Any]:
    try:
        return True, function(*given)
    except Exception as error:  # noqa: BLE001 - it is raised where it was asked for
        return False, error


APART: Final = Apart()
"""The one process of this program that draws what councils wrote."""
