"""Reports in a real Chromium: access, reflow, print and safety."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from assess.report.build import build
from assess.report.render import render
from assess.workflow.library import Library, pack
from tests.cases import STATES, blank, rated, with_words
from tests.hostile import HOSTILE

pytestmark = pytest.mark.browser

VIEWS: dict[str, dict[str, object]] = {
    "light": {},
    "dark": {"color_scheme": "dark"},
    "forced colours": {"forced_colors": "active"},
    "small": {"viewport": {"width": 320, "height": 800}},
    "print": {},
}

SPACING = (
    "document.querySelectorAll('*').forEach(e => { e.style.letterSpacing = '0.12em';"
    "e.style.wordSpacing = '0.16em'; e.style.lineHeight = '1.5'; })"
)
"""The text spacing that WCAG 1.4.12 asks for."""

SMALL_TARGETS = (
    "[...document.querySelectorAll('nav a, .strip a, .here, tbody a, label')]"
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


HALF_RATED = rated(blank(), "red", "green")


@contextmanager
def shown(browser: Browser, path: Path, **context: object) -> Iterator[Page]:
    opened = browser.new_context(**context)  # type: ignore[arg-type]
    page = opened.new_page()
    page.goto(path.as_uri())
    yield page
    opened.close()


@pytest.fixture(scope="session")
def written(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    folder = tmp_path_factory.mktemp("reports")

    def write(state: str) -> Path:
        path = folder / f"{state}.html"
        if not path.exists():
            view = build(STATES[state](), tool_version="0")
            path.write_text(render(view, "html"), encoding="utf-8")
        return path

    return write


def problems(page: Page) -> list[str]:
    results = Axe().run(page).response
    return [
        f"{kind}: {rule['id']} {rule['nodes'][0]['html'][:200]}"
        for kind in ("violations", "incomplete")
        for rule in results[kind]
    ]


ALL = [(state, view) for state in STATES for view in VIEWS]
PAIRS = [(state, list(VIEWS)[n % len(VIEWS)]) for n, state in enumerate(STATES)]


def has_no_problems(browser: Browser, path: Path, view: str) -> None:
    with shown(browser, path, **VIEWS[view]) as page:
        if view == "print":
            page.emulate_media(media="print")
        assert problems(page) == []


@pytest.mark.parametrize(("state", "view"), PAIRS)
def test_a_report_has_no_problem_of_access(
    chromium: Browser, written: Callable[[str], Path], state: str, view: str
) -> None:
    has_no_problems(chromium, written(state), view)


@pytest.mark.wide
@pytest.mark.parametrize(("state", "view"), ALL)
def test_no_report_has_a_problem_of_access_in_any_view(
    chromium: Browser, written: Callable[[str], Path], state: str, view: str
) -> None:
    has_no_problems(chromium, written(state), view)


@pytest.mark.parametrize("state", STATES)
def test_a_page_fits_a_small_screen_and_its_links_lead_somewhere(
    chromium: Browser, written: Callable[[str], Path], state: str
) -> None:
    size = {"viewport": {"width": 320, "height": 800}}
    with shown(chromium, written(state), **size) as page:
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
        assert page.evaluate(BROKEN_LINKS) == 0
        assert page.evaluate(SAME_IDS) == 0
        assert page.evaluate(SMALL_TARGETS) == 0
        page.evaluate(SPACING)
        assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_the_filter_shows_what_it_says(
    chromium: Browser, written: Callable[[str], Path]
) -> None:
    with shown(chromium, written("red")) as page:
        findings = page.locator(".finding:visible")
        everything = findings.count()
        page.check("#only-not-met")
        assert 0 < findings.count() < everything
        assert page.locator(".finding.is-met:visible").count() == 0
        page.check("#only-all")
        assert findings.count() == everything


def test_print_shows_everything_whatever_was_filtered(
    chromium: Browser, written: Callable[[str], Path]
) -> None:
    with shown(chromium, written("red")) as page:
        page.check("#only-not-met")
        page.emulate_media(media="print")
        hidden = (
            page.locator(".finding").count() - page.locator(".finding:visible").count()
        )
        assert hidden == 0
        assert page.pdf(format="A4", tagged=True).startswith(b"%PDF")


def test_the_skip_link_is_the_first_stop_of_the_keyboard(
    chromium: Browser, written: Callable[[str], Path]
) -> None:
    with shown(chromium, written("red")) as page:
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.className") == "skip"


@pytest.mark.parametrize("group", range(4))
def test_hostile_words_neither_run_nor_load_anything(
    chromium: Browser, tmp_path: Path, group: int
) -> None:
    path = tmp_path / "report.html"
    seen: list[str] = []
    with chromium.new_context() as context:
        page = context.new_page()
        page.on("request", lambda request: seen.append(request.url))
        page.on("console", lambda line: seen.append(line.text))
        page.on("dialog", lambda dialog: seen.append(dialog.message))
        for words in list(HOSTILE.values())[group::4]:
            view = build(with_words(HALF_RATED, words), tool_version="0")
            path.write_text(render(view, "html"), encoding="utf-8")
            seen.clear()
            page.goto(path.as_uri())
            assert seen == [path.as_uri()]
            assert page.evaluate("window.hit") is None


def test_the_policy_stops_markup_planted_past_the_escaper(
    chromium: Browser, written: Callable[[str], Path], tmp_path: Path
) -> None:
    text = written("red").read_text(encoding="utf-8")
    planted = "<script>window.hit=1</script><img src=x onerror='window.hit=1'>"
    path = tmp_path / "planted.html"
    path.write_text(text.replace("<main", f"{planted}<main", 1), encoding="utf-8")
    with shown(chromium, path) as page:
        assert page.evaluate("window.hit") is None


def test_axe_is_awake(
    chromium: Browser, written: Callable[[str], Path], tmp_path: Path
) -> None:
    text = written("red").read_text(encoding="utf-8")
    path = tmp_path / "broken.html"
    path.write_text(text.replace('<html lang="en-GB">', "<html>"), encoding="utf-8")
    with shown(chromium, path) as page:
        assert any("html-has-lang" in problem for problem in problems(page))


@pytest.mark.parametrize("view", ["light", "small", "print"])
def test_a_pack_for_a_team_has_no_problem_of_access(
    chromium: Browser, tmp_path: Path, view: str
) -> None:
    path = tmp_path / "pack.html"
    text = pack(Library(None), "govuk-2019", "discovery", "bought", "html")
    path.write_text(text, encoding="utf-8")
    with shown(chromium, path, **VIEWS[view]) as page:
        if view == "print":
            page.emulate_media(media="print")
        assert problems(page) == []
        assert page.evaluate(BROKEN_LINKS) == 0
        assert page.evaluate(SAME_IDS) == 0
        overflow = "document.documentElement.scrollWidth > innerWidth"
        assert view != "small" or not page.evaluate(overflow)
