"""Reports in a real Chromium: what a machine can say of their access."""

import re
import shutil
import subprocess
from itertools import combinations, pairwise
from pathlib import Path

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

from assess.publish.views.variants import VARIANTS, Variant
from assess.standards.use_cases.library import Library, pack
from tests.browser.conftest import Written
from tests.browser.matrix import Look, every_look, few_looks, shown
from tests.browser_setup import html_validate
from tests.cases import STATES

SPACING = (
    "(() => { const sheet = new CSSStyleSheet(); sheet.replaceSync('*{"
    "letter-spacing:.12em!important;word-spacing:.16em!important;"
    "line-height:1.5!important}p{margin-bottom:2em!important}');"
    "document.adoptedStyleSheets = [sheet] })()"
)
"""The text spacing that WCAG 1.4.12 asks for."""

SMALL_TARGETS = (
    "[...document.querySelectorAll("
    "'nav a, .strip a, .here, .to, tbody a, label')]"
    ".filter(e => e.offsetParent !== null)"
    ".filter(e => e.getBoundingClientRect().height < 24).length"
)

BROKEN_LINKS = (
    "[...document.querySelectorAll('a[href^=\"#\"]')]"
    ".filter(a => !document.getElementById(a.getAttribute('href').slice(1))).length"
)

SAME_IDS = (
    "(() => { const ids = [...document.querySelectorAll('[id]')].map(e => e.id);"
    "return ids.length - new Set(ids).size })()"
)

STOPS = (
    "[...document.querySelectorAll('a[href], input')]"
    ".filter(e => e.type !== 'radio' || e.checked)"
    ".map((e, n) => { e.dataset.stop = n; return n })"
)
"""What the keyboard stops at, in the order of the page; one stop a group of radios."""

ONE_OF_EACH: tuple[Variant, ...] = ("full", "actions", "summary")
"""The variants full and public have one template."""

SMALL = Look("red", "full", "light", "320 px")


PROBLEMS = (
    "axe.run({resultTypes: ['violations']}).then(found =>"
    "['violations', 'incomplete'].flatMap(kind => found[kind].map(rule =>"
    "kind + ': ' + rule.id + ' ' + rule.nodes[0].html.slice(0, 200))))"
)
"""What axe finds, without all that it found to be well."""


def problems(page: Page) -> list[str]:
    page.evaluate(AXE_SCRIPT)
    found: list[str] = page.evaluate(PROBLEMS)
    return found


def test_the_few_looks_stand_for_every_pair() -> None:
    def pairs(looks: list[Look]) -> set[tuple[str, str]]:
        templates = [
            look._replace(variant=VARIANTS[look.variant].template)  # type: ignore[arg-type]
            for look in looks
        ]
        return {pair for look in templates for pair in combinations(look, 2)}

    assert pairs(few_looks()) == pairs(every_look())


@pytest.mark.browser
@pytest.mark.parametrize("look", few_looks(), ids=" ".join)
def test_a_report_has_no_problem_of_access(
    screen: Page, written: Written, look: Look
) -> None:
    path = written(look.state, look.variant, whole=False)
    with shown(screen, path, look) as page:
        assert problems(page) == []


@pytest.mark.browser
@pytest.mark.wide
@pytest.mark.parametrize("look", every_look(), ids=" ".join)
def test_no_report_has_a_problem_of_access_however_it_is_looked_at(
    screen: Page, written: Written, look: Look
) -> None:
    path = written(look.state, look.variant)
    with shown(screen, path, look) as page:
        assert problems(page) == []


@pytest.mark.browser
@pytest.mark.parametrize("variant", ONE_OF_EACH)
@pytest.mark.parametrize("state", STATES)
def test_a_page_fits_a_small_screen_and_its_links_lead_somewhere(
    screen: Page, written: Written, state: str, variant: Variant
) -> None:
    with shown(screen, written(state, variant), SMALL) as page:
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
        assert page.evaluate(BROKEN_LINKS) == 0
        assert page.evaluate(SAME_IDS) == 0
        assert page.evaluate(SMALL_TARGETS) == 0
        before = page.evaluate("document.body.scrollHeight")
        page.evaluate(SPACING)
        assert page.evaluate("document.body.scrollHeight") > before
        assert page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize("variant", VARIANTS)
@pytest.mark.parametrize("state", STATES)
def test_headings_leave_no_level_out(
    written: Written, state: str, variant: Variant
) -> None:
    text = written(state, variant, whole=False).read_text(encoding="utf-8")
    levels = [int(level) for level in re.findall(r"<h([1-6])\b", text)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


@pytest.mark.browser
@pytest.mark.parametrize("variant", VARIANTS)
def test_the_keyboard_reaches_everything_in_the_order_of_the_page(
    screen: Page, written: Written, variant: Variant
) -> None:
    path = written("several people, dissent, responses", variant)
    with shown(screen, path) as page:
        stops = page.evaluate(STOPS)
        reached = []
        for _ in stops:
            page.keyboard.press("Tab")
            reached.append(page.evaluate("+document.activeElement.dataset.stop"))
        assert reached == stops
        page.evaluate("document.activeElement.blur()")
        page.locator(".skip").focus()
        assert page.locator(".skip").is_visible()


@pytest.mark.browser
def test_the_filter_shows_what_it_says(screen: Page, written: Written) -> None:
    with shown(screen, written("red")) as page:
        findings = page.locator(".finding:visible")
        everything = findings.count()
        page.check("#only-not-met")
        assert 0 < findings.count() < everything
        assert page.locator(".finding.is-met:visible").count() == 0
        page.check("#only-all")
        assert findings.count() == everything


@pytest.mark.browser
def test_findings_can_be_read_with_what_is_not_met_first(
    screen: Page, written: Written
) -> None:
    with shown(screen, written("red")) as page:
        tops = "[...document.querySelectorAll('.finding')].map(f => [f.classList"
        places = f"{tops}.contains('is-bad'), f.getBoundingClientRect().y])"
        page.check("#order-worst")
        found = sorted(page.evaluate(places), key=lambda each: each[1])
        worst = [is_bad for is_bad, _ in found]
        assert worst == sorted(worst, reverse=True)
        assert True in worst
        assert False in worst


@pytest.mark.browser
def test_a_link_to_a_finding_that_is_filtered_away_shows_it(
    screen: Page, written: Written
) -> None:
    with shown(screen, written("two standards, half rated")) as page:
        page.check("#only-actions")
        hidden = page.locator(".finding:not(.has-actions)").first
        assert not hidden.is_visible()
        page.evaluate(f"location.hash = '{hidden.get_attribute('id')}'")
        hidden.wait_for(state="visible")
    with shown(screen, written("all green, final")) as page:
        page.check("#only-not-met")
        assert page.locator(".group:visible").count() == 0


@pytest.mark.browser
def test_typed_words_keep_a_direction_of_their_own(
    screen: Page, written: Written
) -> None:
    with shown(screen, written("Welsh and Arabic", whole=False)) as page:
        assert page.evaluate("document.documentElement.lang") == "en-GB"
        directions = page.evaluate(
            "[...document.querySelectorAll('.typed p')]"
            ".map(e => [/[\\u0600-\\u06ff]/.test(e.textContent),"
            " getComputedStyle(e).direction])"
        )
    assert [True, "rtl"] in directions
    assert all((direction == "rtl") is arabic for arabic, direction in directions)


@pytest.mark.browser
def test_axe_is_awake(screen: Page, written: Written, tmp_path: Path) -> None:
    text = written("red", whole=False).read_text(encoding="utf-8")
    path = tmp_path / "broken.html"
    path.write_text(text.replace('<html lang="en-GB">', "<html>"), encoding="utf-8")
    with shown(screen, path) as page:
        assert any("html-has-lang" in problem for problem in problems(page))


@pytest.fixture(scope="module")
def validator() -> str:
    """Give html-validate, where node could get it."""
    path = html_validate()
    if path is None or shutil.which("node") is None:
        pytest.skip("node or html-validate was not found")
    return path


def validated(validator: str, folder: Path) -> tuple[int, str]:
    settings = folder / ".htmlvalidate.json"
    # A title holds the whole name of a service, however long that is.
    settings.write_text(
        '{"extends": ["html-validate:recommended"], "root": true,'
        '"rules": {"long-title": "off"}}',
        encoding="utf-8",
    )
    done = subprocess.run(
        [validator, *sorted(str(p) for p in folder.glob("*.html"))],
        check=False,
        capture_output=True,
        text=True,
        cwd=folder,
    )
    return done.returncode, done.stdout


def test_every_page_is_valid_html(
    validator: str, written: Written, tmp_path: Path
) -> None:
    for number, state in enumerate(STATES):
        for variant in VARIANTS:
            shutil.copy(written(state, variant), tmp_path / f"{number}-{variant}.html")
    for name in ("govuk-2019", "us-playbook"):
        text = pack(Library(None), name, "beta", "bought", "html")
        (tmp_path / f"{name}.html").write_text(text, encoding="utf-8")
    assert validated(validator, tmp_path) == (0, "")


def test_the_validator_is_awake(
    validator: str, written: Written, tmp_path: Path
) -> None:
    text = written("red").read_text(encoding="utf-8")
    broken = re.sub(r"</h1>", "</h2>", text, count=1)
    (tmp_path / "broken.html").write_text(broken, encoding="utf-8")
    assert validated(validator, tmp_path)[0] == 1
