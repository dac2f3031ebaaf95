"""What a council takes with it from a workshop into an assessment of its own."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from assess.desk.errors import RefusedError
from assess.model.days import spelt
from assess.model.outcome import listed
from assess.model.sheet import InboxLine
from assess.model.values import LONGEST_LINE
from assess.model.workshop import Room
from assess.store import workshops
from assess.workshop.logic.answers import by_council, furthest_first
from assess.workshop.views.cards import step_words
from assess.workshop.views.words import how_far, in_digits


class HandedOn(NamedTuple):
    """What was said of one council's service."""

    council: str
    service: str
    lines: tuple[InboxLine, ...]
    """Question by question, then its first step; never a rating."""


def handed_on(folder: Path, council: str) -> HandedOn:
    """Return what a council takes with it.

    Args:
        folder: The workshop.
        council: Which of its councils; it may be left out where there is one only.

    Raises:
        StoreError: the workshop can't be read.
        RefusedError: it has no such council.
    """
    room = workshops.load(folder).room
    key = _key(room, council)
    held = room.workshop.council[key]
    return HandedOn(held.name, held.service, tuple(_lines(room, key)))


def _key(room: Room, council: str) -> str:
    councils = room.workshop.council
    wanted = council.strip().casefold()
    found = [k for k, c in councils.items() if wanted in ("", c.name.casefold(), k)]
    if len(found) == 1:
        return found[0]
    names = [held.name for held in councils.values()]
    known = f"In the workshop: {listed(names)}." if names else "It has no council yet."
    raise RefusedError(f"Say which council it is with --council. {known}")


def _lines(room: Room, council: str) -> Iterator[InboxLine]:
    """Yield what a council said, question by question, and its first step."""
    begun = room.workshop.begun
    if begun is None:
        return
    day = spelt(begun.date())
    for question in room.questions:
        if question not in furthest_first(room):
            continue
        (side,) = (s for s in by_council(room, question) if s.council == council)
        held = room.workshop.at(question)
        why = f" Why: {held.why}" if held.why else ""
        words = (
            f"#{room.standard.id}:{question} Said in the workshop on {day}: "
            f"{in_digits(room, side)}, {how_far(side)}.{why}"
        )
        yield InboxLine(at=held.revealed or begun, text=words[:LONGEST_LINE])
    if room.workshop.council[council].step is not None:
        words = f"! First step, from the workshop: {step_words(room, council)}"
        yield InboxLine(at=begun, text=words[:LONGEST_LINE])
