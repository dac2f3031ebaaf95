"""The pages of a council of eight services, in a real Chromium."""

from datetime import date
from pathlib import Path
from typing import get_args

import pytest
from playwright.sync_api import Page as Screen

from assess.portfolio.logic.pages import Page
from assess.portfolio.logic.wanted import Wanted
from assess.portfolio.use_cases.portfolio import portfolio_of
from assess.portfolio.views.pages import view_wanted
from assess.portfolio.views.portfolio import page as made
from tests.browser.matrix import Look, shown
from tests.browser.test_access import BROKEN_LINKS, SAME_IDS, problems
from tests.browser.test_print import pages

pytestmark = pytest.mark.browser

COUNCIL = Path(__file__).parents[2] / "examples" / "exampleford"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make each page of the council."""
    folder = tmp_path_factory.mktemp("pages")
    for name in get_args(Page):
        found = portfolio_of([COUNCIL], date(2026, 11, 26), Wanted(page=name))
        text = made(view_wanted(found.portfolio, "1.0.0"), found.council)
        (folder / f"{name}.html").write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize("name", ["detail", "scrutiny"])
@pytest.mark.parametrize("medium", ["desktop", "320 px", "print"])
def test_no_page_has_a_problem_of_access(
    screen: Screen, folder: Path, name: str, medium: str
) -> None:
    look = Look("", "full", "light", medium)
    with shown(screen, folder / f"{name}.html", look) as page:
        assert problems(page) == []
        assert page.evaluate(BROKEN_LINKS) == 0
        assert page.evaluate(SAME_IDS) == 0
        overflow = "document.documentElement.scrollWidth > innerWidth"
        assert medium != "320 px" or not page.evaluate(overflow)


@pytest.mark.parametrize("name", ["board", "scrutiny"])
def test_a_board_and_a_committee_get_one_printed_page(
    screen: Screen, folder: Path, name: str
) -> None:
    look = Look("", "full", "light", "print")
    with shown(screen, folder / f"{name}.html", look) as page:
        assert pages(page.pdf(prefer_css_page_size=True)) == 1
