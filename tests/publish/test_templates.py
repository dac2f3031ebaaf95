"""A council's own templates: what they may do, and what is said when they can't."""

import pytest

from assess.document.drawing import Drawing
from assess.document.templates import TemplateError
from assess.model.council import Council
from assess.publish.views.build import build
from assess.publish.views.proof import read_page
from assess.publish.views.render import render
from tests.cases import STATES, blank, rated, with_words
from tests.make_templates_readme import README, readme

ABOUT = "sections/about.html.j2"


def drawn(own: dict[str, str], form: str = "html", words: str = "Words.") -> str:
    drawing = Drawing(own=tuple(sorted(own.items())))
    assessment = with_words(rated(blank(), "red", "green"), words)
    view = build(assessment, tool_version="0", drawing=drawing)
    return render(view, "html" if form == "html" else "md", drawing)


def test_the_list_of_fields_is_that_of_the_view() -> None:
    assert README.read_text(encoding="utf-8") == readme()


def test_a_section_of_the_council_s_own_replaces_ours() -> None:
    text = drawn({ABOUT: "<h2 id='about'>Ours, {{ report.service | typed }}</h2>"})
    assert "<h2 id='about'>Ours, <bdi>Words.</bdi></h2>" in text
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


def test_a_page_without_the_policy_is_refused() -> None:
    own = "<html><head><style></style></head>{% include 'data.html.j2' %}</html>"
    with pytest.raises(TemplateError, match="policy"):
        drawn({"report.html.j2": own})


def test_a_page_without_its_data_is_refused() -> None:
    with pytest.raises(TemplateError, match="must hold its data"):
        drawn({"data.html.j2": ""})


def test_a_style_sheet_can_not_end_its_element() -> None:
    with pytest.raises(TemplateError, match="</"):
        drawn({"report.css": "p{color:red}</style><script>"})


def test_a_style_sheet_of_the_council_s_own_is_let_through_by_the_policy() -> None:
    text = drawn({"report.css": "p{color:#00437b}"})
    assert "<style>p{color:#00437b}</style>" in text


def test_the_council_s_colours_and_name_stand_at_the_top() -> None:
    look = Council(name="Anyshire & District", ink="#ffffff", ground="#00437b")
    drawing = Drawing(council=look)
    view = build(STATES["red"](), tool_version="0", drawing=drawing)
    text = render(view, "html", drawing)
    assert "<bdi>Anyshire &amp; District</bdi>" in text
    assert ":root{--on-band:#ffffff;--band:#00437b}" in text
    assert render(view, "md", drawing).count("Anyshire &amp; District") == 1
