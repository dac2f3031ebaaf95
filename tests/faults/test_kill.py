"""SIGKILL at random moments: nothing acknowledged is lost, nothing is torn."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from assess.desk.clock import now
from assess.desk.desk import Desk
from assess.store import assessments
from tests.builders import USERS, a_folder

ROOT = Path(__file__).parents[2]

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGKILL")


def killed_writer(folder: Path, start: int, pause: float) -> int:
    """Let a writer run for a moment and kill it; return the last number it showed."""
    writer = subprocess.Popen(
        [sys.executable, "-m", "tests.faults.writer", str(folder), str(start)],
        stdout=subprocess.PIPE,
        cwd=ROOT,
    )
    assert writer.stdout is not None
    assert writer.stdout.readline() == b"ready\n"
    time.sleep(pause)
    writer.send_signal(signal.SIGKILL)
    shown = [line for line in writer.stdout.read().split(b"\n")[:-1] if line]
    writer.stdout.close()
    writer.wait()
    return int(shown[-1]) if shown else start - 1


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
    killed_writer(folder, 1, 0.1)
    desk = Desk(folder, "lead", clock=now)
    before = desk.sheet
    assert desk.undo() is not None
    assert desk.sheet != before
    desk.redo()
    assert desk.sheet == before
    desk.close()
