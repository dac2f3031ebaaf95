"""Answer how it was, and sum up what a workspace answered."""

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from assess.afterwards.logic import (
    ANSWERS,
    QUESTIONS,
    Question,
    Summed,
    given_by,
    latest,
    summed,
)
from assess.check.use_cases.gathering import Gathering
from assess.desk.answers import one_of
from assess.desk.at_once import at_once
from assess.desk.desk import Desk
from assess.desk.errors import RefusedError
from assess.desk.ids import mint
from assess.model.sheet import Afterwards


def may_answer(desk: Desk) -> None:
    """See that it is over, so that somebody can say how it was.

    Raises:
        RefusedError: nothing was published yet.
    """
    if not desk.assessment.agreed.version:
        raise RefusedError(
            "How it was is asked once the report is published, which it is not yet."
        )


def own_answers(desk: Desk) -> Afterwards | None:
    """Return what the person who sits here answered; nobody else sees it."""
    return latest(desk.sheet.afterwards)


@at_once
def answer(desk: Desk, question: Question, words: str) -> bool:
    """Answer one of the questions; nothing takes the answer back.

    Raises:
        RefusedError: nothing was published yet, or it is no answer.
    """
    may_answer(desk)
    given: str | None = words.strip()
    if question != "next":
        given = one_of(words, tuple(ANSWERS), "an answer") if given else None
    table = desk.sheet.afterwards
    held = own_answers(desk) or Afterwards(at=desk.now)
    key = next((k for k, v in table.items() if v is held), None) or mint(table)
    entry = held.but(**{question: given}, at=desk.now)
    after = desk.sheet.but(afterwards={**table, key: entry})
    return desk.put(after, f"Answered: {QUESTIONS[question]}")


class SummedUp(NamedTuple):
    """What several assessments were like, and what could not be read."""

    summed: Summed
    unread: tuple[str, ...]


def sum_up(folders: Iterable[Path]) -> SummedUp:
    """Sum up what was answered in workspaces, or in several assessments.

    Raises:
        NotAnAssessmentError: a folder is neither.
    """
    gathering = Gathering(folders)
    found = [each for one in gathering for each in given_by(one.assessment)]
    return SummedUp(summed(found), tuple(gathering.unread))
