"""Which words of a page's data its visible text must hold, and which it lacks."""

from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Final, NamedTuple

from assess.document import notes
from assess.model.assessment import Assessment
from assess.model.finding import CriterionRef, Finding

_UNSEEN: Final = frozenset({"head", "script", "style", "template", "noscript"})

_EMPTY: Final = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta",
     "source", "track", "wbr")
)  # fmt: skip
"""Elements without an end."""


_ACTS: Final = frozenset(
    ("script", "iframe", "frame", "object", "embed", "applet", "base", "form")
)
"""Elements that act or lead away, none of which any version of ours draws."""


class Said(NamedTuple):
    """Words that somebody typed, and where they stand in the data."""

    where: str
    words: str


class Compared(NamedTuple):
    """What was found of the words of a page's data in its text."""

    looked_at: int
    missing: tuple[Said, ...]


def compared(seen: Assessment, page: str, again: str) -> Compared:
    """Look in a page for the words that stand in it as it is drawn here.

    What is drawn otherwise, such as signs and spaces, counts for nothing: a page of
    another version is not altered because it lays out its words in another way.

    Args:
        seen: What the page's audience may see.
        page: The page.
        again: The page as it is drawn here from the same data.
    """
    ours, theirs = letters(shown(again)), letters(shown(page))
    looked_at, missing = 0, []
    for said in _said(seen):
        spellings = {letters(said.words), letters(shown(notes.to_html(said.words)))}
        here = {each for each in spellings if each and each in ours}
        if here:
            looked_at += 1
            if not any(each in theirs for each in here):
                missing.append(said)
    return Compared(looked_at, tuple(missing))


def foreign(page: str) -> tuple[str, ...]:
    """Return what acts or leads away in a page, which no version of ours draws."""
    text = _Text()
    text.feed(page)
    text.close()
    return tuple(dict.fromkeys(text.foreign))


def letters(text: str) -> str:
    """Return the letters and digits of a text, without what is between them."""
    return "".join(filter(str.isalnum, text))


def shown(page: str) -> str:
    """Return the text of a page that a reader can see, as far as its elements say."""
    text = _Text()
    text.feed(page)
    text.close()
    return " ".join(text.parts)


class _Text(HTMLParser):
    """Gathers what stands outside elements that are not shown."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.foreign: list[str] = []
        self._unseen: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.foreign += _foreign(tag, dict(attrs))
        if tag in _EMPTY:
            return
        if self._unseen or tag in _UNSEEN or any(n == "hidden" for n, _ in attrs):
            self._unseen.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in self._unseen:
            while self._unseen.pop() != tag:
                continue

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self.parts.append(data)


def _foreign(tag: str, attributes: dict[str, str | None]) -> Iterator[str]:
    """Yield what acts or leads away in an element."""
    is_data = tag == "script" and attributes.get("type") == "application/json"
    if tag in _ACTS and not is_data:
        yield f"<{tag}>"
    if tag == "meta" and (attributes.get("http-equiv") or "").lower() == "refresh":
        yield "<meta http-equiv=refresh>"
    yield from (f"{name}=" for name in attributes if name.startswith("on"))


def _said(seen: Assessment) -> Iterator[Said]:
    """Yield the words that pages have printed since the first of them."""
    brief, outcome = seen.brief, seen.agreed.outcome
    for name in ("service", "about", "users", "address"):
        yield Said(f"brief: {name}", getattr(brief, name))
    if outcome is not None:
        yield Said("the reason of the outcome", outcome.reason)
    for ref in seen.refs:
        yield from _said_in(ref, seen.finding(ref))
    for key, item in seen.evidence.items():
        yield Said(f"evidence {key}", item.title)


def _said_in(ref: CriterionRef, finding: Finding) -> Iterator[Said]:
    yield Said(f"{ref}: reason", finding.reason)
    for kind in ("well", "gap", "advice"):
        for words in finding.sentences(kind).values():
            yield Said(f"{ref}: {kind}", words)
    for action in finding.actions.values():
        yield Said(f"{ref}: action", action.text)
        yield Said(f"{ref}: owner of an action", action.owner)
