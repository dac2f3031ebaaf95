"""What is typed into one-line questions, and left with Escape."""

from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from assess.desk.desk import Desk
from assess.model.evidence import EvidenceText
from assess.panel.use_cases import submitting
from assess.rate.use_cases.evidence import add_evidence
from assess.setup.screens.new import ANSWERED
from assess.store.state import begun_lines
from assess.ui.terminal.ask_lines import AskLines
from assess.ui.terminal.form import FormScreen
from tests.builders import USERS, Clock
from tests.panels import a_panel, rated
from tests.screens import opened, ready, saved, text, type_in, walk

BEGUN = "what you had begun"


def line(pilot: Pilot[None]) -> str:
    """Return what stands in the line, or in the field, that is asked for."""
    field = pilot.app.screen.query_one(AskLines)
    if field.is_asking:
        return field.text
    return pilot.app.screen.query_one("#ask #line", Input).value


def answer(pilot: Pilot[None], name: str) -> str:
    """Return what stands in a field of a form."""
    screen = pilot.app.screen
    assert isinstance(screen, FormScreen)
    return screen.field(name).answer


async def written(pilot: Pilot[None], words: str) -> None:
    """Put words into the line, or the field, in place of what stands there."""
    field = pilot.app.screen.query_one(AskLines)
    if field.is_asking:
        field.replace(words)
        await pilot.pause()
        return
    pilot.app.screen.query_one("#ask #line", Input).value = words
    await pilot.pause()


@pytest.mark.parametrize("key", ["a", "x", "d", "v"])
async def test_escape_keeps_the_line_for_the_same_criterion(
    folder: Path, key: str
) -> None:
    async with opened(folder, (80, 24)) as pilot:
        await pilot.press(key)
        assert "Esc Leave, kept" in text(pilot)
        await type_in(pilot, "Carers")
        await pilot.press("escape")
        assert "Kept. It comes back" in text(pilot)
        await pilot.press("j", key)
        assert line(pilot) == ""
        await pilot.press("escape", "k", key)
        assert (line(pilot), BEGUN in text(pilot)) == ("Carers", True)
        await pilot.press("enter", "escape", key)
        assert line(pilot) == ""
    held = saved(folder)
    said = [action.text for action in held.actions.values()]
    said += [*held.sentences("well").values(), *held.sentences("gap").values()]
    assert [*said, *held.sentences("advice").values()] == ["Carers"]


async def test_undo_takes_a_begun_line_away_and_redo_brings_it_back(
    folder: Path,
) -> None:
    async with opened(folder) as pilot:
        await pilot.press("1", "a")
        await type_in(pilot, "Carers")
        await pilot.press("escape", "j", "u")
        assert "Taken back: What you had begun to write" in text(pilot)
        assert walk(pilot).at.ref == USERS
        assert walk(pilot).at.held.rating == "green"
        await pilot.press("a")
        assert line(pilot) == ""
        await pilot.press("escape", "ctrl+r", "a")
        assert line(pilot) == "Carers"
        await pilot.press("escape")
    async with opened(folder) as pilot:
        await pilot.press("u", "a")
        assert line(pilot) == ""
        await pilot.press("escape", "u")
        assert walk(pilot).at.held.rating is None


async def test_undo_passes_over_a_begun_line_that_was_answered(folder: Path) -> None:
    async with opened(folder) as pilot:
        await pilot.press("1", "a")
        await type_in(pilot, "Carers")
        await pilot.press("escape", "a", "enter", "u")
        assert walk(pilot).at.held.sentences("gap") == {}
        await pilot.press("u")
        assert walk(pilot).at.held.rating is None


async def test_an_emptied_line_is_not_kept(folder: Path) -> None:
    async with opened(folder) as pilot:
        await pilot.press("a")
        await type_in(pilot, "no")
        await pilot.press("backspace", "backspace", "escape")
        assert "Kept" not in text(pilot)
        assert walk(pilot).at.desk.drafts == {}


async def test_a_proposed_date_that_nobody_changed_is_no_begun_line(
    folder: Path,
) -> None:
    async with opened(folder) as pilot:
        await pilot.press("2", "x")
        await type_in(pilot, "Ask carers")
        await pilot.press("enter")
        assert line(pilot)
        await pilot.press("escape")
        assert "Kept. It" not in text(pilot)
        assert walk(pilot).at.desk.drafts == {}


async def test_a_line_about_one_action_does_not_come_back_at_another(
    folder: Path,
) -> None:
    async with opened(folder) as pilot:
        await pilot.press("2", "x")
        await type_in(pilot, "First")
        await pilot.press("enter")
        await written(pilot, "2031-01-01")
        await pilot.press("escape", "x")
        await type_in(pilot, "Second")
        await pilot.press("enter")
        assert line(pilot) != "2031-01-01"
        await pilot.press("escape")
        walk(pilot).page("finding").focus()
        await pilot.press("home", "enter")
        await type_in(pilot, " of all")
        await pilot.press("escape", "x")
        assert line(pilot) == ""
        await pilot.press("escape", "home", "enter")
        assert line(pilot) == "First of all"
        await pilot.press("enter")
        assert line(pilot) == "2031-01-01"
        await pilot.press("enter")
        await type_in(pilot, "owner")
        await pilot.press("escape", "home", "enter", "enter", "enter")
        assert line(pilot) == "owner"
        await pilot.press("enter")
    first, _ = saved(folder).actions.values()
    assert (first.text, str(first.due), first.owner) == (
        "First of all", "2031-01-01", "owner",
    )  # fmt: skip


async def test_an_answer_is_kept_when_what_follows_is_left(folder: Path) -> None:
    async with opened(folder) as pilot:
        await pilot.press("e", "enter")
        await type_in(pilot, "Log")
        await pilot.press("enter", "escape")
        assert "Kept. It comes back" in text(pilot)
        await pilot.press("e", "enter")
        assert line(pilot) == "Log"
        await pilot.press("enter", "enter", "escape", "e", "end", "enter")
        assert line(pilot) == ""
        await pilot.press("escape", "l", "end", "p", "enter", "n", "enter")
        await type_in(pilot, "No roles")
        await pilot.press("escape", "enter", "n", "enter")
        assert line(pilot) == "No roles"
        await pilot.press("enter")
        assert walk(pilot).at.held.part["procurement"].reason == "No roles"
        assert walk(pilot).at.desk.drafts == {}


async def test_what_is_asked_while_one_chooses_takes_the_place_of_the_choice(
    folder: Path,
) -> None:
    async with opened(folder) as pilot:
        await pilot.press("e", "enter")
        await type_in(pilot, "Log")
        await pilot.press("enter")
        assert "What kind of evidence?" in text(pilot)
        await pilot.press("f2")
        await type_in(pilot, "Advice: what")
        await pilot.press("enter")
        await ready(pilot)
        assert "What kind of evidence?" not in text(pilot)
        await type_in(pilot, "Ask")
        await pilot.press("enter", "2")
        assert list(walk(pilot).at.held.sentences("advice").values()) == ["Ask"]
        assert walk(pilot).at.held.rating == "amber"
        await pilot.press("e", "enter")
        assert line(pilot) == "Log"


async def test_a_captured_line_that_was_left_comes_back(folder: Path) -> None:
    async with opened(folder) as pilot:
        await pilot.press("c")
        assert "Esc Leave, kept" in text(pilot)
        await type_in(pilot, "half")
        await pilot.press("escape")
        assert "Kept. It comes back" in text(pilot)
        await pilot.press("c")
        assert pilot.app.screen.query_one(AskLines).text == "half"
        await pilot.press("escape", "u", "c")
        assert pilot.app.screen.query_one(AskLines).text == ""


async def test_the_brief_keeps_what_was_typed_before_the_line_was_cut(
    folder: Path,
) -> None:
    async with opened(folder, (80, 24)) as pilot:
        await pilot.press("B")
        await ready(pilot)
        await pilot.press(*["tab"] * 4)
        await type_in(pilot, "12 M")
        pilot.app.screen.desk.save()  # type: ignore[attr-defined]
        assert answer(pilot, "dates.assessed") == "12 M"
    async with opened(folder, (80, 24)) as pilot:
        await pilot.press("B")
        await ready(pilot)
        assert (answer(pilot, "dates.assessed"), BEGUN in text(pilot)) == ("12 M", True)
        await pilot.press(*["tab"] * 4, "escape")
        assert "12 M is not a date" in text(pilot)
        await type_in(pilot, "ay 2026")
        await pilot.press("escape")
        await pilot.pause()
        held = walk(pilot).desk
        assert held is not None
        assert (str(held.assessment.brief.dates.assessed), held.drafts) == (
            "2026-05-12", {},
        )  # fmt: skip


async def test_an_agreement_keeps_the_reason_when_the_method_is_left(
    tmp_path: Path,
) -> None:
    folder = a_panel(tmp_path)
    rated(folder, "lead", "ux", "tech")
    desk = Desk(folder, "lead", clock=Clock())
    submitting.reveal(desk)
    desk.close()
    async with opened(folder, (80, 24), "lead") as pilot:
        await pilot.press("s", "enter")
        await pilot.pause()
        await pilot.press("2")
        await written(pilot, "All heard it")
        await pilot.press("enter", "escape", "3")
        assert line(pilot) != "All heard it"
        await pilot.press("escape", "n", "2")
        assert line(pilot) != "All heard it"
        await pilot.press("escape", "p", "2")
        assert line(pilot) == "All heard it"
        await pilot.press("enter", "d", "enter")
        await pilot.press("D")
        await type_in(pilot, "ux")
        await pilot.press("enter", "enter")
        await written(pilot, "Of one mind")
        await pilot.press("escape", "D")
        await type_in(pilot, "tech")
        await pilot.press("enter", "enter")
        assert line(pilot) != "Of one mind"
        await pilot.press("escape", "D")
        await type_in(pilot, "ux")
        await pilot.press("enter", "enter")
        assert line(pilot) == "Of one mind"
        await pilot.press("enter", "enter")
        assert pilot.app.screen.desk.drafts == {}  # type: ignore[attr-defined]


async def test_evidence_keeps_a_line_for_each_piece(folder: Path) -> None:
    desk = Desk(folder, "lead", clock=Clock())
    for title in ("Log", "Map"):
        add_evidence(desk, EvidenceText(title=title, kind="document"))
    desk.close()
    async with opened(folder, (80, 24)) as pilot:
        await pilot.press("E", "p")
        await type_in(pilot, "2026-03")
        await pilot.press("escape", "down", "p")
        assert line(pilot) == ""
        await pilot.press("escape", "up", "p")
        assert line(pilot) == "2026-03"


async def test_what_was_typed_into_the_form_is_there_at_the_next_start(
    tmp_path: Path,
) -> None:
    async with opened(tmp_path, (80, 24)) as pilot:
        await pilot.press("n")
        await ready(pilot)
        await type_in(pilot, "Badges")
        await pilot.press("tab")
        await type_in(pilot, "Anysh")
        await pilot.press("escape", "n")
        await ready(pilot)
        assert answer(pilot, "council") == "Anysh"
        await pilot.press("tab", "tab", "b")
    assert begun_lines()[(ANSWERED, "phase")] == "beta"
    async with opened(tmp_path, (80, 24)) as pilot:
        await pilot.press("n")
        await ready(pilot)
        assert (answer(pilot, "service"), answer(pilot, "phase")) == ("Badges", "beta")
        await pilot.press("tab")
        await type_in(pilot, "ire")
        await pilot.press("ctrl+s")
        await ready(pilot)
        assert walk(pilot).desk is not None
    assert begun_lines() == {}


async def test_home_keeps_a_line_that_was_left_also_for_the_next_start(
    tmp_path: Path,
) -> None:
    async with opened(tmp_path, (80, 24)) as pilot:
        await pilot.press("o")
        await written(pilot, "nowhere")
        await pilot.press("escape")
        assert "Kept. It comes back" in text(pilot)
        await pilot.press("o")
        assert (line(pilot), BEGUN in text(pilot)) == ("nowhere", True)
        await pilot.press("enter")
        assert "There is no folder nowhere" in text(pilot)
        assert line(pilot) == "nowhere"
    async with opened(tmp_path, (80, 24)) as pilot:
        await pilot.press("o")
        assert line(pilot) == "nowhere"
        await pilot.press("escape", "u")
        assert "Taken back" in text(pilot)
        await pilot.press("o")
        assert line(pilot) == str(tmp_path)
