"""The session: keep a line from anywhere, file it, and see what is still to ask."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from textual import events
from textual.pilot import Pilot

from assess.session.logic.capture import unfiled
from assess.session.screens.capture import CaptureScreen
from assess.session.use_cases import session
from assess.store import assessments
from tests.builders import USERS
from tests.screens import dealt_with, opened, saved, text, type_in, walk


def waiting(folder: Path) -> list[str]:
    sheet = assessments.load(folder).assessment.sheet("lead")
    return [line.text for line in unfiled(sheet).values()]


async def keep(pilot: Pilot[None], words: str, key: str = "c") -> None:
    await pilot.press(key)
    await type_in(pilot, words)
    await pilot.press("enter")
    await pilot.pause()


@pytest.mark.parametrize("screen", ["walk", "w", "B", "f7", "f8", "f9", "s", "t"])
async def test_one_key_keeps_a_line_from_any_screen(folder: Path, screen: str) -> None:
    async with opened(folder, (80, 24)) as pilot:
        if screen != "walk":
            await pilot.press(screen)
            await pilot.pause()
        await keep(pilot, "was it tested", "ctrl+n" if screen == "B" else "c")
        assert not isinstance(pilot.app.screen, CaptureScreen)
    assert waiting(folder) == ["was it tested"]


async def test_words_typed_ahead_of_the_line_are_in_it(folder: Path) -> None:
    async with opened(folder) as pilot:
        for name in ("c", "s", "e", "e", "n", "enter", "2"):
            pilot.app.post_message(events.Key(name, "\r" if name == "enter" else name))
        await dealt_with(pilot)
        assert walk(pilot).at.held.rating == "amber"
    assert waiting(folder) == ["seen"]


async def test_a_letter_c_in_a_text_stays_a_letter(folder: Path) -> None:
    async with opened(folder) as pilot:
        await pilot.press("r")
        await type_in(pilot, "accurate")
        await pilot.press("escape", "a")
        await type_in(pilot, "carers")
        await pilot.press("enter")
    assert saved(folder).reason == "accurate"
    assert list(saved(folder).sentences("gap").values()) == ["carers"]


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (60, 20)])
async def test_a_line_is_filed_with_one_key_and_taken_back_with_another(
    folder: Path, size: tuple[int, int]
) -> None:
    async with opened(folder, size) as pilot:
        await pilot.press("c")
        pilot.app.post_message(events.Paste("#1 carers were not asked"))
        await pilot.press("enter")
        await keep(pilot, "no number")
        await pilot.press("t")
        await pilot.pause()
        assert "Captured, to be filed: 2" in text(pilot)
        await pilot.press("a")
        await pilot.pause()
        assert "to be filed: 1" in text(pilot)
        await pilot.press("a")
        await pilot.press("1")
        await pilot.pause()
        assert "Nothing. c keeps a line" in text(pilot)
        await pilot.press("u")
        await pilot.pause()
        assert "to be filed: 1" in text(pilot)
        await pilot.press("delete")
        await pilot.pause()
    assert list(saved(folder).sentences("gap").values()) == ["carers were not asked"]
    assert waiting(folder) == []


async def test_questions_are_ticked_and_the_end_says_what_to_ask(folder: Path) -> None:
    async with opened(folder, (80, 24)) as pilot:
        await keep(pilot, "is there a plan")
        await pilot.press("t", "n")
        await pilot.pause()
        assert "Questions not asked yet" in text(pilot)
        await pilot.press("space")
        await pilot.pause()
        await pilot.press("n")
        await pilot.pause()
        assert "Before the team leaves" in text(pilot)
        await pilot.press("enter")
        await pilot.pause()
        assert walk(pilot).at.ref != USERS
    asked = assessments.load(folder).assessment.sheet("lead").asked
    assert list(asked["govuk-2019"]) == ["1"]


async def test_the_clock_runs_once_it_is_begun(folder: Path) -> None:
    async with opened(folder, (80, 24)) as pilot:
        await pilot.press("t")
        await pilot.pause()
        assert "min left of this" not in text(pilot)
        await pilot.press("b")
        await pilot.pause()
        assert "15 min left of this" in text(pilot) or "14 min left" in text(pilot)
        assert "The panel alone: who asks what" in text(pilot)


async def test_the_clock_of_the_day_stands_in_the_walk_too(folder: Path) -> None:
    async with opened(folder, (80, 24)) as pilot:
        assert "min left" not in text(pilot)
        await pilot.press("t")
        await pilot.pause()
        await pilot.press("b", "escape")
        await pilot.pause()
        assert "min left · 0 of " in text(pilot)


async def test_a_clock_that_was_begun_again_goes_on_as_before(folder: Path) -> None:
    earlier = datetime(2026, 5, 12, 9, tzinfo=UTC)
    session.begin(folder, earlier)
    async with opened(folder, (80, 24)) as pilot:
        await pilot.press("t")
        await pilot.pause()
        await pilot.press("b")
        assert "u goes on with the time from before." in text(pilot)
        assert session.begun(folder) != earlier
        await pilot.press("c", "x", "enter")
        assert "Captured." in text(pilot)
        await pilot.press("u")
        assert "Taken back: Captured." in text(pilot)
        assert session.begun(folder) != earlier
        await pilot.press("u")
        assert "The clock goes on as before." in text(pilot)
    assert session.begun(folder) == earlier
