"""What the room answered: whose turn it is, and how far answers lie apart."""

from typing import NamedTuple

from assess.model.spread import SPREADS, Spread, lower_median, spread, steps_apart
from assess.model.workshop import UNKNOWN, Answers, Room, Workshop


class Side(NamedTuple):
    """What the people of one council answered, or all in the room."""

    council: str
    """Its id; nothing where it is the whole room."""
    answers: Answers
    """How many gave each answer, "I don't know" among them."""
    spread: Spread
    steps: int
    """How many steps lie between the best and the worst answer."""
    median: str | None
    """The answer in the middle, the worse one of two; nothing if nobody knows."""

    @property
    def people(self) -> int:
        """How many answered."""
        return sum(self.answers.values())

    @property
    def unknown(self) -> int:
        """How many said that they don't know."""
        return self.answers.get(UNKNOWN, 0)


def side(room: Room, council: str, answers: Answers) -> Side:
    """Put the answers of some people beside each other."""
    given = tuple(
        "abstain" if answer == UNKNOWN else answer
        for answer, count in answers.items()
        for _ in range(count)
    )
    return Side(
        council,
        answers,
        spread(given, room.answers),
        steps_apart(given, room.answers),
        lower_median(given, room.answers),
    )


def by_council(room: Room, question: str) -> tuple[Side, ...]:
    """Return each council's answers to a question, furthest apart first."""
    held = room.workshop.at(question).answers
    sides = [side(room, c, held.get(c, {})) for c in room.workshop.council]
    return tuple(sorted(sides, key=_nearness))


def together(room: Room, question: str) -> Side:
    """Return the answers of all in the room to a question."""
    found: dict[str, int] = {}
    for answers in room.workshop.at(question).answers.values():
        for answer, count in answers.items():
            found[answer] = found.get(answer, 0) + count
    return side(room, "", found)


def furthest_first(room: Room) -> tuple[str, ...]:
    """Return the questions that are revealed, those first that divide the room."""
    shown = [q for q in room.questions if room.workshop.at(q).revealed]
    return tuple(sorted(shown, key=lambda q: _nearness(together(room, q))))


def _nearness(one: Side) -> tuple[int, int]:
    """Sort what lies furthest apart first; where nobody answered comes last."""
    return -one.steps, SPREADS.index(one.spread) if one.people else len(SPREADS)


# How many take part


def answered(workshop: Workshop, question: str, council: str) -> int:
    """Return how many of a council answered a question."""
    return sum(workshop.at(question).answers.get(council, {}).values())


def taking_part(workshop: Workshop, council: str) -> int:
    """Return how many of a council take part: the most that answered one question."""
    asked = workshop.question
    return max((answered(workshop, name, council) for name in asked), default=0)


def in_the_room(workshop: Workshop) -> int:
    """Return how many take part; nobody is asked for a name."""
    return sum(taking_part(workshop, council) for council in workshop.council)


def expected(workshop: Workshop, question: str, council: str) -> int:
    """Return how many of a council answered another question, the most there were."""
    others = (name for name in workshop.question if name != question)
    return max((answered(workshop, name, council) for name in others), default=0)


def whose_turn(workshop: Workshop, question: str, now: str = "") -> str:
    """Return the council whose people answer next; nothing once all have.

    As many are waited for as answered the question before. Where nobody knows yet
    how many they are, a council keeps the keyboard until it hands it on.

    Args:
        workshop: The workshop.
        question: The criterion that is asked.
        now: The council that has the keyboard.
    """
    councils = tuple(workshop.council)
    waits = [c for c in councils if _waits(workshop, question, c)]
    if now in councils and (now in waits or not expected(workshop, question, now)):
        return now
    if not any(expected(workshop, question, c) for c in councils):
        begun = [c for c in councils if answered(workshop, question, c)]
        return next(iter([*begun[-1:], *councils]), "")
    return next(iter(waits), "")


def next_council(workshop: Workshop, council: str) -> str:
    """Return the council that gets the keyboard after another; nothing after all."""
    councils = tuple(workshop.council)
    place = councils.index(council) + 1 if council in councils else 0
    return councils[place] if place < len(councils) else ""


def _waits(workshop: Workshop, question: str, council: str) -> bool:
    count, most = (
        answered(workshop, question, council),
        expected(workshop, question, council),
    )
    return count < most if most else count == 0
