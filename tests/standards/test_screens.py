"""The library of standards, and what to do next, on screen."""

from pathlib import Path

from assess.model.crosswalk import Crosswalk, Link
from assess.priorities.screens import NextScreen
from assess.rate.screens.walk import WalkScreen
from assess.standards.screens import StandardsScreen
from assess.store.toml import encode
from tests.screens import opened, ready, saved, shown, text, type_in, walk

LINKS = Crosswalk(
    link={
        "govuk-2019:1": {
            "govuk-2019:2": Link(is_="same", because="Both begin with users.")
        }
    }
)


async def test_a_standard_is_browsed_by_theme_and_phase(folder: Path) -> None:
    async with opened(folder) as pilot:
        await pilot.press("f7")
        await ready(pilot)
        assert isinstance(pilot.app.screen, StandardsScreen)
        assert "GOV.UK Service Standard (2019)" in text(pilot)
        await pilot.press("enter", "down")
        assert "Meeting users' needs" in text(pilot)
        assert "at the end of beta" in text(pilot)
        await pilot.press("p")
        assert "at the end of live" in text(pilot)
        await pilot.press("enter", "g", "tab", "escape", "escape")
        assert isinstance(pilot.app.screen, WalkScreen)


async def test_files_that_are_not_read_are_named_in_the_library(folder: Path) -> None:
    (folder.parent / "criteria").mkdir()
    (folder.parent / "criteria" / "lens.json").write_text("{}", encoding="utf-8")
    async with opened(folder) as pilot:
        await pilot.press("f7")
        await ready(pilot)
        assert isinstance(pilot.app.screen, StandardsScreen)
        assert "criteria/lens.json is not" in text(pilot)


async def test_all_standards_are_searched_as_somebody_types(folder: Path) -> None:
    async with opened(folder) as pilot:
        await pilot.press("f7")
        await ready(pilot)
        await pilot.press("slash")
        await type_in(pilot, "screen read")
        await shown(pilot, " 5 Make sure everyone")
        await pilot.press("enter")
        await ready(pilot)
        assert "found." in text(pilot)
        await pilot.press("escape")
        assert "GOV.UK Service Standard (2019)" in text(pilot)


async def test_a_standard_itself_has_no_guidance_and_says_what_has(
    folder: Path,
) -> None:
    async with opened(folder) as pilot:
        await pilot.press("f7")
        await ready(pilot)
        await pilot.press("g")
        assert "Open a standard with" in text(pilot)
        assert "govuk-2015" not in text(pilot)


async def test_two_editions_are_compared_side_by_side(folder: Path) -> None:
    async with opened(folder) as pilot:
        await pilot.press("f7")
        await ready(pilot)
        await pilot.press("d")
        assert "Compare with which edition?" in text(pilot)
        await pilot.press("escape", "d", "down", "enter")
        await pilot.pause()
        assert "From GOV.UK Service Standard (2019)" in text(pilot)
        assert "gone" in text(pilot)


async def test_what_to_do_next_leads_to_its_criterion(folder: Path) -> None:
    async with opened(folder) as pilot:
        await pilot.press("3", "f8")
        await ready(pilot)
        assert isinstance(pilot.app.screen, NextScreen)
        assert "Red" in text(pilot)
        await pilot.press("e")
        assert "Points: 4 (rated Red) + 2 (at beta) = 6" in text(pilot)
        await pilot.press("down", "enter")
        await ready(pilot)
        assert str(walk(pilot).at.ref) == "govuk-2019:2"


async def test_a_finding_is_carried_over_only_after_it_was_read(folder: Path) -> None:
    (folder / "standards" / "crosswalk.toml").write_bytes(encode(LINKS))
    async with opened(folder) as pilot:
        await pilot.press("C")
        assert "Nothing that is held elsewhere" in text(pilot)
        await pilot.press("1", "r")
        await type_in(pilot, "Seen")
        await pilot.press("escape", "j", "C", "enter")
        assert "Carry this over?" in text(pilot)
        assert walk(pilot).at.held.rating is None
        await pilot.press("enter")
        await pilot.pause()
        assert walk(pilot).at.held.rating == "green"
        assert (
            "From point 1 of GOV.UK Service Standard: Seen"
            in walk(pilot).at.held.reason
        )
        await pilot.press("u")
        assert walk(pilot).at.held.reason == ""
    assert saved(folder).rating == "green"


async def test_the_library_opens_from_home_where_nothing_is(tmp_path: Path) -> None:
    async with opened(tmp_path) as pilot:
        await pilot.press("f7")
        await ready(pilot)
        assert isinstance(pilot.app.screen, StandardsScreen)
        await pilot.press("escape", "f8")
        await ready(pilot)
        assert "holds no" in text(pilot) or "no assessment" in text(pilot)
