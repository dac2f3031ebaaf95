"""Review is a loop: mend a problem, come back to the same place, go on."""

from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from assess.check.logic.grouped_problems import grouped
from assess.check.use_cases.status import Status, status_of
from assess.desk.desk import Desk
from assess.model.assessment import Assessment
from assess.model.problem import Problem
from assess.publish.screens import review
from assess.publish.screens.review import ReviewScreen
from assess.publish.use_cases import outcome
from assess.publish.views import review as views
from assess.rate.screens.walk import WalkScreen
from assess.rate.use_cases import findings
from assess.rate.views.lines import FindingLine
from assess.setup.screens.people import PeopleScreen
from assess.store import assessments
from tests.app.test_screens import place as go_to
from tests.builders import USERS, WHOLE, Clock, a_folder_that_is_ready
from tests.commands import Assess
from tests.panels import a_panel
from tests.panels import rated as rated_by
from tests.screens import opened, ready, text, type_in, walk


def rated(folder: Path) -> None:
    """Rate two criteria amber, with everything but an action."""
    desk = Desk(folder, "lead", clock=Clock())
    for ref in (USERS, WHOLE):
        findings.rate(desk, ref, "amber", reason="It was shown.")
    desk.close()


def review_of(pilot: Pilot[None]) -> ReviewScreen:
    screen = pilot.app.screen
    assert isinstance(screen, ReviewScreen)
    return screen


async def test_a_problem_is_mended_and_the_next_one_waits_under_the_cursor(
    folder: Path,
) -> None:
    rated(folder)
    async with opened(folder, (80, 24)) as pilot:
        await pilot.press("w")
        await ready(pilot)
        screen = pilot.app.screen
        assert isinstance(screen, ReviewScreen)
        go_to(screen, "no-action")
        place = screen.page.key
        await pilot.press("f")
        await ready(pilot)
        assert "Action, the team must" in text(pilot)
        await type_in(pilot, "Ask carers")
        await pilot.press("enter", "enter", "enter")
        await ready(pilot)
        review = pilot.app.screen
        assert isinstance(review, ReviewScreen)
        assert review.page.key == place
        await pilot.press("f")
        await ready(pilot)
        assert walk(pilot).at.ref == WHOLE
        await type_in(pilot, "Ask them too")
        await pilot.press("escape")
        await ready(pilot)
        assert isinstance(pilot.app.screen, ReviewScreen)
        assert "Half written and not in it: Action" in text(pilot)
        await pilot.press("enter")
        await ready(pilot)
        await pilot.press("j", "j", "w")
        await ready(pilot)
        again = pilot.app.screen
        assert isinstance(again, ReviewScreen)
        assert again.page.key == place
    assert len(assessments.load(folder).assessment.sheet("lead").at(USERS).actions) == 1


async def test_who_goes_away_by_a_key_of_the_walk_stays_there(folder: Path) -> None:
    rated(folder)
    async with opened(folder, (80, 24)) as pilot:
        await pilot.press("w")
        await ready(pilot)
        await pilot.press("enter")
        await ready(pilot)
        await pilot.press("a")
        await type_in(pilot, "Carers")
        await pilot.press("enter")
        await ready(pilot)
        assert isinstance(pilot.app.screen, WalkScreen)


async def test_submitting_asks_only_where_words_still_wait(
    tmp_path: Path,
) -> None:
    folder = a_panel(tmp_path)
    rated_by(folder, "lead", submit=False)
    async with opened(folder, (80, 24), "lead") as pilot:
        await pilot.press("a")
        await type_in(pilot, "Half")
        await pilot.press("escape", "s", "S")
        await ready(pilot)
        asked = " ".join(text(pilot).split())
        assert "Submit? Half written and not in it: Gap, what should have" in asked
        await pilot.press("escape")
        assert "Left as it was." in text(pilot)
        await pilot.press("S", "enter")
        assert "Submitted. T takes it back" in text(pilot)


def test_the_command_line_names_the_words_that_still_wait(
    tmp_path: Path,
    assess: Assess,
) -> None:
    folder = a_panel(tmp_path)
    rated_by(folder, "ux", "lead", submit=False)
    desk = Desk(folder, "lead", clock=Clock())
    desk.keep_draft((str(USERS), "Gap, what should have been seen"), "Half")
    desk.close()
    said = assess("submit", folder, "--as", "lead").out
    assert said.startswith("Submitted. Half written and not in it: Gap, what should")
    assert "(GOV.UK point 1)" in said
    assert "Half" not in assess("submit", folder, "--as", "ux").out


def test_the_command_line_says_that_a_version_adds_nothing(
    tmp_path: Path, assess: Assess
) -> None:
    folder = a_folder_that_is_ready(tmp_path)
    assert "says the same" not in assess("publish", folder).out
    assess("reopen", folder, "--reason", "A slip.")
    said = assess("publish", folder).out
    assert "Version 2 is published. It says the same as version 1. Make the" in said
    assert f"assess report {folder}" in said


async def test_what_an_action_lacks_is_mended_at_that_action(folder: Path) -> None:
    rated(folder)
    desk = Desk(folder, "lead", clock=Clock())
    first, second = findings.say_all(desk, USERS, "action", ("Ask.", "Mend it."))
    findings.set_action(desk, USERS, first, due="public-beta")
    findings.set_action(desk, USERS, second, due="public-beta")
    desk.close()
    async with opened(folder, (80, 24)) as pilot:
        await pilot.press("w")
        await ready(pilot)
        screen = pilot.app.screen
        assert isinstance(screen, ReviewScreen)
        groups = grouped(screen.desk.assessment, screen.status.problems)
        said = [each.sentence for each in groups]
        screen.page.go(said.index("Action “Mend it.” lacks an owner. Add it."))
        await pilot.press("enter")
        await ready(pilot)
        assert walk(pilot).page("finding").key == FindingLine("action", second)
        await pilot.press("w")
        await ready(pilot)
        await pilot.press("f")
        await ready(pilot)
        assert "Owner, a role" in text(pilot)
        await type_in(pilot, "service owner")
        await pilot.press("enter")
        await ready(pilot)
        assert isinstance(pilot.app.screen, ReviewScreen)
    actions = assessments.load(folder).assessment.sheet("lead").at(USERS).actions
    assert (actions[first].owner, actions[second].owner) == ("", "service owner")


async def test_the_keys_at_the_foot_fit_what_stands(tmp_path: Path) -> None:
    async with opened(a_folder_that_is_ready(tmp_path), (80, 24)) as pilot:
        await pilot.press("w")
        await ready(pilot)
        assert "1-3 Outcome" in text(pilot)
        assert "M For the public" not in text(pilot)
        await pilot.press("p", "enter")
        await ready(pilot)
        last = text(pilot).splitlines()[-1]
        assert last.startswith(" m Report  M For the public")
        assert "Outcome" not in last


async def test_enter_on_an_outcome_that_is_not_decided_asks_for_it(
    tmp_path: Path,
) -> None:
    folder = a_folder_that_is_ready(tmp_path)
    agreed = folder / "agreed.toml"
    agreed.unlink()
    async with opened(folder, (80, 24)) as pilot:
        await pilot.press("w")
        await ready(pilot)
        go_to(review_of(pilot), "no-outcome")
        for key in ("enter", "f"):
            await pilot.press(key)
            await ready(pilot)
            assert "0 Leave it as it is" in text(pilot)
            assert "3 ■ Red" in text(pilot)
            await pilot.press("enter")
            await ready(pilot)
            assert "Not decided yet" in text(pilot)
        await pilot.press("enter", "1")
        await ready(pilot)
        assert "Ready to publish" in text(pilot)


async def test_a_decision_is_asked_why_without_a_rule_that_it_could_differ_from(
    folder: Path,
) -> None:
    async with opened(folder, (80, 24)) as pilot:
        await pilot.press("w")
        await ready(pilot)
        await pilot.press("2")
        await ready(pilot)
        assert "Amber, because" in text(pilot)
        assert "No rule suggests an outcome yet." in text(pilot)
        assert "iffers" not in text(pilot)


async def test_what_no_screen_mends_is_not_offered_to_be_mended(
    tmp_path: Path,
) -> None:
    folder = a_folder_that_is_ready(tmp_path)
    desk = Desk(folder, "lead", clock=Clock())
    outcome.publish(desk)
    desk.close()
    sheet = folder / "people" / "lead.toml"
    words = sheet.read_text(encoding="utf-8").replace("It was shown", "It was not", 1)
    sheet.write_text(words, encoding="utf-8", newline="\n")
    async with opened(folder, (120, 40)) as pilot:
        await pilot.press("w")
        await ready(pilot)
        go_to(review_of(pilot), "changed-since-published")
        await pilot.pause()
        assert "Enter Go there" not in text(pilot)
        await pilot.press("enter")
        await ready(pilot)
        assert "No screen mends this." in text(pilot)
        go_to(review_of(pilot), "met-without-evidence")
        await pilot.pause()
        assert "Enter Go there" in text(pilot)


async def test_somebody_who_is_not_on_the_panel_is_added_among_the_people(
    tmp_path: Path,
) -> None:
    folder = a_folder_that_is_ready(tmp_path)
    sheet = folder / "people" / "lead.toml"
    words = sheet.read_text(encoding="utf-8").replace('person = "lead"', 'person = "x"')
    sheet.with_name("x.toml").write_text(words, encoding="utf-8", newline="\n")
    async with opened(folder, (80, 24)) as pilot:
        await pilot.press("w")
        await ready(pilot)
        go_to(review_of(pilot), "not-on-panel")
        await pilot.press("f")
        await ready(pilot)
        assert isinstance(pilot.app.screen, PeopleScreen)


def test_what_stands_in_the_way_is_counted_as_it_is_listed(
    folder: Path, assess: Assess
) -> None:
    refused = assess("publish", str(folder))
    listed = assess("check", str(folder)).out
    count = listed.count("\n  error ")
    assert count > 1
    assert f"Not published: {count} problems to put right first" in refused.out
    assert f"Errors: {count}." in listed


async def test_once_published_nothing_is_said_to_be_done_before(tmp_path: Path) -> None:
    folder = a_folder_that_is_ready(tmp_path)
    desk = Desk(folder, "lead", clock=Clock())
    outcome.publish(desk)
    desk.close()
    async with opened(folder, (80, 24)) as pilot:
        await pilot.press("w")
        await ready(pilot)
        seen = " ".join(text(pilot).split())
        assert "Not put right in what is published: R opens it again" in seen
        assert "Green has no evidence." in seen
        assert "Link what was seen" not in seen
        assert "f Fix" not in seen
    title, said = views.missing((), (), {}, published=True)
    assert (title.text, said.text) == ("What is missing", "Nothing is missing.")
    told = Problem("any", "warning", "Say “No. Not yet.” in full. Do it.", "", "")
    assert told.fact == "Say “No. Not yet.” in full."


async def test_the_rules_look_once_at_what_the_review_shows_whatever_is_searched(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rated(folder)
    looks: list[Assessment] = []

    def noted(where: Path, held: Assessment, *more: Any, **rules: Any) -> Status:
        looks.append(held)
        return status_of(where, held, *more, **rules)

    monkeypatch.setattr(review, "status_of", noted)
    async with opened(folder, (80, 24)) as pilot:
        await pilot.press("w")
        await ready(pilot)
        await pilot.press("slash")
        await type_in(pilot, "green")
        await ready(pilot)
        assert "Amber has no action" not in text(pilot)
        await pilot.press("escape", "escape")
        assert "Amber has no action" in text(pilot)
        assert looks == [review_of(pilot).desk.assessment]
        await pilot.press("1")
        await ready(pilot)
        assert looks[-1] is review_of(pilot).desk.assessment
        assert len(looks) == 2
