"""Who of an organisation is involved, in words."""

from collections.abc import Iterable, Iterator
from typing import Final

from assess.portfolio.logic.entries import Involved
from assess.portfolio.logic.involvement import LOW, Involvement, Part
from assess.portfolio.logic.portfolio import ENOUGH
from assess.portfolio.views.heat import Cell, Row, Table, altered, few, key_of
from assess.portfolio.views.part import PartLine, count_of

LEVELS: Final = ("absent", "told", "asked", "working in the team", "jointly owning")

_MIDDLING: Final = 2


def summed_up(each: Involvement) -> Iterator[PartLine]:
    """Yield in how many services each part is how far involved."""
    for part in each.parts:
        yield PartLine(part.title, in_words(part), is_bad=part.low * 2 > part.said)


def in_words(part: Part) -> str:
    """Say in how many services a part is how far involved."""
    said = [
        f"{words} in {count}"
        for words, count in zip(LEVELS, part.levels, strict=True)
        if count
    ]
    if part.not_relevant:
        said.append(f"not relevant in {part.not_relevant}")
    if part.unknown:
        said.append(f"not said in {part.unknown}")
    return ", ".join(said)


def about(each: Involvement) -> str:
    """Say where it was asked, and whether that is too little to say what is usual."""
    known = max(part.said for part in each.parts)
    little = f" {count_of(known, 'service')}: few." if known < ENOUGH else ""
    return f"{each.standard}, {each.noun} {each.number}, {each.title}.{little}"


def table(each: Involvement) -> Table:
    """Return how far each part is involved in each service."""
    names = tuple(part.title for part in each.parts)
    rows = tuple(
        Row(
            seen.entry.service,
            seen.entry.council,
            "",
            tuple(_cells(names, found)),
            seen.entry.folder,
            altered(seen.entry),
        )
        for seen, found in each.rows
    )
    return Table(
        title="Who in the organisation is involved",
        noun="part",
        columns=tuple((name, "") for name in names),
        rows=rows,
        key=tuple(sorted(key_of(rows), key=lambda cell: cell.letter)),
        note=" ".join(filter(None, (_asked(each), few(len(rows))))),
        has_words=True,
    )


def _asked(each: Involvement) -> str:
    return f"{each.standard}, {each.noun} {each.number}: {each.title}."


def _cells(names: Iterable[str], found: dict[str, Involved]) -> Iterator[Cell]:
    for name in names:
        held = found.get(name)
        if held is None or (held.level is None and held.is_relevant):
            yield Cell(name, "not said", "?", "?", "neutral")
        elif held.level is None:
            yield Cell(name, "not relevant", "N", "N", "neutral")
        else:
            mark, word = str(held.level), LEVELS[held.level]
            yield Cell(name, word, mark, mark, _colour(held.level))


def _colour(level: int) -> str:
    if level <= LOW:
        return "bad"
    return "middling" if level == _MIDDLING else "good"
