"""The pack for a team, in a real Chromium."""

from pathlib import Path

import pytest
from playwright.sync_api import Page

from assess.standards.use_cases.library import Library, pack
from tests.browser.matrix import Look, shown
from tests.browser.test_access import BROKEN_LINKS, SAME_IDS, problems

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("medium", ["desktop", "320 px", "print"])
def test_a_pack_for_a_team_has_no_problem_of_access(
    screen: Page, tmp_path: Path, medium: str
) -> None:
    path = tmp_path / "pack.html"
    text = pack(Library(None), "govuk-2019", "discovery", "bought", "html")
    path.write_text(text, encoding="utf-8")
    with shown(screen, path, Look("", "full", "light", medium)) as page:
        assert problems(page) == []
        assert page.evaluate(BROKEN_LINKS) == 0
        assert page.evaluate(SAME_IDS) == 0
        overflow = "document.documentElement.scrollWidth > innerWidth"
        assert medium != "320 px" or not page.evaluate(overflow)
