"""What to do next: rules that hold for every answer."""

from datetime import UTC, date, datetime

import pytest

from assess.model.assessment import Assessment
from assess.model.crosswalk import Crosswalk, How, Link
from assess.model.finding import Action, CriterionRef
from assess.model.measures import Measure
from assess.model.sheet import Verification
from assess.model.weights import Weights
from assess.priorities.logic.alone import alone
from assess.priorities.logic.answer import Answer, answer
from assess.priorities.logic.movers import mover_named
from assess.priorities.logic.steps import Step, ranked
from assess.priorities.views.answer import AnswerView, view
from assess.store import standards
from tests.cases import blank, rated

TODAY = date(2026, 11, 1)
SHIPPED = Weights()
GIVEN = Measure(baseline="1", now="2", source="Finance")
SAVED = Measure(baseline="£31", now="£12", source="Finance", better="lower")
PLEASED = Measure(baseline="61%", now="74%", source="Survey", better="higher")


def measured(assessment: Assessment) -> Assessment:
    brief = assessment.brief.but(savings=GIVEN, satisfaction=GIVEN)
    return assessment.but(brief=brief)


def answered(*assessments: Assessment, weights: Weights = SHIPPED) -> Answer:
    every = [alone(each, today=TODAY, weights=weights) for each in assessments]
    return answer(every, weights)


def steps(assessment: Assessment, weights: Weights = SHIPPED) -> tuple[Step, ...]:
    return ranked(alone(assessment, today=TODAY, weights=weights).steps)


def said(*assessments: Assessment) -> AnswerView:
    return view(answered(*assessments), TODAY, SHIPPED)


def with_actions(assessment: Assessment, ref: str, *actions: Action) -> Assessment:
    """Return it with these actions on one criterion, and no others there."""
    at = CriterionRef(*ref.split(":"))
    sheet = assessment.sheet("lead")
    keys = {f"x{n}q7": action for n, action in enumerate(actions)}
    return assessment.with_sheet(
        sheet.with_finding(at, sheet.at(at).but(action=keys, gap={}))
    )


def test_when_all_is_green_and_measured_nothing_is_left() -> None:
    assert answered(measured(rated(blank(), "green"))).steps == ()


def test_what_is_not_rated_is_never_good_news() -> None:
    for each in (measured(blank()), measured(rated(blank(), "not-assessed"))):
        (step,) = steps(each)
        assert step.text.startswith("Rate points 1, 2, 3")
        assert "not known to be good" in step.why[0]
        assert "sound" not in " ".join(said(each).themes)


def test_a_report_never_advises_to_rate() -> None:
    found = alone(measured(blank()), today=TODAY, advises_rating=False)
    assert found.steps == ()


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({}, "Measure savings and satisfaction"),
        ({"savings": GIVEN}, "Measure satisfaction as well."),
        ({"satisfaction": GIVEN}, "Measure savings as well."),
        ({"savings": SAVED, "satisfaction": PLEASED}, ""),
        (
            {"savings": SAVED, "satisfaction": PLEASED.but(better="lower")},
            "Find out why satisfaction got worse",
        ),
        (
            {"savings": SAVED.but(better="higher"), "satisfaction": PLEASED},
            "Find out why it got dearer",
        ),
    ],
)
def test_savings_and_satisfaction_come_together_or_something_is_to_be_done(
    given: dict[str, Measure], says: str
) -> None:
    green = rated(blank(), "green")
    found = steps(green.but(brief=green.brief.but(**given)))
    assert [says in step.text for step in found] == [True] * bool(says)


def test_which_standard_decides_the_result_counts_for_nothing() -> None:
    both = rated(blank("rag", "govuk-2019", "local-service-design"), "red")
    twice = dict.fromkeys(both.refs, 0)
    for each in (both, _all_gating(both)):
        for step in steps(measured(each)):
            if step.ref:
                twice[step.ref] += step.points * (1 if each is both else -1)
    assert set(twice.values()) == {0}


def _all_gating(assessment: Assessment) -> Assessment:
    used = {n: u.but(gating=True) for n, u in assessment.brief.standard.items()}
    return assessment.but(brief=assessment.brief.but(standard=used))


def test_who_is_shut_out_comes_before_what_many_services_share() -> None:
    shared = measured(rated(blank(), *["red"], "green"))
    services = []
    for n in range(5):
        brief = shared.brief.but(service=f"Service {n}", id=f"z7m2p9x{n}")
        services.append(shared.but(brief=brief))
    hurt = with_rating(services[0], "govuk-2019:5", "red")
    first = answered(hurt, *services[1:]).steps[0]
    assert str(first.ref) == "govuk-2019:5"


def with_rating(assessment: Assessment, ref: str, rating: str) -> Assessment:
    at = CriterionRef(*ref.split(":"))
    sheet = assessment.sheet("lead")
    return assessment.with_sheet(
        sheet.with_finding(at, sheet.at(at).but(rating=rating))
    )


def test_a_day_that_is_near_counts_before_it_is_past() -> None:
    base = measured(rated(blank(), "amber"))
    points = []
    for due in (date(2027, 9, 1), date(2026, 11, 20), date(2026, 10, 1)):
        late = with_actions(base, "govuk-2019:4", Action(text="Do it.", due=due))
        points += [s.points for s in steps(late) if str(s.ref) == "govuk-2019:4"]
    assert points == sorted(set(points))


def test_the_action_that_is_due_first_is_what_to_do() -> None:
    one = with_actions(
        measured(rated(blank(), "red")),
        "govuk-2019:1",
        Action(text="Later", due=date(2027, 1, 1), owner="o"),
        Action(text="Sooner", due=date(2026, 1, 1), owner="head of housing"),
    )
    (step,) = (s for s in said(one).steps if s.text == "Sooner")
    assert step.by == "was due on 1 January 2026 · head of housing"
    assert "Later" not in {s.text for s in said(one).steps}


def test_what_is_to_stop_stands_beside_what_is_to_change() -> None:
    one = with_actions(
        rated(blank(), "red"),
        "govuk-2019:1",
        Action(text="Change the letter."),
        Action(text="Stop the text messages."),
    )
    found = said(one)
    assert [step.text for step in found.stop] == ["Stop the text messages."]
    assert "Change the letter." in {step.text for step in found.change}


def linked(how: How) -> Assessment:
    """Return two standards rated red, with one link between them."""
    both = measured(rated(blank("rag", "govuk-2019", "local-service-design"), "red"))
    link = Link(is_=how, because="Both.")
    links = {"govuk-2019:2": {"local-service-design:4": link}}
    return both.but(crosswalk=Crosswalk(link=links))


@pytest.mark.parametrize("how", ["same", "broader", "narrower"])
def test_work_that_helps_other_criteria_counts_more(how: How) -> None:
    (step,) = (s for s in steps(linked(how)) if str(s.ref) == "govuk-2019:2")
    (without,) = (s for s in steps(linked("related")) if s.ref == step.ref)
    assert step.points == without.points + 1
    assert "The same work helps criterion 4 of Local service design." in step.why
    assert "same work" not in " ".join(without.why)
    assert without.touches == "criterion 4 of Local service design"


def test_nothing_that_ships_calls_research_and_co_production_the_same_work() -> None:
    crosswalk = standards.read_crosswalk(None)
    both = rated(blank("rag", "govuk-2019", "local-service-design"), "red")
    found = steps(both.but(crosswalk=crosswalk))
    (research,) = (s for s in found if str(s.ref) == "govuk-2019:1")
    assert "Local service design" in research.touches
    assert "same work" not in " ".join(research.why)


def test_a_criterion_that_two_services_do_not_meet_is_one_step() -> None:
    one = measured(rated(blank(), "red", "green"))
    other = one.but(brief=one.brief.but(service="Garden waste", id="z7m2p9x4"))
    found = answered(one, other).steps
    assert len({step.ref for step in found}) == len(found)
    assert all(step.shared for step in found)


def test_what_is_to_stop_is_one_step_only_where_it_is_asked_in_the_same_words() -> None:
    one = with_actions(
        rated(blank(), "red"), "govuk-2019:1", Action(text="Stop the texts.")
    )
    brief = one.brief.but(service="Garden waste", id="z7m2p9x4")
    same, other = one.but(brief=brief), one.but(brief=brief)
    other = with_actions(other, "govuk-2019:1", Action(text="Stop the letters."))
    assert len(said(one, same).stop) == 1
    assert {step.text for step in said(one, other).stop} == {
        "Stop the texts.",
        "Stop the letters.",
    }


def test_for_several_services_it_is_no_step_to_rate_what_a_panel_left_out() -> None:
    one = blank()
    other = one.but(brief=one.brief.but(service="Garden waste", id="z7m2p9x4"))
    assert any(step.is_rating for step in answered(one).steps)
    assert not any(step.is_rating for step in answered(one, other).steps)


def test_one_name_in_two_councils_is_two_services() -> None:
    one = measured(rated(blank(), "red"))
    brief = one.brief.but(council="Brackwell District Council", id="z7m2p9x4")
    found = answered(one, one.but(brief=brief))
    assert found.steps[0].shared
    assert len(found.steps[0].shared.services) == 2
    assert (
        "Blue Badge renewal (Brackwell" in said(one, one.but(brief=brief)).steps[0].why
    )


def test_the_contract_of_a_bought_service_is_a_step_before_its_last_day() -> None:
    bought = rated(blank(), "green")
    brief = bought.brief.but(
        delivery="bought", event={"contract-renewal": date(2026, 12, 31)}
    )
    whole = with_rating(measured(bought).but(brief=brief), "govuk-2019:5", "amber")
    texts = [step.text for step in steps(whole)]
    assert "Give notice on the contract, or renew it knowingly." in texts
    after = alone(whole, today=date(2027, 1, 1)).steps
    assert not any("notice" in step.text for step in after)


def test_the_arithmetic_adds_up() -> None:
    for step in steps(rated(blank(), "red")):
        sums, _, total = step.arithmetic.partition(" = ")
        numbers = [int(part.split(" ")[0]) for part in sums.split(" + ")]
        assert sum(numbers) == int(total) == step.points


def test_weights_are_data() -> None:
    assert standards.read_weights(None) == Weights()
    none = Weights.model_validate({"format": 1, "weight": {"bad": 0, "middling": 30}})
    mixed = measured(rated(blank(), "red", "amber"))
    assert "Amber" in steps(mixed, none)[0].where


def test_the_weights_of_a_council_from_before_are_read() -> None:
    before = {"format": 1, "weight": {"bad": 6, "decides": 3, "overdue": 3}}
    assert Weights.model_validate(before).weight.bad == 6


@pytest.mark.parametrize(
    ("owner", "part"),
    [
        ("Head of procurement", "procurement"),
        ("service designer", "digital"),
        ("Director of customer services", "leadership"),
        ("customer services", "service"),
        ("ward members", "community"),
        ("A. Person", ""),
        ("", ""),
    ],
)
def test_an_owner_is_of_the_part_that_the_words_name(owner: str, part: str) -> None:
    assert mover_named(owner, SHIPPED) == part


def test_what_fell_short_and_was_mended_is_not_called_sound_or_nothing() -> None:
    red = with_rating(measured(rated(blank(), "green")), "govuk-2019:1", "red")
    asked = with_actions(red, "govuk-2019:1", Action(text="Ask ten people."))
    done = Verification(at=datetime(2026, 10, 1, tzinfo=UTC), verdict="done")
    sheet = asked.sheet("lead").but(verified={"lead-x0q7": {"d2n3": done}})
    found = said(asked.with_sheet(sheet))
    assert found.steps == ()
    assert found.opening[0] == "The one action asked for has ended."
    assert "its actions have ended" in found.closing[0]
    assert "Meeting users' needs: falls short in 1 of 5." in found.themes
