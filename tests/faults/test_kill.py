"""SIGKILL at random moments: nothing acknowledged is lost, nothing is torn."""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from assess.desk.clock import now
from assess.desk.desk import Desk
from assess.store import assessments
from tests.builders import USERS, a_folder
from tests.forked import Forked

ROOT = Path(__file__).parents[2]

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGKILL")


def killed_writer(
    folder: Path, first: int, pause: float, start: Callable[..., Any] = Forked
) -> int:
    """Let a writer run for a moment and kill it; return the last number it showed."""
    ours, its = os.pipe()
    command = [sys.executable, "-m", "tests.faults.writer", str(folder), str(first)]
    writer = start(command, stdout=its, cwd=ROOT)
    os.close(its)
    with os.fdopen(ours, "rb") as showing:
        assert showing.readline() == b"ready\n"
        time.sleep(pause)
        writer.send_signal(signal.SIGKILL)
        shown = [line for line in showing.read().split(b"\n")[:-1] if line]
    assert writer.wait() == -signal.SIGKILL
    return int(shown[-1]) if shown else first - 1


def leftovers(folder: Path) -> list[str]:
    return [path.name for path in folder.rglob("*") if path.name.endswith(".tmp")]


def kill_often(folder: Path, rounds: int) -> None:
    chance = random.Random(7)
    last = 0
    for _ in range(rounds):
        last = killed_writer(folder, last + 1, chance.random() * 0.15)
        assert assessments.load(folder).set_aside == ()
        desk = Desk(folder, "lead", clock=now)
        assert int(desk.sheet.at(USERS).note.split()[0] if last else "0") >= last
        last = int((desk.sheet.at(USERS).note or "0").split()[0])
        assert leftovers(folder) == []
        desk.close()
        assert assessments.load(folder).assessment.sheet("lead") == desk.sheet


def test_a_killed_writer_loses_nothing_that_it_showed(tmp_path: Path) -> None:
    kill_often(a_folder(tmp_path), 8)


@pytest.mark.wide
@pytest.mark.timeout(900)  # two hundred processes
def test_a_writer_killed_many_times_loses_nothing(tmp_path: Path) -> None:
    kill_often(a_folder(tmp_path), 200)


def test_undo_works_after_a_kill(tmp_path: Path) -> None:
    folder = a_folder(tmp_path)
    killed_writer(folder, 1, 0.1, start=subprocess.Popen)
    desk = Desk(folder, "lead", clock=now)
    before = desk.sheet
    assert desk.undo() is not None
    assert desk.sheet != before
    desk.redo()
    assert desk.sheet == before
    desk.close()
