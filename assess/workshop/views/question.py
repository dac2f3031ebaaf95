"""A question, while everybody answers alone, and once all is shown."""

from collections.abc import Iterator

from assess.model.workshop import Room
from assess.ui.text.blocks import Block
from assess.workshop.logic.answers import (
    answered,
    by_council,
    expected,
    together,
    whose_turn,
)
from assess.workshop.logic.hour import Step
from assess.workshop.views.lines import NOTHING, Shown
from assess.workshop.views.words import how_far, in_digits


def asked(room: Room, step: Step, shown: Shown) -> Iterator[Block]:
    """Yield whose turn it is, what is asked, and what may be answered."""
    criterion = room.criterion(step.question)
    yield Block(_turn(room, step, shown), "accent", key=NOTHING)
    yield Block()
    yield Block(criterion.title, "heading")
    yield Block()
    if talk := criterion.guidance("live").ask[:1]:
        yield Block(f"Talk about: {talk[0]}")
        yield Block()
    yield Block(f"Good looks like: {good(room, step.question)}")
    yield Block()
    for answer in room.answers:
        words = criterion.descriptor(answer, "live")
        yield Block(words, mark=room.scale.rating[answer].key)
    yield Block("I don't know", mark="d")


def good(room: Room, question: str) -> str:
    """Return what a service looks like that does something well."""
    criterion = room.criterion(question)
    return criterion.rated.get("green", criterion.summary)


def _turn(room: Room, step: Step, shown: Shown) -> str:
    workshop = room.workshop
    council = whose_turn(workshop, step.question, shown.council)
    if not council:
        count = together(room, step.question).people
        return f"All {count} have answered. Enter shows the answers to everybody."
    count = answered(workshop, step.question, council)
    most = expected(workshop, step.question, council)
    name = room.name(council)
    number = count + 1
    of = f"person {number} of {most}" if most else f"person {number}"
    digits = f"{min(room.answers)} to {max(room.answers)}"
    return f"{name}, {of}: press {digits} or d, then pass it on."


def revealed(room: Room, step: Step, shown: Shown) -> Iterator[Block]:
    """Yield the councils side by side, furthest apart first, and why it is so."""
    yield Block(room.criterion(step.question).title, "heading")
    yield Block()
    for one in by_council(room, step.question):
        rating = room.scale.rating[one.median] if one.median else None
        mark = shown.marks.mark(rating.letter, rating.shape) if rating else "?"
        yield Block(
            f"{room.name(one.council)}: {in_digits(room, one)}",
            mark=mark,
            mark_style=rating.colour if rating else "",
        )
        yield Block(how_far(one), "quiet", indent=2)
        yield Block()
    everybody = together(room, step.question)
    yield Block(f"Everybody: {how_far(everybody)}", "accent")
    yield Block()
    why = room.workshop.at(step.question).why
    yield Block(
        f"Why: {why}" if why else "Why is it so? Enter writes one line.", key=NOTHING
    )
