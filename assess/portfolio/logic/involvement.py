"""How far each part of an organisation is involved, service by service.

Levels are counted and never averaged: a part that is absent in one service is not made
up for by one that owns another.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from assess.model.standard import LEVELS
from assess.portfolio.logic.entries import Entry, Involved
from assess.portfolio.logic.portfolio import Grid, Seen

LOW: Final = 1
"""Up to which level a part is not in it: absent, or only told."""


class Part(NamedTuple):
    """One part, over all services in which anybody said how far it is involved."""

    title: str
    levels: tuple[int, ...]
    """In how many services it is at level 0, 1 ..."""
    not_relevant: int
    unknown: int

    @property
    def said(self) -> int:
        """In how many services it has a level."""
        return sum(self.levels)

    @property
    def low(self) -> int:
        """In how many it is absent or only told."""
        return sum(self.levels[: LOW + 1])


class Involvement(NamedTuple):
    """The parts that one criterion asks for, in every service that was asked."""

    standard: str
    noun: str
    number: str
    title: str
    parts: tuple[Part, ...]
    rows: tuple[tuple[Seen, dict[str, Involved]], ...]


def involvement(grids: Iterable[Grid]) -> Iterator[Involvement]:
    """Yield the parts of each criterion that has some, where anybody gave a level."""
    for grid in grids:
        for number in grid.numbers:
            rows = tuple(
                (seen, found)
                for seen, _ in grid.rows
                if (found := _said(seen.entry, grid.id, number))
            )
            parts = tuple(_parts(rows))
            if any(part.said for part in parts):
                title = grid.titles[number]
                yield Involvement(grid.title, grid.noun, number, title, parts, rows)


def _said(entry: Entry, standard: str, number: str) -> dict[str, Involved]:
    return {
        part.part: part
        for each in entry.involving
        if (each.standard, each.criterion) == (standard, number)
        for part in each.parts
    }


def _parts(rows: tuple[tuple[Seen, dict[str, Involved]], ...]) -> Iterator[Part]:
    for name in dict.fromkeys(name for _, found in rows for name in found):
        found = [held[name] for _, held in rows if name in held]
        counted = Counter(each.level for each in found)
        out = sum(not each.is_relevant for each in found)
        levels = tuple(counted[level] for level in LEVELS)
        yield Part(name, levels, out, counted[None] - out)
