"""What is measured: whole commands, first paints, and key presses."""

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from bench.terminal import Terminal

Side = Callable[[], float]
"""Measures one side once; milliseconds."""


def ratio(ours: Side, yardstick: Side, rounds: int) -> float:
    """Return the median of the ratios of each round; the first is not counted."""
    ratios = []
    for number in range(rounds + 1):
        theirs = yardstick()
        mine = ours()
        if number:
            ratios.append(mine / theirs)
    return statistics.median(ratios)


def command(*arguments: str) -> Side:
    """Measure a whole command, from start to exit."""

    def once() -> float:
        start = time.perf_counter_ns()
        subprocess.run(arguments, check=False, capture_output=True)
        return (time.perf_counter_ns() - start) / 1e6

    return once


WATCHES = """
import os, sys
pid = os.posix_spawn(sys.argv[1], sys.argv[1:], os.environ)
print(os.wait4(pid, 0)[2].ru_maxrss, file=sys.stderr)
"""
"""A small process that starts another: what starts it counts as memory of its own."""


def peak(*arguments: str) -> float:
    """Return the most memory that a command had, in kilobytes."""
    watch = (sys.executable, "-S", "-c", WATCHES)
    with Path(os.devnull).open("wb") as nowhere:
        done = subprocess.run(
            (*watch, *arguments), stdout=nowhere, stderr=subprocess.PIPE, check=True
        )
    return float(done.stderr.split()[-1])


def paint(word: str, *arguments: str) -> Side:
    """Measure from the start to *word* on the screen."""

    def once() -> float:
        terminal = Terminal(list(arguments))
        try:
            at = terminal.wait_for(lambda: word in terminal.text)
            return (at - terminal.started) / 1e6
        finally:
            terminal.close()

    return once


def _shows(terminal: Terminal, word: str) -> Callable[[], bool]:
    return lambda: word in terminal.text


def from_key(
    arguments: Sequence[str], before: Sequence[tuple[bytes, str]], key: bytes, word: str
) -> Side:
    """Measure from a key to *word* on the screen.

    Args:
        arguments: What to start; the key comes once everything is saved.
        before: Keys that lead to the place, each with the word that it shows.
        key: The key.
        word: What it shows.
    """

    def once() -> float:
        terminal = Terminal(list(arguments))
        try:
            terminal.wait_for(lambda: "saved" in terminal.text)
            terminal.settle(0.5)
            for other, shows in before:
                terminal.send(other)
                terminal.wait_for(_shows(terminal, shows))
                terminal.settle(0.5)
            sent = terminal.send(key)
            at = terminal.wait_for(_shows(terminal, word))
            return (at - sent) / 1e6
        finally:
            terminal.close()

    return once


class Keys:
    """A program that is running, and how long its key presses take to show."""

    def __init__(
        self, word: str, arguments: Sequence[str], before: bytes = b""
    ) -> None:
        """Start it, wait for *word*, and press the keys that lead to the place."""
        self.terminal = Terminal(list(arguments))
        self.terminal.wait_for(lambda: word in self.terminal.text)
        self.terminal.settle(1.0)
        for key in before.split(b" ") if before else ():
            self.terminal.send(key)
            self.terminal.settle(0.4)
        self.times: list[float] = []

    def press(self, key: bytes) -> None:
        """Press a key, and keep the time until the screen changed."""
        self.terminal.settle(0.03, 1)
        picture = self.terminal.picture
        sent = self.terminal.send(key)
        try:
            changed = self.terminal.wait_for(
                lambda: self.terminal.picture != picture, 0.8
            )
        except TimeoutError:
            return
        self.times.append((changed - sent) / 1e6)

    def quantile(self, share: float) -> float:
        """Return a quantile of the times."""
        ordered = sorted(self.times)
        return ordered[min(int(share * len(ordered)), len(ordered) - 1)]


def up_and_down(number: int) -> tuple[bytes, bytes]:
    """Return the keys of a cursor that goes down and up again, for both sides."""
    key = b"\x1b[B" if (number // 13) % 2 == 0 else b"\x1b[A"
    return key, key


def key_ratios(
    ours: Keys, yardstick: Keys, keys: Callable[[int], tuple[bytes, bytes]], count: int
) -> tuple[float, float]:
    """Press keys in turn, in blocks; return the ratios of median and 99th part."""
    block = 20
    try:
        for start in range(0, count, block):
            for side, place in ((yardstick, 1), (ours, 0)):
                for number in range(start, start + block):
                    side.press(keys(number)[place])
        return (
            ours.quantile(0.5) / yardstick.quantile(0.5),
            ours.quantile(0.99) / yardstick.quantile(0.99),
        )
    finally:
        ours.terminal.close()
        yardstick.terminal.close()
