"""The application in a real pseudo-terminal."""

import os
import signal
import sys
from pathlib import Path

import pytest

pytest.importorskip("fcntl")

from bench.terminal import Terminal
from tests.tui.conftest import saved


@pytest.mark.parametrize("name", ["SIGHUP", "SIGTERM"])
def test_keys_in_one_write_are_kept_and_a_closed_line_loses_nothing(
    folder: Path, name: str
) -> None:
    terminal = Terminal([sys.executable, "-m", "assess", "walk", str(folder)])
    terminal.wait_for(lambda: "saved" in terminal.text)
    terminal.send(b"2rseen [TODO] j n u 1")
    terminal.wait_for(lambda: "j n u 1" in terminal.text)
    number = getattr(signal, name)
    os.kill(terminal.pid, number)
    assert terminal.wait_for_end() == 128 + number
    assert (saved(folder).rating, saved(folder).reason) == (
        "amber", "seen [TODO] j n u 1",
    )  # fmt: skip
