"""Questions and answers, line by line."""

import sys
from collections.abc import Callable, Iterable
from typing import NamedTuple

from assess.desk.desk import Desk
from assess.desk.errors import RefusedError


class Act(NamedTuple):
    """Something that another feature does, by its own word in the plain walk."""

    help: str
    """Its line of help, which begins with the word."""
    does: Callable[[Desk, str], Iterable[str]]
    """Gets the desk and the words that follow; returns the lines that it says."""


def print_lines(lines: Iterable[str]) -> None:
    """Print one line after the other."""
    for line in lines:
        print(line)


def line_for(prompt: str) -> str | None:
    """Ask for a line; return nothing when the input ends."""
    print(prompt, end="", flush=True)
    line = sys.stdin.readline()
    if not line:
        print()
        return None
    return line.rstrip("\n")


def words_for(name: str) -> str:
    """Ask for words.

    Raises:
        RefusedError: there are none.
    """
    line = line_for(f"{name}: ")
    if not line or not line.strip():
        raise RefusedError("Nothing was written.")
    return line.strip()
