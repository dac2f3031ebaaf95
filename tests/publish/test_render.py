import json
import os
import re
import subprocess
import sys
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from assess.document import notes
from assess.document.links import may_follow
from assess.document.marked import Marked
from assess.model.assessment import Assessment
from assess.model.contrast import READABLE, contrast
from assess.model.council import Council
from assess.model.evidence import Evidence
from assess.publish.views.build import build
from assess.publish.views.data import to_json
from assess.publish.views.proof import read_page
from assess.publish.views.render import render
from assess.publish.views.variants import VARIANTS, Variant
from assess.resources import bundled
from assess.store.unpacking import unpack
from tests import complete
from tests.cases import STATES, blank, rated, shortened, with_words
from tests.hostile import HOSTILE
from tests.strategies import NASTY

ROOT = Path(__file__).parents[2]


@cache
def worded(words: str) -> Assessment:
    """Return an assessment with *words* in every field that takes text."""
    return with_words(shortened(rated(blank(), "red", "green")), words)


@cache
def page_of(words: str) -> str:
    """Return a page with *words* in every field, drawn once for all that look at it."""
    return page(worded(words))


def page(assessment: Assessment) -> str:
    return render(build(assessment, tool_version="0"), "html")


def markdown(assessment: Assessment) -> str:
    return render(build(assessment, tool_version="0"), "md")


class Skeleton(HTMLParser):
    """The tags of a page with their attributes, and its words."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, tuple[str, ...]]] = []
        self.words: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, tuple(name for name, _ in attrs)))

    def handle_data(self, data: str) -> None:
        self.words.append(data)


@cache
def skeleton(words: str) -> Skeleton:
    """Return the tags of a page with *words* in every field."""
    return Skeleton(page_of(words))


@pytest.mark.parametrize("state", STATES)
def test_every_state_can_be_written_in_every_format(state: str) -> None:
    assessment = STATES[state]()
    assert page(assessment).startswith("<!DOCTYPE html>")
    assert markdown(assessment).startswith("# ")
    assert json.loads(to_json(assessment))["brief"]["id"] == "k7m2p9x4"


@pytest.mark.parametrize("state", STATES)
def test_both_formats_have_the_same_headings(state: str) -> None:
    assessment = STATES[state]()
    heads = re.findall(r"<h2[^>]*>(.*?)</h2>", page(assessment))
    texts = re.findall(r"^## (.*)$", markdown(assessment), re.MULTILINE)
    expected = [
        h for h in heads if h not in ("Contents", "Accessibility of this report")
    ]
    assert texts[: len(expected)] == expected


@pytest.mark.parametrize("words", HOSTILE.values(), ids=HOSTILE)
def test_typed_words_stay_words_in_a_page(words: str) -> None:
    allowed = {"p", "ul", "ol", "li", "blockquote", "br", "em", "strong", "code", "a"}
    usual = {tag for tag, _ in skeleton("plain").tags}
    text = page_of(words)
    found = skeleton(words)
    assert {tag for tag, _ in found.tags} - usual <= allowed
    names = {name for _, attrs in found.tags for name in attrs}
    assert not [name for name in names if name.startswith("on") or name == "style"]
    assert text.count("<script") == 2
    assert 'href="javascript' not in text.lower()
    assert "src" not in names
    assert "@evil.example" not in " ".join(re.findall(r'href="([^"]*)"', text))


@cache
def headings(words: str) -> list[str]:
    """Return what divides a report in Markdown whose every field holds *words*."""
    text = markdown(worded(words))
    tokens = MarkdownIt("commonmark").enable("table").parse(text)
    return [t.type for t in tokens if t.type in ("heading_open", "hr", "table_open")]


@pytest.mark.parametrize("words", HOSTILE.values(), ids=HOSTILE)
def test_typed_words_can_not_become_structure_in_markdown(words: str) -> None:
    assert headings(words) == headings("plain")


@pytest.mark.parametrize("words", HOSTILE.values(), ids=HOSTILE)
def test_the_data_of_a_page_is_what_was_typed(words: str) -> None:
    block = re.search(r'id="data">(.*?)</script>', page_of(words), re.DOTALL)
    assert block
    assert json.loads(block[1])["brief"]["about"] == words


nasty = st.text(st.sampled_from(NASTY + "\n#*_`[]()<>-+1."), max_size=60)


def words_of(html: str) -> str:
    return re.sub(r"\s+", "", "".join(Skeleton(html).words))


@given(nasty | st.text("*\\\n0 a_`[]()>-", max_size=14))
@example("0\n\xa0=")
@example("*\\\n0*")
@example("_0*0*_")
@example("a ***\\\n\\\n0***")
@example("a\n\xa01. b")
def test_both_writers_of_notes_say_the_same(text: str) -> None:
    html = notes.to_html(text)
    again = MarkdownIt("commonmark").render(notes.to_markdown(text))
    assert words_of(again) == words_of(str(html))


@given(nasty | st.text("a 1.-+\n\t\xa0\x0c\u2028\u202e&<", max_size=14))
def test_words_alone_are_written_as_the_parser_would_write_them(text: str) -> None:
    parsed = Marked(text).html()
    assert str(notes.to_html(text)) == parsed


@given(nasty)
def test_no_markup_survives_in_notes(text: str) -> None:
    found = Skeleton(str(notes.to_html(text)))
    assert {tag for tag, _ in found.tags} <= {
        "p", "ul", "ol", "li", "blockquote", "br", "em", "strong", "code", "a"
    }  # fmt: skip
    lines = notes.to_markdown(text).split("\n")
    assert all(line.startswith(">") for line in lines if line)


@pytest.mark.parametrize(
    ("address", "followed"),
    [
        ("https://www.gov.uk/a?b=c#d", True),
        ("http://example.org", True),
        ("mailto:digital@anyshire.example", True),
        ("https://council@evil.example", False),
        ("javascript:alert(1)", False),
        ("//evil.example", False),
        ("../../etc", False),
        ("ftp://example.org", False),
        ("data:text/html,x", False),
        ("mailto:a@b.c?body=x", False),
        ("https://[broken", False),
        ("https:///nothing", False),
        ("https://exa mple.org", False),
        ("", False),
    ],
)
def test_only_plain_addresses_are_followed(address: str, *, followed: bool) -> None:
    assert may_follow(address) is followed


SECRETS = {
    "note": "SECRETNOTE",
    "inbox": "assisted route tested",
    "sensitive": "SECRETEVIDENCE",
    "name": "A name that is not published",
    "dissent": "Enough for beta.",
    "evidence note": "Shown on the second screen",
}


def with_secrets() -> Assessment:
    whole = STATES["several people, dissent, responses"]()
    lead = whole.sheet("lead")
    held = lead.at(complete.USERS)
    secret = Evidence(title="SECRETEVIDENCE", kind="said", sensitive=True)
    sheet = lead.with_finding(
        complete.USERS,
        held.but(note="SECRETNOTE", evidence={**held.evidence, "lead-c3r3": True}),
    ).but(evidence={**lead.evidence, "c3r3": secret})
    return whole.with_sheet(sheet)


@pytest.mark.parametrize("variant", VARIANTS)
@pytest.mark.parametrize("form", ["html", "md", "json", "folder"])
def test_a_secret_in_every_private_field_reaches_no_report(
    variant: Variant, form: str, tmp_path: Path
) -> None:
    planted = with_secrets()
    view = build(planted, variant=variant, tool_version="0")
    if form == "json":
        text = to_json(planted, VARIANTS[variant].audience)
    elif form == "folder":
        unpack(tmp_path / "out", read_page(render(view, "html")).seen, Council())
        files = [f for f in (tmp_path / "out").rglob("*") if f.is_file()]
        text = "".join(file.read_text(encoding="utf-8") for file in files)
    else:
        text = render(view, "html" if form == "html" else "md")
    done = "Carry out research with carers."  # no summary tells an action that ended
    assert (
        "The gap is small and has an owner." if variant == "summary" else done
    ) in text
    for name, each in SECRETS.items():
        assert each not in text, name


@pytest.mark.parametrize("variant", ["public", "summary"])
def test_what_one_person_holds_alone_is_in_no_page_for_the_public(
    variant: Variant,
) -> None:
    text = render(build(with_secrets(), variant=variant, tool_version="0"), "html")
    for own in ("Too few people.", "Not my profession."):
        assert own not in text
        assert own not in page(with_secrets())
    assert "Rated alone" not in text
    assert "Rated alone" in page(with_secrets())


def test_the_page_lets_nothing_run_or_load() -> None:
    text = page(STATES["red"]())
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', text)
    assert policy
    assert policy[1].startswith("default-src 'none'; style-src 'sha256-")
    assert text.index("Content-Security-Policy") < text.index("<title>")


@pytest.mark.parametrize("variant", VARIANTS)
def test_who_a_page_is_for_is_seen_at_once(variant: Variant) -> None:
    kind = VARIANTS[variant]
    for state, is_final in (("red", True), ("nothing rated yet", False)):
        view = build(STATES[state](), variant=variant, tool_version="0")
        text = render(view, "html")
        for form in (text.partition("<h2")[0], render(view, "md").partition("##")[0]):
            assert kind.caption in form
            assert ("has public in its name" in form) != kind.is_public
            assert ("Draft: not published yet" in form) != is_final
        assert ('content="noindex"' in text) != (is_final and kind.is_public)


def test_the_same_folder_gives_the_same_bytes_anywhere() -> None:
    code = (
        "import hashlib; from tests.cases import STATES;"
        "from assess.publish.views.build import build;"
        "from assess.publish.views.render import render;"
        "from assess.publish.views.variants import VARIANTS;"
        "a = STATES['several people, dissent, responses']();"
        "views = [build(a, variant=v, tool_version='0') for v in VARIANTS];"
        "texts = [render(v, form) for v in views for form in ('html', 'md')];"
        "print(hashlib.sha256(''.join(texts).encode()).hexdigest())"
    )
    digests = set()
    for zone, locale, seed in (("UTC", "C.UTF-8", "1"), ("Asia/Kolkata", "C", "2")):
        env = {**os.environ, "TZ": zone, "LC_ALL": locale, "PYTHONHASHSEED": seed}
        done = subprocess.run(
            [sys.executable, "-c", code],
            check=True,
            capture_output=True,
            cwd=ROOT,
            env=env,
        )
        digests.add(done.stdout)
    assert len(digests) == 1


def _long(colour: str) -> str:
    return "#" + "".join(c * 2 for c in colour[1:]) if len(colour) == 4 else colour


def test_every_pair_of_colours_can_be_read() -> None:
    css = (bundled("templates") / "report.css").read_text(encoding="utf-8")
    palettes = re.findall(r":root\{([^}]*)\}", css)
    assert len(palettes) == 3
    for palette in palettes:
        colours = dict(re.findall(r"--([a-z-]+):(#[0-9a-f]{3,6})\b", palette))
        pairs = [
            ("ink", "page"),
            ("quiet", "page"),
            ("link", "page"),
            ("visited", "page"),
        ]
        for role in ("good", "middling", "bad", "neutral"):
            pairs += [(role, f"{role}-ground"), (role, "page")]
        for ink, ground in pairs:
            found = contrast(_long(colours[ink]), _long(colours[ground]))
            assert found >= READABLE, (ink, ground)
