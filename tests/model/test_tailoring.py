"""What an edition leaves out of an assessment like this, and who answers."""

import pytest

from assess.model.assessment import Assessment
from assess.model.bought import who_answers
from assess.model.brief import Member
from assess.model.finding import NO_FINDING, CriterionRef, Finding
from assess.model.outcome import suggest_outcome
from assess.model.standard import Bought, Guidance, LeftOut
from tests.cases import blank, rated

FIRST = CriterionRef("govuk-2019", "1")


def tailored(assessment: Assessment, **changes: object) -> Assessment:
    standard = assessment.standards["govuk-2019"]
    criterion = standard.criterion["1"].but(**changes)
    table = {**standard.criterion, "1": criterion}
    standards = {**assessment.standards, "govuk-2019": standard.but(criterion=table)}
    return assessment.but(standards=standards)


def out(**when: tuple[str, ...]) -> dict[str, LeftOut]:
    return {"here": LeftOut.model_validate({"reason": "Not asked here.", **when})}


def test_what_is_left_out_is_not_applicable_and_says_why() -> None:
    brief = blank().brief
    assessment = tailored(blank(), left_out=out(phase=(brief.phase,)))
    held = assessment.finding(FIRST)
    assert (held.rating, held.reason) == ("not-applicable", "Not asked here.")


def test_what_a_person_rated_all_the_same_is_kept() -> None:
    assessment = tailored(rated(blank(), "red"), left_out=out())
    assert assessment.finding(FIRST).rating == "red"


@pytest.mark.parametrize(
    "when",
    [{"phase": ("live",)}, {"delivery": ("bought",)}, {"kind": ("self-review",)}],
)
def test_it_is_left_out_only_where_all_conditions_fit(
    when: dict[str, tuple[str, ...]],
) -> None:
    assert tailored(blank(), left_out=out(**when)).finding(FIRST) == Finding()


def test_what_is_left_out_does_not_hold_up_the_outcome() -> None:
    green = rated(blank(), "green")
    but_one = green.with_sheet(green.sheet("lead").with_finding(FIRST, NO_FINDING))
    assert suggest_outcome(but_one).rating is None
    assert suggest_outcome(tailored(but_one, left_out=out())).rating == "green"


def test_a_bought_service_is_asked_more_and_says_who_answers() -> None:
    bought = Bought(answers="supplier", ask=("What does the contract say?",))
    assessment = tailored(blank(), bought=bought, always=Guidance(ask=("Who?",)))
    criterion = assessment.criterion(FIRST)
    assert "What does the contract say?" not in criterion.guidance("beta").ask
    assert criterion.guidance("beta", "bought").ask[-2:] == (
        "Who?",
        "What does the contract say?",
    )
    assert who_answers(assessment, FIRST) == ""
    here = assessment.but(brief=assessment.brief.but(delivery="bought"))
    assert "The supplier answers" in who_answers(here, FIRST)


def test_what_a_value_works_out_once_it_works_out_anew_after_a_change() -> None:
    before = rated(blank(), "green")
    assert (before.only_rater, before.finding(FIRST).rating) == ("lead", "green")
    after = before.with_sheet(before.sheet("lead").with_finding(FIRST, NO_FINDING))
    assert after.finding(FIRST).rating is None
    panel, brief = {**before.brief.panel, "ux": Member(role="assessor")}, before.brief
    for new in (brief.but(panel=panel), brief.model_copy(update={"panel": panel})):
        after = before.but(brief=new)
        assert after.brief.raters == ("lead", "ux")
        assert (after.only_rater, after.finding(FIRST)) == (None, NO_FINDING)
    assert before == rated(blank(), "green")
