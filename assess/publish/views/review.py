"""What the review says: the outcome, and what is missing."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final, NamedTuple

from assess.check.logic.grouped_problems import Grouped
from assess.model.assessment import Assessment
from assess.model.outcome import suggest_outcome
from assess.priorities.logic.actions import Sorted
from assess.ui.text.blocks import Block
from assess.ui.text.marks import Marks

_STYLES: Final = {"error": "bad", "warning": "middling", "info": "quiet"}


class ActionLine(NamedTuple):
    """A line of what an action changes, by the action's id."""

    id: str


def changes(actions: Iterable[Sorted]) -> Iterator[Block]:
    """Yield what each action changes; choosing a line says the other of the two."""
    rows = [
        Block(
            f"{one.each.asked.action.text} ({one.words})",
            key=ActionLine(one.each.id),
            mark=f"{one.each.called:<4}",
        )
        for one in actions
    ]
    if rows:
        yield Block("What the actions change: Enter says the other", "accent")
        yield from rows
        yield Block()


def outcome(assessment: Assessment, suggested: str, marks: Marks) -> Iterator[Block]:
    """Yield what was decided, what could be, and the word that the rule suggests."""
    scale, decided = assessment.gating_scale, assessment.agreed.outcome
    yield Block("Outcome", "accent")
    if scale is None or not scale.rating:
        yield Block("This assessment gives no overall rating.")
        return
    if decided is None:
        yield Block(f"Not decided yet. The {assessment.brief.decided_by} decides it.")
    else:
        shown = scale.rating[decided.rating]
        mark = marks.mark(shown.letter, shown.shape)
        yield Block(shown.word, "heading", mark=mark, mark_style=shown.colour)
    options = "   ".join(
        f"{r.key} {marks.mark(r.letter, r.shape)} {r.word}"
        for r in scale.rating.values()
    )
    yield Block(options, "quiet")
    reason = suggest_outcome(assessment).reason
    yield Block(f"The rule suggests {suggested or 'nothing yet'}. {reason}")
    if decided and decided.reason:
        yield Block(f"Reason: {decided.reason}")


def missing(
    groups: Iterable[Grouped], unread: Iterable[Exception], off: Mapping[str, str]
) -> Iterator[Block]:
    """Yield what is missing, each line known by its number, and the rules not used."""
    yield Block("What is missing", "accent")
    is_whole = True
    for error in unread:
        is_whole = False
        yield Block(str(error), "bad", mark="Error   ")
    for number, one in enumerate(groups):
        is_whole = False
        yield Block(
            f"{one.where}: {one.sentence}",
            key=number,
            mark=f"{one.level.capitalize():<8}",
            mark_style=_STYLES[one.level],
        )
    for name, why in off.items():
        yield Block(f"Rule {name} is switched off: {why}", "quiet")
    if is_whole:
        yield Block("Nothing is missing.")
