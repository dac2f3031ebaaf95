"""The three councils among the examples: what they hold, and what is seen of them."""

from datetime import date
from functools import cache
from pathlib import Path

import pytest

from assess.check.logic.problems import problems
from assess.model.file_names import AGREED_FILE, BRIEF_FILE, EARLIER_FILE, sheet_file
from assess.model.values import Value
from assess.model.versions.published import version_that_stands
from assess.portfolio.logic.portfolio import Portfolio
from assess.portfolio.use_cases.portfolio import portfolio_of
from assess.portfolio.use_cases.services import services_of
from assess.portfolio.views.parts import went_apart
from assess.portfolio.views.portfolio import view
from assess.portfolio.views.scrutiny import scrutiny
from assess.store import assessments
from assess.store.toml import encode
from assess.store.workspace import assessments_in
from tests.commands import ROOT

COUNCILS = [
    ROOT / "examples" / name for name in ("exampleford", "sampleton", "nextham")
]
DRAFT = "taxi-licence-2026-beta"
DAY = date(2026, 11, 26)

_loaded = cache(assessments.load)


def _every() -> list[Path]:
    return [folder for council in COUNCILS for folder in assessments_in(council)]


@pytest.fixture(scope="module")
def portfolio() -> Portfolio:
    return portfolio_of(COUNCILS, DAY).portfolio


def test_each_council_has_a_name_and_services_of_its_own() -> None:
    names = [{_loaded(f).assessment.brief.council for f in assessments_in(council)}
             for council in COUNCILS]  # fmt: skip
    assert all(len(each) == 1 for each in names)
    assert len(set.union(*names)) == len(COUNCILS)
    folders = [len(assessments_in(council)) for council in COUNCILS]
    assert folders == [13, 3, 4]


@pytest.mark.parametrize("folder", _every(), ids=lambda folder: folder.name)
def test_each_is_spelt_as_the_application_spells_it_and_stands_as_published(
    folder: Path,
) -> None:
    loaded = _loaded(folder)
    assessment = loaded.assessment
    assert loaded.set_aside == ()
    held: dict[str, Value] = {BRIEF_FILE: assessment.brief}
    held |= {sheet_file(name): sheet for name, sheet in assessment.sheets.items()}
    if folder.name != DRAFT:
        held[AGREED_FILE] = assessment.agreed
    if assessment.earlier:
        held[EARLIER_FILE] = assessment.earlier
    for name, value in held.items():
        assert encode(value) == (folder / name).read_bytes(), name
    stands = version_that_stands(assessment)
    errors = [each for each in problems(assessment) if each.level == "error"]
    if folder.name == DRAFT:
        assert stands is None
        assert errors
    else:
        assert stands is not None
        assert stands.is_intact
        assert stands.covers_all
        assert stands.covers_evidence
        assert not errors


def test_no_name_of_a_person_is_in_them_and_no_sentence_comes_twice() -> None:
    reasons = []
    for folder in _every():
        assessment = _loaded(folder).assessment
        assert not any(member.name for member in assessment.brief.panel.values())
        findings = [assessment.sheet("lead").at(ref) for ref in assessment.refs]
        reasons += [found.reason for found in findings if found.reason]
    assert len(reasons) > 200
    assert len(set(reasons)) == len(reasons)


def test_the_portfolio_of_all_three_has_something_of_everything(
    portfolio: Portfolio,
) -> None:
    assert {len(grid.rows) for grid in portfolio.grids} == {11, 2, 1}
    late = {
        (owed.entry.service, owed.deadline.what)
        for owed in portfolio.owed
        if owed.deadline.days_late(DAY)
    }
    assert late >= {
        ("Comment on a planning application", "reassessment"),
        ("Apply for a resident parking permit", "action"),
    }
    assert [each.entry.service for each in portfolio.conditions] == [
        "Report fly-tipping"
    ]
    worst = {each.number for each in portfolio.fails[:2]}
    assert worst == {"5", "10"}
    assert portfolio.savings.better > portfolio.savings.same > 0
    assert portfolio.satisfaction.worse
    earlier = {each.entry.service: len(each.earlier) for each in portfolio.seen}
    assert earlier["Report a missed bin"] == 2
    assert {each.entry.delivery for each in portfolio.seen} == {"built", "bought"}
    states = {each.state for each in portfolio.standings}
    assert states == {"due", "under-way", "assessed", "exempt"}


def test_one_service_got_better_and_another_was_assessed_again(
    portfolio: Portfolio,
) -> None:
    def outcomes(service: str) -> list[str]:
        return [
            each.outcome
            for seen in portfolio.seen
            if seen.entry.service == service
            for each in (*seen.earlier, seen.entry)
        ]

    assert outcomes("Report a missed bin") == ["Amber", "Green", "Green"]
    assert outcomes("Missed bin") == ["Red", "Amber"]
    assert outcomes("Join the housing register") == ["Green", "Red"]


def test_what_was_not_looked_at_again_is_marked_small_in_its_own_colour(
    portfolio: Portfolio,
) -> None:
    (cells,) = [
        cells
        for grid in portfolio.grids
        for seen, cells in grid.rows
        if seen.entry.service == "Missed bin"
    ]
    assert "".join(cells[str(n)].letter for n in range(1, 15)) == "GGGGAGgGgAgngg"
    assert {(c.shape, c.colour) for c in cells.values() if c.letter == "g"} == {
        ("»", "good")
    }
    assert cells["12"].word == "Not applicable (carried)"
    assert (cells["12"].shape, cells["12"].colour) == ("–", "neutral")


def test_a_council_lists_what_need_not_be_assessed_and_why() -> None:
    standings = services_of(COUNCILS[0]).standings
    exempt = [each for each in standings if each.state == "exempt"]
    assert len(exempt) == 2
    assert all(each.exempt for each in exempt)


def test_the_page_of_one_council_says_first_what_is_worst_late_and_liked_less() -> None:
    said = view(portfolio_of(COUNCILS[:1], DAY).portfolio, "1.0.0")
    results, of_all, short, late, _conditions, apart = said.opening
    assert (
        "2 red (Comment on a planning application and Join the housing register)"
        in results
    )
    assert of_all.endswith(" Of those due 1 has a result already.")
    assert "point 5, Make sure everyone can use the service, in 4 of 6" in short
    assert "Assess again what is Red (Comment on a planning application" in late
    assert apart == (
        "Savings got better while satisfaction got worse in 2 services: Apply for a "
        "resident parking permit and Comment on a planning application."
    )
    assert {row.council for table in said.tables for row in table.rows} == {""}
    of_govuk, of_code, of_local = (table.below for table in said.tables)
    assert "; ".join(of_govuk) == (
        "Red: point 4, Make the service simple to use (Comment on a planning "
        "application); point 5, Make sure everyone can use the service (Comment on a "
        "planning application); point 9, Create a secure service which protects users' "
        "privacy (Join the housing register)."
    )
    (only,) = of_code
    assert only == (
        "Red: point 2, Make things accessible and inclusive (Apply for a resident "
        "parking permit)."
    )
    assert of_local == ()


def test_of_several_councils_each_is_named_and_so_is_what_comes_second(
    portfolio: Portfolio,
) -> None:
    said = view(portfolio, "1.0.0")
    assert "In as many: point 10, Define what success looks like" in said.opening[2]
    assert all(row.council for table in said.tables for row in table.rows)
    overdue = next(part for part in said.parts if part.title == "Overdue")
    assert overdue.lines[0].about == (
        "Comment on a planning application · Exampleford City Council: the council, "
        "by 11 August 2026, 107 days overdue. 9 actions come before that"
    )
    short = next(part for part in said.parts if part.title.startswith("What falls"))
    assert short.lines[0].about.startswith(
        "Red: Comment on a planning application. Amber: Book a bulky waste collection "
        "(Exampleford City Council), Bulky waste collection, "
    )


def test_a_committee_is_told_to_ask_first_of_what_fell_deepest_and_where() -> None:
    said = scrutiny(portfolio_of(COUNCILS[:1], DAY, is_public=True).portfolio, "1.0.0")
    asked = next(part for part in said.parts if part.title == "What you may ask")
    worse = [line for line in asked.lines if "What happened?" in line.text]
    assert worse[0].text == (
        "Create a secure service which protects users' privacy: it was green in "
        "alpha and is red in beta. What happened?"
    )
    assert worse[0].about == "Join the housing register, point 9, on 24 July 2026."
    (figures,) = [line for line in asked.lines if "Satisfaction got worse" in line.text]
    assert "Apply for a resident parking permit and Comment on" in figures.about
    assert len(figures.goals) == 2


def test_the_page_for_a_head_of_digital_says_of_the_council_what_is_so() -> None:
    page = (ROOT / "docs" / "several-services.md").read_text(encoding="utf-8")
    found = portfolio_of(COUNCILS[:1], DAY).portfolio
    first = found.fails[0]
    assert (first.number, len(first.short), first.of) == ("5", 4, 6)
    assert "point 5, falls short in four of six services" in page
    outcomes = {each.entry.service: each.entry.outcome for each in found.seen}
    assert list(outcomes.values()).count("Red") == 2
    assert "Two services are red" in page
    assert outcomes["Report a missed bin"] == "Green"
    assert "The missed bin is green in every point" in page
    assert "Apply for a resident parking permit" in {
        each.service for each in went_apart(found)
    }
    assert "The parking permit got cheaper, and people like it less" in page
