"""What a council's own templates drew as Markdown, read as a reader reads it.

Words that are put together while a template draws can come to mean what none of
them means alone, so what was drawn is looked at, and not only the template.
"""

from collections.abc import Iterator
from functools import cache
from typing import Final

from markdown_it import MarkdownIt
from markdown_it.token import Token

from assess.document.body import NotAllowedError
from assess.document.links import may_follow

_REFUSED: Final = {
    "html_block": "Markdown can't hold HTML",
    "html_inline": "Markdown can't hold HTML",
    "image": "Markdown can't hold a picture",
}

_AFTER: Final = "The frame goes on here."


def checked(text: str) -> str:
    """Return a body of Markdown that holds words and what lays them out.

    Raises:
        NotAllowedError: it holds HTML, a picture or a link that may not be followed,
            or a block of code that would swallow the frame.
    """
    tokens = _parser().parse(f"{text}\n\n{_AFTER}")
    for line, token in _each(tokens):
        if token.type in _REFUSED:
            raise _not_allowed(line, _REFUSED[token.type])
        if token.type == "link_open" and not _leads_on(str(token.attrGet("href"))):
            raise _not_allowed(
                line, "a link can only go to https, http, mailto or # in the page"
            )
    if tokens[-1].type != "paragraph_close":
        line = next(reversed(list(_each(tokens))))[0]
        raise _not_allowed(line, "a block of code is not closed")
    return text


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    parser.validateLink = bool  # type: ignore[method-assign, assignment]
    parser.normalizeLink = str  # type: ignore[method-assign, assignment]
    return parser


def _each(tokens: list[Token]) -> Iterator[tuple[int, Token]]:
    """Yield each block and what stands in it, with the line where it begins."""
    for token in tokens:
        line = token.map[0] + 1 if token.map else 1
        yield line, token
        for child in token.children or ():
            yield line, child


def _leads_on(address: str) -> bool:
    return address.startswith("#") or may_follow(address)


def _not_allowed(line: int, what: str) -> NotAllowedError:
    return NotAllowedError(f"line {line} of what it draws: {what}.")
