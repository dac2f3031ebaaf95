"""A page of lists under headings: as a web page, and as lines of text."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from assess.document.drawing import Drawing
from assess.document.templates import drawn
from assess.model.council import Council
from assess.portfolio.views.in_lines import closed, opened, part_lines
from assess.portfolio.views.lines import wrapped
from assess.portfolio.views.page_view import PageView
from assess.portfolio.views.part import Part


class SectionView(NamedTuple):
    """Something with a heading, sentences on it, and lists beside their headings."""

    title: str
    about: tuple[str, ...]
    parts: tuple[Part, ...]


@dataclass(frozen=True, kw_only=True)
class ListView(PageView):
    """Everything that is said."""

    sections: tuple[SectionView, ...]
    foot: str
    """What counts, at the foot of the page."""
    variant: str = "actions lists"


def page(found: ListView, council: Council) -> str:
    """Return it as a web page, in the look of a council."""
    return drawn("lists", "html", Drawing(council), report=found)


def lines(found: ListView) -> Iterator[str]:
    """Yield it for the command line."""
    yield from opened(found.title, found.about, found.opening)
    for section in found.sections:
        yield from _section(section)
    for part in found.parts:
        yield from part_lines(part)
    yield from closed(found.closing)


def _section(section: SectionView) -> Iterator[str]:
    yield ""
    yield from wrapped(section.title)
    for sentence in section.about:
        yield from wrapped(sentence, "  ", "    ")
    for part in section.parts:
        yield from wrapped(part.title, "  ", "  ")
        for line in part.lines:
            yield from wrapped(line.text, "    ", "      ")
            yield from wrapped(line.about, "        ", "        ")
