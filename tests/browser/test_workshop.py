"""The page of a workshop, in a real Chromium."""

from pathlib import Path

import pytest
from playwright.sync_api import Page

from assess.workshop.use_cases.page import page as made
from tests.browser.matrix import Look, shown
from tests.browser.test_access import BROKEN_LINKS, SAME_IDS, problems
from tests.browser.test_print import pages
from tests.rooms import a_whole_room

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("medium", ["desktop", "320 px", "print"])
def test_the_page_of_a_workshop_has_no_problem_of_access(
    screen: Page, tmp_path: Path, medium: str
) -> None:
    path = tmp_path / "workshop.html"
    path.write_text(made(a_whole_room(tmp_path).room, "html"), encoding="utf-8")
    with shown(screen, path, Look("", "full", "light", medium)) as page:
        assert problems(page) == []
        assert page.evaluate(BROKEN_LINKS) == 0
        assert page.evaluate(SAME_IDS) == 0
        overflow = "document.documentElement.scrollWidth > innerWidth"
        assert medium != "320 px" or not page.evaluate(overflow)


def test_three_councils_fit_on_one_printed_page(screen: Page, tmp_path: Path) -> None:
    path = tmp_path / "workshop.html"
    path.write_text(made(a_whole_room(tmp_path).room, "html"), encoding="utf-8")
    with shown(screen, path, Look("", "full", "light", "print")) as page:
        assert pages(page.pdf(prefer_css_page_size=True)) == 1
