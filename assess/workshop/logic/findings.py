"""What follows from the answers: who could help whom, what to change, whom to ask."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from assess.model.workshop import Help, Room, WorkshopCouncil
from assess.workshop.logic.answers import Side, by_council, furthest_first

TOLD: Final = 1
"""Up to this level a part of the organisation was not in the room."""


class Ask(NamedTuple):
    """A part of the organisation that has to be asked, and where it was missing."""

    part: str
    councils: tuple[str, ...]


class Change(NamedTuple):
    """The question at which a council stands lowest, and what the room says of why."""

    council: str
    question: str
    side: Side
    why: str


def could_help(room: Room) -> tuple[Help, ...]:
    """Return who answered that they do something well, and who that they do not.

    It is a proposal: the room says whether it is so.
    """
    return tuple(_pairs(room))


def _pairs(room: Room) -> Iterator[Help]:
    for question in furthest_first(room):
        known = [s for s in by_council(room, question) if s.median is not None]
        known.sort(key=lambda s: room.answers.index(s.median or ""))
        if not known or not is_well(room, known[0]):
            continue
        best = known[0]
        for other in reversed(known[1:]):
            if not is_well(room, other):
                yield Help(council=best.council, helps=other.council, about=question)


def is_well(room: Room, side: Side) -> bool:
    """Whether a council's middle answer is one that counts as done well."""
    return side.median is not None and room.scale.rating[side.median].met


def lowest(room: Room) -> tuple[Change, ...]:
    """Return for each council where it stands lowest, unless it does that well."""
    return tuple(_lowest(room))


def _lowest(room: Room) -> Iterator[Change]:
    shown = furthest_first(room)
    for council in room.workshop.council:
        sides = {
            q: s
            for q in shown
            for s in by_council(room, q)
            if s.council == council and s.median is not None
        }
        if not sides:
            continue
        worst = max(sides, key=lambda q: room.answers.index(sides[q].median or ""))
        if not is_well(room, sides[worst]):
            why = room.workshop.at(worst).why
            yield Change(council, worst, sides[worst], why)


def to_ask(room: Room) -> tuple[Ask, ...]:
    """Return the parts that were absent or only told, the most often missed first."""
    found = []
    for part in room.parts:
        missed = [c for c, held in room.workshop.council.items() if _missed(held, part)]
        if missed:
            found.append(Ask(part, tuple(missed)))
    return tuple(sorted(found, key=lambda ask: -len(ask.councils)))


def _missed(council: WorkshopCouncil, part: str) -> bool:
    level = council.part.get(part)
    return level is not None and level <= TOLD
