"""A page of lists under headings: as a web page, and as lines of text."""

from collections.abc import Iterator
from typing import NamedTuple

from assess.document.drawing import Drawing
from assess.document.templates import drawn
from assess.model.council import Council
from assess.portfolio.views.in_lines import closed, opened, part_lines
from assess.portfolio.views.lines import wrapped
from assess.portfolio.views.part import Part


class SectionView(NamedTuple):
    """Something with a heading, sentences on it, and lists beside their headings."""

    title: str
    about: tuple[str, ...]
    parts: tuple[Part, ...]


class ListView(NamedTuple):
    """Everything that is said."""

    title: str
    about: str
    opening: tuple[str, ...]
    sections: tuple[SectionView, ...]
    parts: tuple[Part, ...]
    closing: tuple[str, ...]
    foot: str
    """What counts, at the foot of the page."""
    is_public: bool
    tool_version: str
    masthead: str
    variant: str = "actions lists"

    @property
    def service(self) -> str:
        """What stands as the heading of the page."""
        return self.title

    @property
    def is_final(self) -> bool:
        """Whether search engines may list it: what is for the public."""
        return self.is_public


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
