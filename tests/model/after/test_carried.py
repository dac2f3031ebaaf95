"""A reassessment asks what was not met; the rest is carried."""

from datetime import date

import pytest

from assess.check.logic.problems import problems
from assess.document.drawing import TextFormat
from assess.follow_up.use_cases.follow_up import Look
from assess.model.after.deadlines import deadlines
from assess.model.after.follow_up import followed
from assess.model.after.handing_on import copied
from assess.model.after.last_time import (
    asked_before,
    before_on,
    moved_over,
    since_last_time,
)
from assess.model.agreed import Closed, Reveal
from assess.model.assessment import Assessment
from assess.model.brief import Member, TookPart
from assess.model.finding import Action, CriterionRef, Finding
from assess.model.outcome import suggest_outcome
from assess.model.policy import Policy
from assess.model.progress import progress
from assess.model.sheet import Progress, Sheet, Verification
from assess.model.whole import Condition, ConditionOrGone, Whole
from assess.priorities.logic.actions import to_do
from assess.publish.views.build import build
from assess.publish.views.render import render
from assess.publish.views.variants import VARIANTS, Variant
from tests.again import following, published
from tests.cases import blank, rated, shortened
from tests.complete import at

FIRST, SECOND, THIRD, FOURTH, FIFTH = (
    CriterionRef("govuk-2019", n) for n in ("1", "2", "3", "4", "5")
)
MAY, NOVEMBER = date(2026, 5, 12), date(2026, 11, 3)


def five(*ratings: str) -> Assessment:
    return shortened(rated(blank(), *ratings), 5)


def before() -> Assessment:
    """Return what was published in May: the second and fifth stand."""
    found = five("red", "green", "amber", "not-assessed", "not-applicable")
    return published(found, "red", MAY, version=2)


def rate(assessment: Assessment, ref: CriterionRef, finding: Finding) -> Assessment:
    sheet = assessment.sheet("lead").with_finding(ref, finding)
    return assessment.with_sheet(sheet)


def said(rating: str, **more: object) -> Finding:
    return Finding(rating=rating, reason="Seen in November.").but(**more)


@pytest.fixture(scope="module")
def again() -> Assessment:
    return following(before())


@pytest.fixture(scope="module")
def met(again: Assessment) -> Assessment:
    """Return it with everything that is asked rated green."""
    for ref in (FIRST, THIRD, FOURTH):
        again = rate(again, ref, said("green"))
    return again


def test_only_what_was_not_met_is_asked(again: Assessment) -> None:
    assert [ref for ref in again.refs if again.is_asked(ref)] == [FIRST, THIRD, FOURTH]
    assert again.brief.carried == {"govuk-2019": ("2", "5")}
    assert progress(again, "lead").words == "0 of 3 rated, 2 carried"
    kept = again.carried(SECOND)
    assert kept is not None
    assert kept.words == "Carried from 12 May 2026, version 2"


def test_everything_is_asked_at_another_phase_and_in_another_kind() -> None:
    assert following(before(), phase="live").brief.carried == {}
    assert following(before(), kind="assessment").brief.carried == {}


def test_a_folder_that_says_nothing_of_it_carries_nothing(again: Assessment) -> None:
    older = again.but(brief=again.brief.but(carried={}))
    assert older.finding(SECOND).rating is None
    assert progress(older).words == "0 of 5 rated"


def test_what_was_said_of_the_service_and_who_took_part_come_along() -> None:
    first = before()
    brief = first.brief.but(
        about="People report a bin.",
        users="All households.",
        took_part={"t6r2": TookPart(role="product owner")},
        panel={**first.brief.panel, "team": Member(role="team")},
    )
    later = following(first.but(brief=brief)).brief
    for name in ("about", "users", "took_part", "panel", "service", "council"):
        assert getattr(later, name) == getattr(brief, name)
    assert later.dates.assessed is None
    assert later.id != brief.id
    assert later.reassesses == brief.id


def test_carried_counts_as_rated_for_the_outcome_and_not_assessed_does_not(
    met: Assessment,
) -> None:
    found = suggest_outcome(met)
    assert found.rating == "green"
    assert found.reason == "All that decide the outcome are Green, 1 of them carried."
    left = rate(met, FOURTH, said("not-assessed"))
    assert suggest_outcome(left).rating is None
    rules = {p.rule for p in problems(met)}
    assert "not-rated" not in rules
    assert not {p for p in problems(met) if p.ref in {SECOND, FIFTH}}


def test_carried_is_never_shown_as_done_now(met: Assessment) -> None:
    shown = met.shown_as(SECOND, met.finding(SECOND))
    assert (shown.word, shown.colour) == ("Green (carried)", "neutral")
    since = since_last_time(met, SECOND)
    assert since is not None
    assert since.words == "Carried from 12 May 2026, version 2"
    assert not since.has_changed
    assert progress(met).words == "3 of 3 rated, 2 carried"


@pytest.mark.parametrize("variant", VARIANTS)
def test_each_report_has_both_dates_and_results_and_says_what_is_carried(
    met: Assessment, variant: str
) -> None:
    final = published(met, "green", NOVEMBER)
    text = render(build(final, variant=variant, tool_version="0"), "md")  # type: ignore[arg-type]
    assert "12 May 2026: Red" in text
    assert "Result: Green" in text
    if variant == "actions":
        assert "Do number 0." in text
        return
    assert "3 November 2026" in text
    assert "Carried from 12 May 2026, version 2" in text
    assert "3 green, 1 green (carried)" in text
    if variant != "summary":
        assert "This was not looked at again. What the rating rested on then:" in text
        assert "Because then: Reason 0" in text


def test_whatever_is_said_of_it_anew_takes_it_up(met: Assessment) -> None:
    gap = rate(met, SECOND, Finding(gap={"g2p3": "Nobody rang."}))
    assert gap.finding(SECOND).rating is None
    assert not gap.is_carried(SECOND)
    amber = rate(met, SECOND, said("amber"))
    assert suggest_outcome(amber).rating == "amber"
    assert progress(amber).words == "4 of 4 rated, 1 carried"


def test_what_one_of_a_panel_rated_anew_is_agreed_by_all(again: Assessment) -> None:
    people = {"ux": Member(role="assessor"), **again.brief.panel}
    panel = again.but(brief=again.brief.but(panel=people))
    own = Sheet(format=1, person="ux").with_finding(SECOND, said("red"))
    panel = panel.with_sheet(own)
    assert panel.is_carried(SECOND)
    reveal = Reveal(at=at(12), by="lead")
    seen = panel.but(agreed=panel.agreed.but(reveal=reveal))
    assert not seen.is_carried(SECOND)
    assert "not-rated" in {p.rule for p in problems(seen) if p.ref == SECOND}
    assert seen.is_carried(FIFTH)


# Actions


def test_an_action_without_a_verdict_moves_over_once_this_is_published(
    met: Assessment,
) -> None:
    assert [each.verdict for each in asked_before(met)] == [
        "Open since 12 May 2026, no verdict yet"
    ] * 2
    assert moved_over(met) == ()
    final = published(met, "green", NOVEMBER)
    moved = moved_over(final)
    assert [each.since for each in moved] == [MAY, MAY]
    assert [each.called for each in moved] == ["last:A1", "last:A2"]
    assert [each.waits_for(published=True) for each in moved] == ["the team acts"] * 2
    due = deadlines(final, Policy(), lambda day, _: day, today=NOVEMBER)
    assert [each.words for each in due if each.what == "action"] == [
        "Do number 0.",
        "Do number 2.",
    ]


def test_a_verdict_ends_it_or_lets_a_new_action_take_its_place(
    met: Assessment,
) -> None:
    one, two = (each.id for each in asked_before(met))
    looks = {
        one: {"aa22": Verification(at=at(13), verdict="done")},
        two: {"aa23": Verification(at=at(13), verdict="partly", reason="Half.")},
    }
    final = published(met, "green", NOVEMBER)
    final = final.with_sheet(final.sheet("lead").but(verified=looks))
    assert [each.id for each in moved_over(final)] == [two]
    view = build(final, variant="actions", tool_version="0")
    for form in ("md", "html"):
        assert "Half." in render(view, form)
    asks = said("amber", action={"k9d2": Action(text="Finish it.")})
    assert moved_over(rate(final, THIRD, asks)) == ()
    assert len(followed(rate(final, THIRD, asks))) == 1


def test_a_reassessment_of_a_reassessment_keeps_days_and_what_is_open(
    met: Assessment,
) -> None:
    one, _ = (each.id for each in asked_before(met))
    step = Progress(at=at(14), text="Half of it.")
    asks = said("red", action={"k9d2": Action(text="Test it with ten people.")})
    second = published(rate(met, FIRST, asks), "red", NOVEMBER)
    sheet = second.sheet("lead").but(progress={one: {"bb22": step}})
    third = following(second.with_sheet(sheet))
    assert third.brief.carried == {"govuk-2019": ("2", "3", "4", "5")}
    days = {ref: kept.words for ref in third.refs if (kept := third.carried(ref))}
    assert days == {
        SECOND: "Carried from 12 May 2026, version 2",
        THIRD: "Carried from 3 November 2026, version 1",
        FOURTH: "Carried from 3 November 2026, version 1",
        FIFTH: "Carried from 12 May 2026, version 2",
    }
    left = {each.action.text: each for each in asked_before(third)}
    assert list(left) == ["Do number 0.", "Test it with ten people.", "Do number 2."]
    assert left["Do number 0."].since == MAY
    assert left["Do number 0."].verdict == (
        "Open since 12 May 2026, no verdict yet. Last known: in progress"
    )
    assert left["Test it with ten people."].since == NOVEMBER


def test_an_action_for_several_criteria_is_for_all_of_them_in_a_reassessment() -> None:
    joined = Action(text="Test with carers.", also=("govuk-2019:3", "govuk-2019:4"))
    asks = said("red", action={"k9d2": joined})
    second = following(published(rate(before(), FIRST, asks), "red", MAY))
    (held,) = [e for e in asked_before(second) if e.action.text == joined.text]
    assert held.action.refs == (FIRST, THIRD, FOURTH)
    for ref in held.action.refs:
        beside = before_on(second, ref)
        assert beside is not None
        assert any(joined.text in line for line in beside.lines)
    partly = {held.id: {"aa23": Verification(at=at(13), verdict="partly")}}
    final = published(second, "red", NOVEMBER)
    final = final.with_sheet(final.sheet("lead").but(verified=partly))
    again = said("red", action={"m4p7": Action(text="Finish it.")})
    final = rate(final, FIRST, again)
    assert held.id in {each.id for each in moved_over(final)}
    for ref in (THIRD, FOURTH):
        final = rate(final, ref, again)
    assert held.id not in {each.id for each in moved_over(final)}
    kept = copied(rate(final, FOURTH, said("green"))).action[held.id]
    assert (kept.refs, kept.since) == ((FIRST, THIRD, FOURTH), MAY)


# Conditions


def on_conditions() -> Assessment:
    """Return what was published in May on two conditions, one confirmed since."""
    first = before()
    held: dict[str, ConditionOrGone] = {
        "panel-c7d2": Condition(
            text="The form works without JavaScript.",
            due=date(2026, 9, 1),
            confirmed_by="digital lead",
            criteria=("govuk-2019:3",),
        ),
        "panel-d4f6": Condition(text="A content designer has read every page."),
    }
    agreed = first.agreed.but(whole=Whole(condition=held))
    looks = {"panel-d4f6": {"aa22": Verification(at=at(20), verdict="done")}}
    sheet = first.sheet("lead").but(verified=looks)
    return first.but(agreed=agreed).with_sheet(sheet)


def test_conditions_of_last_time_move_over_as_actions_do() -> None:
    again = following(on_conditions())
    one, other = asked_before(again)[:2]
    assert (one.called, one.verdict) == (
        "last:C1",
        "Open since 12 May 2026, not confirmed yet",
    )
    assert (other.called, other.verdict) == (
        "last:C2",
        "Confirmed, before this assessment",
    )
    assert moved_over(again) == ()
    said = [p for p in problems(again) if p.rule == "earlier-action-without-verdict"]
    assert [p.key for p in said if p.key.startswith("condition")] == [
        "condition.panel-c7d2"
    ]
    beside = before_on(again, THIRD)
    assert beside is not None
    assert any("The form works without JavaScript." in each for each in beside.lines)
    final = published(again, "red", NOVEMBER)
    moved = [each for each in moved_over(final) if each.is_condition]
    assert [(each.called, each.since) for each in moved] == [("last:C1", MAY)]
    due = deadlines(final, Policy(), lambda day, _: day, today=NOVEMBER)
    assert [each.words for each in due if each.what == "condition"] == [
        "Condition to be confirmed: The form works without JavaScript."
    ]
    assert not any(each.is_condition for each in to_do(final))


def test_a_condition_of_last_time_stands_until_it_is_confirmed_or_closed() -> None:
    final = published(following(on_conditions()), "red", NOVEMBER)
    asks = said("amber", action={"k9d2": Action(text="Test it without.")})
    final = rate(final, THIRD, asks)

    def looked(verdict: Look) -> list[str]:
        entry = Verification(at=at(13), verdict=verdict, reason="Seen.")
        sheet = final.sheet("lead").but(verified={"panel-c7d2": {"aa22": entry}})
        moved = moved_over(final.with_sheet(sheet))
        return [each.id for each in moved if each.is_condition]

    assert looked("partly") == ["panel-c7d2"]
    assert looked("done") == []
    closed = {"panel-c7d2": Closed(reason="It is withdrawn.", by="lead")}
    ended = final.but(agreed=final.agreed.but(closed=closed))
    assert not any(each.is_condition for each in moved_over(ended))


def test_a_condition_is_handed_on_through_two_reassessments() -> None:
    second = published(following(on_conditions()), "red", NOVEMBER)
    third = following(second)
    [left] = [each for each in asked_before(third) if each.action.is_condition]
    assert (left.action.text, left.since) == ("The form works without JavaScript.", MAY)
    assert left.action.refs == (THIRD,)


@pytest.mark.parametrize("form", ["md", "html"])
@pytest.mark.parametrize("variant", VARIANTS)
def test_each_report_says_which_conditions_of_last_time_are_left(
    variant: Variant, form: TextFormat
) -> None:
    final = published(following(on_conditions()), "red", NOVEMBER)
    text = render(build(final, variant=variant, tool_version="0"), form)
    if variant == "summary":
        assert "One condition of last time is not confirmed yet." in text
        assert "JavaScript" not in text
        return
    assert "The form works without JavaScript." in text
    assert "Open since 12 May 2026, not confirmed yet" in text
    assert "digital lead" in text
    assert ("A content designer" in text) is (variant != "actions")
