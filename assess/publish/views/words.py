"""Which words of a page's data its visible text must hold, and which it lacks."""

from collections.abc import Iterator
from typing import NamedTuple

from assess.document import notes
from assess.model.assessment import Assessment
from assess.model.finding import CriterionRef, Finding
from assess.publish.views.scanning import shown


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


def letters(text: str) -> str:
    """Return the letters and digits of a text, without what is between them."""
    return "".join(filter(str.isalnum, text))


def _said(seen: Assessment) -> Iterator[Said]:
    """Yield the words that pages have printed since the first of them."""
    brief, outcome = seen.brief, seen.agreed.outcome
    for name in ("service", "about", "users", "scope", "address"):
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
