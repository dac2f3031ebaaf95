import pytest

from assess.check.logic.grouped_problems import grouped
from assess.check.logic.problems import problems
from assess.model.after.handing_on import copied
from assess.model.after.last_time import asked_before, since_last_time
from assess.model.assessment import Assessment
from assess.model.finding import CriterionRef, Finding
from assess.model.last_time import LastTime, LastTimeStandard
from assess.model.sheet import Sheet
from tests.cases import blank, decided, rated
from tests.complete import USERS, earlier


def after(was: str | None, then: str, held: str | None, now: str) -> Assessment:
    """Return an assessment of which the first criterion was rated before."""
    rating = {} if was is None else {"1": was}
    before = earlier().but(
        standard={"govuk-2019": LastTimeStandard(scale=then, rating=rating)}, action={}
    )
    sheet = Sheet(format=1, person="lead").with_finding(USERS, Finding(rating=held))
    return blank(now).with_sheet(sheet).but(earlier=before)


@pytest.mark.parametrize(
    ("was", "then", "held", "now", "words"),
    [
        ("red", "rag", "amber", "rag", "Better, was Red"),
        ("green", "rag", "red", "rag", "Worse, was Green"),
        ("amber", "rag", "amber", "rag", "The same"),
        (None, "rag", "green", "rag", "Not rated last time"),
        ("not-applicable", "rag", "green", "rag",
         "Not rated last time, was Not applicable"),
        ("not-applicable", "rag", "abstain", "rag", "The same"),
        ("red", "rag", "not-assessed", "rag", "Not rated this time, was Red"),
        ("red", "rag", None, "rag", "Was Red"),
        (None, "rag", None, "rag", ""),
        ("not-met", "met2", "green", "rag", "Better, was Not met"),
        ("met", "met2", "red", "rag", "Worse, was Met"),
        ("met", "met2", "green", "rag", "Rated on another scale, was Met"),
    ],
)  # fmt: skip
def test_a_criterion_is_compared_with_last_time(
    was: str | None, then: str, held: str | None, now: str, words: str
) -> None:
    compared = since_last_time(after(was, then, held, now), USERS)
    assert compared is not None
    assert compared.words == words
    assert compared.has_changed == words.startswith(
        ("Better", "Worse", "Not rated", "Rated on")
    )


def test_nothing_is_compared_where_there_is_nothing_to_compare() -> None:
    assert since_last_time(blank(), USERS) is None
    other = after("red", "rag", "red", "rag")
    assert since_last_time(other, CriterionRef("local-service-design", "1")) is None
    assert since_last_time(after("red", "rag", None, "unrated"), USERS) is None


def test_what_is_copied_is_what_was_published() -> None:
    before = decided(rated(blank(), "red", "amber", "green"), "red", published=True)
    found = copied(before)
    assert found.rating(USERS) == "red"
    assert found.outcome is not None
    assert found.outcome.rating == "red"
    assert {action.refs[0] for action in found.action.values()} <= set(before.refs)
    assert {action.state for action in found.action.values()} == {"open"}
    assert found == LastTime.model_validate(found.model_dump(by_alias=True))


def test_each_action_of_last_time_wants_a_verdict(whole: Assessment) -> None:
    condition, looked, done = asked_before(whole)
    assert (condition.called, condition.verdict) == ("last:C1", "Partly confirmed")
    assert looked.verdict == "Partly done"
    assert done.verdict == "Done, verified, before this assessment"
    sheet = whole.sheet("lead").but(verified={})
    silent = whole.with_sheet(sheet)
    condition, looked, _ = asked_before(silent)
    assert condition.verdict == "Open since 4 November 2025, not confirmed yet"
    assert looked.verdict == (
        "Open since 4 November 2025, no verdict yet. Last known: in progress"
    )
    found = {
        (p.file, p.key)
        for p in problems(silent)
        if p.rule == "earlier-action-without-verdict"
    }
    assert found == {
        ("earlier.toml", "action.lead-h4t7"),
        ("earlier.toml", "condition.panel-c7d2"),
    }
    assert "earlier-action-without-verdict" not in {p.rule for p in problems(whole)}


def test_a_problem_of_last_time_is_said_of_last_time_and_of_nobodys_sheet(
    whole: Assessment,
) -> None:
    silent = whole.with_sheet(whole.sheet("lead").but(verified={}))
    assert silent.earlier is not None
    held = silent.earlier.condition["panel-c7d2"].but(criteria=())
    silent = silent.but(earlier=silent.earlier.but(condition={"panel-c7d2": held}))
    [found] = [
        each
        for each in grouped(silent, problems(silent))
        if each.sentence.startswith("Condition")
    ]
    assert found.where == "Last time"
