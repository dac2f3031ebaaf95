import pytest

from assess.model.assessment import Assessment
from assess.model.finding import CriterionRef, Finding
from assess.model.outcome import SuggestedOutcome, plural, suggest_outcome
from assess.model.sheet import Sheet

ALL_GREEN = "All that decide the outcome are Green."
NOTHING = "Nothing that decides the outcome is rated yet."


def rated(bare: Assessment, **ratings: str) -> Assessment:
    sheet = Sheet(format=1, person="lead")
    for name, rating in ratings.items():
        ref = CriterionRef("govuk-2019", name.removeprefix("p"))
        sheet = sheet.with_finding(ref, Finding(rating=rating))
    return bare.with_sheet(sheet)


@pytest.fixture
def two(bare: Assessment) -> Assessment:
    """Return an assessment whose outcome hangs on points 1 and 2."""
    return bare


@pytest.mark.parametrize(
    ("ratings", "rating", "reason"),
    [
        ({"p1": "green", "p2": "green"}, "green", ALL_GREEN),
        ({"p1": "amber", "p2": "green"}, "amber", "Amber: point 1."),
        ({"p1": "red", "p2": "red"}, "red", "Red: points 1 and 2."),
        ({"p1": "red"}, "red", "Red: point 1."),
        ({"p1": "amber"}, None, "Not rated: point 2."),
        ({"p1": "green", "p2": "not-assessed"}, None, "Not assessed: point 2."),
        ({"p1": "green", "p2": "not-applicable"}, "green",
         ALL_GREEN),
        ({"p1": "not-applicable"}, None, NOTHING),
        ({}, None, NOTHING),
    ],
)  # fmt: skip
def test_the_worst_rating_decides_and_what_is_not_rated_is_never_good(
    two: Assessment, ratings: dict[str, str], rating: str | None, reason: str
) -> None:
    found = suggest_outcome(rated(two, **ratings))
    assert (found.rating, found.reason) == (rating, reason)


def test_a_criterion_that_does_not_gate_does_not_decide(two: Assessment) -> None:
    found = suggest_outcome(rated(two, p1="green", p2="green", p10="red"))
    assert found.rating == "green"


def test_without_a_standard_that_gates_nothing_is_suggested(two: Assessment) -> None:
    used = {n: u.but(gating=False) for n, u in two.brief.standard.items()}
    found = suggest_outcome(two.but(brief=two.brief.but(standard=used)))
    assert found == SuggestedOutcome(None, "No standard of this assessment decides it.")


def test_an_assessment_without_ratings_has_no_outcome(two: Assessment) -> None:
    used = {n: u.but(scale="unrated") for n, u in two.brief.standard.items()}
    found = suggest_outcome(two.but(brief=two.brief.but(standard=used)))
    assert found == SuggestedOutcome(None, "This assessment is not rated.")


def test_a_profile_suggests_no_rating_of_the_whole(two: Assessment) -> None:
    profile = two.scales.scale["rag"].but(outcome="none")
    scales = two.scales.but(scale={**two.scales.scale, "rag": profile})
    found = suggest_outcome(rated(two.but(scales=scales), p1="red", p2="green"))
    assert found.rating is None
    assert found.reason.endswith(
        "is a profile; its rule suggests no rating of the whole."
    )


def test_several_standards_are_named_apart(two: Assessment) -> None:
    used = {n: u.but(gating=True) for n, u in two.brief.standard.items()}
    found = suggest_outcome(
        rated(two.but(brief=two.brief.but(standard=used)), p1="amber", p2="green")
    )
    assert found.reason == "Not rated: criterion 3."


@pytest.mark.parametrize(
    ("noun", "many"),
    [("point", "points"), ("criterion", "criteria"), ("play", "plays")],
)
def test_nouns_have_their_plural(noun: str, many: str) -> None:
    assert plural(noun) == many
