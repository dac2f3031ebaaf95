"""Any keys, on screens over files of which one is spoilt: no crash, and no change."""

import random
import shutil
from pathlib import Path
from typing import Any, Final

import pytest
from textual.pilot import Pilot

from assess.ui.terminal.keyed import KeyedScreen
from tests.builders import the_complete_folder
from tests.faults.test_fuzz import contents, is_toml, spoil
from tests.screens import is_there, opened
from tests.settled import settled

PRESSES: Final = 60
LEFT_OUT: Final = {"ctrl+q", "ctrl+c", "f4"}
"""The keys that leave, and the one for an editor, which no test has."""
ALWAYS: Final = ("escape", "enter", "down", "up", "tab", "a", "1", "space")


def folders(wide: int) -> list[Any]:
    """Return two folders for every run, and the rest for the long one."""
    few = [pytest.param(number, id=str(number)) for number in range(2)]
    rest = range(2, wide)
    return few + [pytest.param(n, id=str(n), marks=pytest.mark.wide) for n in rest]


@pytest.mark.parametrize("number", folders(200))
async def test_no_key_ends_the_application_or_changes_a_spoilt_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    monkeypatch.setenv("SSH_CONNECTION", "so that no browser is opened")
    chance = random.Random(number)
    folder = the_complete_folder(tmp_path / "whole")
    path = spoil(folder, chance)
    name, before = path.relative_to(folder).as_posix(), path.read_bytes()
    pressed: list[str] = []
    async with opened(folder, (80, 24), chance.choice(("lead", "ux", "scribe"))) as p:
        for _ in range(PRESSES):
            if p.app._exit:
                break
            key = chance.choice((*ALWAYS, *known(p)))
            pressed.append(key)
            await p.press(key)
            while not is_there(p.app):
                await settled()
    if not is_toml(before):
        assert contents(folder)[name] == before, pressed
    shutil.rmtree(folder)


def known(pilot: Pilot[None]) -> list[str]:
    """Return the keys that the screen says it has."""
    screen = pilot.app.screen
    here = screen.all_keys() if isinstance(screen, KeyedScreen) else ()
    every = [name for key in (*here, *pilot.app.all_keys()) for name in key.keys]  # type: ignore[attr-defined]
    return sorted(set(every) - LEFT_OUT)
