"""Reports on paper, and as the PDF that Chromium makes of them."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page

from assess.publish.views.build import build
from assess.publish.views.render import render
from assess.publish.views.variants import VARIANTS, Variant
from tests.browser.conftest import Written
from tests.browser.matrix import Look, shown
from tests.cases import STATES, five_standards

pytestmark = pytest.mark.browser

PRINTED = Look("red", "full", "light", "print")

USUAL = [state for state in STATES if "long" not in state and "Arabic" not in state]


def pdf(screen: Page, written: Written, state: str, variant: Variant) -> bytes:
    with shown(screen, written(state, variant)) as page:
        return page.pdf(prefer_css_page_size=True, tagged=True)


def pages(printed: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", printed))


@pytest.mark.parametrize("variant", VARIANTS)
def test_a_pdf_is_tagged_and_has_its_title_and_language(
    screen: Page, written: Written, variant: Variant
) -> None:
    printed = pdf(screen, written, "red", variant)
    assert b"/StructTreeRoot" in printed
    assert re.search(rb"/Marked\s+true", printed)
    assert re.search(rb"/S\s*/TH\b", printed)
    assert re.search(rb"/Lang\s*\(en-GB\)", printed)
    assert re.search(rb"/Title\s*\(Blue Badge renewal", printed)
    a4 = re.findall(rb"/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]", printed)
    assert {(round(float(w)), round(float(h))) for w, h in a4} <= {
        (595, 842),
        (596, 842),
    }


@pytest.mark.parametrize("state", USUAL)
def test_the_summary_is_one_page(screen: Page, written: Written, state: str) -> None:
    assert pages(pdf(screen, written, state, "summary")) == 1


def test_the_summary_of_five_standards_is_one_page_with_every_title(
    screen: Page, tmp_path: Path
) -> None:
    assessment = five_standards()
    path = tmp_path / "five.html"
    view = build(assessment, variant="summary", tool_version="0")
    path.write_text(render(view, "html"), encoding="utf-8")
    with shown(screen, path) as page:
        assert pages(page.pdf(prefer_css_page_size=True)) == 1
        said = page.inner_text("main")
    for standard in view.standards:
        assert all(cell.title in said for cell in standard.cells)


def test_print_shows_everything_whatever_was_filtered(
    screen: Page, written: Written
) -> None:
    with shown(screen, written("red")) as page:
        page.check("#only-not-met")
        page.emulate_media(media="print")
        hidden = (
            page.locator(".finding").count() - page.locator(".finding:visible").count()
        )
        assert hidden == 0
        assert page.locator(".filter:visible").count() == 0


def test_print_gives_links_with_their_addresses(screen: Page, written: Written) -> None:
    with shown(screen, written("red"), PRINTED) as page:
        shown_after = page.evaluate(
            "[...document.querySelectorAll('a[href^=\"http\"]')]"
            ".filter(a => a.textContent !== a.getAttribute('href'))"
            ".map(a => [getComputedStyle(a, '::after').content, a.href])"
        )
    assert shown_after
    assert all(address in after for after, address in shown_after)


@pytest.mark.parametrize("variant", VARIANTS)
@pytest.mark.parametrize("state", ["very long words", "a hundred actions"])
def test_nothing_is_wider_than_the_paper(
    screen: Page, written: Written, state: str, variant: Variant
) -> None:
    with shown(screen, written(state, variant), PRINTED) as page:
        page.set_viewport_size({"width": 672, "height": 950})
        assert page.evaluate("document.documentElement.scrollWidth") <= 672
