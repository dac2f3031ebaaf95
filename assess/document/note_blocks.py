"""A note as blocks of Markdown, in which nothing that was typed is lost.

Paragraphs, lists, emphasis, code, block quotes and links. Whatever else was
typed stays visible as it was typed: stripping would corrupt the record. So does a
paragraph, list or quote of which a sign would be lost.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, Literal

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.state_inline import Delimiter
from markdown_it.token import Token

from assess.document.links import may_follow
from assess.model.characters import visible

Nesting = Literal[-1, 0, 1]

RULES = ["list", "blockquote", "backticks", "emphasis", "link", "newline"]

NESTED_AT_MOST = 12


@cache
def _parser() -> MarkdownIt:
    options = {"html": False, "breaks": True, "maxNesting": NESTED_AT_MOST}
    parser = MarkdownIt("zero", options).enable(RULES)
    parser.inline.ruler.at("emphasis", _star)
    parser.validateLink = may_follow  # type: ignore[method-assign, assignment]
    parser.normalizeLink = str  # type: ignore[method-assign, assignment]
    return parser


def _star(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - a rule of its own
    """Take stars round words for emphasis, never those in a word or a sum."""
    if silent or state.src[state.pos] != "*":
        return False
    scanned = state.scanDelims(state.pos, canSplitWord=False)
    for _ in range(scanned.length):
        state.push("text", "", 0).content = "*"
        last = len(state.tokens) - 1
        state.delimiters.append(
            Delimiter(
                ord("*"), scanned.length, last, -1, scanned.can_open, scanned.can_close
            )
        )
    state.pos += scanned.length
    return True


def blocks_of(text: str) -> list[Token]:
    """Return *text* as blocks in which nothing that was typed is lost."""
    shown = visible(text)
    lines = shown.split("\n")
    return [
        _without_empty_links(token)
        for block in _top_blocks(_parser().parse(shown))
        for token in (block if _keeps_all(block, lines) else _as_typed(block, lines))
    ]


def _top_blocks(tokens: Iterable[Token]) -> Iterator[list[Token]]:
    block: list[Token] = []
    for token in tokens:
        block.append(token)
        if token.level == 0 and token.nesting < 1:
            yield block
            block = []


def _keeps_all(block: list[Token], lines: list[str]) -> bool:
    """Whether a block shows every sign that was typed, as a sign or as its look."""
    source = lines[slice(*(block[0].map or (0, 0)))]
    if not any(token.content for token in block):
        return not solid("".join(source))
    if any(_MORE_THAN.match(line) for line in source):
        return False
    typed, shown = solid("\n".join(source)), solid("".join(_signs(block)))
    if any(token.type == "blockquote_open" for token in block):
        typed, shown = typed.replace(">", ""), shown.replace(">", "")
    return typed == shown


_MORE_THAN = re.compile(r"\s*>\s*[\d£$€]")
"""A sign before a number is no quotation."""


def solid(text: str) -> str:
    """Return a text without its spaces."""
    return "".join(text.split())


def _signs(block: list[Token]) -> Iterator[str]:
    """Yield what was typed for what is shown, marks and words."""
    numbers: list[int] = []
    for token in block:
        if token.type == "ordered_list_open":
            numbers.append(start_of(token))
        elif token.type == "ordered_list_close":
            numbers.pop()
        elif token.type == "list_item_open" and token.info:
            yield f"{numbers[-1]}."
            numbers[-1] += 1
        elif token.type == "list_item_open":
            yield token.markup.replace("+", "")
        else:
            yield from _inline_signs(token.children or [])


def _inline_signs(children: list[Token]) -> Iterator[str]:
    addresses: list[str] = []
    for child in children:
        if child.type == "link_open":
            addresses.append(str(child.attrGet("href")))
            yield "["
        elif child.type == "link_close":
            yield f"]({addresses.pop()})"
        elif child.type == "code_inline":
            yield f"{child.markup}{child.content}{child.markup}"
        else:
            yield child.content or child.markup


def start_of(token: Token) -> int:
    """Return the number that a list begins with."""
    start = token.attrGet("start")
    return 1 if start is None else int(start)


def _without_empty_links(token: Token) -> Token:
    """Show as typed each link that has no words to choose or leads nowhere."""
    children = token.children or []
    opened = [at for at, child in enumerate(children) if child.type == "link_open"]
    for start in opened:
        end = next(
            at
            for at in range(start, len(children))
            if children[at].type == "link_close"
        )
        address = str(children[start].attrGet("href"))
        held = "".join(child.content for child in children[start:end])
        if not address or not solid(held):
            children[start] = _token("text", content="[")
            children[end] = _token("text", content=f"]({address})")
    return token


def _token(kind: str, tag: str = "", nesting: Nesting = 0, **more: Any) -> Token:
    return Token(kind, tag, nesting, **more)


def _as_typed(block: list[Token], lines: list[str]) -> Iterator[Token]:
    """Yield a paragraph with the words of a block as they were typed."""
    source = lines[slice(*(block[0].map or (0, 0)))]
    typed = [line.strip(" \t") for line in source if line.strip(" \t")]
    children: list[Token] = []
    for line in typed:
        if children:
            children.append(_token("softbreak", "br"))
        children.append(_token("text", content=line))
    yield _token("paragraph_open", "p", 1)
    yield _token("inline", content="\n".join(typed), children=children)
    yield _token("paragraph_close", "p", -1)
