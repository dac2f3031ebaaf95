"""What a council's own templates drew, taken apart and put together again.

It stands in a frame of ours. Only what lays out words may be in it, every element
closed, so nothing in it can run, load, send or hide what the frame says. It is written
anew from what was understood, so that no reader can understand it otherwise.
"""

from html.parser import HTMLParser
from typing import Final

from markupsafe import Markup, escape

from assess.document.links import may_follow


class NotAllowedError(Exception):
    """A page holds what it may not; one sentence."""


EMPTY: Final = frozenset({"br", "col", "hr", "input", "wbr"})

ELEMENTS: Final = EMPTY | {
    "a", "abbr", "address", "article", "aside", "b", "bdi", "bdo", "blockquote",
    "caption", "cite", "code", "colgroup", "dd", "del", "details", "dfn", "div", "dl",
    "dt", "em", "fieldset", "figcaption", "figure", "footer", "h1", "h2", "h3", "h4",
    "h5", "h6", "header", "i", "ins", "kbd", "label", "legend", "li", "main", "mark",
    "nav", "ol", "p", "pre", "q", "rp", "rt", "ruby", "s", "samp", "section", "small",
    "span", "strong", "sub", "summary", "sup", "table", "tbody", "td", "tfoot", "th",
    "thead", "time", "tr", "u", "ul", "var",
}  # fmt: skip
"""What lays out words."""

ATTRIBUTES: Final = frozenset({
    "checked", "class", "colspan", "datetime", "dir", "for", "headers", "href", "id",
    "lang", "name", "open", "rel", "reversed", "role", "rowspan", "scope", "start",
    "title", "type", "value",
})  # fmt: skip

OURS: Final = frozenset({"check", "data", "made"})
"""Ids that the frame has."""


def rebuilt(text: str) -> Markup:
    """Return a body with nothing in it but words and what lays them out.

    Raises:
        NotAllowedError: something else is in it, or an element is not closed.
    """
    reader = _Reader()
    reader.feed(text)
    reader.close()
    reader.end()
    return Markup("".join(reader.written))  # noqa: S704 - each part is escaped


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.written: list[str] = []
        self._open: list[str] = []
        self._ids: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in ELEMENTS:
            self._refuse(f"<{tag}> can't be in a page")
        names = [name for name, _ in attrs]
        if len(set(names)) < len(names):
            self._refuse(f"<{tag}> has an attribute twice")
        written = "".join(self._attribute(tag, name, value) for name, value in attrs)
        if tag == "input" and dict(attrs).get("type") not in {"radio", "checkbox"}:
            self._refuse("<input> can only be a radio button or a checkbox")
        self.written.append(f"<{tag}{written}>")
        if tag not in EMPTY:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in EMPTY:
            self.handle_endtag(tag)

    def _attribute(self, tag: str, name: str, value: str | None) -> str:
        if name not in ATTRIBUTES and not name.startswith(("aria-", "data-")):
            self._refuse(f"{name} can't stand on <{tag}>")
        if not name.isascii() or not name.replace("-", "").isalnum():
            self._refuse(f"<{tag}> has an attribute that can't be read")
        text = value or ""
        if name == "href" and not (text.startswith("#") or may_follow(text)):
            self._refuse("a link can only go to https, http, mailto or # in the page")
        if name == "id":
            self._take_id(text)
        return f' {name}="{escape(text)}"'

    def _take_id(self, name: str) -> None:
        if name in OURS:
            self._refuse(f"the id {name} belongs to the frame of the page")
        if name in self._ids:
            self._refuse(f"the id {name} is there twice")
        self._ids.add(name)

    def handle_endtag(self, tag: str) -> None:
        if tag in EMPTY:
            return
        if not self._open or self._open[-1] != tag:
            self._refuse(f"</{tag}> closes nothing, or something else is open")
        self._open.pop()
        self.written.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        self.written.append(str(escape(data)))

    def handle_comment(self, _data: str) -> None:
        self._refuse("a comment can't be in a page")

    def handle_decl(self, _decl: str) -> None:
        self._refuse("the frame of the page is that of assess; leave out <!doctype>")

    def handle_pi(self, _data: str) -> None:
        self._refuse("<? can't be in a page")

    def unknown_decl(self, _data: str) -> None:
        self._refuse("<![ can't be in a page")

    def end(self) -> None:
        """See that everything was closed."""
        if self._open:
            self._refuse(f"<{self._open[-1]}> is not closed")

    def _refuse(self, what: str) -> None:
        raise NotAllowedError(f"line {self.getpos()[0]} of what it draws: {what}.")
