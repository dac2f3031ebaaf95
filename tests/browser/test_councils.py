"""The pages of several councils, in a real Chromium."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Page

from assess.portfolio.use_cases.matching import confirm
from assess.portfolio.use_cases.merger import merged
from assess.portfolio.use_cases.panels import panels_of
from assess.portfolio.use_cases.side import sided
from assess.portfolio.views import listing, merger, panels, side
from tests.browser.matrix import Look, shown
from tests.browser.test_access import BROKEN_LINKS, SAME_IDS, problems
from tests.council import judged

pytestmark = pytest.mark.browser

TODAY = date(2026, 2, 1)


def pages(folder: Path) -> Iterator[str]:
    """Yield the page of a service side by side, of a merger, and of panels."""
    judged(folder, "bins", "AGG", "2025-03-05", due="2026-05-01")
    judged(folder, "waste", "GGR", "2025-06-05", council="Otherham")
    confirm([folder], "Bins", ["Anyshire: Bins", "Otherham: Waste"], TODAY)
    found = sided([folder], "Bins", TODAY)
    yield side.page(side.view(found.side, TODAY, "1", is_public=False), found.council)
    both = merged([folder], TODAY)
    said = merger.view(both.merger, TODAY, "1", is_public=False)
    yield listing.page(said, both.council)
    agreed = panels_of([folder])
    yield listing.page(panels.view(agreed.panels, TODAY, "1"), agreed.council)


def test_pages_of_several_councils_have_no_problem_of_access(
    screen: Page, tmp_path: Path
) -> None:
    for number, text in enumerate(pages(tmp_path)):
        path = tmp_path / f"{number}.html"
        path.write_text(text, encoding="utf-8")
        with shown(screen, path, Look("", "full", "dark", "320 px")) as page:
            assert problems(page) == []
            assert page.evaluate(BROKEN_LINKS) == 0
            assert page.evaluate(SAME_IDS) == 0
            assert not page.evaluate(
                "document.documentElement.scrollWidth > innerWidth"
            )
