"""A council's own templates: what they may do, and what is said when they can't."""

import base64
import hashlib
import re
from html.parser import HTMLParser

import pytest

from assess.document.drawing import Drawing, TemplateError
from assess.model.council import Council
from assess.publish.views.build import build
from assess.publish.views.proof import read_page
from assess.publish.views.render import render
from assess.publish.views.variants import VARIANTS, Variant
from tests.cases import RICHEST, STATES, blank, rated, shortened, with_words
from tests.make_templates_readme import README, readme
from tests.spread import spread

ABOUT = "sections/about.html.j2"


def drawn(own: dict[str, str], form: str = "html", words: str = "Words.") -> str:
    drawing = Drawing(own=tuple(sorted(own.items())))
    assessment = with_words(shortened(rated(blank(), "red", "green")), words)
    view = build(assessment, tool_version="0", drawing=drawing)
    return render(view, "html" if form == "html" else "md", drawing)


def test_the_list_of_fields_is_that_of_the_view() -> None:
    assert README.read_text(encoding="utf-8") == readme()


def test_a_section_of_the_council_s_own_replaces_ours() -> None:
    text = drawn({ABOUT: "<h2 id='about'>Ours, {{ report.service | typed }}</h2>"})
    assert '<h2 id="about">Ours, <bdi>Words.</bdi></h2>' in text
    assert read_page(text).made.own_templates


def test_a_page_of_the_council_s_own_may_extend_ours() -> None:
    own = (
        '{% extends "shipped/report.html.j2" %}'
        "{% block band %}<header>Own band</header>{% endblock %}"
    )
    text = drawn({"report.html.j2": own})
    assert "<header>Own band</header>" in text
    assert 'id="found"' in text


def test_what_is_typed_stays_words_in_the_council_s_own_templates() -> None:
    own = "<h2 id='about'>{{ report.about }}{{ report.users | notes }}</h2>"
    text = drawn({ABOUT: own}, words="<script>window.hit=1</script>")
    assert text.count("<script") == 2


def test_what_is_typed_stays_words_in_the_council_s_own_markdown() -> None:
    own = "{{ report.about }}\n{{ report.address | link('javascript:x') }}"
    text = drawn({"sections/about.md.j2": own}, "md", "# <b> [x](y)")
    assert "\\# &lt;b&gt; \\[x\\](y)" in text
    assert "javascript" not in text


@pytest.mark.parametrize(
    ("own", "told"),
    [
        ("{% if %}", f"{ABOUT}, line 1: "),
        ("a\n{% for x in report.actions %}", f"{ABOUT}, line 2: "),
        ("a\nb\n{{ report.abuot }}", f"{ABOUT}, line 3: .*abuot"),
        ("{{ nothing }}", f"{ABOUT}, line 1: 'nothing' is undefined."),
        ("a\n{{ report.actions + 1 }}", f"{ABOUT}, line 2: "),
        ("a\n{{ 1 // 0 }}", f"{ABOUT}, line 2: "),
        ("{{ report.about | safe }}", f"{ABOUT}, line 1: No filter named 'safe'."),
        ("\n{% autoescape false %}{% endautoescape %}", f"{ABOUT}, line 2: escaping"),
        ('{% include "no.html.j2" %}', f"{ABOUT}, line 1: there is no template"),
        ("{{ report.__class__.__mro__ }}", f"{ABOUT}, line 1: access to attribute"),
        ("{{ [].append(1) }}", f"{ABOUT}, line 1: .*unsafe"),
        ("{% for n in range(999999) %}{% endfor %}", f"{ABOUT}, line 1: Range too big"),
    ],
)
def test_a_broken_template_is_told_with_file_and_line(own: str, told: str) -> None:
    with pytest.raises(TemplateError, match=told):
        drawn({ABOUT: own})


PAGE = "report.html.j2"

REFUSED = {
    "a policy in a comment": "<!-- {{ policy }} -->",
    "a script": "<script>hit()</script>",
    "a script in capitals": "<SCRIPT>hit()</SCRIPT>",
    "a script that is not closed": "<script src='https://evil.example/x.js'>",
    "a script in a picture": "<svg><script>hit()</script></svg>",
    "a handler": "<p onclick='hit()'>x</p>",
    "a handler behind a slash": "<p/onmouseover=hit()>x</p>",
    "a handler in a quote that is not closed": '<p title="x>y</p><p onclick="hit()">',
    "a refresh": "<meta http-equiv='refresh' content='0;url=https://evil.example'>",
    "a base": "<base href='https://evil.example/'>",
    "a frame": "<iframe src='https://evil.example'></iframe>",
    "a form": "<form action='https://evil.example'><button>Send</button></form>",
    "a field": "<input name='password'>",
    "an object": "<object data='https://evil.example/x'></object>",
    "an embedded file": "<embed src='x'>",
    "a picture": "<img src='https://evil.example/green.svg'>",
    "a style": "<style>.frame{display:none}</style>",
    "a style on an element": "<p style='position:fixed'>x</p>",
    "a sheet": "<link rel='stylesheet' href='https://evil.example/x.css'>",
    "a template": "<template><p>x</p></template>",
    "a page of its own": "<!DOCTYPE html><html><head></head><body>x</body></html>",
    "a link that runs": "<a href='javascript:hit()'>x</a>",
    "a link that runs, spelt otherwise": "<a href='java&#115;cript:hit()'>x</a>",
    "a link that runs behind a space": "<a href=' javascript:hit()'>x</a>",
    "a link with data": "<a href='data:text/html,x'>x</a>",
    "an element that is open": "<div hidden><p>x</p>",
    "an open element": "<details><p>x</p>",
    "what closes the frame": "</main></body></html>",
    "a processing instruction": "<?xml x?>",
    "character data": "<![CDATA[ x ]]>",
    "the data twice": "<div id='data'>{}</div>",
    "an id twice": "<p id='a'>x</p><p id='a'>y</p>",
}


@pytest.mark.parametrize(("what", "name"), spread(REFUSED, [PAGE, ABOUT]))
def test_what_is_no_layout_of_words_is_refused(what: str, name: str) -> None:
    with pytest.raises(TemplateError, match=r"report\.html\.j2: line \d+ of what"):
        drawn({name: REFUSED[what]})


class Structure(HTMLParser):
    """The elements of a page in their order, and its words by the frame or not."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.frame = ""
        self._open: list[str] = []
        self._frames: list[int] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        if ("class", "frame") in attrs:
            self._frames.append(len(self._open))
        if tag not in {"meta", "br", "input", "col", "hr", "link"}:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag
        if self._frames and self._frames[-1] == len(self._open):
            self._frames.pop()

    def handle_data(self, data: str) -> None:
        if self._frames:
            self.frame += data


@pytest.mark.parametrize("variant", VARIANTS)
@pytest.mark.parametrize("state", ["nothing rated yet", "red"])
def test_a_council_s_own_page_stands_in_the_frame_of_assess(
    state: str, variant: Variant
) -> None:
    name = f"{VARIANTS[variant].template}.html.j2"
    drawing = Drawing(own=((name, "<p>Final report, certified. Result: Green</p>"),))
    view = build(STATES[state](), variant=variant, tool_version="0", drawing=drawing)
    page = render(view, "html", drawing)
    found = Structure(page)
    assert found.tags[:4] == ["html", "head", "meta", "meta"]
    assert page.index("Content-Security-Policy") < page.index("<title>")
    assert found.tags.count("script") == 2
    hidden = state == "nothing rated yet" or not VARIANTS[variant].is_public
    assert ("noindex" in page) == hidden
    assert f"{view.status}." in found.frame
    assert f"Made for {VARIANTS[variant].made_for}" in found.frame
    assert view.check.digest in found.frame
    assert "No publisher of a standard endorses this report." in found.frame
    assert "certified" not in found.frame
    assert read_page(page).made.own_templates
    text = render(view, "md", drawing)
    assert text.startswith(f"{view.status}.")
    assert f"Made for {VARIANTS[variant].made_for}" in text
    assert view.check.digest in text


OF_THE_FRAME = (
    "page.html.j2",
    "data.html.j2",
    "frame.html.j2",
    "sections/check.html.j2",
    "sections/check.md.j2",
)


@pytest.mark.parametrize("name", OF_THE_FRAME)
def test_the_frame_is_never_a_council_s_own(name: str) -> None:
    with pytest.raises(TemplateError, match="is always that of assess"):
        drawn({name: "x"})


def test_what_a_council_s_own_template_draws_is_written_anew() -> None:
    own = "<p title='a\"b'>1 < 2 &amp; &copy; {{ report.service }}<br>"
    text = drawn({PAGE: f"{own}</p>"}, words="A & B")
    assert '<p title="a&#34;b">1 &lt; 2 &amp; © A &amp; B<br></p>' in text


_NESTED = (
    "{% set ns = namespace(x=('x',), y=('x',)) %}{% for i in range(60) %}"
    "{% set ns.x = (ns.x, ns.x) %}{% set ns.y = (ns.y, ns.y) %}{% endfor %}"
)

_MANY = (
    "{% set many = range(99999) | list %}{% set ns = namespace(x='x', n=1) %}"
    "{% for i in range(99999) %}"
)

ENDLESS = {
    "loops in loops": "{% for i in range(9999) %}{% for j in range(9999) %}"
    "{% endfor %}{% endfor %}",
    "a macro that calls itself twice": "{% macro m(n) %}{% if n %}{{ m(n - 1) }}"
    "{{ m(n - 1) }}{% endif %}{% endmacro %}{{ m(60) }}",
    "words in a loop": "{% for i in range(99999) %}" + "x" * 4096 + "{% endfor %}",
    "words that double": "{% set ns = namespace(x='xxxxxxxx') %}"
    "{% for i in range(60) %}{% set ns.x = ns.x ~ ns.x %}{% endfor %}",
    "words that double with a plus": "{% set ns = namespace(x='xxxxxxxx') %}"
    "{% for i in range(60) %}{% set ns.x = ns.x + ns.x %}{% endfor %}",
    "a capture that doubles": "{% set ns = namespace(x='xxxxxxxx') %}"
    "{% for i in range(60) %}{% set y %}{{ ns.x }}{{ ns.x }}{% endset %}"
    "{% set ns.x = y %}{% endfor %}",
    "lists that double": "{% set ns = namespace(x=[1, 2]) %}"
    "{% for i in range(60) %}{% set ns.x = ns.x + ns.x %}{% endfor %}",
    "many words joined": "{% set ns = namespace(x='xxxxxxxx') %}"
    "{% for i in range(20) %}{% set ns.x = [ns.x] * 9 %}{% endfor %}",
    "a list of long words joined": "{% set ns = namespace(x='xxxxxxxx') %}"
    "{% for i in range(60) %}{% set ns.x = [ns.x, ns.x, ns.x] | join %}{% endfor %}",
    "words that are padded": "{{ 'x'.ljust(3000000000) }}",
    "notes that are padded": "{{ (report.about | notes).ljust(3000000000) }}",
    "words that are multiplied": "{{ 'x' * 99999999 * 99 }}",
    "a power": "{{ 9 ** 9 ** 9 }}",
    "a number that grows": "{% set ns = namespace(x=9) %}"
    "{% for i in range(60) %}{% set ns.x = ns.x * ns.x %}{% endfor %}",
    "a wide format": "{{ '%999999999d' | format(1) }}",
    "a wide format of the old kind": "{{ '%999999999d' % 1 }}",
    "a wide format method": "{{ '{:>999999999}'.format(1) }}",
    "a wide date": "{{ report.check.versions[0].at.strftime('%999999999d') }}",
    "lists in lists": _NESTED + "{{ ns.x }}",
    "lists in lists by their name": _NESTED + "{{ [ns] | map('string') | list }}",
    "lists in lists as words": _NESTED + "{{ ns.x | string | length }}",
    "lists in lists put together": _NESTED + "{{ (ns.x ~ '') | length }}",
    "lists in lists joined": _NESTED + "{{ ns.x | join | length }}",
    "lists in lists compared": _NESTED + "{{ 1 if ns.x == ns.y }}",
    "lists in lists tested": _NESTED + "{{ 1 if ns.x is eq(ns.y) }}",
    "lists in lists as a key": _NESTED + "{{ {ns.x: 1} | length }}",
    "lists in lists looked up": _NESTED + "{{ {}[ns.x] | default(1) }}",
    "lists in lists asked for": _NESTED + "{{ {}.get(ns.x) }}",
    "lists in lists as a file": _NESTED + "{% include ns.x %}",
    "the largest of two lists in lists": _NESTED + "{{ [ns.x, ns.y] | max | length }}",
    "all of it in a loop": "{% for i in range(99999) %}{{ report }}{% endfor %}",
    "all of it many times as words": "{{ (range(99999) | map('default', 1)"
    " | list + [report]) | map('string') | join | length }}",
    "the largest of many in a loop": _MANY + "{{ many | max }}{% endfor %}",
    "a count of many in a loop": _MANY + "{{ many.count(-1) }}{% endfor %}",
    "a search of many in a loop": _MANY + "{{ 1 if -1 in many }}{% endfor %}",
    "a search of many for many": _MANY + "{% endfor %}"
    "{{ many | reject('in', many) | list | length }}",
    "a sum that doubles": _MANY + "{% set ns.n = ns.n + ns.n %}{% endfor %}",
    "a file that includes itself": "{% include 'sections/about.html.j2' %}"
    "{% include 'sections/about.html.j2' %}",
}


@pytest.mark.parametrize("own", ENDLESS.values(), ids=ENDLESS)
def test_a_template_that_does_too_much_is_stopped_with_a_sentence(own: str) -> None:
    drawing = Drawing(own=((ABOUT, own),))
    view = build(STATES["red"](), tool_version="0", drawing=drawing)
    with pytest.raises(TemplateError, match=r"^[a-z/.0-9]+, line \d+: \S.+\.$"):
        render(view, "html", drawing)


@pytest.mark.parametrize(
    "own",
    ["<script>hit()</script>", "<{{ 'img' }} src=x>", "![x](https://evil.example/x)"],
)
def test_a_council_s_own_markdown_holds_no_html_and_no_picture(own: str) -> None:
    told = r"^sections/about\.md\.j2, line 2: Markdown can't hold HTML or a picture\.$"
    with pytest.raises(TemplateError, match=told):
        drawn({"sections/about.md.j2": f"Ours,{{{{ '' }}}}\n{own}"}, "md")


PUT_TOGETHER = {
    "a picture": ("{{ '!' }}[x](https://evil.example/x)", "a picture"),
    "a picture by name": ("{{ '!' }}[x]\n\n[x]: https://evil.example/x", "a picture"),
    "a picture in a link": ("[{{ '!' }}[x](/x)](https://a.example)", "a picture"),
    "a picture in a table": ("| {{ '!' }}[x](/x) |\n| - |\n| a |", "a picture"),
    "a picture in what is crossed out": ("~~{{ '!' }}[x](/x)~~", "a picture"),
    "a picture in a loop": (
        "{% for one in ['!', ''] %}{{ one }}{% endfor %}[x](/x)",
        "a picture",
    ),
    "a link that runs": ("[x](javascript:hit)", "a link can only go to"),
    "a link that holds a page": ("[x](data:text/html,x)", "a link can only go to"),
    "a link to a file": ("[x](file:///etc/hosts)", "a link can only go to"),
    "a link that deceives": ("[x](https://a@b.example)", "a link can only go to"),
    "code that is not closed": ("```\nx", "a block of code is not closed"),
    "code that waves close, and nothing does": (
        "~~~\n```",
        "a block of code is not closed",
    ),
}


@pytest.mark.parametrize(("own", "told"), PUT_TOGETHER.values(), ids=PUT_TOGETHER)
def test_markdown_that_a_council_s_templates_put_together_is_looked_at(
    own: str, told: str
) -> None:
    said = rf"^report\.md\.j2: line 3 of what it draws: .*{told}"
    with pytest.raises(TemplateError, match=said):
        drawn({"report.md.j2": f"# Ours\n\n{own}\n"}, "md")


def test_markdown_of_a_council_s_own_may_hold_what_lays_out_words() -> None:
    own = (
        "# Ours\n\n- a *b*\n\n> c\n\n| d |\n| - |\n| e |\n\n```\nf\n```\n\n"
        "[g](https://a.example) [h](#i) {{ report.about | notes }}\n\n    code\n"
    )
    text = drawn({"report.md.j2": own}, "md", "![x](y) <b> [z](javascript:w) Fine!")
    assert "[g](https://a.example) [h](#i)" in text
    assert "## Check this report" in text


@pytest.mark.parametrize(("state", "variant"), spread(STATES, VARIANTS, whole=RICHEST))
def test_our_markdown_in_place_of_itself_may_be_drawn(
    state: str, variant: Variant
) -> None:
    name = f"{VARIANTS[variant].template}.md.j2"
    drawing = Drawing(own=((name, f'{{% extends "shipped/{name}" %}}'),))
    view = build(STATES[state](), variant=variant, tool_version="0", drawing=drawing)
    assert render(view, "md", drawing)


COVERS = [
    ".x{position:fixed}",
    ".x{z-index:2147483647}",
    ".x{position:st\\69 cky}",
    "@layer a{.frame{display:none!important}}",
    "@import 'x.css';",
]


@pytest.mark.parametrize("css", COVERS)
def test_a_style_sheet_can_not_cover_the_frame(css: str) -> None:
    with pytest.raises(TemplateError, match=r"^report\.css: a style sheet can't hold"):
        drawn({"report.css": css})


def test_a_style_sheet_can_not_end_its_element() -> None:
    with pytest.raises(TemplateError, match="</"):
        drawn({"report.css": "p{color:red}</style><script>"})


def test_a_style_sheet_of_the_council_s_own_is_let_through_by_the_policy() -> None:
    text = drawn({"report.css": "p{color:#00437b}"})
    style = re.search(r"<style>(.*?)</style>", text, re.DOTALL)
    assert style
    assert style[1].startswith("@layer frame{")
    assert style[1].endswith("p{color:#00437b}")
    allowed = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
    assert f"style-src 'sha256-{allowed}'" in text.replace("&#39;", "'")


def test_the_council_s_colours_and_name_stand_at_the_top() -> None:
    look = Council(name="Anyshire & District", ink="#ffffff", ground="#00437b")
    drawing = Drawing(council=look)
    view = build(STATES["red"](), tool_version="0", drawing=drawing)
    text = render(view, "html", drawing)
    assert "<bdi>Anyshire &amp; District</bdi>" in text
    assert ":root{--on-band:#ffffff;--band:#00437b}" in text
    assert render(view, "md", drawing).count("Anyshire &amp; District") == 1
