"""The factual check: the team marks, the lead answers, the report counts."""

import io
import json
import shutil
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from assess.check.logic.problems import problems
from assess.check.use_cases.deadlines import due
from assess.desk.desk import Desk
from assess.desk.errors import NeedsReasonError, RefusedError
from assess.factual_check.screens import FactualCheckScreen
from assess.factual_check.use_cases.answering import answer
from assess.factual_check.use_cases.find import find_mark, find_sentence
from assess.factual_check.use_cases.marking import finish, mark, take_back
from assess.factual_check.use_cases.sending import record_sent
from assess.factual_check.views import where
from assess.model.assessment import Assessment
from assess.model.factual_check import facts_checked, marked
from assess.model.finding import CriterionRef
from assess.model.versions.merge import merged_agreed, merged_sheets
from assess.model.whole import Whole
from assess.publish.use_cases import outcome
from assess.publish.views.build import build
from assess.rate.use_cases import findings
from assess.store import assessments
from tests.builders import ONE_LEAD, USERS, Clock, a_folder
from tests.commands import Assess
from tests.screens import opened, paste, ready, text

TEAM = """
[dates]
assessed = 2026-05-12

[panel.owner]
role = "team"
"""


@pytest.fixture(scope="module")
def drafted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make an assessment whose draft is ready to be sent."""
    folder = a_folder(tmp_path_factory.mktemp("drafted"), brief=ONE_LEAD + TEAM)
    desk = Desk(folder, "lead", clock=Clock())
    for ref in desk.assessment.refs:
        reason = "Nobody was asked. Two maps were shown."
        findings.rate(desk, ref, "green", reason=reason)
    findings.say(desk, USERS, "well", "The panel saw three rounds of research.")
    outcome.decide(desk, "green")
    desk.close()
    return folder


@pytest.fixture
def folder(drafted: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(drafted, tmp_path / "bluebadge"))


def held(folder: Path) -> Assessment:
    return assessments.load(folder).assessment


def sent(folder: Path) -> Path:
    desk = Desk(folder, "lead", clock=Clock())
    record_sent(desk)
    desk.close()
    return folder


def of_facts(assessment: Assessment) -> dict[str, str]:
    about = ("factual-check-", "mark-not-")
    return {p.rule: p.level for p in problems(assessment) if p.rule.startswith(about)}


def test_the_team_marks_and_the_lead_answers_on_the_command_line(
    folder: Path, assess: Assess
) -> None:
    done = assess("send-draft", folder, "--as", "lead")
    assert "-draft-for-the-team.html" in done.out
    assert "Nobody was asked." in Path(done.out.split()[0]).read_text(encoding="utf-8")
    mark_it = ("factual-check", folder, "mark", "1", "nobody was")
    done = assess(*mark_it, "--so", "Carers were asked.", "--as", "owner")
    assert "owner says: Carers were asked." in done.out
    assert "Waits for the lead's answer" in done.out
    assert assess("factual-check", folder, "done", "--as", "owner").code == 0
    done = assess("publish", folder, "--as", "lead")
    assert (done.code, "1 problem to put right" in done.out) == (1, True)
    refused = assess("factual-check", folder, "refuse", "1", "--as", "lead")
    assert "Say why the sentence stands" in refused.err
    done = assess("factual-check", folder, "accept", "1", "--as", "lead")
    assert "Accepted, still to be changed" in done.out
    assert "mark-not-changed" in assess("check", folder, "--format", "json").out
    assess("rate", folder, "1", "--reason", "Carers were asked.", "--as", "lead")
    listed = json.loads(assess("factual-check", folder, "--format", "json").out)
    assert [(e["answer"], e["stands"], e["criterion"]) for e in listed] == [
        ("accepted", False, "govuk-2019:1")
    ]
    assert assess("publish", folder, "--as", "lead").code == 0
    page = assess("report", folder, "--format", "md", "-o", "-").out
    assert "marked 1 sentence as wrong; the panel changed 1." in page
    assert "Carers were asked. Two" not in page
    public = ("--variant", "public", "--format", "md", "-o", "-")
    assert "the panel changed 1." in assess("report", folder, *public).out
    log = assess("log", folder).out
    for words in ("draft sent", "sentence marked", "mark answered"):
        assert words in log.lower()
    late = assess(*mark_it, "--so", "No.", "--as", "owner")
    assert "The report is published" in late.err


def test_a_sentence_goes_by_where_it_stands_and_its_words(folder: Path) -> None:
    assessment = held(folder)
    found = find_sentence(assessment, "1", "two maps")
    assert (found.kind, found.text) == ("reason", "Two maps were shown.")
    assert find_sentence(assessment, "1", "three rounds").kind == "well"
    said = Whole(risk={"lead-zz77": "Three councils wait for one supplier."})
    risky = assessment.but(agreed=assessment.agreed.but(whole=said))
    assert find_sentence(risky, "outcome", "three councils").kind == "whole"
    with pytest.raises(RefusedError, match="Several sentences at 1 are meant"):
        find_sentence(assessment, "1", "s")
    with pytest.raises(RefusedError, match="No sentence at 1 has the words 40"):
        find_sentence(assessment, "1", "40")
    with pytest.raises(RefusedError, match="says nothing at service"):
        find_sentence(assessment, "service", "people")


def test_who_may_do_what_is_said(folder: Path) -> None:
    lead, owner = (Desk(folder, who, clock=Clock()) for who in ("lead", "owner"))
    sentence = find_sentence(lead.assessment, "1", "Nobody")
    with pytest.raises(RefusedError, match="has not gone to the team yet"):
        mark(owner, sentence, so="No.")
    record_sent(lead)
    lead.save()
    owner.look()
    with pytest.raises(RefusedError, match="Only the service team marks"):
        mark(lead, sentence, so="No.")
    with pytest.raises(NeedsReasonError):
        mark(owner, sentence, so=" ")
    mark(owner, sentence, so="Carers were.")
    mark(owner, sentence, so="Carers were asked.")
    owner.save()
    lead.look()
    (only,) = marked(lead.assessment)
    assert only.mark.so == "Carers were asked."
    with pytest.raises(NeedsReasonError):
        answer(lead, only, "refused")
    with pytest.raises(RefusedError, match="Only lead writes"):
        answer(owner, only, "accepted")
    answer(lead, only, "refused", reason="Nobody is named.")
    lead.save()
    owner.look()
    with pytest.raises(RefusedError, match="has answered"):
        take_back(owner, marked(owner.assessment)[0])
    owner.close()
    lead.close()


def test_check_says_what_is_missing_of_it(folder: Path) -> None:
    assert of_facts(held(folder)) == {"factual-check-skipped": "warning"}
    sent(folder)
    assert of_facts(held(folder)) == {"factual-check-open": "warning"}
    owner = Desk(folder, "owner", clock=Clock())
    mark(owner, find_sentence(owner.assessment, "1", "Nobody"), so="Carers were.")
    finish(owner)
    owner.close()
    assert of_facts(held(folder)) == {"mark-not-answered": "error"}
    owner = Desk(folder, "owner", clock=Clock())
    take_back(owner, find_mark(owner.assessment, "1"))
    owner.close()
    assert of_facts(held(folder)) == {}


def test_both_sides_have_working_days(folder: Path) -> None:
    sent(folder)
    today = date(2026, 5, 12)
    assert ("facts", date(2026, 5, 19), "the team") in [
        (each.what, each.due, each.who)
        for each in due(folder, held(folder), today=today)
    ]
    owner = Desk(folder, "owner", clock=Clock())
    mark(owner, find_sentence(owner.assessment, "1", "Nobody"), so="Carers were.")
    finish(owner)
    owner.close()
    found = [e for e in due(folder, held(folder), today=today) if e.what == "facts"]
    assert [(e.due, e.words) for e in found] == [
        (date(2026, 5, 15), "Answer 1 sentence that the team marked as wrong")
    ]


def test_two_machines_join_what_was_marked_and_answered(
    folder: Path, tmp_path: Path
) -> None:
    sent(folder)
    theirs = Path(shutil.copytree(folder, tmp_path / "of-the-team"))
    owner = Desk(theirs, "owner", clock=Clock())
    for words in ("Nobody", "Two maps"):
        mark(owner, find_sentence(owner.assessment, "1", words), so="No.")
    owner.close()
    sheet = held(theirs).sheet("owner")
    shutil.copy(theirs / "people" / "owner.toml", folder / "people" / "owner.toml")
    owner = Desk(theirs, "owner", clock=Clock())
    take_back(owner, marked(owner.assessment)[0])
    owner.close()
    lead = Desk(folder, "lead", clock=Clock())
    answer(lead, marked(lead.assessment)[1], "refused", reason="They were.")
    lead.close()
    back = held(theirs).sheet("owner")
    both = merged_sheets(sheet, back)
    assert both == merged_sheets(back, sheet) == back
    agreed = held(folder).agreed
    assert merged_agreed(held(theirs).agreed, agreed).answered == agreed.answered


def test_what_a_version_keeps_of_it_is_under_its_digest(folder: Path) -> None:
    sent(folder)
    desk = Desk(folder, "lead", clock=Clock())
    outcome.publish(desk)
    desk.close()
    view = build(held(folder), tool_version="0")
    assert view.method.facts.endswith("on 12 May 2026 and marked no sentence as wrong.")
    file = folder / "agreed.toml"
    words = file.read_text(encoding="utf-8").replace("marked = 0", "marked = 9")
    file.write_text(words, encoding="utf-8")
    assert "changed-since-published" in {p.rule for p in problems(held(folder))}


def test_a_later_version_counts_only_its_own_check(folder: Path) -> None:
    sent(folder)
    clock = Clock(datetime(2026, 5, 13, 9, tzinfo=UTC))
    owner, lead = (Desk(folder, who, clock=clock) for who in ("owner", "lead"))
    mark(owner, find_sentence(owner.assessment, "1", "Nobody"), so="Carers were.")
    owner.save()
    lead.look()
    answer(lead, marked(lead.assessment)[0], "refused", reason="They were not.")
    assert outcome.publish(lead) == 1
    outcome.reopen(lead, "A map was counted twice.")
    lead.save()
    assert of_facts(held(folder)) == {"factual-check-skipped": "warning"}
    assert facts_checked(held(folder)) is None
    record_sent(lead)
    lead.save()
    owner.look()
    mark(owner, find_sentence(owner.assessment, "2", "Two"), so="Three were.")
    owner.close()
    lead.close()
    found, first = facts_checked(held(folder)), held(folder).agreed.publication["1"]
    assert found is not None
    assert first.facts is not None
    assert (first.facts.marked, found.marked, found.changed) == (1, 1, 0)
    assert found.sent > first.at


async def test_the_team_reads_the_draft_only_once_it_was_sent(
    folder: Path, assess: Assess
) -> None:
    listed = ("factual-check", folder, "--draft")
    refused = assess(*listed, "--as", "owner")
    assert "The draft has not gone to the team yet." in refused.err
    assert "Nobody was asked" not in refused.out
    assert "Nobody was asked" in assess(*listed, "--as", "lead").out
    async with opened(folder, (80, 24), "owner") as pilot:
        await pilot.press("w", "t")
        await ready(pilot)
        assert isinstance(pilot.app.screen, FactualCheckScreen)
        assert "The draft has not gone to the team yet." in text(pilot)
        assert "Nobody was asked" not in text(pilot)
    sent(folder)
    assert "Nobody was asked" in assess(*listed, "--as", "owner").out


def test_where_a_mark_stands_is_said_in_words(folder: Path) -> None:
    assessment = held(folder)
    assert where(assessment, CriterionRef("govuk-2019", "99")) == "GOV.UK point 99"
    gone = CriterionRef("lanterns-2020", "4")
    assert where(assessment, gone) == "Number 4 of another standard"


async def test_the_team_marks_on_a_screen(folder: Path) -> None:
    sent(folder)
    async with opened(folder, (80, 24), "owner") as pilot:
        await ready(pilot)  # the team came for the draft
        assert "The draft went to the team on 12 May 2026." in text(pilot)
        await pilot.press("enter")
        await paste(pilot, "Carers were asked.")
        await pilot.press("enter")
        await pilot.pause()
        assert "owner says: Carers were asked." in text(pilot)
        await pilot.press("d")
        await pilot.pause()
        assert "The draft is checked." in text(pilot)


async def test_accepting_leads_to_the_line_and_changes_nothing(folder: Path) -> None:
    sent(folder)
    owner = Desk(folder, "owner", clock=Clock())
    mark(owner, find_sentence(owner.assessment, "1", "three rounds"), so="Two.")
    owner.close()
    async with opened(folder, (120, 40), "lead") as pilot:
        await pilot.press("j", "w", "t")
        await ready(pilot)
        await pilot.press("a")
        await ready(pilot)
        page = pilot.app.screen.query_one("#finding")
        assert str(getattr(page, "key", "")).startswith("well:")
        assert "three rounds of research" in text(pilot)
    (only,) = marked(held(folder))
    assert (only.is_accepted, only.stands is not None) == (True, True)


async def test_review_sends_the_draft(folder: Path) -> None:
    async with opened(folder, (120, 40), "lead") as pilot:
        await pilot.press("w", "d")
        await ready(pilot)
        assert "Give the team" in text(pilot)
    assert list(held(folder).agreed.draft) == ["1"]
    assert len(list((folder / "reports").iterdir())) == 2


def test_line_by_line_it_asks_the_team_and_then_the_lead(
    folder: Path, assess: Assess, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent(folder)
    lines = "\nw Carers were asked.\n" + "\n" * 99
    monkeypatch.setattr("sys.stdin", io.StringIO(lines))
    done = assess("factual-check", folder, "--plain", "--as", "owner")
    assert "The draft is checked." in done.out
    monkeypatch.setattr("sys.stdin", io.StringIO("x\nr\nNobody is named.\n"))
    done = assess("factual-check", folder, "--plain", "--as", "lead")
    assert "x is not an answer here." in done.out
    assert "Refused." in done.out
    (only,) = marked(held(folder))
    assert (only.mark.so, only.state) == ("Carers were asked.", "refused")
