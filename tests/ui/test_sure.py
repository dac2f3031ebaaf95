"""What can't be taken back is asked about once."""

from pathlib import Path

import pytest
from textual import events
from textual.pilot import Pilot

from assess.desk.desk import Desk
from assess.publish.use_cases import outcome, publishable
from assess.rate.use_cases import findings
from assess.store import assessments
from assess.ui.terminal.page import Page
from tests.builders import ONE_LEAD, Clock, a_folder
from tests.panels import a_panel, rated
from tests.screens import dealt_with, opened, text

OTHERS = ("escape", "n", "j", "space", "p", "question_mark", "u", "m", "R")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return an assessment that can be published, with warnings."""
    folder = a_folder(tmp_path, brief=ONE_LEAD)
    desk = Desk(folder, "lead", clock=Clock())
    for ref in desk.assessment.refs:
        findings.rate(desk, ref, "green")
        findings.set_reason(desk, ref, "It was shown.")
    outcome.decide(desk, "green")
    desk.close()
    return folder


def version(folder: Path) -> int:
    return assessments.load(folder).assessment.agreed.version


async def ask(pilot: Pilot[None]) -> None:
    await pilot.press("w")
    await pilot.pause()
    await pilot.press("p")


@pytest.mark.parametrize("key", ["enter", "y"])
async def test_publishing_asks_once_with_what_it_means(folder: Path, key: str) -> None:
    async with opened(folder, (80, 24)) as pilot:
        await ask(pilot)
        assert "Publish version 1 with" in text(pilot)
        assert "warnings? After that only reopening changes it." in text(pilot)
        assert "Enter or y Publish" in text(pilot)
        assert version(folder) == 0
        await pilot.press(key)
        assert "Version 1 is published" in text(pilot)
    assert version(folder) == 1


@pytest.mark.parametrize("key", OTHERS)
async def test_any_other_key_does_not_publish_and_does_nothing_else(
    folder: Path, key: str
) -> None:
    async with opened(folder, (80, 24)) as pilot:
        await ask(pilot)
        screen = pilot.app.screen
        page = screen.query_one("#page", Page)
        place = page.key
        await pilot.press(key)
        assert "Left as it was." in text(pilot)
        assert pilot.app.screen is screen
        assert page.key == place
        assert "Publish version" not in text(pilot)
        await pilot.press("enter")
    assert version(folder) == 0


async def test_keys_typed_ahead_do_not_publish(folder: Path) -> None:
    async with opened(folder, (80, 24)) as pilot:
        await pilot.press("w")
        await pilot.pause()
        for name in ("p", "enter", "y", "enter"):
            pilot.app.post_message(events.Key(name, None))
        await dealt_with(pilot)
        assert "Publish version 1" in text(pilot)
        await pilot.press("escape")
    assert version(folder) == 0


async def test_what_is_in_the_way_is_said_and_not_asked(tmp_path: Path) -> None:
    async with opened(a_folder(tmp_path, brief=ONE_LEAD), (80, 24)) as pilot:
        await ask(pilot)
        assert "Not published:" in text(pilot)
        assert "Enter or y" not in text(pilot)


async def test_a_version_that_says_the_same_is_named_as_such(folder: Path) -> None:
    desk = Desk(folder, "lead", clock=Clock())
    outcome.publish(desk)
    outcome.reopen(desk, "A slip")
    assert publishable.adds_nothing(desk)
    desk.close()
    async with opened(folder, (80, 24)) as pilot:
        await ask(pilot)
        assert "It says the same as version 1." in text(pilot)


async def test_publishing_names_the_words_that_still_wait(folder: Path) -> None:
    desk = Desk(folder, "lead", clock=Clock())
    for ref in desk.assessment.refs[:2]:
        desk.keep_draft((str(ref), "Action, the team must"), "Half")
    desk.close()
    async with opened(folder, (80, 24)) as pilot:
        await ask(pilot)
        asked = " ".join(text(pilot).split())
        assert "not in it: Action, the team must (GOV.UK point 1) and 1 more." in asked
        assert "After that only reopening changes it." in asked


async def test_a_click_elsewhere_does_not_publish(folder: Path) -> None:
    async with opened(folder, (80, 24)) as pilot:
        await ask(pilot)
        await pilot.click("#page", offset=(2, 1))
        assert "Left as it was." in text(pilot)
        await pilot.press("y")
    assert version(folder) == 0


async def test_the_reveal_is_asked_about_once(
    tmp_path: Path,
) -> None:
    folder = a_panel(tmp_path)
    rated(folder, "lead", "ux", "tech")
    async with opened(folder, (80, 24), "lead") as pilot:
        await pilot.press("s", "R")
        assert "Reveal all 3 sheets?" in text(pilot)
        await pilot.press("escape")
        assert "Left as it was." in text(pilot)
        for name in ("R", "enter"):
            pilot.app.post_message(events.Key(name, None))
        await dealt_with(pilot)
        assert assessments.load(folder).assessment.agreed.reveal is None
        await pilot.press("y")
        assert "must talk" in text(pilot)
    assert assessments.load(folder).assessment.agreed.reveal is not None
