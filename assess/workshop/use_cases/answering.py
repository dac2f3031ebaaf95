"""Answer alone, one after the other; then all is revealed, and the room says why."""

from assess.desk.at_once import at_once
from assess.desk.errors import NeedsReasonError, RefusedError
from assess.desk.workshop_desk import WorkshopDesk
from assess.model.workshop import UNKNOWN, Question
from assess.workshop.logic.answers import answered, expected, together
from assess.workshop.logic.hour import Step
from assess.workshop.use_cases.putting import put

FEWEST = 2
"""How many must have answered before anything is revealed."""


class NotAllError(NeedsReasonError):
    """Fewer answered than before; who asked for the reveal may ask whether to wait."""


@at_once
def answer(desk: WorkshopDesk, question: str, council: str, given: str) -> None:
    """Count one person's answer; what it was is shown nowhere until the reveal.

    Raises:
        RefusedError: it is no answer, or all have seen the answers already.
    """
    room, workshop = desk.room, desk.workshop
    held = workshop.at(question)
    if held.revealed:
        raise RefusedError("The answers are shown already, so nobody answers any more.")
    if council not in workshop.council:
        raise RefusedError("Everybody has answered. Enter shows the answers.")
    if given not in (*room.answers, UNKNOWN):
        levels = ", ".join(sorted(room.answers))
        raise RefusedError(f"Answer with {levels}, or d for: I don't know.")
    counts = dict(held.answers.get(council, {}))
    counts[given] = counts.get(given, 0) + 1
    new = held.but(answers={**held.answers, council: counts})
    what = f"an answer of {workshop.council[council].name}"
    put(desk, workshop.with_question(question, new), what, _place(question))


@at_once
def reveal(desk: WorkshopDesk, question: str, *, is_sure: bool = False) -> None:
    """Show what all answered, to all at once; it can't be taken back.

    Args:
        desk: Where the room sits.
        question: The criterion.
        is_sure: Whether it is shown though nobody knows whether all have answered.

    Raises:
        NotAllError: fewer have answered than at another question, or nobody knows
            yet how many they are, and nobody is sure.
        RefusedError: it is shown, or fewer than two have answered.
    """
    workshop = desk.workshop
    held = workshop.at(question)
    if held.revealed:
        raise RefusedError("The answers are shown already.")
    count = together(desk.room, question).people
    if count < FEWEST:
        raise RefusedError("Fewer than two people have answered. Pass the keyboard on.")
    if not (is_sure or _all_have(desk, question)):
        raise NotAllError(f"Show {count} answers? Nobody can answer after that.")
    new = held.but(revealed=desk.now)
    put(desk, workshop.with_question(question, new), "Answers shown", _place(question))
    desk.forget_history()


def _all_have(desk: WorkshopDesk, question: str) -> bool:
    counts = [
        (answered(desk.workshop, question, c), expected(desk.workshop, question, c))
        for c in desk.workshop.council
    ]
    return all(0 < most <= count for count, most in counts)


@at_once
def say_why(desk: WorkshopDesk, question: str, words: str) -> None:
    """Write the room's one line of why it stands so.

    Raises:
        RefusedError: the answers are not shown yet, or there are no words.
    """
    held = _shown(desk, question)
    if not words.strip():
        raise RefusedError("Write one line of why, or leave it with Escape.")
    new = held.but(why=words.strip())
    changed = desk.workshop.with_question(question, new)
    put(desk, changed, "Why it stands so", _place(question))


def _shown(desk: WorkshopDesk, question: str) -> Question:
    held = desk.workshop.at(question)
    if not held.revealed:
        raise RefusedError("The answers are not shown yet.")
    return held


def _place(question: str) -> str:
    return Step("question", question).key
