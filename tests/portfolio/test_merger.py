"""Before councils merge: what the new one could take, what none has, what is ahead."""

import json
from datetime import date
from pathlib import Path

import pytest

from assess.desk.errors import RefusedError
from assess.portfolio.logic.merger import Merger
from assess.portfolio.use_cases.matching import confirm
from assess.portfolio.use_cases.merger import merged
from assess.portfolio.views.listing import ListView, page
from assess.portfolio.views.merger import view
from tests.commands import Assess
from tests.council import judged
from tests.portfolio.test_side import say

TODAY = date(2026, 2, 1)


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make two councils that share a service, and a third that has a draft alone."""
    at = tmp_path_factory.mktemp("councils")
    bins = judged(at, "bins", "RGR", "2025-11-05", due="2026-05-01")
    judged(at, "permits", "RGG", "2025-02-03")
    others = judged(at, "waste", "GGR", "2025-12-05", council="Otherham")
    judged(at, "moving", "GGG", "2025-12-05", council="Thirdham", draft="yes")
    judged(at, "permits-2", "GGG", "2025-12-05", service="permit", council="Thirdham")
    say(others, "1", "Crews & residents decide together.")
    bought(bins, "2027-03-31")
    bought(others, "2026-01-31")
    match = ["Anyshire: Bins", "Otherham: Waste"]
    confirm([at], "Rubbish", match, TODAY)
    return at


def bought(folder: Path, renewed: str) -> None:
    """Say that a service was bought, and when its contract is renewed."""
    brief = folder / "assessment.toml"
    more = f'delivery = "bought"\n\n[event]\ncontract-renewal = {renewed}\n\n[dates]'
    brief.write_text(brief.read_text("utf-8").replace("[dates]", more), "utf-8")


@pytest.fixture(scope="module")
def made(workspace: Path) -> Merger:
    return merged([workspace], TODAY).merger


@pytest.fixture(scope="module")
def said(made: Merger) -> ListView:
    return view(made, TODAY, "1", is_public=False)


def lists(said: ListView, title: str) -> dict[str, list[str]]:
    """Return the lists of a service by their headings."""
    service = next(each for each in said.sections if each.title == title)
    return {part.title: [line.text for line in part.lines] for part in service.parts}


def test_what_one_meets_and_another_does_not_is_taken_from_it(
    said: ListView,
) -> None:
    of = lists(said, "Rubbish")
    assert of["Take from Otherham"] == [
        "Point 1, Understand users and their needs. Not met in Anyshire."
    ]
    assert "Take from Anyshire" not in of
    assert of["Met wherever it was rated"] == ["Point 2 of GOV.UK Service Standard"]
    assert [line.partition(",")[0] for line in of["Met by none that was asked"]] == [
        "Point 10"
    ]


def test_a_service_of_one_council_is_said_to_be_of_one(said: ListView) -> None:
    of = lists(said, "Permits")
    assert of["Anyshire meets"] == ["Points 2 and 10 of GOV.UK Service Standard"]
    permits = next(each for each in said.sections if each.title == "Permits")
    assert permits.about[-1] == (
        "In Otherham and Thirdham no service is matched with it."
    )


def test_what_may_be_the_same_stands_apart_until_somebody_confirms_it(
    made: Merger, said: ListView
) -> None:
    names = [each.side.same.name for each in made.services]
    assert names == ["Rubbish", "permit", "Permits"]
    assert any("stand apart until somebody confirms" in each for each in said.opening)


def test_a_contract_that_is_ahead_has_its_day_and_another_is_asked_for(
    said: ListView,
) -> None:
    assert lists(said, "Rubbish")["Contracts"] == [
        "Anyshire: the contract is renewed on 31 March 2027.",
        "Otherham: bought; no day of renewal ahead is known.",
    ]
    opening = " ".join(said.opening)
    assert "First contract ahead: Rubbish of Anyshire, renewed on 31 March" in opening
    assert "1 contract has no day of renewal ahead" in opening


def test_days_stand_in_their_order_and_what_is_late_is_said_to_be(
    said: ListView,
) -> None:
    assert lists(said, "Rubbish")["Overdue, and dates ahead"] == [
        "1 May 2026: Ask people of Bins who can't use it",
        "5 May 2026: Assess it again",
        "5 June 2026: Assess it again",
    ]
    permits = lists(said, "Permits")["Overdue, and dates ahead"]
    assert permits == ["3 August 2025, 182 days overdue: Assess it again"]


def test_what_nobody_published_is_named_and_nothing_is_taken_from_it(
    said: ListView,
) -> None:
    (part,) = said.parts
    assert [(line.text, line.about) for line in part.lines] == [
        ("Moving", "Thirdham: being assessed.")
    ]


def test_the_public_reads_nothing_that_is_due_and_of_no_draft(workspace: Path) -> None:
    found = merged([workspace], TODAY, is_public=True)
    text = page(view(found.merger, TODAY, "1", is_public=True), found.council)
    assert "Crews &amp; residents" in text
    for private in ("Moving", "Ask people", "31 March 2027", "Assess it", "is known"):
        assert private not in text


@pytest.mark.parametrize(
    ("councils", "says"),
    [(["Anyshire"], "Here is Anyshire alone"), (["Anyshre"], "Did you mean Anyshire")],
)
def test_a_merger_needs_two_councils_that_are_here(
    workspace: Path, councils: list[str], says: str
) -> None:
    with pytest.raises(RefusedError, match=says):
        merged([workspace], TODAY, councils)


def test_the_command_says_the_same_in_every_format(
    workspace: Path, assess: Assess, tmp_path: Path
) -> None:
    two = ("--council", "any", "--council", "otherham")
    shown = assess("portfolio", "merger", workspace, *two)
    assert "Before Anyshire and Otherham become one council" in shown.out
    assert max(map(len, shown.out.splitlines())) <= 80
    data = json.loads(
        assess("portfolio", "merger", workspace, *two, "--format", "json").out
    )
    rubbish = data["services"][0]
    assert rubbish["none_meets"] == ["govuk-2019:10"]
    assert [each["by"] for each in rubbish["take"]] == [{"Otherham": "govuk-2019:1"}]
    to = tmp_path / "merger.html"
    done = assess("portfolio", "merger", workspace, "--format", "html", "-o", to)
    assert (done.code, "<script" in to.read_text("utf-8")) == (0, False)
    assert assess("portfolio", "merger", workspace, "-o", to).code == 2


def test_what_cannot_be_read_is_named_and_counted_for_the_public_too(
    tmp_path: Path, assess: Assess
) -> None:
    judged(tmp_path, "bins", "RGR", "2025-11-05")
    judged(tmp_path, "waste", "GGR", "2025-12-05", council="Otherham")
    confirm([tmp_path], "Rubbish", ["Anyshire: Bins", "Otherham: Waste"], TODAY)
    later = judged(tmp_path, "bins-2", "RGG", "2026-01-05", service="Bins")
    (later / "agreed.toml").write_text("format =", encoding="utf-8")
    for command in (("merger",), ("side", "Rubbish")):
        done = assess("portfolio", *command, tmp_path, "--public")
        assert (done.code, "bins-2: agreed.toml" in done.err) == (2, True)
        said = " ".join(done.out.split())
        assert "1 assessment folder could not be read and is left out" in said


def test_a_council_is_named_whose_name_stands_in_that_of_another(
    tmp_path: Path,
) -> None:
    for council in ("Nextham Council", "North Nextham Council", "Anyshire"):
        name = council.lower().replace(" ", "-")
        judged(tmp_path, name, "RGR", "2025-11-05", council=council)
    made = merged([tmp_path], TODAY, ["nextham council", "any"]).merger
    assert made.councils == ("Anyshire", "Nextham Council")
