"""The evidence register, and what is covered."""

from pathlib import Path

import pytest

from assess.desk.desk import Desk
from assess.model.evidence import Evidence, EvidenceText
from assess.rate.commands.evidence import evidence
from assess.rate.use_cases.evidence import add_evidence, link
from assess.store import assessments
from tests.builders import USERS, Clock
from tests.screens import opened, text, type_in


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (60, 20)])
async def test_evidence_has_a_period_an_expiry_and_may_be_sensitive(
    folder: Path, size: tuple[int, int]
) -> None:
    desk = Desk(folder, "lead", clock=Clock())
    key = add_evidence(desk, EvidenceText(title="Round [b]4[/]", kind="observed"))
    link(desk, USERS, key, linked=True)
    desk.close()
    async with opened(folder, size) as pilot:
        await pilot.press("E")
        await pilot.pause()
        assert "Round [b]4[/]" in text(pilot)
        assert key not in text(pilot)
        await pilot.press("p")
        await type_in(pilot, "last spring")
        await pilot.press("enter")
        await pilot.pause()
        assert "is not a period" in text(pilot)
        for _ in "last spring":
            await pilot.press("backspace")
        await type_in(pilot, "2026-03")
        await pilot.press("enter", "x")
        await type_in(pilot, "2027-05-12")
        await pilot.press("enter", "s")
        await pilot.pause()
        assert "sensitive" in text(pilot)
        await pilot.press("m")
        await pilot.pause()
        assert "one source" in text(pilot)
        assert "Local service design" in text(pilot)
        assert "no evidence" in text(pilot)
    (item,) = assessments.load(folder).assessment.sheet("lead").evidence.values()
    assert isinstance(item, Evidence)
    assert (item.shows, str(item.expires), item.sensitive) == (
        "2026-03",
        "2027-05-12",
        True,
    )


async def test_evidence_has_a_voice_that_can_be_taken_back(folder: Path) -> None:
    desk = Desk(folder, "lead", clock=Clock())
    key = add_evidence(desk, EvidenceText(title="Diary", kind="said"))
    link(desk, USERS, key, linked=True)
    desk.close()
    async with opened(folder, (80, 24)) as pilot:
        await pilot.press("E", "v", "down", "enter")
        await pilot.pause()
        assert "voice of a resident" in text(pilot)
    (item,) = assessments.load(folder).assessment.evidence.values()
    assert item.voice == "resident"
    assert not evidence(["change", str(folder), key, "--voice", "none"])
    (item,) = assessments.load(folder).assessment.evidence.values()
    assert item.voice is None


async def test_nothing_yet_says_how_to_begin(folder: Path) -> None:
    async with opened(folder, (80, 24)) as pilot:
        await pilot.press("E", "p")
        await pilot.pause()
        assert "Choose one of your own" in text(pilot)
        assert "No evidence yet" in text(pilot)
