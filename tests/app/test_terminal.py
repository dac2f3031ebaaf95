"""The application in a real pseudo-terminal."""

import signal
import sys
from pathlib import Path

import pytest

pytest.importorskip("fcntl")

from assess.app.main import CRASHED
from assess.desk.crash import LOG
from assess.store.state import state_folder
from bench.terminal import Terminal
from tests.screens import saved


@pytest.mark.parametrize("name", ["SIGHUP", "SIGTERM"])
def test_keys_in_one_write_are_kept_and_a_closed_line_loses_nothing(
    folder: Path, name: str
) -> None:
    terminal = Terminal([sys.executable, "-m", "assess", "walk", str(folder)])
    terminal.wait_for(lambda: "saved" in terminal.text)
    terminal.send(b"2rseen [TODO] j n u 1")
    terminal.wait_for(lambda: "j n u 1" in terminal.text)
    number = getattr(signal, name)
    terminal.signal(number)
    assert terminal.wait_for_end() == 128 + number
    assert (saved(folder).rating, saved(folder).reason) == (
        "amber", "seen [TODO] j n u 1",
    )  # fmt: skip


BROKEN = """
import sys
from assess.__main__ import main
from assess.rate.screens.walk import WalkScreen

def broken(self):
    raise ZeroDivisionError

WalkScreen.action_guidance = broken
sys.exit(main())
"""


def test_a_mistake_of_the_program_is_one_sentence_and_loses_nothing(
    folder: Path,
) -> None:
    command = [sys.executable, "-c", BROKEN, "walk", str(folder)]
    terminal = Terminal(command)
    terminal.wait_for(lambda: "saved" in terminal.text)
    terminal.send(b"3")
    terminal.wait_for(lambda: "Red" in terminal.text)
    terminal.send(b"g")
    assert terminal.wait_for_end() == CRASHED
    assert "Something went wrong inside assess (ZeroDivisionError)" in terminal.text
    assert "Traceback" not in terminal.text
    assert "<string>:7 broken" in (state_folder() / LOG).read_text(encoding="utf-8")
    assert saved(folder).rating == "red"
