"""What commands print: words that hide nothing, lists for programs, and files."""

import json
import os
import stat
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any, Final, TextIO

from assess.model.characters import visible
from assess.ui.command.streams import NotPrintedError, is_closed_pipe

MARK: Final = "\ufeff"
"""By which a spreadsheet knows that a file is UTF-8."""


@contextmanager
def _told_apart() -> Iterator[None]:
    """Tell what stands against printing from what stands against all else.

    Raises:
        BrokenPipeError: nobody reads any more.
        NotPrintedError: it can't be written.
    """
    try:
        yield
    except OSError as error:
        if is_closed_pipe(error):
            raise BrokenPipeError from error
        raise NotPrintedError(error.errno, error.strerror) from error


class VisibleOutput:
    """Standard output or error on which nothing can hide, whatever a file holds.

    Names, titles and paths come out of files that others made; a control character
    in one would change the terminal, and a mark of direction what is read.
    """

    def __init__(self, stream: TextIO, *, draws_again: bool = False) -> None:
        """Write to *stream*; a line may begin and end where a line begins, or not."""
        self._stream = stream
        self._kept = "\r" if draws_again else ""

    def write(self, text: str) -> int:
        """Write words, with what hides in them made visible."""
        words = text.strip(self._kept) if self._kept else text
        before, _, after = text.partition(words) if words else (text, "", "")
        with _told_apart():
            self._stream.write(f"{before}{visible(words)}{after}")
        return len(text)

    def flush(self) -> None:
        """Write out what waits."""
        with _told_apart():
            self._stream.flush()

    def __getattr__(self, name: str) -> Any:
        """Be the stream for all else."""
        return getattr(self._stream, name)


def print_json(value: Any) -> None:
    """Print *value* as JSON that any terminal or file can hold."""
    utf8 = (sys.stdout.encoding or "").lower().replace("-", "") == "utf8"
    text = json.dumps(value, ensure_ascii=not utf8, indent=2, default=str)
    if visible(text) != text:
        text = json.dumps(value, indent=2, default=str)
    print(text)


def is_new_file(stream: TextIO) -> bool:
    """Whether a stream goes into a file in which nothing stands yet, as after `>`."""
    try:
        found = os.fstat(stream.fileno())
    except OSError:
        return False
    return stat.S_ISREG(found.st_mode) and found.st_size == 0


def print_utf8(text: str) -> None:
    """Print a document as UTF-8 and as it is, whatever the terminal's encoding."""
    print_parts([text])


def print_parts(parts: Iterable[str]) -> None:
    """Print a document as `print_utf8` does, part by part as they come."""
    sys.stdout.flush()
    for part in parts:
        with _told_apart():
            sys.stdout.buffer.write(part.encode())
    with _told_apart():
        sys.stdout.buffer.flush()
