"""A Markdown report as the blocks of a page in the terminal."""

from collections.abc import Iterator

from markdown_it import MarkdownIt
from markdown_it.token import Token

from assess.ui.text.blocks import Block
from assess.ui.text.marks import Marks

STEP = 2
"""How many cells a list inside a list is set in."""

BLANK = Block()

_VERBATIM = ("fence", "code_block", "html_block")

_STYLES = {
    "heading_open": "accent",
    "heading_close": "",
    "thead_open": "quiet",
    "thead_close": "",
}

_ENDS = (
    "heading_open",
    "paragraph_close",
    "table_close",
    "bullet_list_close",
    "ordered_list_close",
)
"""Where a blank line stands, outside of lists."""


def shown(markdown: str, marks: Marks) -> tuple[Block, ...]:
    """Return a report to read: its headings, lists, tables and paragraphs."""
    tokens = MarkdownIt("commonmark").enable("table").parse(markdown)
    return tuple(_Shown(marks).blocks(tokens))


class _Shown:
    """Where one stands while the tokens of a report go by."""

    def __init__(self, marks: Marks) -> None:
        self._marks = marks
        self._lists: list[int | None] = []
        """For each list that is open the next number, or nothing for bullets."""
        self._mark = ""
        self._style = ""
        self._cells: list[str] | None = None

    def blocks(self, tokens: list[Token]) -> Iterator[Block]:
        """Yield the blocks, with a blank line before and after what stands alone."""
        for token in tokens:
            self._take(token)
            if token.type == "inline":
                yield from self._line(_words(token))
            elif token.type in _VERBATIM:
                yield Block(token.content.rstrip("\n"), indent=STEP)
            elif token.type == "tr_close":
                yield self._row()
            elif token.type in _ENDS and not self._lists:
                yield BLANK

    def _take(self, token: Token) -> None:
        """Note where one stands."""
        if token.type in _STYLES:
            style = _STYLES[token.type]
            is_title = style == "accent" and token.tag in ("h1", "h2")
            self._style = "heading" if is_title else style
        elif token.type == "bullet_list_open":
            self._lists.append(None)
        elif token.type == "ordered_list_open":
            self._lists.append(int(token.attrGet("start") or 1))
        elif token.type in ("bullet_list_close", "ordered_list_close"):
            self._lists.pop()
        elif token.type == "list_item_open":
            self._mark = self._next_mark()
        elif token.type == "tr_open":
            self._cells = []

    def _next_mark(self) -> str:
        number = self._lists[-1]
        if number is None:
            return self._marks.bullet
        self._lists[-1] = number + 1
        return f"{number}."

    def _line(self, words: str) -> Iterator[Block]:
        if self._cells is not None:
            self._cells.append(words)
            return
        indent = STEP * max(len(self._lists) - 1, 0)
        if self._lists and not self._mark:
            indent += STEP
        yield Block(words, self._style, mark=self._mark, indent=indent)
        self._mark = ""

    def _row(self) -> Block:
        first, *others = self._cells or [""]
        self._cells = None
        return Block(f"{first}: {', '.join(others)}", self._style, indent=1)


def _words(token: Token) -> str:
    """Return a line's words without its marks; a link that leads away says where."""
    words, addresses = "", []
    for child in token.children or []:
        match child.type:
            case "softbreak" | "hardbreak":
                words += "\n"
            case "link_open":
                addresses.append(str(child.attrGet("href") or ""))
            case "link_close":
                address = addresses.pop()
                is_elsewhere = not address.startswith("#")
                words += f" ({address})" if is_elsewhere else ""
            case _:
                words += child.content
    return words
