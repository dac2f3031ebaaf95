"""A workshop: several councils in one room, what they said alone and decided together.

It is no assessment. What is said is an opinion, kept as counts, so that nobody can
tell who said what; it never counts as a rating.
"""

from collections.abc import Collection, Iterator
from datetime import date
from typing import Annotated, Final, Literal, NamedTuple, Self

from pydantic import Field

from assess.model.standard import LEVELS, Criterion, Scale, Standard, StandardPart
from assess.model.unknown import Unknown, nearest
from assess.model.values import (
    FORMAT,
    Keyed,
    Line,
    LocalId,
    Moment,
    Name,
    Value,
)

UNKNOWN: Final = "unknown"
"""The answer of who says "I don't know"."""

MOST_COUNCILS: Final = 12

Level = Annotated[int, Field(ge=LEVELS[0], le=LEVELS[-1])]
Count = Annotated[int, Field(gt=0, le=999)]

Answers = Keyed[Name, Count]
"""How many gave each answer."""


class FirstStep(Value):
    """What a council does first, who owns it, and by when."""

    text: Line = Field(min_length=1)
    owner: Line = ""
    """A role, not a name."""
    due: date | None = None


class WorkshopCouncil(Value):
    """A council in the room, and the service that it talks about."""

    name: Line = Field(min_length=1)
    service: Line = Field(min_length=1)
    part: Keyed[Name, Level] = {}
    """How far each part of the organisation was involved, from 0 to 4."""
    step: FirstStep | None = None


class Question(Value):
    """What the room says of one criterion."""

    answers: Keyed[Name, Answers] = {}
    """By council."""
    revealed: Moment | None = None
    why: Line = ""
    """Why it stands so, in the room's one line."""


class Help(Value):
    """Who does something well, and could help whom."""

    council: Name
    helps: Name
    about: Name
    """The criterion."""


class Workshop(Value):
    """Everything that is kept of a workshop."""

    format: Literal[1] = FORMAT
    id: Annotated[str, Field(min_length=1, max_length=64)]
    standard: Name
    scale: Name
    begun: Moment | None = None
    """When its hour began."""
    council: Keyed[Name, WorkshopCouncil] = {}
    question: Keyed[Name, Question] = {}
    help: Keyed[LocalId, Help] = {}
    stop: Keyed[LocalId, Line] = {}
    """What the councils should stop doing."""

    def at(self, question: str) -> Question:
        """Return what is held of a criterion."""
        return self.question.get(question, NOT_ASKED)

    def with_question(self, question: str, held: Question) -> Self:
        """Return it with something else held of a criterion."""
        return self.but(question={**self.question, question: held})

    def with_council(self, council: str, held: WorkshopCouncil) -> Self:
        """Return it with a council added or changed."""
        return self.but(council={**self.council, council: held})


NOT_ASKED: Final = Question()


class Room(NamedTuple):
    """A workshop, with the edition whose core criteria it talks about."""

    workshop: Workshop
    standard: Standard
    scale: Scale

    @property
    def questions(self) -> tuple[str, ...]:
        """The criteria that are asked, in the edition's order."""
        return self.standard.core

    @property
    def answers(self) -> tuple[str, ...]:
        """What may be answered, best first, without "I don't know"."""
        return self.scale.ratings

    @property
    def parts(self) -> dict[str, StandardPart]:
        """The parts of an organisation, as the first criterion that has some says."""
        found = (c.part for c in self.standard.criterion.values() if c.part)
        return next(found, {})

    def criterion(self, question: str) -> Criterion:
        """Return what is asked."""
        return self.standard.criterion[question]

    def name(self, council: str) -> str:
        """Return what a council is called."""
        return self.workshop.council[council].name


def unknown_in_workshop(room: Room) -> Iterator[Unknown]:
    """Yield what a workshop names that it or its edition does not know."""
    for named in _named(room):
        if named.name not in named.known:
            hint = nearest(named.name, named.known)
            sentence = f"there is no {named.what} {named.name} here. {hint}"
            yield Unknown(named.key, sentence)


class _Named(NamedTuple):
    key: tuple[str, ...]
    what: str
    name: str
    known: Collection[str]


def _named(room: Room) -> Iterator[_Named]:
    councils, questions = room.workshop.council, room.standard.criterion
    known = (*room.answers, UNKNOWN)
    for name, question in room.workshop.question.items():
        yield _Named(("question", name), "criterion", name, questions)
        for council, answers in question.answers.items():
            key = ("question", name, "answers", council)
            yield _Named(key, "council", council, councils)
            for answer in answers:
                yield _Named((*key, answer), "answer", answer, known)
    for council, held in councils.items():
        for part in held.part:
            key = ("council", council, "part", part)
            yield _Named(key, "part", part, room.parts)
    for name, each in room.workshop.help.items():
        yield _Named(("help", name, "council"), "council", each.council, councils)
        yield _Named(("help", name, "helps"), "council", each.helps, councils)
        yield _Named(("help", name, "about"), "criterion", each.about, questions)
