"""What is asked for on one criterion: its actions, else what was not seen."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final, NamedTuple

from assess.model.assessment import Assessment
from assess.model.due import Due
from assess.model.finding import Action, CriterionRef
from assess.model.weights import Weights
from assess.priorities.logic.movers import begins_with
from assess.priorities.logic.steps import Kind

NOT_SEEN: Final = "Show what was not seen: "


class Asked(NamedTuple):
    """What is asked for: its sentence, and who does it by when."""

    text: str
    kind: Kind
    owner: str = ""
    due: Due | None = None


def asked_for(
    assessment: Assessment,
    ref: CriterionRef,
    to_do: Iterable[Action],
    weights: Weights,
    *,
    was_asked: bool,
) -> Iterator[Asked]:
    """Yield the first thing to stop and the first to change, as far as there are.

    Where every action has ended, the rating alone asks for nothing.

    Args:
        assessment: Where the criterion is.
        ref: A criterion that falls short.
        to_do: Its actions that have not ended.
        weights: How an action begins that asks to stop something.
        was_asked: Whether it had any, which may have ended since.
    """
    first: dict[Kind, Asked] = {}
    day = assessment.brief.day_of
    actions = sorted(to_do, key=lambda action: day(action.due) or date.max)
    for action in actions:
        if not action.text:  # a summary counts it, without its words
            continue
        stops = begins_with(action.text, weights.stop_words)
        kind: Kind = "stop" if stops else "change"
        said = Asked(action.text, kind, action.owner.strip(), action.due)
        first.setdefault(kind, said)
    yield from first.values()
    if not first and (actions or not was_asked):
        yield _unasked(assessment, ref)


def _unasked(assessment: Assessment, ref: CriterionRef) -> Asked:
    """What was not seen; else what was advised, or what any council can do."""
    held, criterion = assessment.finding(ref), assessment.criterion(ref)
    kind: Kind = "stop" if criterion.stops else "change"
    for gap in held.sentences("gap").values():
        return Asked(f"{NOT_SEEN}{gap}", kind)
    if not assessment.scale(ref.standard).rating:
        for advice in held.sentences("advice").values():
            return Asked(advice, kind)
    start = f"Agree what must be done so that this is met: {criterion.title}."
    return Asked(criterion.start or start, kind)
