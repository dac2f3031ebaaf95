"""What each reader of a report must do next, and by when."""

from collections.abc import Iterator
from typing import Final

from assess.document.days import by_when, spelt
from assess.document.links import link
from assess.model.after.deadlines import is_assessed_again
from assess.model.after.follow_up import ENDED, Followed, conditions, followed
from assess.model.agreed import Publication
from assess.model.assessment import Assessment
from assess.model.due import first_event
from assess.model.outcome import decided
from assess.publish.views.finding_view import ActionView
from assess.publish.views.view import ToDoView

_NUMBERS: Final = (
    "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine",
)  # fmt: skip


def in_number(count: int) -> str:
    """Return a number as a sentence has it."""
    return _NUMBERS[count] if count < len(_NUMBERS) else str(count)


def again(assessment: Assessment) -> str:
    """Say whether it is assessed again, and by when; nothing while it is undecided."""
    outcome = decided(assessment)
    if assessment.gating_scale is None or outcome is None:
        return ""
    if not is_assessed_again(assessment):
        return f"A result of {outcome.word} asks for no reassessment."
    last = standing(assessment)
    by = f" by {spelt(last.again_by)}" if last and last.again_by else ""
    return f"It is to be assessed again{by}."


def to_do(
    assessment: Assessment, actions: tuple[ActionView, ...]
) -> tuple[ToDoView, ...]:
    """Return what each kind of reader must do; nothing for who has nothing to do."""
    return tuple(_to_do(assessment, actions))


def standing(assessment: Assessment) -> Publication | None:
    """Return the version that stands published, or nothing for a draft."""
    agreed = assessment.agreed
    if not agreed.is_published:
        return None
    return list(agreed.publication.values())[-1]


def _to_do(
    assessment: Assessment, actions: tuple[ActionView, ...]
) -> Iterator[ToDoView]:
    brief, last = assessment.brief, standing(assessment)
    if last is None:
        yield ToDoView(
            f"The {brief.decided_by}", "Publish it, once what it lacks is there", ""
        )
    if actions:
        yield _answer(assessment, last, len(actions))
        yield from _owners(assessment)
    yield from _confirming(assessment)
    if is_assessed_again(assessment):
        by = f"by {spelt(last.again_by)}" if last and last.again_by else ""
        yield ToDoView(brief.council, "Have the service assessed again", by)
    if brief.contact:
        by = f"by {spelt(last.reply_by)}" if last and last.reply_by else ""
        yield ToDoView(
            "Anybody",
            "Say what you think of this report",
            by,
            brief.contact,
            link(brief.contact) or link(f"mailto:{brief.contact}"),
        )


def _owners(assessment: Assessment) -> Iterator[ToDoView]:
    """Yield what who owns an action does, while one is left."""
    left = [act for act in followed(assessment) if act.state not in ENDED]
    if left:
        by = _first(assessment, left)
        yield ToDoView("Who owns an action", "Do it, or say why it can't be done", by)


def _confirming(assessment: Assessment) -> Iterator[ToDoView]:
    """Yield what who confirms a condition does, while one is left."""
    left = [each for each in conditions(assessment) if each.state not in ENDED]
    if left:
        by = _first(assessment, left)
        yield ToDoView("Who confirms a condition", "Confirm it, once it is shown", by)


def _first(assessment: Assessment, left: list[Followed]) -> str:
    """Say when the first of what is left is due; nothing where nobody said."""
    days = [each.due for each in left if each.due]
    said = (by_when(assessment.brief, each.asked.action.due) for each in left)
    first = f"by {spelt(min(days))}" if days else first_event(said)
    return f"the first {first}" if first else ""


def _answer(assessment: Assessment, last: Publication | None, count: int) -> ToDoView:
    """Say what of the actions the team has still to answer."""
    acts = followed(assessment)
    left = sum(act.response is None for act in acts)
    every = "the action" if count == 1 else f"each of the {count} actions"
    if not left:
        return ToDoView("The service team", f"Has answered {every}", "done")
    words = f"Answer {every}: accept it, or say what is wrong"
    if left < count:
        words = f"Answer {left} more of the {count} actions"
    by = f"by {spelt(last.answer_by)}" if last and last.answer_by else ""
    if last is None:
        by = "once it is published"
    return ToDoView("The service team", words, by)
