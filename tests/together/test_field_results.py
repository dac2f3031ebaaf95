"""Real results with advice or on conditions, re-enacted: R1, R2 and R5.

What each report says has its own place in file and report; R5 is
alphagov/service-standard-reports-json 174.
"""

from assess.model.after.follow_up import conditions
from assess.model.agreed import Outcome, Publication
from assess.model.assessment import Assessment
from assess.model.finding import Action, Finding
from assess.model.outcome import suggest_outcome
from assess.model.sheet import Verification
from assess.model.values import With
from assess.model.whole import NOTHING_SAID, Condition, Whole
from tests import complete
from tests.cases import blank
from tests.field import errors, held, report, rules, said

CONDITIONS = (
    "A content editor has read every page, and the new pages were tested.",
    "A researcher and an analyst work in the team.",
    "Research in beta is planned.",
    "The source is in public.",
    "The security test is done, and the page on cookies is up to date.",
)
ASKED_OF_JOB_SHARE = {
    "2": Action(
        text="Find who can research, write and analyse as a rule.",
        due="public-beta",
        owner="service manager",
        also=("govuk-2013:18",),
    ),
    "9": Action(
        text="Let a designer look where the pages depart from the patterns.",
        due="next-assessment",
        owner="service manager",
    ),
    "15": Action(
        text="Publish the code before it goes further.",
        due="public-beta",
        owner="service manager",
    ),
    "17": Action(
        text="Let somebody try to break in.",
        due="public-beta",
        owner="service manager",
    ),
    "20": Action(
        text="Watch people who use screen readers, early in beta.",
        due="live",
        owner="service manager",
    ),
}


def stated(
    assessment: Assessment,
    rating: str,
    reason: str,
    with_: With | None = None,
    whole: Whole = NOTHING_SAID,
) -> Assessment:
    """Return it with what the lead decides, and what is said of the whole."""
    outcome = Outcome(
        rating=rating,
        suggested=suggest_outcome(assessment).rating,
        with_=with_,
        reason=reason,
        by="lead",
        at=complete.at(12),
    )
    agreed = assessment.agreed.but(outcome=outcome, whole=whole)
    return assessment.but(agreed=agreed)


def every(rating: str, assessment: Assessment) -> dict[str, Finding]:
    """Return a finding on each criterion, as `held` takes them."""
    return {f"_{ref.criterion}": said(rating) for ref in assessment.refs}


def test_r1_is_met_with_advice_and_says_what_endangers_more_than_the_service() -> None:
    vote = blank("met2")
    brief = vote.brief.but(
        service="Apply for a voter certificate",
        earlier_reports="Alpha report, July 2022: https://www.example.org/alpha\n"
        "Report on the register of electors https://www.example.org/register",
    )
    vote = held(vote.but(brief=brief), **every("met", vote))
    assert suggest_outcome(vote).rating == "met"
    risk = "Councils check the forms by hand, and the election may come first."
    whole = Whole(
        commentary={"panel-c2m3": "The panel was asked to look at the form alone."},
        risk={"panel-r2s3": risk},
        advice={"panel-d2v3": "Watch how long the checks take."},
    )
    decided = stated(vote, "met", "All points are met.", "advice", whole)
    assert not errors(decided)
    assert "advice-without-any" in rules(stated(vote, "met", "All met.", "advice"))
    for page in (report(decided), report(decided, "public")):
        assert "**Result: Met with advice**" in page
        assert f"### Risk beyond this service\n\n{risk}" in page
        assert "the form alone.\n\n### Risk" in page
        assert "Watch how long the checks take. (the service as a whole)" in page
        assert "- [Alpha report, July 2022](<https://www.example.org/alpha>)" in page
        assert "- [Report on the register of electors](<https://www.ex" in page


def test_r2_is_two_services_in_three_nations_and_asks_once_for_several_points() -> None:
    votes = blank("met2")
    scope = (
        "Two services: voting by post and voting by proxy.\n\n"
        "The law of England, Scotland and Wales differs. Wales was not looked at."
    )
    brief = votes.brief.but(
        service="Apply for a postal vote and for a proxy vote",
        phase="alpha",
        scope=scope,
    )
    others = ("govuk-2019:3", "govuk-2019:4")
    asked = Action(
        text="Test both with people who vote in Wales.",
        due="next-assessment",
        also=others,
    )
    found = {**every("met", votes), "_3": said("not-met"), "_4": said("not-met")}
    found["_1"] = said("not-met", action={"k9d2": asked})
    votes = held(votes.but(brief=brief), **found)
    assert suggest_outcome(votes).reason == "Not met: points 1, 3 and 4."
    decided = stated(votes, "not-met", "Three points are not met.")
    assert not errors(decided)
    assert "action-twice" not in rules(decided)
    [one] = votes.actions
    assert [ref.criterion for ref in one.refs] == ["1", "3", "4"]
    assert one.action.due == "next-assessment"
    text = report(decided)
    assert "**Result: Not met**" in text
    for words in ("Two services", "England, Scotland and Wales differs. Wales was not"):
        assert words in text.partition("### What was looked at")[2]
    assert "It is due before the next assessment." in text
    [row] = [line for line in text.splitlines() if line.startswith("| A1 |")]
    assert asked.text in row
    assert "before the next assessment" in row
    assert row.count("Not met") == len(one.refs)
    assert "| A2 |" not in text


def test_r5_may_proceed_on_five_conditions_that_are_confirmed_afterwards() -> None:
    share = blank("met4", "govuk-2013")
    brief = share.brief.but(
        service="Find a job share",
        scope="Three questions, as in a trial: is it safe, needed and easy to change?",
    )
    staff, trial = "It is for staff alone.", "It is not one of the three questions."
    found = every("met", share)
    found |= {
        f"_{n}": said("not-applicable").but(reason=staff)
        for n in (7, 10, 21, 22, 23, 24)
    }
    found |= {f"_{n}": said("not-applicable").but(reason=trial) for n in (11, 12, 26)}
    found |= {f"_{n}": said("not-met") for n in (2, 9, 15, 17, 18, 20)}
    found |= {
        f"_{number}": said("not-met", action={f"k{int(number):03d}": action})
        for number, action in ASKED_OF_JOB_SHARE.items()
    }
    share = held(share.but(brief=brief), **found)
    whole = Whole(
        condition={
            f"panel-c{n}m3": Condition(
                text=text, due="public-beta", confirmed_by="assessment team"
            )
            for n, text in enumerate(CONDITIONS, start=2)
        }
    )
    assert suggest_outcome(share).rating == "not-met"
    reason = "It would not pass as it is, and may go on once five things are confirmed."
    final = stated(share, "met-with-conditions", reason, whole=whole)
    assert "conditions-without-one" in errors(
        stated(share, "met-with-conditions", reason)
    )
    assert not errors(final)
    assert "conditions-and-another-word" in errors(
        advised := stated(share, "met-with-advice", reason, whole=whole)
    )
    assert "**Result: Met with advice**" in report(advised)
    assert "action-twice" not in rules(final)
    first = {"1": Publication(at=complete.at(19), by="lead")}
    final = final.but(agreed=final.agreed.but(publication=first))
    before = report(final)
    for words in ("**Result: Met with conditions**", reason, staff, trial,
                  "The service may go on once the conditions", "Three questions",
                  "11 met, 6 not met, 9 not applicable", "6 of the 17 that decide it",
                  "The first is due before public beta.",
                  "Confirm it, once it is shown | the first before "):  # fmt: skip
        assert words in before, words
    assert before.count("  - By when: before public beta") == len(CONDITIONS)
    assert before.count("  - Who confirms it: assessment team") == len(CONDITIONS)
    assert before.count("  - Not confirmed yet") == len(CONDITIONS)
    look = Verification(at=complete.at(20), verdict="done", reason="By letter.")
    sheet = final.sheet("lead").but(verified={"panel-c2m3": {"v2k3": look}})
    after = final.with_sheet(sheet)
    states = [each.in_words for each in conditions(after)]
    assert states == ["Confirmed"] + ["Not confirmed yet"] * 4
    assert "By letter." in report(after)
