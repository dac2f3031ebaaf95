"""Notes: a small Markdown, parsed once and written twice, as HTML and as Markdown.

Paragraphs, lists, emphasis, code, block quotes and links. Whatever else was
typed stays visible as it was typed: stripping would corrupt the record.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from markupsafe import Markup

from assess.document.html import words
from assess.document.links import may_follow
from assess.document.markdown import code_span, escaped, guarded
from assess.model.characters import visible

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

RULES = [
    "list", "blockquote", "backticks", "emphasis", "link", "newline", "escape",
]  # fmt: skip

NESTED_AT_MOST = 12


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt  # noqa: PLC0415 - most notes are words alone

    options = {"html": False, "breaks": True, "maxNesting": NESTED_AT_MOST}
    parser = MarkdownIt("zero", options).enable(RULES)
    parser.validateLink = may_follow  # type: ignore[method-assign, assignment]
    return parser


def _tokens(text: str) -> list[Token]:
    return _parser().parse(visible(text))


# HTML

LINK = Markup('<a href="{}" rel="nofollow noopener noreferrer">')

_TAGS = {
    "paragraph_open": '<p dir="auto">',
    "paragraph_close": "</p>",
    "bullet_list_open": "<ul>",
    "bullet_list_close": "</ul>",
    "ordered_list_close": "</ol>",
    "list_item_open": "<li>",
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


@lru_cache(1024)
def to_html(text: str) -> Markup:
    """Return *text* as HTML in which nothing typed is markup."""
    if _MAY_BE_MARKUP.search(text) is None:
        written = "".join(_plain_html(visible(text)))
    else:
        written = "".join(_html(_tokens(text)))
    return Markup(written)  # noqa: S704 - each part is escaped


_MAY_BE_MARKUP = re.compile(r"[*_`\[\]\\>]|^\s*(?:[-+]|\d+[.)])", re.MULTILINE)
"""Finds whatever a rule above could take for more than words; most notes are words."""


def _plain_html(text: str) -> Iterator[str]:
    """Yield what `_html` would, for words in which it finds nothing."""
    for paragraph in _BETWEEN_PARAGRAPHS.split(text):
        if paragraph.strip(" \t\n"):
            lines = paragraph.strip().split("\n")
            lines = [line.lstrip(" \t").rstrip(" ") for line in lines]
            whole = "<br>".join(map(words, lines))
            yield f'<p dir="auto">{whole}</p>'


_BETWEEN_PARAGRAPHS = re.compile(r"\n(?:[ \t]*\n)+")


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
            yield str(LINK.format(token.attrGet("href") or ""))
        elif token.type == "ordered_list_open":
            start = token.attrGet("start")
            yield "<ol>" if start is None else f'<ol start="{int(start)}">'
        else:
            yield words(token.content)


# Markdown


def to_markdown(text: str) -> str:
    """Return *text* as Markdown inside a block quote, so that it can't be structure."""
    tree = iter(_tokens(text))
    lines = _blocks(tree, until=None)
    while lines and not lines[-1]:
        lines.pop()
    return "\n".join(f"> {line}".rstrip() for line in lines)


def _blocks(tokens: Iterator[Token], until: str | None) -> list[str]:
    """Return the lines of the blocks up to the token that ends them."""
    lines: list[str] = []
    for token in tokens:
        if token.type == until:
            break
        if token.type == "inline":
            lines += [*_inline_lines(token), ""]
        elif token.type == "blockquote_open":
            inner = _trimmed(_blocks(tokens, "blockquote_close"))
            lines += [*(f"> {line}".rstrip() for line in inner), ""]
        elif token.type == "bullet_list_open":
            lines += [*_items(tokens, "bullet_list_close", None), ""]
        elif token.type == "ordered_list_open":
            start = token.attrGet("start")
            number = int(start) if start is not None else 1
            lines += [*_items(tokens, "ordered_list_close", number), ""]
    return lines


def _items(tokens: Iterator[Token], until: str, number: int | None) -> list[str]:
    lines: list[str] = []
    for token in tokens:
        if token.type == until:
            break
        marker = "- " if number is None else f"{number}. "
        inner = _trimmed(_blocks(tokens, "list_item_close"))
        first, *rest = inner or [""]
        indent = " " * len(marker)
        lines.append(f"{marker}{first}".rstrip())
        lines += [f"{indent}{line}".rstrip() for line in rest]
        number = None if number is None else number + 1
    return lines


def _trimmed(lines: list[str]) -> list[str]:
    while lines and not lines[-1]:
        lines = lines[:-1]
    return lines


def _inline_lines(token: Token) -> list[str]:
    """Return the lines of a paragraph; the words matter more than how they look.

    Markdown can't write all the emphasis that it reads, a line break first in it or
    one inside another among it. Where its words would not come back, it is left out.
    """
    children = token.children or []
    lines = _lines(children)
    plain = [child for child in children if child.type not in _EMPHASIS]
    if len(plain) == len(children) or _words_read(lines) == _words(plain):
        return lines
    return _lines(plain)


def _lines(children: list[Token]) -> list[str]:
    written, addresses = "", []
    for child in children:
        if child.type == "link_open":
            addresses.append(child.attrGet("href") or "")
        if child.type == "link_close":
            written += f"](<{addresses.pop()}>)"
        else:
            written += _inline(child)
    return [guarded(line) for line in written.split("\n")]


@cache
def _reader() -> MarkdownIt:
    from markdown_it import MarkdownIt  # noqa: PLC0415 - the same

    return MarkdownIt("commonmark")


def _words_read(lines: list[str]) -> str:
    blocks = _reader().parse("\n".join(lines))
    return "".join(_words(block.children or []) for block in blocks)


def _words(children: list[Token]) -> str:
    return "".join("".join(child.content.split()) for child in children)


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
    if token.type == "code_inline":
        return code_span(token.content)
    return escaped(token.content)
