from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from threading import Event

import pytest
from textual.widgets import Input

from assess.app.demo import demo
from assess.app.help import HelpScreen
from assess.app.home import HomeScreen
from assess.check.logic.grouped_problems import grouped
from assess.desk.desk import Desk
from assess.desk.errors import RefusedError
from assess.model.contrast import contrast
from assess.publish.screens.preview import PreviewScreen
from assess.publish.screens.review import ReviewScreen
from assess.publish.use_cases.outcome import decide
from assess.rate.use_cases import findings
from assess.setup.screens.brief import BriefScreen
from assess.store import assessments
from assess.store.glance import Glance
from assess.store.glances import glances
from assess.ui.terminal.page import Page
from assess.ui.terminal.themes import THEMES
from tests.builders import USERS, Clock, a_folder
from tests.screens import opened, ready, saved, shown, text, type_in, walk
from tests.settled import LONGEST


async def test_the_first_run_offers_three_ways_to_begin(
    tmp_path: Path,
) -> None:
    async with opened(tmp_path) as pilot:
        assert "Try the examples" in text(pilot)
        assert "Start an assessment" in text(pilot)
        assert "Open a folder" in text(pilot)
        await pilot.press("d", "enter")
        await ready(pilot)
        assert "Book a bulky waste collection · Beta · Exampleford" in text(pilot)
        await pilot.press("slash")
        await type_in(pilot, "clearance")
        await pilot.press("enter")
        assert "Get security clearance · Alpha" in text(pilot)
        assert "14 of 14 rated, outcome not met, version 1 published" in text(pilot)
        await pilot.press("escape", "home", "enter")
        await ready(pilot)
        assert "Report a missed bin collection" in text(pilot)
        await pilot.press("h")
        await ready(pilot)
        assert isinstance(pilot.app.screen, HomeScreen)


async def test_home_can_be_filtered_and_names_what_is_broken(tmp_path: Path) -> None:
    a_folder(tmp_path, "one")
    a_folder(tmp_path, "broken", brief="format = ")
    async with opened(tmp_path) as pilot:
        assert "assessment.toml, line 1" in text(pilot)
        await pilot.press("slash")
        await type_in(pilot, "badge")
        await pilot.press("enter")
        assert "line 1" not in text(pilot)
        await pilot.press("escape")
        assert "line 1" in text(pilot)
        await pilot.press("o")
        pilot.app.screen.query_one("#line", Input).value = str(tmp_path / "nowhere")
        await pilot.press("enter")
        assert "There is no folder" in text(pilot)


async def test_home_names_words_that_are_in_no_file(tmp_path: Path) -> None:
    folder = a_folder(tmp_path, "one")
    desk = Desk(folder, "lead", clock=Clock())
    desk.keep_draft(("govuk-2019:1", "gap"), "Half a li")
    desk.close()
    async with opened(tmp_path, (240, 40)) as pilot:
        assert f"{folder} has words of lead that were not saved." in text(pilot)


async def test_home_is_quick_to_fill_with_many(tmp_path: Path) -> None:
    for number in range(60):
        a_folder(tmp_path, f"a{number:03d}")
    async with opened(tmp_path) as pilot:
        assert "0 of 4 rated" in text(pilot)
        await pilot.press("end")
        await pilot.pause()
        assert "a059" in text(pilot)


async def test_examples_that_can_not_be_copied_end_no_look_at_what_is_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("one", "two", "three"):
        a_folder(tmp_path, name)
    looks = Event()

    def slow(folders: Iterable[Path]) -> Iterator[tuple[Path, Glance]]:
        looks.wait(LONGEST)
        yield from glances(folders)

    def full(_folder: Path) -> None:
        looks.set()
        raise RefusedError("The disk is full.")

    async with opened(tmp_path, (80, 24)) as pilot:
        home = pilot.app.screen
        assert isinstance(home, HomeScreen)
        monkeypatch.setattr("assess.app.home_looking.glances", slow)
        monkeypatch.setattr("assess.app.home.demo", full)
        home.found = dict.fromkeys(home.found)
        home.show()
        home._look()
        home._demo(str(tmp_path))
        await ready(pilot)
        assert "The disk is full." in text(pilot)
        assert text(pilot).count("0 of 4 rated") == 3


async def test_publish_and_report_from_the_review(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DISPLAY", raising=False)
    folder = tmp_path / "get-security-clearance-2022-alpha"
    demo(tmp_path)
    async with opened(folder) as pilot:
        await pilot.press("w")
        await ready(pilot)
        assert isinstance(pilot.app.screen, ReviewScreen)
        await pilot.press("p")
        assert "Version 1 is published already" in text(pilot)
        await pilot.press("R")
        await type_in(pilot, "A slip")
        await pilot.press("enter", "1")
        assert "Met, where the rule suggests Not met, because" in text(pilot)
        await type_in(pilot, "On course")
        await pilot.press("enter", "o")
        assert "Make the report first" in text(pilot)
        await pilot.press("M")
        await ready(pilot)
        assert "It is a draft until you publish it." in text(pilot)
        await pilot.press("p", "enter")
        assert "Version 2 is published" in text(pilot)
        assert "M the one for the public" in text(pilot)
        await pilot.press("m")
        await ready(pilot)
        assert "The report is in" in text(pilot)
        await pilot.press("M")
        await ready(pilot)
        assert "The report for the public is in" in text(pilot)
        assert "It is a draft" not in text(pilot)
        await pilot.press("o")
        assert "No browser can be opened from here" in text(pilot)
        await pilot.press("v")
        await ready(pilot)
        assert isinstance(pilot.app.screen, PreviewScreen)
        assert "Get security clearance" in text(pilot)
        await pilot.press("j", "k", "escape", "u", "escape")
        await ready(pilot)
    agreed = assessments.load(folder).assessment.agreed
    assert agreed.version == 2
    assert agreed.outcome
    assert (agreed.outcome.rating, agreed.outcome.reason) == ("met", "On course")
    made = sorted(path.name for path in (folder / "reports").iterdir())
    assert len(made) == 6
    assert sum("public" in name for name in made) == 4


async def test_help_names_every_key_of_the_screen(tmp_path: Path) -> None:
    folder = a_folder(tmp_path)
    async with opened(folder) as pilot:
        await pilot.press("f1")
        await ready(pilot)
        assert isinstance(pilot.app.screen, HelpScreen)
        assert "What to do now" in text(pilot)
        assert "Gap: what was not seen" in text(pilot)
        await pilot.press("down", "escape")
        assert walk(pilot)


async def test_the_palette_knows_the_criteria_and_the_actions(tmp_path: Path) -> None:
    folder = a_folder(tmp_path)
    async with opened(folder) as pilot:
        await pilot.press("f2")
        await type_in(pilot, "whole problem")
        await shown(pilot, "Solve a whole problem")
        await pilot.press("enter")
        await ready(pilot)
        assert str(walk(pilot).at.ref) == "govuk-2019:2"


async def test_colours_and_letters_are_remembered(tmp_path: Path) -> None:
    folder = a_folder(tmp_path)
    async with opened(folder) as pilot:
        await pilot.press("f3")
        assert "Colours: light. F3 shows others." in text(pilot)
        await pilot.press("f6")
        assert "Letters instead of shapes. F6 turns that round." in text(pilot)
        await pilot.press("1")
        await ready(pilot)
        assert "[G]" in text(pilot)
    async with opened(folder) as pilot:
        assert pilot.app.theme == "assess-light"
        assert "[G]" in text(pilot)


def test_every_text_of_our_themes_can_be_read() -> None:
    for theme in THEMES:
        page = str(theme.background)
        inks = [
            theme.foreground,
            theme.primary,
            theme.success,
            theme.warning,
            theme.error,
        ]
        for ink in (*inks, theme.variables["quiet"]):
            assert contrast(str(ink), page) >= 4.5, (theme.name, ink)
        field = theme.variables["field-ground"]
        assert contrast(str(theme.foreground), field) >= 4.5, theme.name
        assert field != page, theme.name
        for ink, ground in (("cursor-ink", "cursor-ground"), ("bar-ink", "bar-ground")):
            pair = theme.variables[ink], theme.variables[ground]
            assert contrast(*pair) >= 4.5, (theme.name, ink)


async def test_the_review_offers_what_mends_a_problem(folder: Path) -> None:
    desk = Desk(folder, "lead", clock=Clock())
    findings.rate(desk, USERS, "amber")
    findings.set_reason(desk, USERS, "Little was shown.")
    desk.close()
    async with opened(folder, (120, 40)) as pilot:
        await pilot.press("w")
        await pilot.pause()
        assert "has no action" in text(pilot)
        await pilot.press("f")
        await ready(pilot)
        assert "Action, the team must" in text(pilot)
        await type_in(pilot, "Meet carers.")
        await pilot.press("enter", "enter", "enter")
        await pilot.pause()
    (action,) = saved(folder).actions.values()
    assert action.text == "Meet carers."


async def test_actions_on_what_is_met_become_advice(folder: Path) -> None:
    desk = Desk(folder, "lead", clock=Clock())
    findings.rate(desk, USERS, "green")
    findings.set_reason(desk, USERS, "Much was shown.")
    findings.say(desk, USERS, "action", "Meet carers.")
    desk.close()
    async with opened(folder, (120, 40)) as pilot:
        await pilot.press("w")
        await pilot.pause()
        page = pilot.app.screen.query_one("#page", Page)
        while (
            "asks for no action"
            not in page._blocks[
                next(n for n, b in enumerate(page._blocks) if b.key == page.key)
            ].text
        ):
            await pilot.press("j")
        await pilot.press("f")
        await ready(pilot)
    assert saved(folder).actions == {}
    assert list(saved(folder).sentences("advice").values()) == ["Meet carers."]


async def test_the_review_opens_the_line_that_a_problem_is_on(folder: Path) -> None:
    async with opened(folder) as pilot:
        await pilot.press("w")
        await ready(pilot)
        review = pilot.app.screen
        assert isinstance(review, ReviewScreen)
        place(review, "no-date")
        await pilot.press("enter")
        await ready(pilot)
        assert isinstance(pilot.app.screen, BriefScreen)
        field = pilot.app.screen.focused_field
        assert field is not None
        assert field.key == "dates.assessed"
        await pilot.press("escape")
        await pilot.pause()
        place(review, "no-date")
        await pilot.press("f")
        await ready(pilot)
        await type_in(pilot, "2026-05-12")
        await pilot.press("escape")
        await pilot.pause()
        place(review, "nobody-took-part")
        await pilot.press("f")
        await ready(pilot)
        await type_in(pilot, "Owner")
        await pilot.press("escape")
        await pilot.pause()
        place(review, "no-outcome")
        await pilot.press("f")
        assert "0 Leave it as it is" in text(pilot)
    brief = assessments.load(folder).assessment.brief
    assert brief.dates.assessed == date(2026, 5, 12)
    assert [each.role for each in brief.took_part.values()] == ["Owner"]


async def test_what_is_wrong_with_a_decided_outcome_lets_it_be_decided_again(
    folder: Path,
) -> None:
    desk = Desk(folder, "lead", clock=Clock())
    for ref in desk.assessment.refs:
        findings.rate(desk, ref, "green")
    decide(desk, "amber", reason="So it is.")
    desk.close()
    async with opened(folder, (80, 24)) as pilot:
        await pilot.press("w")
        await ready(pilot)
        review = pilot.app.screen
        assert isinstance(review, ReviewScreen)
        place(review, "outcome-worse-than-all")
        await pilot.press("f", "1")
        await ready(pilot)
        outcome = review.desk.assessment.agreed.outcome
        assert outcome is not None
        assert (outcome.rating, outcome.reason) == ("green", "")


def place(review: ReviewScreen, rule: str) -> None:
    """Put the cursor on what a rule found."""
    assert review.status is not None
    found = grouped(review.status.assessment, review.status.problems)
    for number, one in enumerate(found):
        if one.problems[0].rule == rule:
            review.page.go(number)
            return
    pytest.fail(f"{rule} is not among what is missing")
