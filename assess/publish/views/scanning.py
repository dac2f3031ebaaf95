"""What a reader can see of a page, and what acts in it, in one pass over its text.

It is linear in the length of the page, whatever is in it; a parser that reads a page
as browsers do is not.
"""

import html
import re
from collections.abc import Iterator
from typing import Final, NamedTuple

_UNSEEN: Final = frozenset({"head", "script", "style", "template", "noscript"})

_RAW: Final = frozenset({"script", "style"})
"""Elements whose content is no markup."""

_ACTS: Final = frozenset(
    ("script", "iframe", "frame", "object", "embed", "applet", "base", "form")
)
"""Elements that act or lead away, none of which any version of ours draws."""

_EMPTY: Final = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta",
     "source", "track", "wbr")
)  # fmt: skip
"""Elements without an end."""

_TOKEN: Final = re.compile(
    r"""<!--(?:.*?-->|.*+)
    | <(?P<end>/?)(?P<tag>[a-zA-Z][^\s/<>]*+)
       (?P<rest>[^<>"']*+(?:(?:"[^"]*+"|'[^']*+')[^<>"']*+)*)>
    | <
    | (?P<words>[^<]++)""",
    re.DOTALL | re.VERBOSE,
)

_ATTRIBUTE: Final = re.compile(
    r"""([^\s=/"']++)(?:\s*+=\s*+("[^"]*"|'[^']*'|[^\s"']++))?""", re.DOTALL
)


class _Tag(NamedTuple):
    """Where an element begins or ends."""

    name: str
    is_end: bool
    attributes: dict[str, str]


def shown(page: str) -> str:
    """Return the text of a page that a reader can see, as far as its elements say."""
    words, unseen, depth = [], "", 0
    for token in _tokens(page):
        if isinstance(token, str):
            if not unseen:
                words.append(token)
        elif token.name in _EMPTY:
            continue
        elif unseen:
            if token.name == unseen:
                depth += -1 if token.is_end else 1
            unseen = unseen if depth else ""
        elif not token.is_end and _hides(token):
            unseen, depth = token.name, 1
    return html.unescape(" ".join(words))


def foreign(page: str) -> tuple[str, ...]:
    """Return what acts or leads away in a page, which no version of ours draws."""
    found = (
        each
        for token in _tokens(page)
        if isinstance(token, _Tag) and not token.is_end
        for each in _foreign(token)
    )
    return tuple(dict.fromkeys(found))


def _hides(tag: _Tag) -> bool:
    return tag.name in _UNSEEN or "hidden" in tag.attributes


def _foreign(tag: _Tag) -> Iterator[str]:
    is_data = tag.attributes.get("type", "").lower() == "application/json"
    if tag.name in _ACTS and not (tag.name == "script" and is_data):
        yield f"<{tag.name}>"
    if tag.attributes.get("http-equiv", "").lower() == "refresh":
        yield f"<{tag.name} http-equiv=refresh>"
    yield from (f"{name}=" for name in tag.attributes if name.startswith("on"))


def _tokens(page: str) -> Iterator[str | _Tag]:
    """Yield words and tags, in order; what is in a script or style is neither."""
    at = 0
    while (found := _TOKEN.match(page, at)) is not None:
        at = found.end()
        if found["words"]:
            yield found["words"]
        elif found["tag"]:
            tag = _tag(found)
            yield tag
            if tag.name in _RAW and not tag.is_end:
                at = _end_of_raw(page, tag.name, at)


def _tag(found: re.Match[str]) -> _Tag:
    attributes = {
        name.lower(): html.unescape(value.strip("\"'"))
        for name, value in _ATTRIBUTE.findall(found["rest"])
    }
    return _Tag(found["tag"].lower(), bool(found["end"]), attributes)


def _end_of_raw(page: str, name: str, at: int) -> int:
    found = re.compile(f"</{name}", re.IGNORECASE).search(page, at)
    return found.start() if found else len(page)
