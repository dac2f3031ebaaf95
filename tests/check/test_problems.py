from datetime import date

import pytest

from assess.check.logic.grouped_problems import grouped
from assess.check.logic.problems import complete, problems
from assess.model.agreed import DraftSent, Outcome
from assess.model.assessment import Assessment
from assess.model.brief import Dates, Member
from assess.model.evidence import Evidence
from assess.model.finding import Action, Finding, Gone, Rated
from assess.model.measures import Measure
from assess.model.policy import Policy
from assess.model.problem import Problem
from assess.model.sheet import InboxLine, Sheet
from assess.model.versions.published import published_now
from assess.model.versions.record import submitted
from tests.complete import EVERYBODY, JOINED, USERS, WHOLE, at

EVIDENCE = Evidence(title="Sessions", kind="observed")
DONE = Action(text="Do.", due=date(2026, 8, 1), owner="product owner")
GOOD = Finding(
    rating="green", reason="Seen.", evidence={"lead-m3xd": True, "lead-q7vb": True}
)
ALL_MET = GOOD.but(indicators={"1a": True, "1b": True})


@pytest.fixture
def ready(bare: Assessment) -> Assessment:
    """Return an assessment in which nothing is missing."""
    sheet = Sheet(
        format=1, person="lead", evidence={"m3xd": EVIDENCE, "q7vb": EVIDENCE}
    )
    for ref in bare.refs:
        sheet = sheet.with_finding(ref, GOOD)
    panel = {
        person: member.but(training="A day in 2025", conflicts="none")
        for person, member in bare.brief.panel.items()
    }
    bare = bare.but(brief=bare.brief.but(panel=panel))
    outcome = Outcome(rating="green", suggested="green", by="lead", at=at(12))
    draft = {"1": DraftSent(at=at(13), by="lead")}
    agreed = bare.agreed.but(outcome=outcome, draft=draft)
    return bare.with_sheet(sheet).but(agreed=agreed)


def with_finding(ready: Assessment, finding: Finding) -> Assessment:
    return ready.with_sheet(ready.sheet("lead").with_finding(USERS, finding))


def rules(assessment: Assessment) -> dict[str, Problem]:
    return {problem.rule: problem for problem in problems(assessment)}


def test_nothing_is_wrong_when_nothing_is_missing(ready: Assessment) -> None:
    assert problems(ready) == ()
    assert complete(ready) == frozenset(ready.refs)


@pytest.mark.parametrize(
    ("finding", "rule", "level"),
    [
        (Finding(), "not-rated", "error"),
        (GOOD.but(reason=" "), "no-reason", "error"),
        (Finding(rating="not-applicable"), "no-reason", "error"),
        (Finding(rating="amber", reason="Some."), "no-action", "error"),
        (GOOD.but(action={"k9d2": DONE}), "action-on-met", "warning"),
        (Finding(rating="red", reason="None.", action={"k9d2": Action(text="Do.")}),
         "action-incomplete", "warning"),
        (Finding(rating="red", reason="None.", action={
            "k9d2": Action(text="Do.", due=date(2001, 1, 1), owner="A role")}),
         "due-before-assessment", "warning"),
        (GOOD.but(evidence={"lead-zzzz": True}), "evidence-unknown", "error"),
        (GOOD.but(evidence={}), "met-without-evidence", "warning"),
        (GOOD.but(fork={"0" * 16: Rated(rating="red")}), "contested", "error"),
        (GOOD.but(indicators={"1a": False}), "above-suggestion", "warning"),
        (ALL_MET.but(rating="red", action={"k9d2": DONE}), "below-suggestion", "info"),
    ],
)  # fmt: skip
def test_a_rule_fires_for_a_criterion(
    ready: Assessment, finding: Finding, rule: str, level: str
) -> None:
    problem = rules(with_finding(ready, finding))[rule]
    assert problem.level == level
    assert problem.ref == USERS
    of_action = rule in ("action-incomplete", "due-before-assessment")
    key = f"finding.govuk-2019.1{'.action.k9d2' if of_action else ''}"
    assert (problem.file, problem.key) == ("people/lead.toml", key)


def test_green_on_a_plan_alone_is_an_error(ready: Assessment) -> None:
    plan = dict.fromkeys(("m3xd", "q7vb"), EVIDENCE.but(kind="plan"))
    sheet = ready.sheet("lead").but(evidence=plan)
    assert rules(ready.with_sheet(sheet))["met-on-a-plan"].level == "error"


def test_chosen_ratings_with_a_reason_are_complete(ready: Assessment) -> None:
    chosen = with_finding(ready, Finding(rating="not-applicable", reason="No users."))
    assert USERS in complete(chosen)


def test_without_ratings_something_must_be_said(ready: Assessment) -> None:
    used = {n: u.but(scale="unrated") for n, u in ready.brief.standard.items()}
    unrated = ready.but(
        brief=ready.brief.but(standard=used),
        sheets={},
        agreed=ready.agreed.but(outcome=None, draft={}),
    )
    assert {p.rule for p in problems(unrated)} == {"nothing-said"}
    said = with_finding(unrated, Finding(gap={"p2m8": "Carers."}))
    assert USERS in complete(said)


def test_an_outcome_must_be_decided(ready: Assessment) -> None:
    undecided = ready.but(agreed=ready.agreed.but(outcome=None))
    assert rules(undecided)["no-outcome"].level == "error"


def test_an_outcome_that_differs_needs_a_reason(ready: Assessment) -> None:
    outcome = Outcome(rating="amber", suggested="green", by="lead", at=at(12))
    differs = ready.but(agreed=ready.agreed.but(outcome=outcome))
    assert "Say why they differ" in rules(differs)["outcome-without-reason"].sentence
    explained = outcome.but(reason="The data is thin.")
    held = rules(differs.but(agreed=ready.agreed.but(outcome=explained)))
    assert "outcome-without-reason" not in held


def test_cheaper_and_liked_less_is_a_warning(ready: Assessment) -> None:
    cost = Measure(baseline="£31", now="£12", source="Finance", better="lower")
    liked = Measure(baseline="81%", now="43%", source="Survey", better="higher")
    brief = ready.brief.but(savings=cost, satisfaction=liked)
    found = rules(ready.but(brief=brief))["savings-against-satisfaction"]
    assert "Savings got better and satisfaction got worse." in found.sentence
    both = brief.but(satisfaction=liked.but(better="lower"))
    assert "savings-against-satisfaction" not in rules(ready.but(brief=both))


def test_an_outcome_rests_on_what_was_assessed(ready: Assessment) -> None:
    unseen = Finding(rating="not-assessed", reason="No time.")
    found = rules(with_finding(ready, unseen))["outcome-on-what-was-not-assessed"]
    assert found.level == "error"
    assert found.sentence.startswith("Not assessed, and it decides the outcome")
    assert found.ref == USERS
    beside = ready.sheet("lead").with_finding(EVERYBODY, unseen)
    assert "outcome-on-what-was-not-assessed" not in rules(ready.with_sheet(beside))


def test_what_decides_the_outcome_is_not_asked_why_it_is_not_assessed(
    ready: Assessment,
) -> None:
    open_now = ready.but(agreed=ready.agreed.but(outcome=None))
    empty = open_now.sheet("lead").with_finding(USERS, Finding())
    both = open_now.with_sheet(empty.with_finding(EVERYBODY, Finding()))
    said = {p.ref: p.sentence for p in problems(both) if p.rule == "not-rated"}
    assert said[USERS].endswith("Rate it, or say why it does not apply.")
    assert said[EVERYBODY].endswith("Rate it, or say why not.")


def test_the_reason_of_an_outcome_goes_with_what_the_rule_suggested_then(
    ready: Assessment,
) -> None:
    thin = Outcome(
        rating="amber", suggested="red", reason="Thin.", by="lead", at=at(12)
    )
    amber = Finding(rating="amber", reason="Some.", action={"k9d2": DONE})
    follows = with_finding(ready.but(agreed=ready.agreed.but(outcome=thin)), amber)
    found = rules(follows)["outcome-reason-of-before"]
    assert (found.level, found.key) == ("error", "outcome.reason")
    assert "when the rule suggested Red, and now it suggests Amber" in found.sentence
    first = published_now(follows, at=at(12), by="lead")
    stands = follows.but(agreed=follows.agreed.but(publication={"1": first}))
    assert "outcome-reason-of-before" not in rules(stands)
    again = thin.but(suggested="amber")
    held = follows.but(agreed=ready.agreed.but(outcome=again))
    assert "outcome-reason-of-before" not in rules(held)


def test_an_action_without_date_or_owner_is_not_complete(ready: Assessment) -> None:
    half = Finding(rating="amber", reason="Some.", action={"k9d2": Action(text="Do.")})
    assert USERS not in complete(with_finding(ready, half))
    whole = half.but(action={"k9d2": DONE})
    assert USERS in complete(with_finding(ready, whole))


def test_an_outcome_that_is_not_met_rests_on_something(ready: Assessment) -> None:
    amber = Outcome(rating="amber", reason="Thin.", by="lead", at=at(12))
    whole = ready.but(agreed=ready.agreed.but(outcome=amber))
    assert {"outcome-without-action", "outcome-worse-than-all"} <= set(rules(whole))
    held = with_finding(whole, GOOD.but(rating="amber"))
    assert "outcome-worse-than-all" not in rules(held)
    assert "outcome-without-action" in rules(held)
    asked = with_finding(
        whole, GOOD.but(rating="amber", action={"k9d2": Action(text="Meet carers.")})
    )
    assert "outcome-without-action" not in rules(asked)


def test_where_nothing_decides_the_ratings_are_the_result(bare: Assessment) -> None:
    used = {n: u.but(gating=False) for n, u in bare.brief.standard.items()}
    beside = bare.but(brief=bare.brief.but(standard=used))
    one = beside.with_sheet(Sheet(format=1, person="lead").with_finding(USERS, GOOD))
    found = rules(one)["little-rated"]
    assert (found.level, found.sentence.split(",")[0]) == (
        "error",
        "1 of 4 criteria is rated",
    )
    whole = Sheet(format=1, person="lead")
    for ref in beside.refs[:2]:
        whole = whole.with_finding(ref, GOOD)
    assert "little-rated" not in rules(beside.with_sheet(whole))
    assert "little-rated" not in rules(bare)


def test_a_gap_beside_a_rating_that_is_met_is_a_warning(ready: Assessment) -> None:
    gap = GOOD.but(gap={"p2m8": "No research with carers."})
    assert rules(with_finding(ready, gap))["gap-on-met"].level == "warning"


def test_an_action_is_due_within_what_the_policy_allows(ready: Assessment) -> None:
    action = Action(text="Meet carers.", owner="Product owner", due=date(2028, 1, 1))
    held = with_finding(ready, GOOD.but(rating="amber", action={"k9d2": action}))
    assert rules(held)["due-later-than-policy"].level == "warning"
    patient = Policy(amber_months=60)
    found = {p.rule for p in problems(held, policy=patient)}
    assert "due-later-than-policy" not in found


def test_two_versions_of_the_outcome_wait(ready: Assessment, whole: Assessment) -> None:
    contested = ready.but(agreed=ready.agreed.but(outcome=whole.agreed.outcome))
    assert rules(contested)["contested"].key == "outcome"


@pytest.mark.parametrize(
    ("changes", "rule"),
    [
        ({"dates": Dates()}, "no-date"),
        ({"took_part": {}}, "nobody-took-part"),
        ({"about": ""}, "not-described"),
        ({"users": " "}, "users-not-described"),
        ({"satisfaction": Measure()}, "one-measure-alone"),
        ({"savings": Measure()}, "one-measure-alone"),
        ({"savings": Measure(now="£2")}, "measure-incomplete"),
        ({"panel": {"a": Member(role="assessor")}}, "no-lead"),
        ({"panel": {"a": Member(role="observer")}}, "no-rater"),
    ],
)
def test_a_rule_fires_for_the_brief(
    ready: Assessment, changes: dict[str, object], rule: str
) -> None:
    problem = rules(ready.but(brief=ready.brief.but(**changes)))[rule]
    assert problem.file == "assessment.toml"


def test_a_sheet_of_nobody_is_named(ready: Assessment) -> None:
    stranger = ready.with_sheet(Sheet(format=1, person="stranger"))
    assert rules(stranger)["not-on-panel"].file == "people/stranger.toml"


def test_gating_standards_share_one_scale(ready: Assessment) -> None:
    used = ready.brief.standard
    mixed = {
        **used,
        "local-service-design": used["local-service-design"].but(
            scale="maturity4", gating=True
        ),
    }
    found = rules(ready.but(brief=ready.brief.but(standard=mixed), sheets={}))
    assert found["scales-differ"].level == "error"


def test_a_captured_line_waits_to_be_filed(ready: Assessment) -> None:
    lines = {
        "h2t6": InboxLine(at=at(12), text="#2 ? asked"),
        "q8s5": InboxLine(at=at(12), text="+ map", filed="evidence"),
        "y7v9": Gone(gone=("0" * 16,)),
    }
    waiting = ready.with_sheet(ready.sheet("lead").but(inbox=lines))
    assert [p.key for p in problems(waiting)] == ["inbox.h2t6"]


def test_a_hand_edit_of_what_was_submitted_is_named(ready: Assessment) -> None:
    sheet = submitted(ready.sheet("lead"), submission_id="w5c9", at=at(12))
    assert problems(ready.with_sheet(sheet)) == ()
    edited = sheet.at(USERS).but(reason="Something else.")
    found = rules(ready.with_sheet(sheet.with_finding(USERS, edited)))
    assert found["submitted-changed"].ref == USERS


def test_a_hand_edit_of_history_is_named(whole: Assessment) -> None:
    sheet = whole.sheet("lead")
    top = sheet.at(USERS)
    name, old = next(iter(top.was.items()))
    edited = top.but(was={name: old.but(reason="Something else.")})
    found = rules(whole.with_sheet(sheet.with_finding(USERS, edited)))
    assert found["history-changed"].key.endswith(name)


def test_problems_come_in_the_order_of_the_criteria(bare: Assessment) -> None:
    refs = [p.ref for p in problems(bare) if p.ref]
    assert refs == [USERS, WHOLE, JOINED, EVERYBODY]


def test_nobody_answers_for_the_team_is_said_where_it_is_asked_for_something(
    ready: Assessment,
) -> None:
    red = Finding(rating="red", reason="None.", action={"k9d2": DONE})
    asked = with_finding(ready, red)
    problem = rules(asked)["nobody-answers"]
    assert (problem.level, problem.file) == ("warning", "assessment.toml")
    panel = {**asked.brief.panel, "owner": Member(role="team")}
    named = asked.but(brief=asked.brief.but(panel=panel))
    assert "nobody-answers" not in rules(named)


def test_whoever_judges_others_says_what_an_auditor_asks(ready: Assessment) -> None:
    brief = ready.brief
    silent = brief.but(panel={"lead": brief.panel["lead"].but(conflicts="")})
    found = rules(ready.but(brief=silent))["conflicts-not-declared"]
    assert found.level == "info"
    assert found.sentence.startswith("The conflicts of interest of lead are not said")
    own = ready.but(brief=silent.but(kind="self-review"))
    assert "conflicts-not-declared" not in rules(own)


def test_what_is_said_of_a_sheet_names_whose_it_is(ready: Assessment) -> None:
    line = {"h2t6": InboxLine(at=at(12), text="ask who answers")}
    waiting = ready.with_sheet(ready.sheet("lead").but(inbox=line))
    (group,) = grouped(waiting, problems(waiting))
    assert group.where == "The sheet of lead"
