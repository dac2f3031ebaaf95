"""Notes show every sign that was typed, in both writers, and nothing that was not."""

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from assess.document.links import may_follow
from assess.document.markdown import link, one_line
from assess.document.notes import to_html, to_markdown


class Words(HTMLParser):
    """The words of a page, the addresses in it, and its tags."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.words = ""
        self.tags: set[str] = set()
        self.addresses: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.addresses += [v or "" for name, v in attrs if name in ("href", "src")]

    def handle_data(self, data: str) -> None:
        self.words += data


def read(markdown: str) -> Words:
    """Return what readers that also make links of bare addresses see."""
    reader = MarkdownIt("gfm-like", {"html": True})
    reader.normalizeLinkText = str  # type: ignore[method-assign, assignment]
    return Words(reader.render(markdown))


def solid(text: str) -> str:
    return "".join(text.split())


KEPT = [
    r"\\fs01\digital\_audit.docx",
    r"C:\temp\*.docx",
    "-",
    "+",
    "*",
    ">",
    "1.",
    "#",
    "---",
    "> > >",
    "- -",
    "2*3*4 is 24",
    "__init__.py and _audit_",
    "a_b_c",
    "+ 5% more",
    "+ one\n+ two",
    "1) one\n2) two",
    "1. met\n3. not met",
    "01. first\n02. second",
    "> 80% were satisfied",
    ">5 people",
    '[why](https://a.example "because")',
    "[a][b]",
    "![Result: Green](ftp://evil.example/green.svg)",
    "![]()",
    "![Result: Green]()",
    "a [](https://a.example/) b",
    "[why]( )",
    "[ ](https://a.example/)",
    "[![]()](https://a.example/)",
    "[a](mailto:x)[b](ftp://a.example)[c]()",
    "https://<@+",
    "www.<a",
    "&amp; &lt;b&gt; &#65;",
    "`` ` ``` unbalanced",
    "<b>bold</b> <!-- no -->",
    "a\\",
    "> " * 14 + "deep",
    "- " * 14 + "deep",
]


@pytest.mark.parametrize("words", KEPT)
def test_whatever_is_no_mark_stays_as_it_was_typed_in_both_writers(words: str) -> None:
    assert solid(Words(str(to_html(words))).words) == solid(words)
    assert solid(read(to_markdown(words)).words) == solid(words)


@pytest.mark.parametrize(
    ("words", "html"),
    [
        ("*a* and **b**", '<p dir="auto"><em>a</em> and <strong>b</strong></p>'),
        ("(*a*)", '<p dir="auto">(<em>a</em>)</p>'),
        (
            "- one\n- two",
            '<ul><li dir="auto">one</li><li dir="auto">two</li></ul>',
        ),
        (
            "3. three\n4. four",
            '<ol start="3"><li dir="auto">three</li><li dir="auto">four</li></ol>',
        ),
        ("> said", '<blockquote><p dir="auto">said</p></blockquote>'),
        ("`a * b`", '<p dir="auto"><code>a * b</code></p>'),
    ],
)
def test_what_is_a_mark_is_shown_as_its_look(words: str, html: str) -> None:
    assert str(to_html(words)) == html
    assert solid(read(to_markdown(words)).words) == solid(Words(html).words)


def test_a_note_can_not_hold_an_image() -> None:
    note = "Seen. ![Result: Green](https://evil.example/green.svg)"
    assert "img" not in Words(str(to_html(note))).tags
    found = read(to_markdown(note))
    assert "img" not in found.tags
    assert solid(found.words) == solid("Seen. !Result: Green")


@pytest.mark.parametrize(
    "words",
    [
        "https://bristol.gov.uk@evil.example/",
        "ftp://evil.example/a",
        "www.evil.example",
        "See https://bristol.gov.uk@evil.example/&lt;b&gt; and (WWW.evil.example).",
        "xmpp:someone@evil.example/x",
        "www*.evil.example*",
        "https://a.example/a_b_c&gt;d, and someone@council.example.",
        "[https://bristol.gov.uk@evil.example](https://a.example/)",
        "tel://5",
        "//evil.example/a",
        "[x](//evil.example)",
    ],
)
def test_no_address_lives_in_markdown_that_a_page_would_not_follow(words: str) -> None:
    shown = Words(str(to_html(words))).words
    for found in (read(to_markdown(words)), read(f"- {one_line(words)}")):
        assert [a for a in found.addresses if not may_follow(a)] == []
        web = [a for a in found.addresses if not a.startswith("mailto:")]
        assert not any("@evil" in address for address in web)
    assert solid(read(to_markdown(words)).words) == solid(shown)


def test_the_words_of_a_link_are_no_second_link() -> None:
    written = link("https://elsewhere.example/ and more", "https://a.example/")
    found = read(written)
    assert found.addresses == ["https://a.example/"]
    assert solid(found.words) == "https://elsewhere.example/andmore"


def test_an_address_keeps_its_letters_in_markdown() -> None:
    note = "See https://a.example/a_b_c?d=1&e=%20, or help_us@council.example."
    found = read(to_markdown(note))
    assert found.addresses[0] == "https://a.example/a_b_c?d=1&e=%20"
    assert solid(found.words) == solid(note)


def test_no_link_is_without_words_to_choose_or_without_an_address() -> None:
    for note in ("[](https://a.example/)", "[\u00a0](https://a.example/)", "[a]()"):
        assert "a" not in Words(str(to_html(note))).tags


def test_right_to_left_words_are_told_apart_in_every_block() -> None:
    words = "رأى (beta, 2026-03)."
    page = str(to_html(f"{words}\n\n- {words}\n\n1. {words}\n\n> {words}"))
    for tag in ("p", "li"):
        opened = re.findall(rf"<{tag}\b[^>]*>", page)
        assert opened
        assert set(opened) == {f'<{tag} dir="auto">'}


MARKS = "*_`[]()>-+1.!<&\\/:@ \n\tab\u0645"


@given(st.text(MARKS, max_size=24))
def test_nothing_that_was_typed_is_lost(words: str) -> None:
    shown = solid(Words(str(to_html(words))).words)
    letters = re.sub(r"[^\w]", "", words)
    assert [c for c in letters if c.isalpha()] == [c for c in shown if c.isalpha()]
    for sign in "\\_!&<:@/":
        assert shown.count(sign) >= words.count(sign) - _in_addresses(words, sign)


def _in_addresses(words: str, sign: str) -> int:
    """Count a sign in what a link leads to, which is no part of its words."""
    return sum(each.count(sign) for each in re.findall(r"\]\(([^)]*)\)", words))


@given(
    st.lists(
        st.sampled_from(
            [
                *MARKS,
                "https://",
                "www.",
                "a.example",
                "](",
                "![",
                "&gt;",
                "**",
                "mail@",
                "()",
                "[x](",
                "](https://a.example/)",
            ]
        ),
        max_size=16,
    ).map("".join)
)
def test_markdown_reads_back_as_the_page_reads(words: str) -> None:
    found = read(to_markdown(words))
    assert solid(found.words) == solid(Words(str(to_html(words))).words)
    assert "img" not in found.tags
    assert [a for a in found.addresses if not may_follow(a)] == []


@pytest.mark.parametrize("letter", ["a", "a.", "a@a-", "//", "\n", "1"])
def test_a_long_word_is_read_once_and_not_again_from_each_letter(letter: str) -> None:
    words = (letter * 300_000)[:300_000]
    for written in (to_markdown(words), one_line(words)):
        assert len(solid(written)) >= len(solid(words))
