"""What to do next: rules that hold for every ranking, and what a head would say."""

from datetime import date

import pytest

from assess.model.assessment import Assessment
from assess.model.brief import Measure
from assess.model.crosswalk import Crosswalk, How, Link
from assess.model.finding import Action, CriterionRef
from assess.model.weights import Weights
from assess.priorities.logic.across import across
from assess.priorities.logic.alone import SHIPPED, alone, next_steps
from assess.priorities.logic.steps import tie
from assess.store import standards
from tests.cases import blank, rated

TODAY = date(2026, 11, 1)
GIVEN = Measure(baseline="1", now="2", source="Finance")


def measured(assessment: Assessment) -> Assessment:
    brief = assessment.brief.but(savings=GIVEN, satisfaction=GIVEN)
    return assessment.but(brief=brief)


def test_when_all_is_green_and_measured_nothing_is_left() -> None:
    assert next_steps(measured(rated(blank(), "green")), today=TODAY) == ()


def test_what_is_not_rated_is_never_good_news() -> None:
    (step,) = next_steps(measured(blank()), today=TODAY)
    assert step.text.startswith("Rate points 1, 2, 3")
    assert "not known to be good" in step.why
    put_off = measured(rated(blank(), "not-assessed"))
    assert next_steps(put_off, today=TODAY)[0].text.startswith("Rate points")


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({}, "Measure savings and satisfaction"),
        ({"savings": GIVEN}, "Measure satisfaction as well."),
        ({"satisfaction": GIVEN}, "Measure savings as well."),
    ],
)
def test_savings_or_satisfaction_alone_is_a_warning(
    given: dict[str, Measure], said: str
) -> None:
    green = rated(blank(), "green")
    (step,) = next_steps(green.but(brief=green.brief.but(**given)), today=TODAY)
    assert said in step.text


def test_red_stands_before_amber_and_what_decides_before_what_does_not() -> None:
    both = measured(
        rated(blank("rag", "govuk-2019", "local-service-design"), "amber", "red")
    )
    steps = next_steps(both, today=TODAY)
    points = [step.points for step in steps]
    assert points == sorted(points, reverse=True)
    assert "Red" in steps[0].why
    assert steps[0].ref
    assert steps[0].ref.standard == "govuk-2019"


def test_the_action_that_is_due_first_is_what_to_do() -> None:
    ref = CriterionRef("govuk-2019", "1")
    assessment = measured(rated(blank(), "red"))
    held = assessment.sheet("lead").at(ref)
    late = held.but(
        action={
            "x4q7": Action(text="Later", due=date(2027, 1, 1), owner="o"),
            "p2m8": Action(text="Sooner", due=date(2026, 1, 1), owner="o"),
        }
    )
    one = assessment.with_sheet(assessment.sheet("lead").with_finding(ref, late))
    first = next_steps(one, today=TODAY)[0]
    assert first.text == "Sooner"
    assert "was due on 2026-01-01" in first.why


def linked(how: How) -> Assessment:
    """Return two standards rated red, with one link between them."""
    both = measured(rated(blank("rag", "govuk-2019", "local-service-design"), "red"))
    link = Link(is_=how, because="Both.")
    links = {"govuk-2019:2": {"local-service-design:4": link}}
    return both.but(crosswalk=Crosswalk(link=links))


@pytest.mark.parametrize("how", ["same", "broader", "narrower"])
def test_work_that_helps_other_criteria_counts_more(how: How) -> None:
    top = next_steps(linked(how), today=TODAY)[0]
    assert str(top.ref) == "govuk-2019:2"
    assert "The same work helps criterion 4 of Local service design." in top.why


def test_what_is_only_related_is_touched_and_counts_for_nothing() -> None:
    steps = next_steps(linked("related"), today=TODAY)
    (step,) = (s for s in steps if str(s.ref) == "govuk-2019:2")
    assert step.points == steps[0].points
    assert steps[0].ref != step.ref
    assert "It touches criterion 4 of Local service design." in step.why
    assert "same work" not in " ".join(s.why for s in steps)
    assert "+ 0" not in step.arithmetic


def test_nothing_that_ships_calls_research_and_co_production_the_same_work() -> None:
    crosswalk = standards.read_crosswalk(None)
    both = rated(blank("rag", "govuk-2019", "local-service-design"), "red")
    steps = next_steps(both.but(crosswalk=crosswalk), today=TODAY)
    (research,) = (s for s in steps if str(s.ref) == "govuk-2019:1")
    assert "It touches" in research.why
    assert "same work" not in research.why


def test_a_criterion_that_two_services_do_not_meet_is_one_step() -> None:
    one = measured(rated(blank(), "red", "green"))
    other = one.but(brief=one.brief.but(service="Garden waste", id="z7m2p9x4"))
    every = [alone(each, today=TODAY, weights=SHIPPED) for each in (one, other)]
    steps = across(every, SHIPPED)
    assert len({step.ref for step in steps}) == len(steps)
    assert "It is not met in another: " in steps[0].why


def test_the_arithmetic_adds_up_and_ties_are_explained() -> None:
    steps = next_steps(measured(rated(blank(), "red")), today=TODAY)
    for step in steps:
        sums, _, total = step.arithmetic.partition(" = ")
        assert sum(map(int, sums.split(" + "))) == int(total) == step.points
    assert "Equal" in tie(steps[1], steps[0])
    assert tie(steps[0], None) == ""


def test_weights_are_data() -> None:
    assert standards.read_weights(None) == Weights()
    none = Weights.model_validate({"format": 1, "weight": {"bad": 0, "middling": 9}})
    mixed = measured(rated(blank(), "red", "amber"))
    assert "Amber" in next_steps(mixed, today=TODAY, weights=none)[0].why
