"""A key is declared once, and stands in hints, help and palette as it is declared."""

from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from assess.app import screen_table
from assess.app.application import AssessApp
from assess.app.help import HelpScreen
from assess.app.palette import Commands
from assess.check.logic.rules.registry import RULES
from assess.desk.desk import Desk
from assess.publish.screens.fixes import mend_of
from assess.rate.screens.walk import WalkScreen
from assess.setup.use_cases.first_brief import Start
from assess.setup.use_cases.new import new
from assess.ui.terminal.application import CAPTURE
from assess.ui.terminal.bar import Hints
from assess.ui.terminal.key import Key, named
from assess.ui.terminal.keyed import KeyedScreen
from assess.ui.terminal.page import Page
from tests.builders import Clock
from tests.screens import opened, ready, text

NAMES = tuple(screen_table.SCREENS)


async def test_a_key_is_in_hints_help_and_palette_as_it_is_declared(
    folder: Path,
) -> None:
    async with opened(folder, (120, 40)) as pilot:
        walk = pilot.app.screen
        assert isinstance(walk, WalkScreen)
        assert isinstance(pilot.app, AssessApp)
        keys = {*walk.all_keys(), *pilot.app.all_keys()}
        hints = walk.query_one(Hints).hints
        of_use = {key for key in walk.all_keys() if key.when(walk)}
        of_use |= set(pilot.app.all_keys())
        assert {f"{key.name} {key.hint}" for key in of_use if key.hint} == {*hints}
        said = Counter(key.says for key in keys if key.says)
        found = Counter(command.name for command in Commands(walk).commands())
        assert set(said) <= set(found)
        await pilot.press("f1")
        await ready(pilot)
        assert isinstance(pilot.app.screen, HelpScreen)
        lines = {block.text for block in pilot.app.screen.query_one(Page)._blocks}
        assert set(said) <= lines


async def test_no_key_means_two_things_on_one_screen(folder: Path) -> None:
    desk = Desk(folder, "lead", clock=Clock())
    first = desk.assessment.refs[0]
    made = [screen_table.screen_named(name, desk, first) for name in NAMES]
    tables: list[tuple[Key[Any], ...]] = [each.KEYS for each in made]
    for table in (*tables, WalkScreen.KEYS, AssessApp.KEYS):
        keys = [name for key in table for name in key.keys]
        assert [key for key, count in Counter(keys).items() if count > 1] == []
    desk.close()


async def test_every_screen_says_what_to_do_there_and_how_to_go_back(
    folder: Path,
) -> None:
    async with opened(folder, (120, 40)) as pilot:
        for key in (*"wBPDFHst", "f9", "E", "y", "V", "f7", "f8"):
            await pilot.press(key)
            await ready(pilot)
            screen = pilot.app.screen
            assert isinstance(screen, KeyedScreen)
            assert screen.NOW != KeyedScreen.NOW
            assert "Esc Back" in text(pilot)
            await pilot.press("escape")
            await ready(pilot)
            assert isinstance(pilot.app.screen, WalkScreen)


def test_a_key_is_named_as_people_call_it() -> None:
    assert [named(key) for key in ("slash", "escape", "f2", "ctrl+s", "a", "S")] == [
        "/", "Esc", "F2", "Ctrl+s", "a", "S",
    ]  # fmt: skip
    assert CAPTURE.name == "c"


def test_what_mends_a_problem_is_said_by_its_rule() -> None:
    rule = RULES["no-action"]
    assert mend_of(rule.at("No action.", "people/lead.toml", "finding")) == "action"
    other = RULES["no-outcome"]
    assert mend_of(other.at("No outcome.", "agreed.toml", "outcome")) == "outcome"
    seen = RULES["not-on-panel"]
    assert mend_of(seen.at("Not on it.", "people/x.toml", "person")) is None


def rated_on(parent: Path, scale: str) -> Path:
    """Make an assessment against one standard, rated on a scale."""
    standards = (("govuk-2019", scale),)
    start = Start("Bins", "Anyshire", "beta", standards=standards)
    return new(parent / "bins", start)


@pytest.mark.parametrize(("scale", "digits"), [("met2", "1-2"), ("rag", "1-3")])
async def test_the_footer_names_the_digits_of_the_scale(
    tmp_path: Path, scale: str, digits: str
) -> None:
    async with opened(rated_on(tmp_path, scale), (80, 24)) as pilot:
        assert f" {digits} Rate " in text(pilot)
        await pilot.press("question_mark")
        await ready(pilot)
        assert f"{digits} Rate" in text(pilot)


async def test_no_footer_offers_to_rate_what_has_no_rating(tmp_path: Path) -> None:
    async with opened(rated_on(tmp_path, "unrated"), (80, 24)) as pilot:
        assert "Rate" not in text(pilot).splitlines()[-1]
        await pilot.press("w")
        await ready(pilot)
        assert "Outcome" not in text(pilot).splitlines()[-1]
