from functools import partial
from pathlib import Path

import pytest

from assess.rate.screens import walk
from tests import screens
from tests.screens import opened

LATE = 1e-9
"""Seconds: its time is over before anybody looks at it, as on a busy machine."""


async def test_a_timer_goes_off_however_late_it_is_looked_at(folder: Path) -> None:
    async with opened(folder) as pilot:
        went_off: list[object] = []
        for node in (pilot.app, pilot.app.screen):
            node.set_timer(LATE, partial(went_off.append, node))
        await pilot.pause()
        assert went_off == [pilot.app, pilot.app.screen]


async def test_a_walk_opens_however_late_its_timer_is_looked_at(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(walk, "OPEN_AFTER", LATE)
    async with opened(folder) as pilot:
        await pilot.press("2")
        assert screens.walk(pilot).at.held.rating == "amber"
