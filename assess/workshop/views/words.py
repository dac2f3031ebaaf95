"""Answers in words: digits best first, and how far they lie apart."""

from assess.model.spread import IN_WORDS
from assess.model.workshop import UNKNOWN, Room
from assess.workshop.logic.answers import Side


def in_digits(room: Room, side: Side) -> str:
    """Return answers best first, for example `4 2 2` and who does not know."""
    digits = [
        room.scale.rating[answer].key
        for answer in room.answers
        for _ in range(side.answers.get(answer, 0))
    ]
    said = [" ".join(digits)] if digits else []
    if side.unknown:
        said.append(knows_not(side.unknown))
    return ", ".join(said) or "nobody answered"


def knows_not(count: int) -> str:
    """Say how many said that they don't know."""
    return "one does not know" if count == 1 else f"{count} do not know"


def how_far(side: Side) -> str:
    """Say in words how far answers lie apart."""
    if not side.people:
        return "nobody answered"
    if side.answers.keys() == {UNKNOWN}:
        return "nobody knows"
    if side.people - side.unknown == 1:
        return "one answer"
    if side.steps > 1:
        return f"{side.steps} steps apart"
    return IN_WORDS["one-step"] if side.steps else "of one mind"
