"""What each reader of a report must do next, and by when."""

from collections.abc import Iterable, Iterator
from typing import Final

from assess.document.links import link
from assess.model.after.deadlines import is_assessed_again
from assess.model.after.follow_up import ENDED, Followed, conditions, followed
from assess.model.after.last_time import still_open
from assess.model.agreed import Publication
from assess.model.assessment import Assessment
from assess.model.days import by_when, spelt
from assess.model.due import Due, first_event, is_before
from assess.model.outcome import decided
from assess.publish.views.finding_view import ActionView
from assess.publish.views.view import ToDoView

_NUMBERS: Final = (
    "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine",
)  # fmt: skip

DONE: Final = "done"
"""By when, of what nobody has to do any more."""

NAMED: Final = 3
"""Up to how many actions that are left stand there one by one."""


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
    return f"The service is to be assessed again{by}."


def to_do(
    assessment: Assessment, actions: tuple[ActionView, ...]
) -> tuple[ToDoView, ...]:
    """Return what each kind of reader must do; what is done already stands last."""
    return tuple(sorted(_to_do(assessment, actions), key=lambda each: each.by == DONE))


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
        yield from _answer(assessment, last)
        yield from _owners(assessment)
    yield from _confirming(assessment)
    yield from _of_last_time(assessment)
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
    """Yield what who owns an action does, while one is left; of few, each action."""
    if few := named(assessment):
        yield from (_owner(assessment, each) for each in few)
    elif left := _left(assessment):
        by = _first(assessment, (act.asked.action.due for act in left))
        yield ToDoView(
            "Whoever owns an action", "Do it, or say why it can't be done", by
        )


def named(assessment: Assessment) -> list[Followed]:
    """Return the actions that stand there one by one: all that are left, if few."""
    left = _left(assessment)
    return left if len(left) <= NAMED else []


def _left(assessment: Assessment) -> list[Followed]:
    return [act for act in followed(assessment) if act.state not in ENDED]


def _owner(assessment: Assessment, each: Followed) -> ToDoView:
    """Say what one action asks of who owns it."""
    action = each.asked.action
    by = by_when(assessment.brief, action.due)
    if by and not is_before(by):
        by = f"by {by}"
    return ToDoView(
        action.owner or "Nobody is named yet", f"{action.text} ({each.called})", by
    )


def _confirming(assessment: Assessment) -> Iterator[ToDoView]:
    """Yield what who confirms a condition does, while one is left."""
    left = [each for each in conditions(assessment) if each.state not in ENDED]
    if left:
        by = _first(assessment, (each.asked.action.due for each in left))
        yield ToDoView(
            "Whoever confirms a condition", "Confirm it, once it is shown", by
        )


def _of_last_time(assessment: Assessment) -> Iterator[ToDoView]:
    """Yield what is still to do of last time, with every day that it has."""
    if left := still_open(assessment):
        brief, verb = assessment.brief, "is" if len(left) == 1 else "are"
        words = f"Finish what last time asked for: {len(left)} {verb} still open"
        said = dict.fromkeys(by_when(brief, each.action.due) for each in left)
        by = "; ".join(w if is_before(w) else f"by {w}" for w in said if w)
        yield ToDoView("Whoever owns what is left of last time", words, by)


def _first(assessment: Assessment, due: Iterable[Due | None]) -> str:
    """Say when the first of what is left is due; nothing where nobody said."""
    brief, every = assessment.brief, tuple(due)
    days = [day for each in every if (day := brief.day_of(each))]
    first = (
        f"by {spelt(min(days))}"
        if days
        else first_event(by_when(brief, each) for each in every)
    )
    return f"the first {first}" if first and every[1:] else first


def _answer(assessment: Assessment, last: Publication | None) -> Iterator[ToDoView]:
    """Yield what of the actions the team has still to answer, or that it has."""
    acts = followed(assessment)
    left = sum(act.response is None and act.state not in ENDED for act in acts)
    answered = sum(act.response is not None for act in acts)
    every = "the action" if len(acts) == 1 else f"each of the {len(acts)} actions"
    if answered == len(acts):
        yield ToDoView("The service team", f"Has answered {every}", DONE)
    if not left:
        return
    words = f"Answer {every}: accept it, or say what is wrong"
    if left < len(acts):
        more = f"{left} more" if answered else left
        words = f"Answer {more} of the {len(acts)} actions"
    by = f"by {spelt(last.answer_by)}" if last and last.answer_by else ""
    if last is None:
        by = "once it is published"
    yield ToDoView("The service team", words, by)
