"""What is to be done before the day: on the command line, on a screen, in a pack."""

import json
from pathlib import Path

import pytest

from assess.desk.desk import Desk
from assess.desk.errors import RefusedError
from assess.preparation.use_cases import find, preparation, tick, untick
from tests.builders import ONE_LEAD, Clock, a_folder
from tests.commands import Assess
from tests.screens import opened, ready, text

TEAM = """
[dates]
assessed = 2026-06-04

[panel.owner]
role = "team"
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return a_folder(tmp_path, brief=ONE_LEAD + TEAM)


def test_the_list_has_dates_and_is_ticked_by_number_or_name(
    folder: Path, assess: Assess
) -> None:
    done = assess(
        "prepare", folder, "--done", "rehearse", "--done", "1", "--as", "owner"
    )
    assert " 1 [x] Agree the day with the panel" in done.out
    assert "by 28 April 2026" in done.out
    assert "Counted back from 4 June 2026." in done.out
    done = assess("prepare", folder, "--not-done", "1", "--as", "owner")
    assert " 1 [ ] Agree the day with the panel" in done.out
    listed = json.loads(assess("prepare", folder, "--format", "json").out)
    assert [each["name"] for each in listed if each["done_by"] == "owner"] == [
        "rehearse"
    ]
    wrong = assess("prepare", folder, "--done", "rehearsal", "--as", "owner")
    assert (wrong.code, "Did you mean rehearse?" in wrong.err) == (2, True)


def test_each_side_ticks_what_it_does_itself(folder: Path) -> None:
    lead, owner = (Desk(folder, who, clock=Clock()) for who in ("lead", "owner"))
    found = preparation(lead)
    with pytest.raises(RefusedError, match="ticked by the team: owner"):
        tick(lead, find(found, "book"))
    with pytest.raises(RefusedError, match="ticked by the panel"):
        tick(owner, find(found, "wash-up"))
    tick(lead, find(found, "wash-up"))
    with pytest.raises(RefusedError, match="only lead takes that back"):
        untick(owner, find(preparation(lead), "wash-up"))
    owner.close()
    lead.close()


def test_without_a_day_it_is_said_how_long_before(tmp_path: Path) -> None:
    desk = Desk(a_folder(tmp_path), "lead", clock=Clock())
    first = preparation(desk)[0]
    assert (first.due, first.working_days_before) == (None, 25)
    assert tick(desk, first)  # nobody is in the team, so the panel ticks
    assert preparation(desk)[0].ticked is not None
    desk.close()


async def test_a_key_ticks_and_undo_takes_it_back(folder: Path) -> None:
    async with opened(folder, (80, 24), "owner") as pilot:
        await pilot.press("D")
        await ready(pilot)
        assert "0 of 6 done" in text(pilot)
        await pilot.press("space")
        await pilot.pause()
        assert "1 of 6 done" in text(pilot)
        assert "done, ticked by owner" in text(pilot)
        await pilot.press("u")
        await pilot.pause()
        assert "0 of 6 done" in text(pilot)
        await pilot.press("end", "space")
        await pilot.pause()
        assert "This is ticked by the panel." in text(pilot)


def test_a_pack_counts_back_from_the_day(assess: Assess) -> None:
    words = ("standards", "pack", "govuk-2019", "--phase", "beta")
    assert "Agree the day with the panel: 25 working days before" in assess(*words).out
    out = assess(*words, "--day", "4 June 2026", "--format", "html").out
    assert "28 April 2026, 25 working days before the day" in out
