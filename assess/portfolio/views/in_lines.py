"""Pages of several councils as lines of text for a terminal or a pipe."""

from collections.abc import Iterable, Iterator

from assess.portfolio.views.lines import wrapped
from assess.portfolio.views.part import Part
from assess.portfolio.views.side import LinkView, RowView, SideView, TableView


def side_lines(found: SideView) -> Iterator[str]:
    """Yield one service side by side."""
    yield from opened(found.title, found.about, found.opening)
    yield from part_lines(found.councils)
    for part in found.parts:
        yield from part_lines(part)
    for table in found.tables:
        yield from _table(table)
    if found.links:
        yield from ("", "Through the crosswalk")
        for link in found.links:
            yield from _link(link)
    yield from closed(found.closing)


def opened(title: str, about: str, opening: Iterable[str]) -> Iterator[str]:
    """Yield what stands at the top."""
    yield from wrapped(title)
    yield from wrapped(about)
    yield ""
    for sentence in opening:
        yield from wrapped(sentence, "", "  ")


def closed(closing: Iterable[str]) -> Iterator[str]:
    """Yield what stands at the end."""
    yield ""
    for sentence in closing:
        yield from wrapped(sentence)


def part_lines(part: Part) -> Iterator[str]:
    """Yield a list under its heading."""
    yield ""
    yield from wrapped(part.title)
    for line in part.lines:
        yield from wrapped(line.text, "  ", "    ")
        for words in line.about.splitlines():
            yield from wrapped(words, "      ", "      ")


def _table(table: TableView) -> Iterator[str]:
    yield ""
    yield from wrapped(table.title)
    if table.heat.note:
        yield from wrapped(table.heat.note, "  ", "  ")
    for row in table.rows:
        yield from _row(row)


def _row(row: RowView) -> Iterator[str]:
    yield from wrapped(f"{row.number}. {row.title}", "  ", "    ")
    for said in row.said:
        reason = " ".join(said.reason.split())
        words = f"{said.council}: {said.cell.word.lower()}. {reason}"
        yield from wrapped(words, "    ", "      ")
        for evidence in said.evidence:
            yield from wrapped(evidence, "      - ", "        ")
        if said.is_bare:
            yield "      No evidence is named."


def _link(link: LinkView) -> Iterator[str]:
    yield from wrapped(f"{link.one}: {link.one_cell.word.lower()}.", "  ", "    ")
    yield from wrapped(f"{link.other}: {link.other_cell.word.lower()}.", "  ", "    ")
    yield from wrapped(link.note, "      ", "      ")
