"""Real assessments, re-enacted from public facts in our own words: R3, R4, R6 to R8.

What each report says has its own place in file and report.
"""

from datetime import date

import pytest

from assess.check.logic.problems import problems
from assess.model.after.last_time import since_last_time
from assess.model.assessment import Assessment
from assess.model.bought import who_answers
from assess.model.brief import Dates, TookPart
from assess.model.days import spelt
from assess.model.finding import Action, CriterionRef, Finding
from assess.model.intake import Intake
from assess.model.outcome import suggest_outcome
from assess.model.progress import progress
from tests.again import following, published
from tests.cases import blank
from tests.field import errors, held, report, said

NOT_MET = ("2", "4", "9", "10", "13", "14", "15", "26")
AUGUST, MARCH = date(2014, 8, 5), date(2015, 3, 10)


@pytest.fixture(scope="module")
def waste() -> Assessment:
    """Return R4 as it was in August 2014: 8 of 26 points not met."""
    first = blank("met2", "govuk-2013")
    findings = {
        f"_{number}": said(
            "not-met",
            action={f"k{int(number):03d}": Action(text=f"Put right {number}.")},
        )
        if number in NOT_MET
        else said("met")
        for number in first.standards["govuk-2013"].criterion
    }
    brief = first.brief.but(
        service="Waste carrier registration",
        about="Those who carry waste register with the agency.",
        users="Firms and people who carry waste.",
        took_part={"t6r2": TookPart(role="service manager")},
    )
    return published(held(first.but(brief=brief), **findings), "not-met", AUGUST)


def test_r4_asks_the_eight_again_and_prints_both_results(waste: Assessment) -> None:
    again = following(waste)
    asked = [ref.criterion for ref in again.refs if again.is_asked(ref)]
    assert tuple(asked) == NOT_MET
    assert progress(again).words == "0 of 8 rated, 18 carried"
    assert (again.brief.about, again.brief.took_part) == (
        waste.brief.about, waste.brief.took_part,
    )  # fmt: skip
    found = {
        f"_{number}": said("met", advice={"d2v3": f"Go on with {number}."})
        for number in NOT_MET
    }
    found["_9"] = found["_9"].but(reason="The e-mail still has to be typed twice.")
    again = held(again, **found)
    assert suggest_outcome(again).rating == "met"
    text = report(published(again, "met", MARCH))
    assert "**Result: Met**" in text
    assert f"Last time, on {spelt(AUGUST)}: Not met." in text
    assert "8 better, 18 carried" in text
    assert spelt(MARCH) in text
    assert "Asked for then: Put right 9. (Open since 5 August 2014" in text
    assert "Go on with 26." in text


def test_r3_says_which_parts_were_looked_at_and_is_amber_for_a_reason() -> None:
    exam = blank("rag")
    brief = exam.brief.but(
        scope="Two of the three parts of the service. The third is not built yet.",
        dates=Dates(assessed=date(2024, 10, 17)),
    )
    green = said("green", well={"w2e3": "Schools were met in each term."})
    advice = said("green", advice={"d2v3": "Publish the figures sooner."})
    rest = {f"_{number}": said("green") for number in map(str, range(4, 15))}
    late = said("amber", gap={"g2p3": "A test with screen readers."})
    exam = held(exam.but(brief=brief), _1=green, _2=advice, _3=late, **rest)
    decided = published(exam, "amber", date(2024, 10, 17))
    assert {"no-action", "outcome-without-action"} <= errors(decided)
    asked = late.but(action={"k9d2": Action(text="Test it.", due="public-beta")})
    whole = published(held(exam, _3=asked), "amber", date(2024, 10, 17))
    assert not errors(whole)
    text = report(whole)
    for words in (
        "Two of the three parts", "**Result: Amber**", "Schools were met in each term.",
        "Publish the figures sooner.", "before public beta",
    ):  # fmt: skip
        assert words in text
    left = held(exam, _3=asked, **{n: said("not-assessed") for n in rest})
    assert "outcome-on-what-was-not-assessed" in errors(
        published(left, "amber", date(2024, 10, 17))
    )


def test_r6_is_a_councils_own_with_a_supplier_and_was_published_months_later() -> None:
    care = blank("rag")
    brief = care.brief.but(
        service="Adult support",
        phase="alpha",
        delivery="bought",
        intake=Intake(supplier="PCG UK"),
        scope="It was bought before there was a digital team, and had no discovery.",
    )
    why = "PCG UK showed the forms, and PCG answered for the data."
    care = held(care.but(brief=brief), _11=Finding(rating="green", reason=why))
    assert "The service was bought" in who_answers(
        care, CriterionRef("govuk-2019", "11")
    )
    found = [p for p in problems(care) if p.ref and p.ref.criterion == "11"]
    assert "supplier-named" in {p.rule for p in found}
    assert not [p for p in found if p.rule == "acronym" and "PCG" in p.sentence]
    final = published(care, "amber", date(2020, 1, 21))
    first = final.agreed.publication["1"].but(on=date(2020, 8, 14))
    final = final.but(agreed=final.agreed.but(publication={"1": first}))
    text = report(final)
    assert "published on 14 August 2020, entered here on" in text
    assert "It was bought before there was a digital team" in text
    assert "PCG UK" not in report(held(final, _11=said("green")), "public")


def test_r7_says_why_it_was_assessed_though_it_need_not_have_been() -> None:
    calls = blank("met2", "lgdss-2016")
    brief = calls.brief.but(
        service="Balance and history by telephone",
        phase="discovery",
        delivery="bought",
        scope="A pilot by telephone is not assessed as a rule. It was, to learn from.",
        intake=Intake(exempt="Nobody can use it online."),
    )
    calls = calls.but(brief=brief)
    assert "A pilot by telephone is not assessed as a rule." in report(calls)
    assert "Nobody can use it online." not in report(calls)
    asked = calls.criterion(calls.refs[0]).guidance("discovery", "bought").ask
    assert asked


def test_r8_is_a_profile_and_never_a_sum() -> None:
    talk = blank("score5", "lgdss-2016")
    scores = ("5", "4", "3", "0", "4")
    findings = {
        f"_{ref.criterion}": said(scores[number % 5])
        for number, ref in enumerate(talk.refs)
    }
    talk = held(talk, **findings)
    assert suggest_outcome(talk).reason == "Absent: points 4, 9 and 14."
    whole = published(talk, "3", date(2018, 7, 4))
    reason = "Three points are absent, and the rest carries the service."
    decided = whole.agreed.outcome
    assert decided is not None
    explained = whole.agreed.but(outcome=decided.but(reason=reason))
    text = report(whole.but(agreed=explained))
    assert "3 outstanding, 6 strong, 3 sound, 3 absent of 15 points" in text
    assert "**Result: Sound**" in text
    assert reason in text
    assert "48" not in text.partition("## Results")[0]


def test_a_comparison_with_last_time_is_of_the_same_points(waste: Assessment) -> None:
    again = following(waste)
    kept = since_last_time(again, CriterionRef("govuk-2013", "1"))
    assert kept is not None
    assert kept.words == "Carried from 5 August 2014, version 1"
