from pathlib import Path

import pytest

from assess.desk.desk import Desk
from assess.priorities.screens import NextScreen
from assess.rate.screens.walk import WalkScreen
from assess.rate.use_cases import findings
from tests.builders import WHOLE, Clock, a_folder
from tests.screens import opened, ready, text, walk


@pytest.mark.parametrize("above", ["w", "s", "B", "E", "f9", "f1"])
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
        await pilot.press("f1", "f8")
        await ready(pilot)
        assert isinstance(pilot.app.screen, NextScreen)


async def test_a_step_of_a_whole_council_leads_to_its_criterion(tmp_path: Path) -> None:
    for name in ("one", "two"):
        folder = a_folder(tmp_path, name)
        brief = folder / "assessment.toml"
        words = brief.read_text(encoding="utf-8").replace("Blue Badge", name.title())
        brief.write_text(words, encoding="utf-8")
    desk = Desk(tmp_path / "two", "lead", clock=Clock())
    findings.rate(desk, WHOLE, "red", reason="Nobody tried.")
    findings.say(desk, WHOLE, "action", "Try the whole with carers.")
    desk.close()
    async with opened(tmp_path, (80, 24)) as pilot:
        await pilot.press("f8")
        await ready(pilot)
        await pilot.press("slash", *"zzqq", "enter")
        assert "Nothing has these words." in text(pilot)
        await pilot.press("slash", *["backspace"] * 4, *"carers", "enter")
        assert "Shown: with carers. Esc shows all." in text(pilot)
        await pilot.press("enter")
        await ready(pilot)
        assert walk(pilot).folder.name == "two"
        assert walk(pilot).at.ref == WHOLE
