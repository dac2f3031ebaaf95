"""Screens that are opened while a file can't be read say so, and nothing false."""

from pathlib import Path

import pytest

from assess.desk.desk import Desk
from assess.rate.use_cases import findings
from tests.builders import ONE_LEAD, USERS, Clock, a_folder
from tests.screens import opened, ready, text

PANEL = f"""{ONE_LEAD}
[panel.ux]
role = "assessor"
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Make a panel of two, one of whose files are spoilt."""
    folder = a_folder(tmp_path, brief=PANEL)
    desk = Desk(folder, "ux", clock=Clock())
    findings.rate(desk, USERS, "green")
    desk.close()
    return folder


FALSE = (
    "asks for no action",
    "Nothing is submitted or agreed",
    "Nothing is left to do",
    "Nothing waits",
    "No evidence yet",
    "not revealed",
    "Waiting for",
)


@pytest.mark.parametrize("file", ["people/ux.toml", "agreed.toml"])
@pytest.mark.parametrize("key", ["f9", "f8", "y", "s", "t", "V", "E"])
async def test_a_screen_names_what_can_not_be_read_and_says_nothing_false_of_it(
    folder: Path, file: str, key: str
) -> None:
    (folder / file).write_text("<<<<<<< HEAD\n", encoding="utf-8")
    async with opened(folder, (120, 40), "lead") as pilot:
        walk = pilot.app.screen
        await pilot.press(key)
        await ready(pilot)
        assert pilot.app.screen is not walk
        shown = text(pilot)
    assert f"{file}, line 1" in shown
    assert not [words for words in FALSE if words in shown]


async def test_nothing_is_revealed_while_a_sheet_can_not_be_read(folder: Path) -> None:
    (folder / "people/ux.toml").write_text("<<<<<<< HEAD\n", encoding="utf-8")
    async with opened(folder, (120, 40), "lead") as pilot:
        await pilot.press("s")
        await ready(pilot)
        assert "the sheet can't be read" in text(pilot)
        assert "Mend the file that can't be read." in text(pilot)
        await pilot.press("R")
        await pilot.pause()
        assert "people/ux.toml, line 1" in text(pilot)
        assert "has not submitted" not in text(pilot)
