"""An action for several criteria is said once, and stands with each of them."""

import json
from datetime import date
from io import StringIO
from pathlib import Path

import pytest

from assess.desk.desk import Desk
from assess.desk.errors import RefusedError
from assess.model.finding import CriterionRef
from assess.model.versions.merge import merged_sheets
from assess.priorities.logic.alone import alone
from assess.rate.use_cases import findings
from assess.rate.views.lines import FindingLine
from assess.store import assessments
from tests.builders import USERS, WHOLE, Clock, a_folder
from tests.commands import Assess
from tests.screens import opened, ready, type_in

CARERS = "Test the whole journey with carers."


@pytest.fixture
def folder(tmp_path: Path, assess: Assess) -> Path:
    """Rate two points amber, with one action for both."""
    folder = a_folder(tmp_path)
    rated = assess(
        *("rate", folder, 1, 2, "amber", "--reason", "No carer was met."),
        *("--action", CARERS, "--due", "2026-08-12", "--owner", "user researcher"),
    )
    assert rated.code == 0, rated.err
    return folder


def checked(folder: Path, assess: Assess) -> list[str]:
    found = json.loads(assess("check", folder, "--format", "json").out)
    return [problem["rule"] for problem in found[0]["problems"]]


def test_it_is_written_once_and_asked_of_both(folder: Path, assess: Assess) -> None:
    assessment = assessments.load(folder).assessment
    [asked] = assessment.actions
    assert asked.refs == (USERS, WHOLE)
    assert assessment.asked_on(WHOLE) == (asked,)
    rules = checked(folder, assess)
    assert "no-action" not in rules
    assert "action-twice" not in rules
    assert (folder / "people/lead.toml").read_text("utf-8").count(CARERS) == 1


def test_it_is_counted_once_and_shown_with_each(folder: Path, assess: Assess) -> None:
    page = folder.parent / "report.md"
    assess("report", folder, "--format", "md", "-o", page)
    words = page.read_text(encoding="utf-8")
    assert words.count(CARERS) > 1
    [row] = [line for line in words.splitlines() if line.startswith("| A1 |")]
    assert "point 1 of GOV.UK Service Standard" in row
    assert "; point 2 of GOV.UK Service Standard" in row
    [listed] = json.loads(assess("actions", folder, "--format", "json").out)
    assert listed["criterion"] == "govuk-2019:1 govuk-2019:2"
    assert "points 1 and 2, user researcher" in assess("actions", folder).out
    told = alone(assessments.load(folder).assessment, today=date(2026, 5, 12))
    assert [step.text for step in told.steps].count(CARERS) == 1
    assert len(told.actions) == 1
    assert not [s for s in told.steps if s.ref == WHOLE and s.text != CARERS]


def test_a_word_on_several_criteria_says_the_action_of_them_and_nothing_else(
    tmp_path: Path, assess: Assess
) -> None:
    folder = a_folder(tmp_path)
    assess("rate", folder, 2, "green", "--reason", "Seen.")
    done = assess("rate", folder, 1, 2, "--action", CARERS)
    assert done.code == 0, done.err
    held = assessments.load(folder).assessment
    assert held.finding(WHOLE).rating == "green"
    assert [asked.refs for asked in held.actions] == [(USERS, WHOLE)]


def test_a_criterion_that_is_not_asked_here_is_named_with_its_line(
    folder: Path, assess: Assess
) -> None:
    file = folder / "people/lead.toml"
    words = file.read_text("utf-8").replace('"govuk-2019:2"', '"govuk-2019:99"')
    file.write_text(words, encoding="utf-8")
    done = assess("check", folder)
    assert "this assessment has no criterion govuk-2019:99." in done.out + done.err
    assert "people/lead.toml, line" in done.out + done.err


def test_it_is_for_others_until_that_is_taken_back(folder: Path) -> None:
    desk = Desk(folder, "lead", clock=Clock())
    [key] = desk.sheet.at(USERS).actions
    third = CriterionRef("local-service-design", "3")
    findings.for_others(desk, USERS, key, (third, third))
    [asked] = desk.assessment.actions
    assert asked.refs == (USERS, third)
    with pytest.raises(RefusedError, match="for this criterion already"):
        findings.for_others(desk, USERS, key, (USERS,))
    with pytest.raises(RefusedError, match="Choose an action first"):
        findings.for_others(desk, WHOLE, key, (USERS,))
    with pytest.raises(RefusedError, match="has no criterion govuk-2019:99"):
        findings.for_others(desk, USERS, key, (CriterionRef("govuk-2019", "99"),))
    before = desk.sheet
    findings.for_others(desk, USERS, key, ())
    assert desk.sheet.at(USERS).actions[key].also == ()
    both = merged_sheets(before, desk.sheet)
    assert both == merged_sheets(desk.sheet, before)
    assert both.choices == 1
    desk.close()


async def test_the_walk_says_it_of_the_action_that_the_cursor_is_on(
    folder: Path,
) -> None:
    desk = Desk(folder, "lead", clock=Clock())
    [key] = desk.sheet.at(USERS).actions
    findings.for_others(desk, USERS, key, ())
    desk.close()
    async with opened(folder, (120, 40), "lead") as pilot:
        await pilot.press("k", "k", "tab")
        page = pilot.app.screen.page("finding")  # type: ignore[attr-defined]
        page.go(FindingLine("action", key))
        await pilot.press("A")
        await type_in(pilot, "2")
        await pilot.press("enter")
        await ready(pilot)
        assert any("also for point 2 of GOV.UK" in block.text for block in page._blocks)
    held = assessments.load(folder).assessment
    assert [asked.refs for asked in held.actions] == [(USERS, WHOLE)]


def test_the_plain_walk_says_it_of_the_last_action(
    folder: Path, assess: Assess, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", StringIO("g 1\nalso 10\ng 10\ng 1\nq\n"))
    out = assess("walk", folder, "--plain").out
    assert f"also for point 10 of GOV.UK Service Standard: {CARERS}" in out
    assert f"Action, said of GOV.UK point 1: {CARERS}" in out
    [asked] = assessments.load(folder).assessment.actions
    assert asked.refs == (USERS, CriterionRef("govuk-2019", "10"))
