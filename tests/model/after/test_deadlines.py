from datetime import date
from pathlib import Path

import pytest

from assess.check.use_cases.deadlines import working_days_later
from assess.model.after.deadlines import deadlines, in_words, promised
from assess.model.agreed import Outcome, Publication
from assess.model.assessment import Assessment
from assess.model.evidence import Evidence
from assess.model.finding import Action, Finding
from assess.model.policy import Nation, Policy, months_later, proposed_due
from assess.model.preparation import to_prepare
from assess.model.sheet import Response, Sheet
from assess.store.standards import read_policy
from tests.complete import JOINED, USERS, WHOLE, at

POLICY = Policy()
ASSESSED = date(2026, 5, 12)
TODAY = date(2026, 6, 1)


def later(day: date, count: int) -> date:
    return working_days_later(day, count, "england")


@pytest.fixture
def held(bare: Assessment) -> Assessment:
    """Assessed and red, with one action, and not published."""
    dates = bare.brief.dates.but(assessed=ASSESSED, report_due=None)
    action = Action(text="Ask carers.", due=date(2026, 8, 12), owner="product owner")
    sheet = bare.sheet("lead").but(finding={}, evidence={})
    sheet = sheet.with_finding(
        USERS, Finding(rating="red", reason="None.", action={"k9d2": action})
    )
    outcome = Outcome(rating="red", by="lead", at=at(12))
    return bare.but(
        brief=bare.brief.but(dates=dates),
        sheets={"lead": sheet},
        agreed=bare.agreed.but(outcome=outcome, publication={}, reopened={}),
    )


def published(assessment: Assessment) -> Assessment:
    entry = Publication(at=at(19), by="lead", digest="0" * 64)
    return assessment.but(agreed=assessment.agreed.but(publication={"1": entry}))


def whats(assessment: Assessment) -> list[tuple[str, date]]:
    return [
        (each.what, each.due)
        for each in deadlines(assessment, POLICY, later, today=TODAY)
    ]


def test_the_preparation_is_counted_back_in_working_days(held: Assessment) -> None:
    day = date(2026, 6, 4)
    brief = held.brief.but(dates=held.brief.dates.but(assessed=day))
    policy = read_policy(None)
    found = to_prepare(held.but(brief=brief), policy, later)
    assert [(each.id, each.due) for each in found] == [
        ("book", date(2026, 4, 28)),  # two bank holidays in May
        ("brief", date(2026, 5, 20)),
        ("artefacts", date(2026, 5, 28)),
        ("pre-call", date(2026, 6, 2)),
        ("rehearse", date(2026, 6, 3)),
        ("wash-up", day),
    ]


def test_what_is_not_ticked_is_due_until_the_day_is_over(held: Assessment) -> None:
    brief = held.brief.but(dates=held.brief.dates.but(assessed=date(2026, 6, 2)))
    ticked = Sheet(format=1, person="owner", prepared={"book": at(4)})
    before = held.but(brief=brief, sheets={**held.sheets, "owner": ticked})
    policy = Policy.model_validate(
        {"preparation": {
            "book": {"what": "Agree the day", "working-days-before": 9},
            "show": {"what": "Rehearse", "working-days-before": 1},
        }}
    )  # fmt: skip
    found = deadlines(before, policy, later, today=TODAY)
    assert (found[0].what, found[0].words) == ("preparation", "Rehearse")
    assert not any(each.words == "Agree the day" for each in found)
    after = deadlines(before, policy, later, today=date(2026, 6, 3))
    assert not any(each.what == "preparation" for each in after)


def test_a_policy_without_a_preparation_has_the_list_that_ships(tmp_path: Path) -> None:
    own = tmp_path / "criteria" / "policy.toml"
    own.parent.mkdir()
    own.write_text("format = 1\namber-months = 2\n", encoding="utf-8")
    assert read_policy(tmp_path).preparation == read_policy(None).preparation
    own.write_text("format = 1\n[preparation]\n", encoding="utf-8")
    assert read_policy(tmp_path).preparation == {}


def test_the_report_is_due_seven_working_days_after_the_day(held: Assessment) -> None:
    assert whats(held) == [("report", date(2026, 5, 21))]


def test_a_date_in_the_brief_goes_before_the_policy(held: Assessment) -> None:
    dates = held.brief.dates.but(report_due=date(2026, 5, 30))
    brief = held.brief.but(dates=dates)
    assert whats(held.but(brief=brief)) == [("report", date(2026, 5, 30))]


def test_after_the_report_the_team_and_the_council_owe_something(
    held: Assessment,
) -> None:
    assert whats(published(held)) == [
        ("response", date(2026, 6, 3)),
        ("action", date(2026, 8, 12)),
        ("reassessment", date(2026, 11, 12)),
    ]


def test_days_to_answer_count_from_the_day_in_the_united_kingdom(
    held: Assessment,
) -> None:
    late = Publication(at=at(19, 23, 30), by="lead", digest="0" * 64)
    agreed = held.agreed.but(publication={"1": late})
    assert ("response", date(2026, 6, 4)) in whats(held.but(agreed=agreed))


def test_a_later_version_asks_for_no_answer_by_a_day_that_is_past(
    held: Assessment,
) -> None:
    first = Publication(at=at(19), by="lead", on=date(2026, 5, 15))
    agreed = held.agreed.but(publication={"1": first})
    once = held.but(agreed=agreed)

    def answer_by(day: date) -> date | None:
        return promised(once, POLICY, later, on=day).answer_by

    counted = date(2026, 6, 1)  # from the day on which readers could read it
    assert answer_by(counted) == counted
    anew = answer_by(date(2026, 6, 2))
    assert anew == date(2026, 6, 16)
    second = Publication(at=at(20), by="lead", answer_by=anew)
    twice = agreed.but(publication={"1": first, "2": second})
    assert ("response", anew) in whats(held.but(agreed=twice))


def test_what_is_answered_is_no_longer_due(held: Assessment) -> None:
    response = {"lead-k9d2": Response(answer="accept", at=at(20))}
    answered = published(held).with_sheet(held.sheet("team").but(response=response))
    assert "response" not in dict(whats(answered))


def test_evidence_is_named_before_it_expires(held: Assessment) -> None:
    item = Evidence(title="Access audit", kind="document", expires=date(2026, 6, 20))
    secret = item.but(sensitive=True)
    sheet = held.sheet("lead").but(evidence={"b7kq": item, "m3xd": secret})
    found = deadlines(held.with_sheet(sheet), POLICY, later, today=TODAY)
    (evidence,) = (each for each in found if each.what == "evidence")
    assert in_words(evidence, TODAY) == (
        "Evidence expires: Access audit (lead-b7kq): 20 June 2026, due in 19 days "
        "(the team)"
    )


def test_what_is_more_than_a_year_late_is_history(held: Assessment) -> None:
    (report,) = deadlines(held, POLICY, later, today=TODAY)
    year_later = date(report.due.year + 1, report.due.month, report.due.day)
    assert deadlines(held, POLICY, later, today=year_later)
    day_after = year_later.replace(day=year_later.day + 1)
    assert deadlines(held, POLICY, later, today=day_after) == ()


@pytest.mark.parametrize(
    ("today", "words"),
    [
        (date(2026, 5, 20), "due in 1 day"),
        (date(2026, 5, 21), "due today"),
        (date(2026, 5, 22), "1 day overdue"),
    ],
)
def test_how_late_it_is_is_said_in_words(
    held: Assessment, today: date, words: str
) -> None:
    (report,) = deadlines(held, POLICY, later, today=today)
    assert words in in_words(report, today)


@pytest.mark.parametrize(
    ("nation", "due"),
    [
        ("england", date(2026, 1, 6)),
        ("scotland", date(2026, 1, 7)),
        ("northern-ireland", date(2026, 1, 6)),
    ],
)
def test_bank_holidays_are_those_of_the_nation(nation: Nation, due: date) -> None:
    assert working_days_later(date(2025, 12, 31), 3, nation) == due


def test_a_date_is_proposed_from_what_the_person_holds(held: Assessment) -> None:
    def proposed(rating: str) -> date | None:
        finding = Finding(rating=rating)
        return proposed_due(held, WHOLE, finding, POLICY, today=TODAY)

    assert proposed("amber") == date(2026, 8, 12)
    assert proposed("red") == date(2026, 11, 12)
    assert proposed("green") is None
    assert months_later(date(2026, 11, 30), 3) == date(2027, 2, 28)
    assert months_later(date(9999, 12, 31), 3) == date.max
    assert held.finding(JOINED).rating is None


def test_the_policy_that_ships_is_what_the_code_assumes() -> None:
    assert read_policy(None).but(preparation=None) == Policy()
