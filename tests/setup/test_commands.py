"""From a published report to the next assessment and its own report."""

from datetime import date
from pathlib import Path

import pytest

from assess.desk.desk import Desk
from assess.model.finding import CriterionRef
from assess.publish.use_cases import outcome
from assess.rate.use_cases import findings
from assess.setup.use_cases.brief import set_field
from assess.store import assessments
from tests.builders import Clock, a_folder
from tests.commands import Assess


@pytest.fixture
def first(tmp_path: Path) -> Path:
    folder = a_folder(tmp_path)
    desk = Desk(folder, "lead", clock=Clock())
    set_field(desk, "dates.assessed", "2025-11-04")
    for ref in desk.assessment.refs:
        findings.rate(desk, ref, "amber")
        findings.set_reason(desk, ref, "Little was shown.")
    key = findings.say(desk, desk.assessment.refs[0], "action", "Meet carers.")
    findings.set_action(
        desk, desk.assessment.refs[0], key, due=date(2026, 2, 4), owner="product owner"
    )
    for ref in desk.assessment.refs[1:]:
        findings.say(desk, ref, "action", f"Show {ref}.")
    outcome.decide(desk, "amber")
    outcome.publish(desk)
    desk.close()
    return folder


def test_a_reassessment_tells_what_has_changed_since(
    assess: Assess, first: Path
) -> None:
    again = first.parent / "again"
    told = assess("new", str(again), "--reassesses", str(first))
    assert told.code == 0, told.err
    held = assessments.load(again).assessment
    assert held.brief.kind == "reassessment"
    assert held.brief.service == "Blue Badge renewal"
    assert held.brief.reassesses == "k7m2p9x4"
    assert held.brief.standard == assessments.load(first).assessment.brief.standard
    assert (again / "standards/govuk-2019.toml").read_bytes() == (
        first / "standards/govuk-2019.toml"
    ).read_bytes()
    assert held.earlier is not None
    (number,) = (
        action.number
        for action in held.earlier.action.values()
        if action.text == "Meet carers."
    )
    key = f"last:A{number}"

    found = " ".join(assess("check", str(again)).out.split())
    assert "“Meet carers.” of last time (last:A1) has no verdict" in found
    refused = assess("respond", str(again), key, "accept", "--as", "lead")
    assert refused.code == 2
    assert "belongs to the earlier assessment" in refused.err
    said = assess("verify-action", str(again), key, "done", "--as", "lead")
    assert said.out == "last:A1, asked for last time: Done.\n"
    assess("rate", str(again), "govuk-2019:1", "green", "--reason", "Carers were met.")

    page = again / "page.html"
    made = assess("report", str(again), "--variant", "public", "-o", str(page))
    assert made.code == 0, made.err
    html = page.read_text(encoding="utf-8")
    assert "Better, was Amber" in html
    assert "<h4>Done (1)</h4>" in html
    assert 'href="#previously"' in html
    assert assess("verify", str(page)).code == 0
    copy = first.parent / "copy"
    assess("report", str(again), "--variant", "full", "-o", str(page))
    assert assess("extract", str(page), "-o", str(copy)).code == 0
    taken_out = assessments.load(copy).assessment.earlier
    assert taken_out is not None
    assert taken_out.but(action={}) == held.earlier.but(action={})
    assert sorted(taken_out.action.values(), key=str) == sorted(
        held.earlier.action.values(), key=str
    )


def test_nothing_follows_a_draft(assess: Assess, tmp_path: Path) -> None:
    draft = a_folder(tmp_path)
    told = assess("new", str(tmp_path / "again"), "--reassesses", str(draft))
    assert told.code == 2
    assert "is not published, so nothing can follow it yet" in told.err
    assert not (tmp_path / "again").exists()


def test_what_nothing_explains_in_last_time_is_named_with_its_line(
    assess: Assess, first: Path
) -> None:
    again = first.parent / "again"
    assess("new", str(again), "--reassesses", str(first))
    path = again / "earlier.toml"
    path.write_text(
        path.read_text(encoding="utf-8").replace('1 = "amber"', '1 = "ambr"', 1),
        encoding="utf-8",
    )
    told = assess("check", str(again))
    assert "earlier.toml" in told.out + told.err
    assert "Did you mean amber?" in told.out + told.err


def test_what_stands_beside_the_result_is_worked_through_first(
    tmp_path: Path, assess: Assess
) -> None:
    folder = tmp_path / "bins"
    done = assess(
        "new", folder, "--service", "Bins", "--council", "Anyshire", "--phase", "beta"
    )
    assert done.code == 0
    whole = assessments.load(folder).assessment
    assert list(whole.brief.standard) == ["local-service-design", "govuk-2019"]
    assert list(whole.as_reported.brief.standard) == [
        "govuk-2019",
        "local-service-design",
    ]


def test_the_core_is_asked_and_the_rest_may_be_rated_all_the_same(
    tmp_path: Path, assess: Assess
) -> None:
    folder = tmp_path / "bins"
    assess(
        "new", folder, "--service", "Bins", "--council", "Anyshire", "--phase", "beta",
        "--core",
    )  # fmt: skip
    whole = assessments.load(folder).assessment
    asked = [ref for ref in whole.refs if not whole.is_left_out(ref)]
    assert [ref.criterion for ref in asked[:6]] == ["2", "3", "5", "7", "9", "15"]
    assert len(asked) == 6 + 14
    assess("rate", folder, "local-service-design:1", "red", "--reason", "Nobody asked.")
    heard = assessments.load(folder).assessment
    assert not heard.is_left_out(CriterionRef("local-service-design", "1"))
    report = assess("report", folder, "--format", "md", "-o", "-").out
    assert "Only the core of this standard was asked." in report
