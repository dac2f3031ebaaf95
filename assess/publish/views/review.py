"""What the review says: the outcome, and what is missing."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Final, NamedTuple

from assess.check.logic.grouped_problems import Grouped
from assess.model.agreed import Outcome
from assess.model.assessment import Assessment
from assess.model.capitals import with_capital
from assess.model.days import spelt
from assess.model.outcome import (
    awaits_outcome,
    decided,
    outcome_scale,
    suggest_outcome,
)
from assess.model.standard import Scale
from assess.priorities.logic.actions import sorted_actions
from assess.publish.views.whole import counted
from assess.ui.text.blocks import Block
from assess.ui.text.marks import Marks

_STYLES: Final = {"error": "bad", "warning": "middling", "info": "quiet"}


class ActionLine(NamedTuple):
    """A line of what an action changes, by the action's id."""

    id: str


def changes(assessment: Assessment) -> Iterator[Block]:
    """Yield what each action changes; choosing a line says the other of the two."""
    rows = [
        Block(
            f"{one.each.asked.action.text} ({one.words})",
            key=ActionLine(one.each.id),
            mark=f"{one.each.called:<4}",
        )
        for one in sorted_actions(assessment)
    ]
    if rows:
        is_open = not assessment.agreed.is_published
        how = ": Enter turns a line into the other" if is_open else ""
        yield Block(f"Service or screen, what the actions change{how}", "accent")
        yield from rows
        yield Block()


def outcome(assessment: Assessment, marks: Marks) -> Iterator[Block]:
    """Yield what was decided, what could be, what a rule says, and the whole."""
    yield Block("Outcome", "accent")
    yield from _decision(assessment, marks)
    key = "As a whole (a)"
    words = counted(assessment) or "no conditions, commentary, risks or thanks yet"
    yield Block(f"{key}: {words}", presses=((key, "a"),))


def _decision(assessment: Assessment, marks: Marks) -> Iterator[Block]:
    scale, found = outcome_scale(assessment), decided(assessment)
    if scale is None:
        yield Block("This assessment gives no overall rating.")
        return
    by = assessment.brief.decided_by
    if found is not None:
        shown = found.rating
        mark = marks.mark(shown.letter, shown.shape)
        yield Block(found.word, "heading", mark=mark, mark_style=shown.colour)
    elif awaits_outcome(assessment):
        yield Block(f"Not decided yet. The {by} decides it.")
    else:
        yield Block(f"None is needed. The {by} may state one.")
    if not assessment.agreed.is_published:
        options = "   ".join(
            f"{r.key} {marks.mark(r.letter, r.shape)} {r.word}"
            for r in scale.rating.values()
        )
        yield Block(options, "quiet")
    yield Block(suggestion(assessment))
    held = assessment.agreed.outcome
    if held and held.reason:
        yield Block(f"Reason: {held.reason}")


def outcomes(scale: Scale, marks: Marks) -> Iterator[Block]:
    """Yield what can be decided, each with its rating as the key.

    The first is none, so that Enter alone decides nothing.
    """
    yield Block("Leave it as it is", key="", mark="0")
    for name, rating in scale.rating.items():
        mark = f"{rating.key} {marks.mark(rating.letter, rating.shape)}"
        yield Block(f"{rating.word}: {rating.meaning}", key=name, mark=mark)


def asked_why(assessment: Assessment, rating: str) -> str:
    """Ask why a rating is decided that the rule does not suggest."""
    scale, suggested = outcome_scale(assessment), suggest_outcome(assessment).rating
    word = scale.rating[rating].word if scale else rating
    if scale is None or suggested is None:
        return f"{word}, because"
    return f"{word}, where the rule suggests {scale.rating[suggested].word}, because"


def about_reason(before: Outcome | None, now: Outcome | None) -> str:
    """Say that the reason of the outcome went, where deciding again took it away."""
    if before is None or now is None or not before.reason or now.reason:
        return ""
    return "The reason was given for what was decided before, so it goes with that."


def suggestion(assessment: Assessment) -> str:
    """Say what the rule suggests and why, or why no rule suggests anything here."""
    scale, suggested = outcome_scale(assessment), suggest_outcome(assessment)
    if scale is None or not awaits_outcome(assessment):
        return suggested.reason
    given = suggested.rating
    word = scale.rating[given].word if given else "nothing yet"
    return f"The rule suggests {word}. {suggested.reason}"


def publishing(
    version: int, *, on: date | None, warnings: int, repeats: bool, waits: str
) -> str:
    """Ask whether to publish, with what a reader of the report would see.

    Args:
        version: The number that it would have.
        on: The day on which it was published before; nothing where it never was.
        warnings: How many warnings `check` has.
        repeats: Whether it says the same as the version before.
        waits: What is half written and not in it, in a sentence; or nothing.
    """
    question = f"Publish version {version}"
    if on is not None:
        question += f" as published on {spelt(on)}"
    if warnings:
        many = "1 warning" if warnings == 1 else f"{warnings} warnings"
        question += f" with {many}"
    then = "After that only reopening changes it."
    if repeats:
        then = f"It says the same as version {version - 1}."
    return " ".join(filter(None, (f"{question}?", waits, then)))


def missing(
    groups: Sequence[Grouped],
    unread: Iterable[Exception],
    off: Mapping[str, str],
    *,
    published: bool = False,
) -> Iterator[Block]:
    """Yield what is missing, each line known by its number, and the rules not used."""
    title = (
        "Not put right in what is published: R opens it again"
        if published and groups
        else "What is missing"
    )
    yield Block(title, "accent")
    is_whole = True
    for error in unread:
        is_whole = False
        yield Block(str(error), "bad", mark="Error   ")
    for number, one in enumerate(groups):
        is_whole = False
        yield Block(
            f"{one.where}: {one.sentence}",
            key=number,
            mark=f"{with_capital(one.level):<8}",
            mark_style=_STYLES[one.level],
        )
    for name, why in off.items():
        yield Block(f"Rule {name} is switched off: {why}", "quiet")
    if is_whole:
        yield Block("Nothing is missing.")
