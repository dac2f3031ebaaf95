"""Words that try to become something else, in a real Chromium."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Dialog, Page, Request

from assess.document.drawing import Drawing
from assess.model.characters import visible
from assess.publish.views.build import build
from assess.publish.views.render import render
from assess.publish.views.variants import VARIANTS, Variant
from tests.browser.conftest import Written
from tests.browser.matrix import shown
from tests.filled import filled
from tests.hostile import HOSTILE

pytestmark = pytest.mark.browser

GROUPS = 3

SHAPE = (
    "[...document.querySelectorAll('*')]"
    ".filter(e => !e.closest('.typed, .result, .lead, .users'))"
    ".filter(e => e.tagName !== 'A' || e.getAttribute('href').startsWith('#'))"
    ".map(e => e.tagName + '.' + e.className + '#' + e.id).join(' ')"
)
"""Every element that no typed text may make, in order."""

LINES = "[...document.querySelectorAll('bdi')].map(e => e.textContent)"

WIDTH = "document.documentElement.scrollWidth"


class Heard:
    """What a page did besides being shown."""

    def __init__(self, page: Page) -> None:
        self.things: list[str] = []
        page.on("request", self._request)
        page.on("console", self._line)
        page.on("dialog", self._dialog)

    def _request(self, request: Request) -> None:
        self.things.append(request.url)

    def _line(self, line: ConsoleMessage) -> None:
        self.things.append(line.text)

    def _dialog(self, dialog: Dialog) -> None:
        self.things.append(dialog.message)


def written_page(folder: Path, words: str, variant: Variant) -> Path:
    """Write a page with *words* everywhere."""
    view = build(filled(words), variant=variant, tool_version="0")
    path = folder / f"{variant}.html"
    path.write_text(render(view, "html"), encoding="utf-8")
    return path


@pytest.mark.parametrize("group", range(GROUPS))
def test_hostile_words_neither_run_nor_load_nor_change_the_page(
    chromium: Browser, tmp_path: Path, group: int
) -> None:
    shapes: dict[Variant, str] = {}
    numbered = list(enumerate(HOSTILE.values()))[group::GROUPS]
    with chromium.new_context(viewport={"width": 320, "height": 800}) as context:
        page = context.new_page()
        heard = Heard(page)
        for number, words in numbered:
            variant = list(VARIANTS)[number % len(VARIANTS)]
            if variant not in shapes:
                page.goto(written_page(tmp_path, "plain", variant).as_uri())
                shapes[variant] = page.evaluate(SHAPE)
            path = written_page(tmp_path, words, variant)
            heard.things.clear()
            page.goto(path.as_uri())
            assert heard.things == [path.as_uri()]
            assert page.evaluate("window.hit") is None
            assert page.evaluate(SHAPE) == shapes[variant], words[:60]
            line = visible(" ".join(words.split("\n")))[:1_000]
            assert any(line in shown for shown in page.evaluate(LINES)), words[:60]
            assert page.evaluate(WIDTH) <= 320, words[:60]


PLANTED = (
    "<script>window.hit=1</script>",
    "<img src=x onerror='window.hit=1'>",
    "<img src='https://a.example/pixel.png'>",
    "<link rel=stylesheet href='https://a.example/x.css'>",
    "<style>body{display:none}</style>",
    "<p style='display:none' id=planted>x</p>",
    "<iframe src='javascript:parent.hit=1'></iframe>",
    "<object data='data:text/html,x'></object>",
    "<base href='https://a.example/'>",
    "<body onload='window.hit=1'>",
)


def test_the_policy_stops_markup_planted_past_the_escaper(
    chromium: Browser, written: Written, tmp_path: Path
) -> None:
    text = written("red", whole=False).read_text(encoding="utf-8")
    path = tmp_path / "planted.html"
    with chromium.new_context() as context:
        page = context.new_page()
        loaded: list[str] = []
        page.on("requestfinished", lambda request: loaded.append(request.url))
        for planted in PLANTED:
            whole = text.replace("<main", f"{planted}<main", 1)
            path.write_text(whole, encoding="utf-8")
            loaded.clear()
            page.goto(path.as_uri())
            assert page.evaluate("window.hit") is None, planted
            assert loaded == [path.as_uri()], planted
            assert page.locator("main").is_visible(), planted
            assert page.evaluate("document.baseURI") == path.as_uri(), planted
            hidden = "document.getElementById('planted')?.checkVisibility() === false"
            assert not page.evaluate(hidden), planted


def test_a_page_names_no_place_to_load_from(written: Written) -> None:
    text = written("red").read_text(encoding="utf-8")
    body = re.sub(r"<script .*?</script>", "", text, flags=re.DOTALL)
    assert not re.search(r"\s(src|srcset|action|style|on\w+)=", body)
    assert "url(" not in body


HIDES = (
    ".frame{display:none!important}body *{opacity:0!important}",
    "main{position:absolute;inset:0;height:9000px;background:#fff;z-index:99999}",
    "body{visibility:hidden;transform:translateY(-9000px)}",
    "body.public div,aside{font-size:0!important;clip-path:inset(50%)!important}",
    "html body{height:0!important;overflow:hidden!important;display:none!important}",
)


@pytest.mark.parametrize("css", HIDES)
def test_a_council_s_own_style_can_not_hide_what_the_frame_says(
    screen: Page, tmp_path: Path, css: str
) -> None:
    drawing = Drawing(own=(("report.css", css),))
    view = build(filled("plain"), variant="public", tool_version="0", drawing=drawing)
    path = tmp_path / "page.html"
    path.write_text(render(view, "html", drawing), encoding="utf-8")
    with shown(screen, path) as page:
        for frame in page.locator(".frame").all():
            words = frame.locator("p").first
            words.scroll_into_view_if_needed()
            assert words.evaluate(SEEN)


SEEN = (
    "e => { const r = e.getBoundingClientRect();"
    "const top = document.elementFromPoint(r.x + 4, r.y + r.height / 2);"
    "const style = getComputedStyle(e);"
    "return e.contains(top) && style.visibility === 'visible' "
    "&& style.opacity === '1' && parseFloat(style.fontSize) > 9 }"
)
"""Whether words are there, and nothing lies over them."""
