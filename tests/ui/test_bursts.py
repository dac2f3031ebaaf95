"""Words that a terminal pastes as keys, without saying that it is a paste."""

from pathlib import Path

import pytest
from textual._xterm_parser import XTermParser
from textual.pilot import Pilot

from assess.model.finding import Finding
from assess.store import assessments
from assess.ui.terminal import bursts
from assess.ui.terminal.bursts import Burst
from tests import questions
from tests.screens import dealt_with, opened, saved, text

NOTHING = Finding()
NOTES = "Gap one\r2 people said\r3 jobs open"


async def sent(pilot: Pilot[None], *reads: str) -> None:
    """Send what a terminal sends, each in one read."""
    parser = XTermParser()
    for read in reads:
        for token in parser.feed(read):
            token.set_sender(pilot.app)
            pilot.app.post_message(token)
    await dealt_with(pilot)


@pytest.mark.parametrize(
    "words",
    [
        "2 people said",
        "- Map\r2. Audit\r3. Call log",
        "\u2022 Two carers\r\u2022 1 driver 2\r3\r",
    ],
)
async def test_words_pasted_where_nobody_writes_rate_nothing(
    folder: Path, words: str
) -> None:
    async with opened(folder) as pilot:
        await sent(pilot, words)
    sheet = assessments.load(folder).assessment.sheet("lead")
    for finding in (each for of in sheet.finding.values() for each in of.values()):
        assert (finding.rating, finding.indicators) == (None, {})


async def test_it_is_said_that_they_rate_nothing(folder: Path) -> None:
    async with opened(folder) as pilot:
        await sent(pilot, "2 of 3")
        assert "rate nothing. Press the key by itself" in text(pilot)
        await pilot.press("2")
    assert saved(folder).rating == "amber"


async def test_lines_pasted_into_a_field_are_lines_as_in_any_paste(
    folder: Path,
) -> None:
    async with opened(folder) as pilot:
        await pilot.press("a")
        await sent(pilot, NOTES)
        await pilot.press("enter")
        assert "One for each line: 3" in text(pilot)
        await pilot.press("enter")
    held = saved(folder)
    assert sorted(held.sentences("gap").values()) == sorted(NOTES.split("\r"))
    assert (held.rating, held.reason, held.indicators) == (None, "", {})


async def test_the_enter_behind_pasted_words_keeps_them(folder: Path) -> None:
    async with opened(folder) as pilot:
        await pilot.press("a")
        await sent(pilot, "Two of 24 people were carers.\r")
    assert list(saved(folder).sentences("gap").values()) == [
        "Two of 24 people were carers."
    ]


async def test_what_was_typed_ahead_is_keys_until_a_digit_may_be_of_words(
    folder: Path,
) -> None:
    async with opened(folder) as pilot:
        await sent(pilot, "2aTwo of 24 were carers\rj1")
        assert "rate nothing" in text(pilot)
        await sent(pilot, "3k1j")
    sheet = assessments.load(folder).assessment.sheet("lead")
    first, second = sheet.finding["govuk-2019"].values()
    assert (first.rating, second.rating) == ("green", "red")
    assert list(first.sentences("gap").values()) == ["Two of 24 were carers"]


async def test_a_paste_of_many_reads_is_one(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bursts, "SOON", 60)
    async with opened(folder) as pilot:
        await sent(pilot, "Words of a paste", "2", "3\r1")
    assert saved(folder).rating is None


async def test_words_pasted_at_a_choice_choose_nothing(folder: Path) -> None:
    async with opened(folder) as pilot:
        await pilot.press("e")
        await sent(pilot, "1 of 24 people")
        assert "None of them has 1 of 24 people" in text(pilot)


@pytest.mark.parametrize(
    "way", [questions.DECIDED, questions.REVEALED], ids=["outcome", "agreement"]
)
async def test_words_pasted_where_the_panel_decides_decide_nothing(
    tmp_path: Path, way: questions.Begins
) -> None:
    folder = tmp_path / "mb"
    way.makes(folder)
    before = assessments.load(folder).assessment.agreed
    async with opened(folder, person=way.person) as pilot:
        await pilot.press(*(("w",) if way is questions.DECIDED else ("s", "enter")))
        await sent(pilot, "3 people said 1")
    agreed = assessments.load(folder).assessment.agreed
    assert agreed.finding == before.finding
    assert agreed.outcome == before.outcome


@pytest.mark.parametrize(
    ("words", "place", "is_word"),
    [
        ("2rSeen", 0, False),
        ("others said", 0, True),
        ("2 people", 0, True),
        ("people 2", 7, True),
        ("jjjj2", 4, False),
        ("2j1", 2, False),
        ("2j people\x1b", 0, False),
    ],
)
def test_a_key_is_told_from_a_word(words: str, place: int, *, is_word: bool) -> None:
    assert Burst(words).is_word_at(place) == is_word
