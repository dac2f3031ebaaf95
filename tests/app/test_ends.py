"""Kill, hang-up, polite end and closed terminal while somebody types, for real."""

import errno
import io
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import pytest
from textual.drivers._writer_thread import MAX_QUEUED_WRITES, WriterThread

pytest.importorskip("fcntl")

from assess.store import workshops
from assess.store.state import remember
from assess.ui.command.streams import screens_may_go
from bench.terminal import Terminal
from tests.forked import Forked
from tests.questions import FORMS, WAYS, Way
from tests.screens import saved

pytestmark = pytest.mark.timeout(300)  # each starts the application several times


OPEN_THEMSELVES: Final = ("Actions · ", "Factual check · ")
"""At the heads of what opens by itself for whoever has something to do there."""


def signalled(number: int) -> Callable[[Terminal], object]:
    def end(terminal: Terminal) -> None:
        terminal.signal(number)
        terminal.wait_for_end()

    return end


ENDS: Final = {
    "kill": signalled(signal.SIGKILL),
    "hang-up": signalled(signal.SIGHUP),
    "polite end": signalled(signal.SIGTERM),
    "closed terminal": Terminal.hang_up,
}
SENDS: Final = {
    "escape": b"\x1b[27u",  # as kitty sends it: alone it may begin another key
    "enter": b"\r", "end": b"\x1b[F", "home": b"\x1b[H", "down": b"\x1b[B",
    "tab": b"\t", "minus": b"-", "f9": b"\x1b[20~",
}  # fmt: skip


def started(folder: Path, way: Way) -> Terminal:
    """Start the application; return once what is there can be changed."""
    command, begins = [sys.executable, "-m", "assess"], way.begins
    if begins.is_workshop:
        remember(f"workshop:{workshops.load(folder).room.workshop.id}", way.opens)
    if begins.person is None:
        terminal = Terminal([*command, str(folder)], start=Forked)
        shown = "Workshop ·" if begins.is_workshop else "assess"
        terminal.wait_for(lambda: shown in terminal.text)
        return terminal
    command += ["walk", str(folder), "--as", begins.person]
    terminal = Terminal(command, start=Forked)
    opened = (
        " · saved", " · words wait", "not revealed", " 1 published", *OPEN_THEMSELVES,
    )  # fmt: skip
    terminal.wait_for(lambda: any(words in terminal.text for words in opened))
    if "not revealed" in terminal.text:  # where somebody is waited for
        terminal.send(b"s")
        terminal.wait_for(lambda: any(words in terminal.text for words in opened[:2]))
    return terminal


def go(terminal: Terminal, way: Way, keys: str) -> None:
    """Send what a terminal sends for the keys of a way."""
    first = "" if way.begins.person is None else "l home"
    opens = "" if way.begins.is_workshop else way.opens
    if any(head in terminal.text for head in OPEN_THEMSELVES):
        first = opens = ""
    for key in f"{first} {opens} {keys}".split():
        if key.startswith("="):
            terminal.send(b"\x15" + key[1:].encode() + b"\r")
        else:
            terminal.send(SENDS.get(key, key.encode()))


def typed_and_ended(folder: Path, way: Way, words: str, end: str) -> None:
    """Go to a question, type words, and end when they are painted."""
    terminal = started(folder, way)
    go(terminal, way, way.keys)
    terminal.send(words.encode())
    terminal.wait_for(lambda: words in terminal.text)
    ENDS[end](terminal)


def must_be_there(folder: Path, way: Way, words: str) -> None:
    """Go there again: the words are there, and nothing else has to be done."""
    terminal = started(folder, way)
    try:
        go(terminal, way, way.again or way.keys)
        terminal.wait_for(lambda: words in terminal.text)
    finally:
        terminal.close()


def test_a_line_is_there_again_after_a_kill_and_in_a_closed_terminal(
    tmp_path: Path,
) -> None:
    way = next(way for way in WAYS if way.keys == "j x =Act")
    folder = tmp_path / "mb"
    way.begins.makes(folder)
    typed_and_ended(folder, way, "z0", "kill")
    way = way._replace(keys=way.again)
    typed_and_ended(folder, way, "z1", "closed terminal")
    must_be_there(folder, way, "z0z1")


def test_a_terminal_that_goes_without_a_word_ends_the_application(folder: Path) -> None:
    command = [sys.executable, "-m", "assess", "walk", str(folder)]
    terminal = Terminal(command, owns_line=False)
    terminal.wait_for(lambda: "saved" in terminal.text)
    terminal.send(b"2")
    terminal.wait_for(lambda: "1 of 4 rated" in terminal.text)
    terminal.hang_up()
    assert saved(folder).rating == "amber"


class GoneTerminal(io.StringIO):
    """A terminal that was closed."""

    def write(self, _: str) -> int:
        raise OSError(errno.EIO, "injected")


def test_what_is_painted_on_a_closed_terminal_keeps_nobody_waiting(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys, "__stderr__", GoneTerminal())
    with screens_may_go():
        assert sys.__stderr__ is not None
        writer = WriterThread(sys.__stderr__)
        writer.start()
        for _ in range(3 * MAX_QUEUED_WRITES):
            writer.write("painted")
        writer.stop()
    assert isinstance(sys.__stderr__, GoneTerminal)


def matrix() -> list[Any]:
    first_lines = (
        Way(begins, opens, "tab tab" if opens.startswith("P") else "")
        for begins, opens in FORMS.values()
    )
    return [
        pytest.param(way, end, id=f"{way.begins.person} {way.opens} {way.keys}, {end}")
        for way in (*WAYS, *first_lines)
        for end in ENDS
    ]


@pytest.mark.wide
@pytest.mark.parametrize(("way", "end"), matrix())
def test_what_is_typed_at_any_question_is_there_after_any_end(
    tmp_path: Path, way: Way, end: str
) -> None:
    folder = tmp_path / "mb"
    way.begins.makes(folder)
    typed_and_ended(folder, way, "z0q", end)
    must_be_there(folder, way, "z0q")
