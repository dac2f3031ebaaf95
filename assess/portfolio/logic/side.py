"""One service of several councils side by side, and who could help whom.

Criteria are compared within an edition, and of two editions or standards only where a
table of moves or the crosswalk says that they belong together. Nothing is added up.
"""

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from assess.compare.logic import Known, Pair, compared
from assess.model.finding import CriterionRef
from assess.model.values import natural
from assess.portfolio.logic.matching import Ours, Same
from assess.portfolio.logic.told import Column, Told


class Row(NamedTuple):
    """A criterion, and what is said of it in each council that was asked it."""

    ref: CriterionRef
    title: str
    told: tuple[Told | None, ...]
    """By column of the whole; nothing where it was not asked."""


class Table(NamedTuple):
    """The criteria of one standard."""

    standard: str
    title: str
    noun: str
    rows: tuple[Row, ...]


class Linked(NamedTuple):
    """Criteria of two different standards that belong together."""

    one: Column
    refs: tuple[CriterionRef, ...]
    other: Column
    ref: CriterionRef
    asks_the_same: bool


class Help(NamedTuple):
    """Who meets a criterion that another council does not meet."""

    ref: CriterionRef
    title: str
    noun: str
    by: tuple[tuple[Column, CriterionRef], ...]
    """Who meets it, and in which criterion, which may be one that asks the same."""
    to: tuple[Column, ...]


class Side(NamedTuple):
    """A service side by side."""

    same: Same
    columns: tuple[Column, ...]
    without: tuple[Ours, ...]
    """Of which nothing is published."""
    tables: tuple[Table, ...]
    linked: tuple[Linked, ...]
    helps: tuple[Help, ...]
    apart: tuple[tuple[str, tuple[Column, ...]], ...]
    """Standards of which nothing can be compared, by title, and who was asked them."""


def side_by_side(same: Same, columns: Sequence[Column], known: Known) -> Side:
    """Put what was published of one service beside each other."""
    tables = tuple(_tables(columns))
    linked = tuple(_linked(columns, known))
    shown = {column.council for column in columns}
    return Side(
        same=same,
        columns=tuple(columns),
        without=tuple(one for one in same.of if one.council not in shown),
        tables=tables,
        linked=linked,
        helps=tuple(_helps(columns, tables, linked)),
        apart=tuple(_apart(columns, tables, linked)),
    )


def _tables(columns: Sequence[Column]) -> Iterator[Table]:
    names = {name: c for c in columns for name in c.assessment.brief.standard}
    for name in dict.fromkeys(names):
        standard = names[name].assessment.standards[name]
        refs = {ref for c in columns for ref in c.told if ref.standard == name}
        rows = (
            Row(ref, _title(columns, ref), tuple(c.told.get(ref) for c in columns))
            for ref in sorted(refs, key=lambda ref: natural(ref.criterion))
        )
        yield Table(name, standard.title, standard.noun, tuple(rows))


def _title(columns: Sequence[Column], ref: CriterionRef) -> str:
    return next(c.assessment.criterion(ref).title for c in columns if ref in c.told)


def _linked(columns: Sequence[Column], known: Known) -> Iterator[Linked]:
    for one, other in combinations(columns, 2):
        for group in compared(one.assessment, other.assessment, known).groups:
            if group.by != "edition":
                yield from _pairs(one, other, group.pairs)


def _pairs(one: Column, other: Column, pairs: Sequence[Pair]) -> Iterator[Linked]:
    for pair in pairs:
        if pair.first and pair.second is not None:
            refs = tuple(ref for ref in pair.first if ref in one.told)
            if refs and pair.second in other.told:
                yield Linked(one, refs, other, pair.second, pair.asks_the_same)


def _helps(
    columns: Sequence[Column], tables: Sequence[Table], linked: Sequence[Linked]
) -> Iterator[Help]:
    for table in tables:
        for row in table.rows:
            here = list(zip(columns, row.told, strict=True))
            to = tuple(c for c, told in here if told and told.is_short)
            by = [(c, row.ref) for c, told in here if told and told.is_met]
            by += _through(row.ref, to, linked)
            if by and to:
                yield Help(row.ref, row.title, table.noun, tuple(by), to)


def _through(
    ref: CriterionRef, to: Sequence[Column], linked: Sequence[Linked]
) -> Iterator[tuple[Column, CriterionRef]]:
    """Yield who meets a criterion of another standard that asks the same."""
    met = {}
    for link in linked:
        if link.asks_the_same:
            first, second = (link.one, link.refs[0]), (link.other, link.ref)
            for (short, here), (able, there) in ((first, second), (second, first)):
                if here == ref and short in to and able.told[there].is_met:
                    met[able.council] = (able, there)
    yield from met.values()


def _apart(
    columns: Sequence[Column], tables: Sequence[Table], linked: Sequence[Linked]
) -> Iterator[tuple[str, tuple[Column, ...]]]:
    joined = {ref.standard for link in linked for ref in (*link.refs, link.ref)}
    for table in tables:
        of = tuple(c for c in columns if table.standard in c.assessment.brief.standard)
        if len(of) == 1 and columns[1:] and table.standard not in joined:
            yield table.title, of
