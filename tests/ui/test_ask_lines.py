"""Words of several lines, and one of a few, asked for at the foot of the page."""

from pathlib import Path

from textual.pilot import Pilot

from assess.ui.terminal.ask_lines import AskLines
from assess.ui.terminal.items import lines_of
from tests.screens import opened, paste, saved, text, type_in, walk


def field(pilot: Pilot[None]) -> AskLines:
    return pilot.app.screen.query_one(AskLines)


async def test_longer_words_are_whole_on_a_small_screen_beside_the_guidance(
    folder: Path,
) -> None:
    words = "The team must " + "ask people who use a screen reader, " * 6
    async with opened(folder, (80, 24)) as pilot:
        await pilot.press("x")
        assert "GOV.UK point 1. Action, the team must:" in text(pilot)
        assert "Guidance" in text(pilot)
        assert field(pilot).area.size.height == 3
        await paste(pilot, words)
        assert field(pilot).area.size.height == 4
        assert "The team must ask" in text(pilot)
        assert words.rsplit(maxsplit=1)[-1] in text(pilot).splitlines()[-3]
        await pilot.press("escape")
        assert not field(pilot).is_asking
        assert "GOV.UK point 1. Action" not in text(pilot)


async def test_what_is_too_long_is_counted_and_stays_to_be_shortened(
    folder: Path,
) -> None:
    async with opened(folder, (80, 24)) as pilot:
        await pilot.press("a")
        await paste(pilot, "x" * 799)
        assert "of 1,000" not in text(pilot)
        await type_in(pilot, "yz")
        assert "801 of 1,000" in text(pilot)
        await paste(pilot, "x" * 200)
        assert "1,001 of 1,000, too long" in text(pilot)
        await pilot.press("enter")
        assert "is longer than 1000 characters" in text(pilot)
        await pilot.press("backspace", "enter")
    (gap,) = saved(folder).sentences("gap").values()
    assert len(gap) == 1000


async def test_pasted_bullets_can_become_several_actions_with_one_date_and_owner(
    folder: Path,
) -> None:
    async with opened(folder, (80, 24)) as pilot:
        await pilot.press("2", "x")
        await paste(pilot, "• Ask carers\n• Ask staff")
        await pilot.press("ctrl+j")
        await type_in(pilot, "3. Ask again")
        await pilot.press("enter")
        assert "One for each line: 3" in text(pilot)
        await pilot.press("1", "enter")
        await type_in(pilot, "owner")
        await pilot.press("enter")
        actions = walk(pilot).at.held.actions.values()
        assert [a.text for a in actions] == ["Ask carers", "Ask staff", "Ask again"]
        ((due, owner),) = {(a.due, a.owner) for a in actions}
        assert (due is not None, owner) == (True, "owner")
        await pilot.press("u", "u", "u")
        assert walk(pilot).at.held.actions == {}


async def test_pasted_lines_can_stay_one_and_are_kept_until_that_is_said(
    folder: Path,
) -> None:
    async with opened(folder, (80, 24)) as pilot:
        await pilot.press("a")
        await paste(pilot, "Carers were\nnot asked")
        await pilot.press("enter", "escape", "a")
        assert field(pilot).text == "Carers were\nnot asked"
        await pilot.press("enter", "down", "enter")
        assert walk(pilot).at.desk.drafts == {}
    (gap,) = saved(folder).sentences("gap").values()
    assert gap == "Carers were not asked"


def test_bullets_and_numbers_of_a_list_are_no_words() -> None:
    assert lines_of("- a\n* b\n\n• c\n1. d\n2) e\n10 f\n-g") == (
        "a", "b", "c", "d", "e", "10 f", "-g",
    )  # fmt: skip


async def test_one_of_a_few_is_chosen_by_its_first_letters(folder: Path) -> None:
    async with opened(folder, (80, 24)) as pilot:
        await pilot.press("e", "enter")
        await type_in(pilot, "Log")
        await pilot.press("enter")
        assert "5 Plan" in text(pilot)
        await type_in(pilot, "doz")
        assert "None of them has doz" in text(pilot)
        await pilot.press("backspace", "enter", "escape")
        await pilot.press("escape")
        (item,) = walk(pilot).at.desk.assessment.evidence.values()
        assert item.kind == "document"
