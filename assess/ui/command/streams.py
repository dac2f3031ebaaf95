"""Standard output and error where nobody reads them, or nothing more fits."""

import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any, Final, TextIO

from assess.store.system_words import in_words

CANNOT: Final = 2

_NAMES: Final = (("stdin", "r"), ("stdout", "w"), ("stderr", "w"))


class NotPrintedError(OSError):
    """Standard output can't be written to."""


class Unfailing:
    """A terminal's stream that takes words also when the terminal is gone.

    Textual's thread that writes ends at the first error, and its application then
    waits for ever for room in the queue to that thread.
    """

    def __init__(self, stream: TextIO) -> None:
        """Write to *stream*."""
        self._stream = stream

    def write(self, text: str) -> int:
        """Write, or let the words go."""
        with suppress(OSError):
            self._stream.write(text)
        return len(text)

    def flush(self) -> None:
        """Write out what waits, or let it go."""
        with suppress(OSError):
            self._stream.flush()

    def __getattr__(self, name: str) -> Any:
        """Be the stream for all else."""
        return getattr(self._stream, name)


@contextmanager
def screens_may_go() -> Iterator[None]:
    """Let the streams that screens are drawn on outlive their terminal."""
    held = {name: getattr(sys, name) for name in ("__stdout__", "__stderr__")}
    for name, stream in held.items():
        setattr(sys, name, stream and Unfailing(stream))
    try:
        yield
    finally:
        for name, stream in held.items():
            setattr(sys, name, stream)


def open_missing() -> None:
    """Open to nowhere what was closed at the start, before a file takes its place."""
    for name, mode in _NAMES:
        if getattr(sys, name) is None:
            descriptor = os.open(os.devnull, os.O_RDWR)
            stream = os.fdopen(descriptor, mode, encoding="utf-8")
            setattr(sys, name, stream)


def is_closed_pipe(error: OSError) -> bool:
    """Whether whoever read our output has seen enough; Windows has no name for that."""
    is_invalid = os.name == "nt" and error.errno == errno.EINVAL
    return isinstance(error, BrokenPipeError) or is_invalid


def not_printed(error: OSError) -> int:
    """Say why not all was printed; return the exit code."""
    _send_nowhere(sys.stdout)
    why, _, _ = in_words(error).partition(";")  # what to do is said of saving
    say(f"What was to be printed could not be written: {why}.")
    return CANNOT


def say(sentence: str) -> None:
    """Say a sentence on standard error, if anybody can read it."""
    try:
        sys.stderr.write(f"assess: {sentence}\n")
        sys.stderr.flush()
    except OSError:
        _send_nowhere(sys.stderr)


def ended(code: int) -> int:
    """Write out what waits, so that nothing is left to fail after the last line.

    Returns:
        The exit code: *code*, unless not all could be printed.
    """
    try:
        sys.stdout.flush()
    except OSError as error:
        if not is_closed_pipe(error):
            code = not_printed(error)
        _send_nowhere(sys.stdout)
    try:
        sys.stderr.flush()
    except OSError:
        _send_nowhere(sys.stderr)
    return code


def printed(text: str) -> int:
    """Print *text* and nothing else; return the exit code."""
    open_missing()
    try:
        sys.stdout.write(text)
    except OSError as error:
        if not is_closed_pipe(error):
            return not_printed(error)
    return ended(0)


def _send_nowhere(stream: TextIO) -> None:
    """Let what is left in a stream go nowhere."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, stream.fileno())
    os.close(nowhere)
