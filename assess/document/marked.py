"""A note that holds marks: parsed once, and written as HTML and as Markdown."""

from collections.abc import Iterable, Iterator
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import escape

from assess.document.html import words
from assess.document.links import may_follow
from assess.document.markdown import code_span, escaped, guarded, quoted, trimmed
from assess.document.note_blocks import blocks_of, solid, start_of


class Marked:
    """Its blocks."""

    def __init__(self, text: str) -> None:
        """Parse it."""
        self._blocks: list[Token] = blocks_of(text)

    def html(self) -> str:
        """Return it as HTML in which nothing typed is markup."""
        return "".join(_html(self._blocks))

    def markdown(self) -> str | None:
        """Return it as Markdown, quoted; nothing if it would not read as it is."""
        written = quoted(_lines_of(iter(self._blocks), until=None))
        reads_back = _words_read(written) == _words(self._blocks)
        return written if reads_back else None


# HTML

_TAGS = {
    "paragraph_open": '<p dir="auto">',
    "paragraph_close": "</p>",
    "bullet_list_open": "<ul>",
    "bullet_list_close": "</ul>",
    "ordered_list_close": "</ol>",
    "list_item_open": '<li dir="auto">',
    "list_item_close": "</li>",
    "blockquote_open": "<blockquote>",
    "blockquote_close": "</blockquote>",
    "em_open": "<em>",
    "em_close": "</em>",
    "strong_open": "<strong>",
    "strong_close": "</strong>",
    "softbreak": "<br>",
    "hardbreak": "<br>",
    "link_close": "</a>",
}


def _html(tokens: Iterable[Token]) -> Iterator[str]:
    """Yield tags of ours, and whatever was typed, escaped."""
    for token in tokens:
        if token.hidden:
            continue
        if token.type == "inline":
            yield from _html(token.children or [])
        elif (tag := _TAGS.get(token.type)) is not None:
            yield tag
        elif token.type == "code_inline":
            yield f"<code>{words(token.content)}</code>"
        elif token.type == "link_open":
            address = escape(token.attrGet("href") or "")
            yield f'<a href="{address}" rel="nofollow noopener noreferrer">'
        elif token.type == "ordered_list_open":
            start = token.attrGet("start")
            yield "<ol>" if start is None else f'<ol start="{int(start)}">'
        else:
            yield words(token.content)


# Markdown


def _lines_of(tokens: Iterator[Token], until: str | None) -> list[str]:
    """Return the lines of the blocks up to the token that ends them."""
    lines: list[str] = []
    for token in tokens:
        if token.type == until:
            break
        if token.type == "inline":
            lines += [*_inline_lines(token), ""]
        elif token.type == "blockquote_open":
            inner = trimmed(_lines_of(tokens, "blockquote_close"))
            lines += [*(f"> {line}".rstrip() for line in inner), ""]
        elif token.type == "bullet_list_open":
            lines += [*_items(tokens, "bullet_list_close", None), ""]
        elif token.type == "ordered_list_open":
            lines += [*_items(tokens, "ordered_list_close", start_of(token)), ""]
    return lines


def _items(tokens: Iterator[Token], until: str, number: int | None) -> list[str]:
    lines: list[str] = []
    for token in tokens:
        if token.type == until:
            break
        marker = "- " if number is None else f"{number}. "
        inner = trimmed(_lines_of(tokens, "list_item_close"))
        first, *rest = inner or [""]
        indent = " " * len(marker)
        lines.append(f"{marker}{first}".rstrip())
        lines += [f"{indent}{line}".rstrip() for line in rest]
        number = None if number is None else number + 1
    return lines


def _inline_lines(token: Token) -> list[str]:
    """Return the lines of a paragraph; the words matter more than how they look.

    Markdown can't write all the emphasis that it reads, a line break first in it or
    one inside another among it. Where its words would not come back, it is left out.
    """
    children = token.children or []
    lines = _lines(children)
    plain = [child for child in children if child.type not in _EMPHASIS]
    if len(plain) == len(children) or _words_read("\n".join(lines)) == _words(plain):
        return lines
    return _lines(plain)


def _lines(children: list[Token]) -> list[str]:
    written, words, address = "", "", ""
    for child in children:
        if child.type == "text":
            words += child.content
            continue
        written, words = f"{written}{escaped(words, in_link=bool(address))}", ""
        if child.type == "link_open":
            address = str(child.attrGet("href"))
            written = f"{written[:-1]}\\!" if written.endswith("!") else written
        if child.type == "link_close":
            written += f"](<{address}>)"
            address = ""
        else:
            written += _inline(child)
    written += escaped(words)
    return [guarded(line) for line in written.split("\n")]


@cache
def _reader() -> MarkdownIt:
    reader = MarkdownIt("commonmark")
    reader.normalizeLinkText = str  # type: ignore[method-assign, assignment]
    return reader


def _words_read(text: str) -> str | None:
    """Return the words that a reader of Markdown sees; nothing if it sees more."""
    tokens = _reader().parse(text)
    every = [*tokens, *(child for token in tokens for child in token.children or [])]
    if any(token.type in _NOT_OURS for token in every):
        return None
    links = [str(t.attrGet("href")) for t in every if t.type == "link_open"]
    return _words(tokens) if all(map(may_follow, links)) else None


_NOT_OURS = {"image", "html_inline", "html_block", "heading_open", "fence",
             "code_block", "hr"}  # fmt: skip


def _words(tokens: list[Token]) -> str:
    """Return all words of tokens, without their spaces."""
    every = [child for token in tokens for child in token.children or [token]]
    return "".join(solid(token.content) for token in every)


_EMPHASIS = ("em_open", "em_close", "strong_open", "strong_close")

_MARKS = {
    "em_open": "*",
    "em_close": "*",
    "strong_open": "**",
    "strong_close": "**",
    "link_open": "[",
}


def _inline(token: Token) -> str:
    if token.type in _MARKS:
        return _MARKS[token.type]
    if token.type in ("softbreak", "hardbreak"):
        return "  \n"
    return code_span(token.content)
