"""The three questions, and what many answered, without names."""

from collections.abc import Iterable
from typing import Final, Literal, NamedTuple

from assess.model.assessment import Assessment
from assess.model.policy import Side
from assess.model.sheet import Afterwards

Question = Literal["worth", "fair", "next"]

QUESTIONS: Final[dict[Question, str]] = {
    "worth": "Was it worth your time?",
    "fair": "Was it fair?",
    "next": "What should be different next time?",
}

ANSWERS: Final = {"yes": "Yes", "partly": "Partly", "no": "No"}

FEWEST: Final = 3
"""How many must have answered before anything of it is shown."""


class Summary(NamedTuple):
    """What some people answered; of fewer than three nothing is known."""

    people: int
    """How many answered."""
    worth: dict[str, int]
    """How many gave each answer, by its word."""
    fair: dict[str, int]
    words: tuple[str, ...]
    """What should be different, in the order of the alphabet; nothing if fewer than
    three wrote anything."""


class Summed(NamedTuple):
    """What both sides answered, together and each by itself."""

    every: Summary | None
    """Nothing if too few answered."""
    sides: dict[Side, Summary]
    """Only where enough of both answered, so that neither follows from the rest."""


def given_by(assessment: Assessment) -> Iterable[tuple[Side, Afterwards]]:
    """Yield what each person answered last, by side."""
    team = assessment.brief.people("team")
    is_team = assessment.brief.assessed_by == "team"
    for person, sheet in assessment.sheets.items():
        last = latest(sheet.afterwards)
        if last is not None and last.is_given:
            yield "team" if is_team or person in team else "panel", last


def latest(table: dict[str, Afterwards]) -> Afterwards | None:
    """Return what was answered last."""
    return max(table.values(), key=lambda each: each.at, default=None)


def summed(given: Iterable[tuple[Side, Afterwards]]) -> Summed:
    """Put the answers together."""
    found = list(given)
    sides: tuple[Side, ...] = ("team", "panel")
    by_side = {s: _summary([a for side, a in found if side == s]) for s in sides}
    known = {side: summary for side, summary in by_side.items() if summary is not None}
    every = _summary([each for _, each in found])
    return Summed(every, known if len(known) == len(sides) else {})


def _summary(found: list[Afterwards]) -> Summary | None:
    if len(found) < FEWEST:
        return None
    words = sorted(each.next.strip() for each in found if each.next.strip())
    return Summary(
        people=len(found),
        worth=_counted([each.worth for each in found]),
        fair=_counted([each.fair for each in found]),
        words=tuple(words) if len(words) >= FEWEST else (),
    )


def _counted(answers: list[str | None]) -> dict[str, int]:
    """Count the answers to one question; nothing where too few answered it."""
    if sum(1 for each in answers if each) < FEWEST:
        return {}
    return {word: answers.count(name) for name, word in ANSWERS.items()}
