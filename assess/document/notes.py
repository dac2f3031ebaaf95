"""Notes: a small Markdown, parsed once and written twice, as HTML and as Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from markupsafe import Markup

from assess.document.html import words
from assess.document.markdown import escaped, guarded, quoted
from assess.model.characters import visible

if TYPE_CHECKING:
    from assess.document.marked import Marked

# HTML


@lru_cache(1024)
def to_html(text: str) -> Markup:
    """Return *text* as HTML in which nothing typed is markup."""
    if _MAY_BE_MARKUP.search(text) is None:
        written = "".join(_plain_html(visible(text)))
    else:
        written = _marked(text).html()
    return Markup(written)  # noqa: S704 - each part is escaped


_MAY_BE_MARKUP = re.compile(r"[*`\[\]>]|^[^\S\n]*(?:[-+]|\d+[.)])", re.MULTILINE)
"""Finds whatever a rule above could take for more than words; most notes are words."""


def _plain_html(text: str) -> Iterator[str]:
    """Yield what `Marked` would, for words in which it finds nothing."""
    for paragraph in _BETWEEN_PARAGRAPHS.split(text):
        if paragraph.strip(" \t\n"):
            lines = paragraph.strip().split("\n")
            lines = [line.lstrip(" \t").rstrip(" ") for line in lines]
            whole = "<br>".join(map(words, lines))
            yield f'<p dir="auto">{whole}</p>'


_BETWEEN_PARAGRAPHS = re.compile(r"\n(?:[ \t]*\n)+")


def _marked(text: str) -> Marked:
    from assess.document.marked import Marked  # noqa: PLC0415 - bench: assess report, one page

    return Marked(text)


# Markdown


def to_markdown(text: str) -> str:
    """Return *text* as Markdown inside a block quote, so that it can't be structure.

    It is read back; where its words would not come back as they are, every sign of
    it is written as a number.
    """
    shown = visible(text)
    if _MAY_BE_MARKUP.search(shown) is None and escaped(shown) == shown:
        return quoted(_plain_lines(shown))
    written = _marked(text).markdown()
    if written is not None:
        return written
    return quoted([_armoured(line) for line in shown.split("\n")])


def _plain_lines(text: str) -> list[str]:
    """Return what `Marked` would, for words in which it finds nothing."""
    lines: list[str] = []
    for paragraph in _BETWEEN_PARAGRAPHS.split(text):
        if paragraph.strip(" \t\n"):
            lines += [*map(guarded, paragraph.strip().split("\n")), ""]
    return lines


def _armoured(line: str) -> str:
    """Return a line in which no sign can be a mark."""
    return "".join(c if c.isalnum() or c == " " else f"&#{ord(c)};" for c in line)
