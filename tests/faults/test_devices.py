"""Several devices, killed in the middle, all through the command line: all is there.

Lead works on two devices, ux on a third. Each has a copy of the folder and a state
folder of its own. What a command acknowledged, by exiting with 0, is in every copy in
the end, and all copies are equal to the byte.
"""

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any, Final

import pytest

from tests.builders import ONE_LEAD, a_folder
from tests.commands import ROOT, Assess
from tests.forked import Forked

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGKILL")

PANEL = f'{ONE_LEAD}\n[panel.ux]\nrole = "assessor"\nprofession = "user research"\n'
PEOPLE: Final = {"laptop": "lead", "tablet": "lead", "office": "ux"}
STEPS: Final = 6

Start = type[subprocess.Popen[bytes]] | type[Forked]
LASTS: Final[dict[Start, float]] = {subprocess.Popen[bytes]: 1, Forked: 0.2}
"""Seconds within which a command is killed: most of what is started is importing."""


class Device:
    """A copy of the folder, and the state of one user's machine."""

    def __init__(self, place: Path, whole: Path, start: Start) -> None:
        self.person = PEOPLE[place.name]
        self.start = start
        self.state = place / "state"
        self.folder = Path(shutil.copytree(whole, place / "bluebadge"))

    def run(self, *arguments: object, kill_after: float | None = None) -> int:
        """Run a command as a process, and perhaps kill it; return its exit code."""
        process = self.start(
            [sys.executable, "-m", "assess", *map(str, arguments), "--as", self.person],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            cwd=ROOT,
            env={**os.environ, "ASSESS_STATE": str(self.state)},
        )
        if kill_after is not None:
            time.sleep(kill_after * LASTS[self.start])
            process.send_signal(signal.SIGKILL)
        return process.wait()

    def files(self) -> dict[str, bytes]:
        """Return what stands in the folder, by name."""
        return {
            path.relative_to(self.folder).as_posix(): path.read_bytes()
            for path in self.folder.rglob("*")
            if path.is_file()
        }


def histories(wide: int) -> list[Any]:
    """Return five for every run, and the rest for the long one."""
    few = [pytest.param(number, id=str(number)) for number in range(5)]
    rest = range(5, wide)
    return few + [pytest.param(n, id=str(n), marks=pytest.mark.wide) for n in rest]


@pytest.mark.parametrize("number", histories(200))
def test_what_several_devices_were_told_is_in_every_copy_whatever_was_killed(
    tmp_path: Path, assess: Assess, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    chance = random.Random(number)
    whole = a_folder(tmp_path / "whole", brief=PANEL)
    start: Start = Forked if number else subprocess.Popen[bytes]
    devices = [Device(tmp_path / name, whole, start) for name in PEOPLE]
    told: set[str] = set()
    for step in range(STEPS):
        device = chance.choice(devices)
        kill_after = chance.random() if chance.random() < 0.4 else None
        if chance.random() < 0.3:
            other = chance.choice([d for d in devices if d is not device])
            device.run("merge", device.folder, other.folder, kill_after=kill_after)
            continue
        word = f"said{number}x{step}"
        criterion = chance.choice(("1", "2"))
        command = ("rate", device.folder, criterion, "green", "--gap", word)
        if device.run(*command, kill_after=kill_after) == 0:
            told.add(word)
    come_together(devices, assess, monkeypatch)
    first = devices[0].files()
    assert all(device.files() == first for device in devices)
    assert not [name for name in first if name.endswith((".tmp", ".toml.kept"))]
    held = b"".join(first.values()).decode()
    assert {word for word in told if word not in held} == set()


def come_together(
    devices: list[Device], assess: Assess, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Join every copy into every other, until nothing is new."""
    for _ in range(3):
        for device in devices:
            monkeypatch.setenv("ASSESS_STATE", str(device.state))
            others = [other.folder for other in devices if other is not device]
            done = assess("merge", device.folder, *others, "--as", device.person)
            assert done.code == 0, done.err
