"""One service of several councils side by side, in words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from assess.document.drawing import Drawing
from assess.document.templates import drawn
from assess.model.council import Council
from assess.model.days import spelt
from assess.model.evidence import Evidence
from assess.model.finding import CriterionRef
from assess.model.outcome import listed
from assess.portfolio.logic.side import Linked, Side, Table
from assess.portfolio.logic.told import Column, Told
from assess.portfolio.views.heat import Cell, Row, key_of
from assess.portfolio.views.heat import Table as Heat
from assess.portfolio.views.helping import (
    column_line,
    does_well,
    help_line,
    named,
    numbered,
)
from assess.portfolio.views.page_view import PageView
from assess.portfolio.views.part import Part, left_unread
from assess.publish.views.findings import EVIDENCE
from assess.publish.views.people import in_place


class SaidBy(NamedTuple):
    """What one council's assessment says of a criterion."""

    council: str
    cell: Cell
    reason: str
    evidence: tuple[str, ...]
    is_bare: bool
    """Whether it is rated, and no evidence is named."""


class RowView(NamedTuple):
    """A criterion, and what is said of it."""

    number: str
    title: str
    said: tuple[SaidBy, ...]


class TableView(NamedTuple):
    """The criteria of one standard: the ratings, then what they rest on."""

    title: str
    noun: str
    heat: Heat
    rows: tuple[RowView, ...]


class LinkView(NamedTuple):
    """Criteria of two standards that belong together."""

    one: str
    one_cell: Cell
    other: str
    other_cell: Cell
    note: str


@dataclass(frozen=True, kw_only=True)
class SideView(PageView):
    """Everything that is said."""

    councils: Part
    tables: tuple[TableView, ...]
    links: tuple[LinkView, ...]
    variant: str = "actions side"


def view(
    found: Side, today: date, tool_version: str, *, is_public: bool, unreadable: int = 0
) -> SideView:
    """Say what stands side by side."""
    councils = [column.council for column in found.columns]
    only = "Published results only. " if is_public else ""
    return SideView(
        title=f"{found.same.name}, side by side",
        about=f"{only}{listed(councils) if councils else 'Nothing'}, {spelt(today)}",
        opening=(*left_unread(unreadable), *_opening(found, is_public=is_public)),
        councils=Part("The councils", tuple(map(column_line, found.columns))),
        tables=tuple(_table(found.columns, table) for table in found.tables),
        links=tuple(map(_link, found.linked)),
        parts=tuple(_parts(found)),
        closing=tuple(_closing(found)),
        is_public=is_public,
        tool_version=tool_version,
        masthead=", ".join(councils) or "Services",
    )


def page(found: SideView, council: Council) -> str:
    """Return it as a web page, in the look of a council."""
    return drawn("side", "html", Drawing(council), report=found)


def _opening(found: Side, *, is_public: bool) -> Iterator[str]:
    if len(found.columns) <= 1:
        yield (
            "Fewer than two councils have a published result of this service, so there "
            "is nothing to compare yet."
        )
    shared = [t for t in found.tables if len(_asked(found.columns, t.standard)) > 1]
    for table in shared:
        yield from _counted(table)
    if found.columns[1:] and not shared:
        yield (
            "No two councils were asked the same standard, so ratings are compared "
            "only where the crosswalk says that criteria belong together."
        )
    for one in found.without:
        yield f"{one.council} has no published result of {one.service} yet."
    for council, service in () if is_public else found.same.not_here:
        yield f"{service} of {council} is in the match, and is not here."


def _asked(columns: Sequence[Column], standard: str) -> list[Column]:
    return [c for c in columns if standard in c.assessment.brief.standard]


def _counted(table: Table) -> Iterator[str]:
    """Name the criteria that all meet, that none meets, and where one could help."""
    met: list[str] = []
    short: list[str] = []
    apart: list[str] = []
    for row in table.rows:
        rated = [t for t in row.told if t and (t.is_met or t.is_short)]
        if len(rated) > 1:
            which = met if all(t.is_met for t in rated) else short
            which = apart if _differ(rated) else which
            which.append(row.ref.criterion)
    said = [
        (met, "all meet {}"),
        (short, "none meets {}"),
        (apart, "one could help another with {}"),
    ]
    words = [how.format(numbered(table.noun, those)) for those, how in said if those]
    none = f"no {table.noun} is rated in more than one council"
    yield f"{table.title}: {'; '.join(words) or none}."


def _differ(told: Sequence[Told]) -> bool:
    return any(t.is_met for t in told) and any(t.is_short for t in told)


def _table(columns: Sequence[Column], table: Table) -> TableView:
    here = [n for n, c in enumerate(columns) if c in _asked(columns, table.standard)]
    rows = tuple(
        RowView(
            row.ref.criterion,
            row.title,
            tuple(
                _said(columns[n], row.ref, told)
                for n in here
                if (told := row.told[n]) is not None
            ),
        )
        for row in table.rows
    )
    heat = _heat(table, [columns[n] for n in here], rows)
    return TableView(table.title, table.noun, heat, rows)


def _said(column: Column, ref: CriterionRef, told: Told) -> SaidBy:
    brief = column.assessment.brief
    evidence = tuple(
        evidence_in_words(each, in_place(EVIDENCE[each.kind], brief))
        for each in told.evidence
    )
    bare = (told.is_met or told.is_short) and not evidence
    return SaidBy(column.council, cell_of(ref, told), told.reason, evidence, bare)


def evidence_in_words(each: Evidence, kind: str) -> str:
    """Say what was seen, of which kind it is, and of when."""
    seen = f"seen on {spelt(each.seen)}" if each.seen else ""
    facts = filter(None, (kind, each.heard, each.shows, seen))
    return f"{each.title} ({', '.join(facts)})"


def cell_of(ref: CriterionRef, told: Told) -> Cell:
    """Return how a criterion is rated."""
    shown = told.rating
    return Cell(ref.criterion, shown.word, shown.letter, shown.shape, shown.colour)


def _heat(table: Table, columns: Sequence[Column], rows: Sequence[RowView]) -> Heat:
    every = tuple(_row(column, rows) for column in columns)
    return Heat(
        title=table.title,
        noun=table.noun,
        columns=tuple((row.number, row.title) for row in rows),
        rows=every,
        key=key_of(every),
        note=_scales(table, columns),
    )


def _row(column: Column, rows: Sequence[RowView]) -> Row:
    entry = column.entry
    found = {
        each.number: said.cell
        for each in rows
        for said in each.said
        if said.council == column.council
    }
    nothing = Cell("", "", " ", "", "neutral")
    cells = (found.get(row.number, nothing._replace(number=row.number)) for row in rows)
    return Row(
        column.council, "", entry.outcome, tuple(cells), entry.folder,
    )  # fmt: skip


def _scales(table: Table, columns: Sequence[Column]) -> str:
    scales = {c.assessment.scale(table.standard).title for c in columns}
    if len(scales) == 1:
        return ""
    return (
        f"Rated on different scales: {listed(sorted(scales))}. They are compared only "
        "by whether a rating meets what is asked."
    )


def _link(link: Linked) -> LinkView:
    ref = link.refs[0]
    rest = listed([each.criterion for each in link.refs[1:]]) if link.refs[1:] else ""
    also = f" (with {rest})" if rest else ""
    return LinkView(
        one=f"{link.one.council}: {named(link.one, ref)}{also}",
        one_cell=cell_of(ref, link.one.told[ref]),
        other=f"{link.other.council}: {named(link.other, link.ref)}",
        other_cell=cell_of(link.ref, link.other.told[link.ref]),
        note="They ask the same."
        if link.asks_the_same
        else "One asks for more than the other, so the ratings are not compared.",
    )


def _parts(found: Side) -> Iterator[Part]:
    if found.helps:
        lines = tuple(help_line(each) for each in found.helps)
        yield Part("Who could help whom", lines)
    for column in found.columns:
        if lines := tuple(does_well(column)):
            yield Part(f"What {column.council} does well", lines)


def _closing(found: Side) -> Iterator[str]:
    phases = {c.assessment.brief.phase for c in found.columns}
    if len(phases) > 1:
        yield (
            "They were assessed at the ends of different phases. What earns a rating "
            "can differ by phase."
        )
    for title, columns in found.apart:
        of = listed([column.council for column in columns])
        yield (
            f"{title} was used in {of} alone, and no link says that it asks what the "
            "others were asked. It can't be compared."
        )
    if found.linked:
        yield (
            "Different standards stand beside each other only where a table of moves "
            "or the crosswalk says that their criteria belong together."
        )
    yield "Nothing is averaged, and councils are not ranked."
