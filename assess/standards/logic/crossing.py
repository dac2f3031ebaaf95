"""What two standards, or all of them, ask that belongs together."""

from collections.abc import Container
from typing import NamedTuple

from assess.model.crosswalk import HUB, Crosswalk, Related
from assess.model.finding import CriterionRef
from assess.model.standard import Standard


class Crossing(NamedTuple):
    """A criterion of one standard, and what the other asks that belongs to it."""

    ref: CriterionRef
    title: str
    related: tuple[Related, ...]
    through: tuple[tuple[CriterionRef, CriterionRef], ...]
    """Where no link is stated: the criterion in between, and the other one."""


def crossings(
    one: Standard, other: Standard, crosswalk: Crosswalk
) -> tuple[Crossing, ...]:
    """Return each criterion of the one standard with its links to the other."""
    stated = crosswalk.between(one.id, other.id)
    around = () if stated else crosswalk.through(HUB, one.id, other.id)
    rows = []
    for number, criterion in one.criterion.items():
        ref = CriterionRef(one.id, number)
        rows.append(
            Crossing(
                ref,
                criterion.title,
                tuple(related for near, related in stated if near == ref),
                tuple((middle, far) for near, middle, far in around if near == ref),
            )
        )
    return tuple(rows)


def crossings_of(
    standard: Standard, number: str, crosswalk: Crosswalk, known: Container[str]
) -> tuple[Crossing, ...]:
    """Return one criterion with what the *known* standards ask that belongs to it."""
    ref = CriterionRef(standard.id, number)
    related = tuple(found for found in crosswalk.of(ref) if found.ref.standard in known)
    return (Crossing(ref, standard.criterion[number].title, related, ()),)
