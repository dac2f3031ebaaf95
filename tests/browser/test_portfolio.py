"""The page of many services, in a real Chromium."""

from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Page

from assess.portfolio.use_cases.portfolio import portfolio_of
from assess.portfolio.views.portfolio import page as made
from assess.portfolio.views.portfolio import view
from tests.browser.matrix import Look, shown
from tests.browser.test_access import BROKEN_LINKS, SAME_IDS, problems
from tests.browser.test_print import pages
from tests.council import judged, two_councils

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make the page of eight services of two councils."""
    folder = two_councils(tmp_path_factory.mktemp("councils"))
    for number in range(4):
        name = f"service-{number}"
        judged(folder, name, "GAR", "2025-07-01", due="2025-09-01")
    found = portfolio_of([folder], date(2026, 2, 1))
    page = folder / "portfolio.html"
    page.write_text(made(view(found.portfolio, "1.0.0"), found.council), "utf-8")
    return page


@pytest.mark.parametrize("medium", ["desktop", "320 px", "print"])
@pytest.mark.parametrize("colours", ["light", "dark"])
def test_the_portfolio_has_no_problem_of_access(
    screen: Page, path: Path, medium: str, colours: str
) -> None:
    with shown(screen, path, Look("", "full", colours, medium)) as page:
        assert problems(page) == []
        assert page.evaluate(BROKEN_LINKS) == 0
        assert page.evaluate(SAME_IDS) == 0
        overflow = "document.documentElement.scrollWidth > innerWidth"
        assert medium != "320 px" or not page.evaluate(overflow)


def test_a_board_gets_one_printed_page(screen: Page, path: Path) -> None:
    with shown(screen, path, Look("", "full", "light", "print")) as page:
        assert pages(page.pdf(prefer_css_page_size=True)) == 1
