"""Finding: lists narrow as somebody types, and the walk searches what is written."""

from pathlib import Path

from textual.widgets import Input

from assess.desk.desk import Desk
from assess.rate.logic import search
from assess.rate.use_cases import findings
from assess.rate.views.lines import FindingLine
from assess.session.use_cases import capture
from assess.ui.text.blocks import Block
from assess.ui.text.narrowing import narrowed
from tests.builders import USERS, WHOLE, Clock, a_folder
from tests.screens import opened, paste, ready, text, type_in, walk

LISTED = (
    Block("Bins", "accent"),
    Block("Red lid", key=1),
    Block("due in May", indent=2),
    Block("Blue lid", key=2),
    Block(),
    Block("Badges", "accent"),
    Block("Blue badge", key=3),
)


def said(words: str) -> list[str]:
    return [block.text for block in narrowed(LISTED, words)]


def test_a_list_keeps_entries_with_all_words_and_their_headings() -> None:
    assert said("") == [block.text for block in LISTED]
    first = "Shown: with may. Esc shows all."
    assert said("may") == [first, "Bins", "Red lid", "due in May"]
    assert said("BLUE bins")[1:] == ["Bins", "Blue lid"]
    assert said("badge")[1:] == ["Badges", "Blue badge"]


def test_an_empty_list_says_that_nothing_has_the_words() -> None:
    (only,) = said("zzz")
    assert only == "Shown: with zzz. Esc shows all. Nothing has these words."


async def test_home_narrows_with_each_letter_and_shows_by_what(tmp_path: Path) -> None:
    a_folder(tmp_path, "one")
    other = a_folder(tmp_path, "two")
    brief = other / "assessment.toml"
    words = brief.read_text(encoding="utf-8").replace("Anyshire", "Otherton")
    brief.write_text(words, encoding="utf-8")
    async with opened(tmp_path, (80, 24)) as pilot:
        await pilot.press("slash")
        await type_in(pilot, "other")
        assert "Otherton" in text(pilot)
        assert "Anyshire" not in text(pilot)
        assert "Shown: with other. Esc shows all." in text(pilot)
        await paste(pilot, "zz")
        assert "Nothing has these words." in text(pilot)
        await pilot.press("escape", "escape")
        assert "Anyshire" in text(pilot)


async def test_every_list_of_an_assessment_narrows(folder: Path) -> None:
    async with opened(folder, (80, 24)) as pilot:
        for key in ("w", "E", "f9", "P", "s", "t"):
            await pilot.press(key)
            await ready(pilot)
            await pilot.press("slash")
            await paste(pilot, "zzqq")
            assert "Nothing has these words." in text(pilot), key
            await pilot.press("escape", "escape", "escape")
            await ready(pilot)
            assert walk(pilot).desk is not None


async def test_the_walk_finds_what_is_written_and_goes_from_hit_to_hit(
    folder: Path,
) -> None:
    desk = Desk(folder, "lead", clock=Clock())
    findings.set_reason(desk, USERS, "With a screen reader nobody could get on.")
    findings.say(desk, WHOLE, "gap", "Nobody tried a screen reader.")
    capture.capture(desk, "Which screen reader was it")
    desk.close()
    async with opened(folder, (120, 40)) as pilot:
        await pilot.press("slash")
        await type_in(pilot, "reader")
        assert "reader: found in 3 places. ] next" in text(pilot)
        assert "Shown: with reader. Esc" in text(pilot)
        assert "Beta · with reader" in text(pilot)
        assert "10 Define" not in text(pilot)
        await pilot.press("enter", "right_square_bracket")
        assert "1 of 3, Reason: With a screen reader" in text(pilot)
        await pilot.press("right_square_bracket")
        assert walk(pilot).at.ref == WHOLE
        assert "2 of 3, Gap: Nobody tried a screen reader." in text(pilot)
        line = walk(pilot).page("finding").key
        assert isinstance(line, FindingLine)
        assert line.kind == "gap"
        await pilot.press("right_square_bracket")
        assert "3 of 3, Captured line: Which" in text(pilot)
        await pilot.press("left_square_bracket", "left_square_bracket")
        assert walk(pilot).at.ref == USERS
        await pilot.press("escape")
        assert "10 Define" in text(pilot)
        assert "with reader" not in text(pilot)
        await pilot.press("right_square_bracket")
        assert "Nothing is searched for" in text(pilot)


async def test_words_that_nothing_says_leave_the_list_whole(folder: Path) -> None:
    async with opened(folder, (120, 40)) as pilot:
        await pilot.press("slash")
        await paste(pilot, "zzqq")
        assert "Nothing here says zzqq." in text(pilot)
        assert "10 Define" in text(pilot)


async def test_a_number_after_a_colon_goes_to_that_criterion(folder: Path) -> None:
    async with opened(folder, (80, 24)) as pilot:
        await pilot.press("colon", "1", "0", "enter")
        assert walk(pilot).at.ref.criterion == "10"
        assert walk(pilot).at.held.rating is None
        await pilot.press("colon", "9", "9", "enter")
        assert "has no point 99" in text(pilot)
        assert not pilot.app.screen.query_one(Input).has_focus


def test_nobody_finds_what_another_wrote(folder: Path) -> None:
    desk = Desk(folder, "lead", clock=Clock())
    findings.set_reason(desk, USERS, "With a screen reader nobody could get on.")
    held = desk.assessment
    desk.close()
    assert [hit.what for hit in search(held, "lead", "screen reader")] == ["Reason"]
    assert search(held, "ux", "screen reader") == ()
    assert search(held, "lead", " ") == ()
