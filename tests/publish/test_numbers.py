"""Readers call an action by a number, which it keeps in every version."""

import csv
import io
import re
from pathlib import Path

import pytest

from assess.desk.desk import Desk
from assess.model.after.follow_up import followed, numbers
from assess.model.assessment import Assessment
from assess.model.finding import CriterionRef
from assess.model.versions.merge import merged_agreed
from assess.publish.use_cases import outcome
from assess.publish.use_cases.report import report
from assess.publish.views.variants import Variant
from assess.rate.use_cases import findings
from assess.store import assessments
from tests.builders import Clock, a_folder
from tests.commands import Assess

FIRST, SECOND = CriterionRef("govuk-2019", "1"), CriterionRef("govuk-2019", "2")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return an assessment that is published, with an action for each criterion."""
    folder = a_folder(tmp_path)
    desk = Desk(folder, "lead", clock=Clock())
    for ref in desk.assessment.refs:
        findings.rate(desk, ref, "amber")
        findings.set_reason(desk, ref, "Little was shown.")
        findings.say(desk, ref, "action", f"Show more of {ref.criterion}.")
    outcome.decide(desk, "amber")
    outcome.publish(desk)
    desk.close()
    return folder


def by_words(assessment: Assessment) -> dict[str, str]:
    return {each.asked.action.text: each.called for each in followed(assessment)}


def published_again(folder: Path) -> None:
    """Publish a second version with one action less and one more."""
    desk = Desk(folder, "lead", clock=Clock())
    outcome.reopen(desk, "An action was missing.")
    (old,) = desk.assessment.finding(SECOND).actions
    findings.unsay(desk, SECOND, "action", old)
    findings.say(desk, SECOND, "action", "Show it otherwise.")
    findings.say(desk, FIRST, "action", "Show it to carers.")
    outcome.publish(desk)
    desk.close()


def test_an_action_keeps_its_number_when_others_come_and_go(folder: Path) -> None:
    before = by_words(assessments.load(folder).assessment)
    assert list(before.values()) == [f"A{n}" for n in range(1, len(before) + 1)]
    published_again(folder)
    after = by_words(assessments.load(folder).assessment)
    same = before.keys() & after.keys()
    assert {words: after[words] for words in same} == {w: before[w] for w in same}
    new = {after["Show it to carers."], after["Show it otherwise."]}
    assert new == {f"A{len(before) + 1}", f"A{len(before) + 2}"}


def test_the_number_of_an_action_that_was_taken_out_is_not_given_again(
    folder: Path,
) -> None:
    taken_out = by_words(assessments.load(folder).assessment)["Show more of 2."]
    published_again(folder)
    published_again_without = assessments.load(folder).assessment
    assert taken_out not in by_words(published_again_without).values()


def test_an_action_keeps_its_number_when_it_ends(folder: Path, assess: Assess) -> None:
    before = by_words(assessments.load(folder).assessment)
    closed = assess("close", folder, "A1", "--reason", "Withdrawn.", "--as", "lead")
    assert closed.out == "A1: No longer applies.\n"
    assert by_words(assessments.load(folder).assessment) == before


@pytest.mark.parametrize("variant", ["full", "public", "actions"])
def test_every_report_gives_an_action_the_same_number(
    folder: Path, variant: Variant
) -> None:
    published_again(folder)
    assessment = assessments.load(folder).assessment
    page = report(assessment, "html", variant)
    row = r'<th scope="row">(A\d+)</th>\s*<td><p><bdi>([^<]+)</bdi>'
    said = re.findall(row, page)
    assert {words: number for number, words in said} == by_words(assessment)
    text = report(assessment, "md", variant)
    said = re.findall(r"^\| (A\d+) \| (.+?) \|", text, re.MULTILINE)
    assert {words: number for number, words in said} == by_words(assessment)


def test_the_list_of_actions_gives_numbers_and_no_ids(
    folder: Path, assess: Assess
) -> None:
    assessment = assessments.load(folder).assessment
    ids = [each.id for each in followed(assessment)]
    for form in ("csv", "text"):  # tasks in Markdown keep them, to be found again
        out = assess("actions", folder, "--format", form).out
        assert not [key for key in ids if key in out]
    out = assess("actions", folder, "--format", "csv").out
    rows = csv.DictReader(io.StringIO(out.removeprefix("\ufeff")))
    assert {row["text"]: row["number"] for row in rows} == by_words(assessment)


def test_a_draft_is_numbered_in_the_order_of_the_report(folder: Path) -> None:
    assessment = assessments.load(folder).assessment
    draft = assessment.but(agreed=assessment.agreed.but(publication={}, numbered={}))
    assert list(numbers(draft).values()) == list(range(1, len(numbers(draft)) + 1))


def test_one_number_that_two_copies_gave_twice_stays_with_one(folder: Path) -> None:
    assessment = assessments.load(folder).assessment
    one, other, *_ = numbers(assessment)
    here = assessment.agreed.but(numbered={one: 1})
    there = assessment.agreed.but(numbered={other: 1})
    joined = merged_agreed(here, there)
    assert joined == merged_agreed(there, here)
    found = numbers(assessment.but(agreed=joined))
    assert found[min(one, other)] == 1
    assert len(set(found.values())) == len(found)


def test_a_reassessment_calls_the_actions_of_last_time_by_their_numbers(
    folder: Path, assess: Assess, tmp_path: Path
) -> None:
    again = tmp_path / "again"
    assess("new", again, "--reassesses", folder)
    assert "(last:A1) has no verdict" in assess("check", again).out
    said = assess("verify-action", again, "last:A1", "done", "--as", "lead")
    assert said.out == "last:A1, asked for last time: Done.\n"
    refused = assess("respond", again, "last:A2", "accept", "--as", "lead")
    assert "last:A2 was asked for last time." in refused.err
    for variant in ("full", "public"):
        page = assess("report", again, "--variant", variant, "-o", "-").out
        assert "(A1 last time)" in page
        assert "lead-" not in page
