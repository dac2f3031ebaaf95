"""In which order services stand, and to which of them a portfolio is narrowed."""

from datetime import date
from pathlib import Path

import pytest

from assess.desk.errors import RefusedError
from assess.portfolio.logic.narrowing import called_so
from assess.portfolio.logic.order import Order
from assess.portfolio.logic.wanted import Wanted
from assess.portfolio.use_cases.portfolio import FoundPortfolio, portfolio_of
from assess.portfolio.views.narrowing import filters, orders
from assess.portfolio.views.portfolio import view
from tests.commands import Assess
from tests.council import two_councils
from tests.screens import opened, ready, text

TODAY = date(2026, 2, 1)


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    parent = two_councils(tmp_path_factory.mktemp("councils"))
    brief = parent / "badges" / "assessment.toml"
    bought = 'phase = "beta"\ndelivery = "bought"'
    brief.write_text(
        brief.read_text("utf-8").replace('phase = "beta"', bought), "utf-8"
    )
    return parent


@pytest.fixture(scope="module")
def found(workspace: Path) -> FoundPortfolio:
    return portfolio_of([workspace], TODAY)


@pytest.mark.parametrize(
    ("order", "services"),
    [
        ("council", ["Permits", "Tell us of a missed bin", "Badges"]),
        ("name", ["Badges", "Permits", "Tell us of a missed bin"]),
        ("outcome", ["Permits", "Badges", "Tell us of a missed bin"]),
        ("due", ["Permits", "Badges", "Tell us of a missed bin"]),
        ("worst", ["Badges", "Permits", "Tell us of a missed bin"]),
    ],
)
def test_services_stand_in_the_order_that_is_asked_for(
    workspace: Path, order: Order, services: list[str]
) -> None:
    made = portfolio_of([workspace], TODAY, Wanted(order=order)).portfolio
    (table,) = view(made, "1").tables
    assert [row.service for row in table.rows] == services
    assert ("In order" in view(made, "1").about) == (order != "council")


def test_the_worst_first_is_an_order_of_each_standard_by_itself(
    workspace: Path,
) -> None:
    made = portfolio_of([workspace], TODAY, Wanted(order="worst")).portfolio
    (grid,) = made.grids
    assert next(seen.entry.service for seen, _ in grid.rows) == "Badges"
    assert next(seen.entry.service for seen in made.seen) == "Permits"


def test_what_is_for_the_public_has_no_order_by_what_is_due(workspace: Path) -> None:
    with pytest.raises(RefusedError, match="What is due is not published"):
        portfolio_of([workspace], TODAY, Wanted(order="due"), is_public=True)


def test_a_page_says_to_what_it_is_narrowed_and_what_nobody_said(
    workspace: Path,
) -> None:
    made = portfolio_of([workspace], TODAY, Wanted(delivery="bought")).portfolio
    assert view(made, "1").about == (
        "1 service, on 1 February 2026. Only: bought. 1 service that is only listed "
        "is left out: nobody said that of them."
    )


def test_a_name_that_is_whole_is_that_council_alone() -> None:
    councils = ("Anyshire", "Anyshire County", "Otherham")
    assert called_so("anyshire", councils) == {"Anyshire"}
    assert called_so("county", councils) == {"Anyshire County"}
    assert called_so("", councils) == set(councils)


def test_a_service_of_no_council_hides_no_other() -> None:
    assert called_so("", ("", "Anyshire")) == {"", "Anyshire"}


def test_only_what_differs_is_offered_to_filter_by(found: FoundPortfolio) -> None:
    said = [block.text for block in filters(found.choices, Wanted())]
    assert said == [
        "Organisation: Anyshire",
        "Organisation: Otherham",
        "Bought",
        "Built",
    ]
    narrowed = [b.text for b in filters(found.choices, Wanted(delivery="built"))]
    assert narrowed[0] == "All services"
    assert len(tuple(orders(Wanted()))) == 5


def test_the_command_orders_and_names_the_council_of_each(
    workspace: Path, assess: Assess
) -> None:
    done = assess("portfolio", workspace, "--sort", "name")
    names = ("Badges", "Permits", "Tell us of a missed bin")
    rows = [line for line in done.out.splitlines() if line[2:30].strip() in names]
    assert [row.split()[-1] for row in rows[:3]] == ["Otherham", "Anyshire", "Anyshire"]


async def test_the_screen_filters_and_orders(workspace: Path) -> None:
    async with opened(workspace, (80, 24)) as pilot:
        await pilot.press("p")
        await ready(pilot)
        await pilot.press("o", "2")
        await ready(pilot)
        assert "In order by name." in text(pilot)
        await pilot.press("f", "2")
        await ready(pilot)
        assert "Only: Otherham. In order by name." in text(pilot)
        assert "Permits" not in text(pilot)
        await pilot.press("escape")
        await ready(pilot)
        assert "Permits · Anyshire" in text(pilot)
        assert "In order by name." in text(pilot)
