"""Two assessments side by side as a page, in a real Chromium."""

from pathlib import Path

import pytest
from playwright.sync_api import Page

from assess.compare.logic import Known, compared
from assess.compare.views import build, render
from assess.document.drawing import SHIPPED
from assess.model.crosswalk import NO_LINKS
from tests.browser.matrix import Look, shown
from tests.browser.test_access import SAME_IDS, problems
from tests.cases import blank, rated

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("medium", ["desktop", "320 px"])
def test_a_comparison_has_no_problem_of_access(
    screen: Page, tmp_path: Path, medium: str
) -> None:
    first, second = rated(blank(), "amber"), rated(blank(), "green", "red")
    found = compared(first, second, Known({}, NO_LINKS))
    path = tmp_path / "compared.html"
    page_of = render(build(first, second, found, tool_version="1"), "html", SHIPPED)
    path.write_text(page_of, encoding="utf-8")
    with shown(screen, path, Look("", "full", "light", medium)) as page:
        assert problems(page) == []
        assert page.evaluate(SAME_IDS) == 0
        overflow = "document.documentElement.scrollWidth > innerWidth"
        assert medium != "320 px" or not page.evaluate(overflow)
