"""The page for a scrutiny committee: plain words, promises, questions, nothing else."""

from datetime import date
from pathlib import Path

import pytest

from assess.portfolio.logic.entries import Asked, Entry
from assess.portfolio.logic.portfolio import Seen
from assess.portfolio.logic.promised import promised
from assess.portfolio.logic.wanted import Wanted
from assess.portfolio.use_cases.portfolio import FoundPortfolio, portfolio_of
from assess.portfolio.views.part import Part
from assess.portfolio.views.portfolio import PortfolioView, page
from assess.portfolio.views.promised import counted, lines
from assess.portfolio.views.scrutiny import scrutiny
from assess.portfolio.views.tables import as_json
from tests.commands import Assess
from tests.council import two_councils

TODAY = date(2026, 2, 1)
EXAMPLES = Path(__file__).parents[2] / "examples"
FOR_SCRUTINY = Wanted(page="scrutiny")


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return two_councils(tmp_path_factory.mktemp("councils"))


@pytest.fixture(scope="module")
def found(workspace: Path) -> FoundPortfolio:
    return portfolio_of([workspace], TODAY, FOR_SCRUTINY)


@pytest.fixture(scope="module")
def said(found: FoundPortfolio) -> PortfolioView:
    return scrutiny(found.portfolio, "1")


def part_of(said: PortfolioView, title: str) -> Part:
    return next(part for part in said.parts if part.title.startswith(title))


def asked(key: str, **facts: object) -> Asked:
    made = Asked(key, "A1", is_condition=False, criteria=("s:1",), text=f"Do {key}.",
                 owner="", due=None, state="open")  # fmt: skip
    return made._replace(**facts)  # type: ignore[arg-type]


def became(*every: Entry) -> dict[str, str]:
    """Return what became of each promise of one service over its assessments."""
    seen = Seen("a", every[-1], every[:-1])
    return {each.asked.id: each.became for each in promised([seen], TODAY)}


def entry(*asked_for: Asked, before: tuple[Asked, ...] = ()) -> Entry:
    return Entry(service="Bins", council="Anyshire", asked=asked_for, before=before)


def test_only_what_is_published_is_on_it_whoever_asks(
    found: FoundPortfolio, said: PortfolioView, assess: Assess, workspace: Path
) -> None:
    assert found.portfolio.is_public
    drawn = page(said, found.council)
    printed = assess("portfolio", workspace, "--page", "scrutiny").out
    for private in ("Moving", "Book a pitch", "Respond to", "Service owner"):
        assert private not in drawn
        assert private not in printed
    assert "noindex" not in drawn


def test_it_begins_in_plain_words_and_the_promises_add_up(said: PortfolioView) -> None:
    assert said.opening[0].startswith("This page is for councillors")
    assert said.opening[-1] == (
        "2 things were promised or asked for: 1 not recorded as done and 1 late and "
        "not recorded as done."
    )
    titles = [part.title for part in said.parts]
    assert titles == [
        "What you may ask",
        "Promised, late, and not recorded as done",
        "Promised, and not recorded as done",
        "What was found of each service",
    ]
    assert said.tables == ()


def test_members_may_ask_about_what_was_promised_and_what_falls_short(
    said: PortfolioView,
) -> None:
    asks = [(line.text, line.about) for line in part_of(said, "What you may").lines]
    (late, rests), *_ = asks
    assert late.startswith("“Ask people of Permits who can't use it”: is it done?")
    assert "It was due by 1 May 2025, 276 days ago" in rests
    first, second, *_ = part_of(said, "What you may").lines
    assert [goal.criterion for goal in first.goals] == ["govuk-2019:1"]
    assert [goal.name for goal in second.goals] == [
        "Permits · Anyshire", "Tell us of a missed bin · Anyshire", "Badges · Otherham",
    ]  # fmt: skip
    words = " ".join(f"{text} {about}" for text, about in asks)
    assert "Understand users and their needs: what is being done about it" in words


def test_when_to_assess_again_is_not_published(
    workspace: Path, said: PortfolioView
) -> None:
    due = {"permits": "due", "badges": "due"}
    inside, public = (
        {
            (each["service"].casefold(), each["state"], each["due"])
            for each in as_json(
                portfolio_of([workspace], TODAY, is_public=on).portfolio
            )["standings"]
        }
        for on in (False, True)
    )
    assert {name: state for name, state, day in inside if day} == due
    assert public == {
        (name, "assessed", None)
        for name in ("permits", "badges", "tell us of a missed bin")
    }
    assert "assessed again" not in " ".join(
        f"{line.text} {line.about}" for part in said.parts for line in part.lines
    )


def test_each_service_says_its_result_what_falls_short_and_what_changed(
    said: PortfolioView,
) -> None:
    lines = {each.text: each.about for each in part_of(said, "What was found").lines}
    bins = lines["Tell us of a missed bin · Anyshire"]
    assert bins.startswith("Beta, published on 10 June 2025: amber. GOV.UK Service")
    assert "1 of 3 fall short, Understand users and their needs." in bins
    assert bins.endswith("Since the assessment before, 2 rated better.")


def test_a_promise_is_done_only_when_an_assessor_found_it_done() -> None:
    late = date(2025, 5, 1)
    assert became(
        entry(
            asked("done", state="verified"),
            asked("said", state="in-progress"),
            asked("late", due=late),
            asked("open"),
            asked("dropped", state="upheld"),
        )
    ) == {
        "late": "late", "open": "open", "said": "under-way", "done": "done",
        "dropped": "dropped",
    }  # fmt: skip


def test_a_promise_is_followed_from_one_assessment_to_the_next() -> None:
    first = entry(asked("done"), asked("moved", due=date(2025, 1, 1)), asked("again"))
    then = (asked("done", state="verified", ended=TODAY), asked("again"))
    last = entry(asked("moved", due=date(2025, 1, 1)), before=then)
    assert became(first, last) == {"done": "done", "moved": "late", "again": "again"}


def test_what_was_done_before_stays_done() -> None:
    first = entry(asked("done", state="verified", ended=date(2024, 1, 1)))
    assert became(first, entry(before=(asked("done"),))) == {"done": "done"}


def test_nothing_is_said_to_be_undone_that_nobody_looked_at() -> None:
    every = promised([Seen("a", entry(asked("open")), ())], TODAY)
    (line,) = lines(every)
    assert line.about == "Bins · Anyshire. No day was named."
    assert counted(()) == "Nothing was asked for of these services."
    assert counted(every).startswith("1 thing was promised or asked for: 1 not")


def test_what_is_to_be_done_before_something_says_so_and_other_than_that_no_day() -> (
    None
):
    before = entry(asked("a", event="next-assessment"), asked("b"))
    found = promised([Seen("a", before, ())], TODAY)
    assert [line.about for line in lines(found)] == [
        "Bins · Anyshire. To be done before the next assessment.",
        "Bins · Anyshire. No day was named.",
    ]
    folder = EXAMPLES / "exampleford"
    council = portfolio_of([folder], TODAY, FOR_SCRUTINY).portfolio
    said = {p.asked.event for p in promised(council.seen, TODAY)}
    assert "next-assessment" in said
