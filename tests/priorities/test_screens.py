from pathlib import Path

import pytest

from assess.priorities.screens import NextScreen
from assess.rate.screens.walk import WalkScreen
from tests.builders import a_folder
from tests.screens import opened, ready, text


@pytest.mark.parametrize("above", ["w", "s", "B", "E", "f9", "question_mark"])
async def test_what_to_do_next_opens_from_any_screen_and_leads_back_to_the_walk(
    tmp_path: Path, above: str
) -> None:
    async with opened(a_folder(tmp_path)) as pilot:
        await pilot.press(above)
        await ready(pilot)
        under = pilot.app.screen
        await pilot.press("f8")
        await ready(pilot)
        assert isinstance(pilot.app.screen, NextScreen)
        await pilot.press("f8")
        await ready(pilot)
        await pilot.press("escape")
        await ready(pilot)
        assert pilot.app.screen is under
        await pilot.press("f8")
        await ready(pilot)
        assert "Rate points" in text(pilot)
        await pilot.press("enter")
        await ready(pilot)
        assert isinstance(pilot.app.screen, WalkScreen)
        assert len(pilot.app.screen_stack) == 1


async def test_help_of_home_leads_to_what_to_do_next(tmp_path: Path) -> None:
    a_folder(tmp_path, "one")
    async with opened(tmp_path) as pilot:
        await pilot.press("question_mark", "f8")
        await ready(pilot)
        assert isinstance(pilot.app.screen, NextScreen)
