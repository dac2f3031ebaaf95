"""Where the criteria of earlier editions went in a newer one: `ID.moves.toml`.

A table of moves stands beside the newer edition. What became of each criterion follows
from it, and so do the links between both editions.
"""

from collections.abc import Iterator, Mapping
from typing import Final, Literal, NamedTuple

from pydantic import Field

from assess.model.crosswalk import Crosswalk, How, Link
from assess.model.finding import CriterionRef
from assess.model.standard import Standard
from assess.model.values import FORMAT, Line, Name, Value

Became = Literal["moved", "merged", "split", "gone"]


class Move(Value):
    """Where one criterion went."""

    to: tuple[Name, ...] = Field((), strict=False)
    """The criteria that ask it now, the one that takes its words first; none: gone."""
    because: Line = ""
    """What is asked differently; nothing where it asks the same."""


Table = Mapping[str, Move]


class Moves(Value):
    """Where the criteria of each earlier edition went."""

    format: Literal[1] = FORMAT
    from_: dict[Name, dict[Name, Move]] = Field(min_length=1)
    """By edition and criterion; every criterion of an edition is named."""


class Step(NamedTuple):
    """What became of one criterion of the earlier edition."""

    old: str
    to: tuple[str, ...]
    became: Became
    because: str


def steps(table: Table) -> tuple[Step, ...]:
    """Return what became of each criterion, in the order of the table."""
    return tuple(
        Step(old, move.to, _became(move, table), move.because)
        for old, move in table.items()
    )


def _became(move: Move, table: Table) -> Became:
    if not move.to:
        return "gone"
    if len(move.to) > 1:
        return "split"
    return "moved" if len(sources(table, move.to[0])) == 1 else "merged"


def sources(table: Table, new: str) -> tuple[str, ...]:
    """Return the earlier criteria that a criterion came from, also in part."""
    return tuple(old for old, move in table.items() if new in move.to)


def remarks_on(
    moves: Moves, new: Standard, earlier: Mapping[str, Standard]
) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield what the author of a table must mend: the key, and the sentence."""
    for name, table in moves.from_.items():
        if name == new.id:
            yield ("from", name), "moves an edition to itself; name an earlier one."
            continue
        if name not in earlier:
            yield ("from", name), f"there is no edition {name} here."
            continue
        known = earlier[name].criterion
        for old, move in table.items():
            if old not in known:
                said = f"{name} has no criterion {old}; take it out."
                yield ("from", name, old), said
            yield from _wrong_target(("from", name, old, "to"), move, new)
        for old in known:
            if old not in table:
                where = "write where it went, or to = []"
                yield ("from", name), f"says nothing of criterion {old}; {where}."


def _wrong_target(
    key: tuple[str, ...], move: Move, new: Standard
) -> Iterator[tuple[tuple[str, ...], str]]:
    for number in move.to:
        if number not in new.criterion:
            yield key, f"{new.id} has no criterion {number}."
    if len(set(move.to)) < len(move.to):
        yield key, "names a criterion twice; name it once."


_LINKED: Final[Mapping[Became, How]] = {"merged": "narrower", "split": "broader"}
_SAYS: Final[Mapping[Became, str]] = {
    "moved": "It asks the same in the newer edition.",
    "merged": "It was merged into this one in the newer edition.",
    "split": "It was split, and this is a part of it in the newer edition.",
}


def linked(new: str, moves: Moves, stated: Crosswalk) -> Crosswalk:
    """Return the links that follow from a table of moves and are not *stated*.

    A criterion is linked with what became of it. One that asks the same as before has
    the links that the earlier one has.

    Args:
        new: The newer edition.
        moves: Its table.
        stated: The links that people wrote, which win.
    """
    found: dict[str, dict[str, Link]] = {}
    for name, table in moves.from_.items():
        for step in steps(table):
            old = CriterionRef(name, step.old)
            for number in step.to:
                ref = CriterionRef(new, number)
                _add(found, stated, old, ref, _between(step))
            if step.became == "moved" and not step.because:
                ref = CriterionRef(new, step.to[0])
                for far in stated.of(old):
                    if far.ref.standard != new:
                        link = Link(is_=far.how, because=far.because)
                        _add(found, stated, ref, far.ref, link)
    return Crosswalk(link=found)


def _between(step: Step) -> Link:
    how = _LINKED.get(step.became, "related" if step.because else "same")
    return Link(is_=how, because=step.because or _SAYS[step.became])


def _add(
    found: dict[str, dict[str, Link]],
    stated: Crosswalk,
    one: CriterionRef,
    other: CriterionRef,
    link: Link,
) -> None:
    if all(related.ref != other for related in stated.of(one)):
        found.setdefault(str(one), {}).setdefault(str(other), link)
