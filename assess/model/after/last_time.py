"""Last time beside this time: what changed, and what became of each action."""

from datetime import date
from typing import Literal, NamedTuple

from assess.model.after.follow_up import (
    ENDED,
    IN_WORDS,
    OF_CONDITIONS,
    Followed,
    awaited,
    called_before,
    looks_at,
    steps_towards,
)
from assess.model.agreed import Closed
from assess.model.assessment import Assessment
from assess.model.days import spelt
from assess.model.finding import Action, AskedAction, CriterionRef
from assess.model.last_time import LastTimeAction, LastTimeCondition
from assess.model.rating import CHOSEN
from assess.model.sheet import Verification
from assess.model.standard import Rating, Scale
from assess.model.values import ActionState

Change = Literal[
    "better", "worse", "same", "rated", "dropped", "other-scale", "carried"
]

CHANGES: dict[Change, str] = {
    "better": "Better",
    "worse": "Worse",
    "same": "The same",
    "rated": "Not rated last time",
    "dropped": "Not rated this time",
    "other-scale": "Rated on another scale",
    "carried": "Carried",
}
"""In the order in which they are counted."""

VERDICTS = {"done": "Done", "partly": "Partly done", "not-done": "Not done"}

CONFIRMED = {
    "done": "Confirmed",
    "partly": "Partly confirmed",
    "not-done": "Not confirmed",
}
"""The same of a condition."""


class SinceLastTime(NamedTuple):
    """How a criterion was rated last time, and what has changed since."""

    rating: Rating | None
    change: Change | None
    """Nothing while this time is not rated yet."""
    carried: str = ""
    """From which report it is carried, in words, where nobody looked at it again."""

    @property
    def words(self) -> str:
        """For example `Better, was Amber`; nothing where nothing is to be said."""
        if self.carried:
            return self.carried
        if self.change is None:
            return f"Was {self.rating.word}" if self.rating else ""
        says = CHANGES[self.change]
        if self.rating is None or self.change == "same":
            return says
        return f"{says}, was {self.rating.word}"

    @property
    def has_changed(self) -> bool:
        """Whether a reader who looks for changes wants to see it."""
        return self.change not in {None, "same", "carried"}


class AskedBefore(NamedTuple):
    """An action or a condition of last time, and what was found of it since."""

    id: str
    action: LastTimeAction | LastTimeCondition
    looks: tuple[tuple[str, Verification], ...]
    """Which assessor of this assessment found what, oldest first."""
    closed: Closed | None
    since: date
    """The day of the assessment that asked for it."""

    @property
    def asked(self) -> AskedAction:
        """The same, as what is asked for this time."""
        held = self.action
        words = Action(text=held.text, due=held.due, owner=held.owner)
        return AskedAction(self.id, held.refs, words, held.is_condition)

    @property
    def called(self) -> str:
        """What commands call it: `last:A3`, or its id where it has no number."""
        is_condition = self.action.is_condition
        return called_before(self.id, self.action.number, is_condition=is_condition)

    @property
    def has_verdict(self) -> bool:
        """Whether a reader can be told what became of it."""
        return bool(self.looks or self.closed) or self.action.state in ENDED

    @property
    def has_ended(self) -> bool:
        """Whether nothing is left to do of it."""
        is_done = bool(self.looks) and self.looks[-1][1].verdict == "done"
        return is_done or bool(self.closed) or self.action.state in ENDED

    @property
    def verdict(self) -> str:
        """What became of it, in words."""
        if self.closed:
            return IN_WORDS["no-longer-applies"]
        is_condition = self.action.is_condition
        if self.looks:
            words = CONFIRMED if is_condition else VERDICTS
            return words[self.looks[-1][1].verdict]
        state = (OF_CONDITIONS if is_condition else IN_WORDS)[self.action.state]
        if self.has_verdict:
            return f"{state}, before this assessment"
        day = spelt(self.since)
        known = f" Last known: {state.lower()}."
        if self.action.state == "open":
            known = ""
        lacks = "not confirmed yet" if is_condition else "no verdict yet"
        return f"Open since {day}, {lacks}.{known}".rstrip(".")


def since_last_time(assessment: Assessment, ref: CriterionRef) -> SinceLastTime | None:
    """Compare a criterion with last time; nothing where its standard was not used."""
    earlier = assessment.earlier
    if earlier is None or ref.standard not in earlier.standard:
        return None
    then = assessment.scales.scale[earlier.standard[ref.standard].scale]
    now = assessment.scale(ref.standard)
    if not (then.rating and now.rating):
        return None
    was, held = earlier.rating(ref), assessment.finding(ref).rating
    shown = None if was is None else then.rating.get(was) or CHOSEN[was]
    if assessment.is_carried(ref) and (before := assessment.carried(ref)):
        return SinceLastTime(shown, "carried", before.words)
    return SinceLastTime(
        shown, None if held is None else change_of(was, then, held, now)
    )


def change_of(was: str | None, then: Scale, held: str, now: Scale) -> Change:
    """Return what became of a rating on the one scale in a rating on the other."""
    if held not in now.rating:
        return "same" if was == held or was not in then.rating else "dropped"
    if was is None or was not in then.rating:
        return "rated"
    if then != now:
        before, after = then.rating[was].met, now.rating[held].met
        return "other-scale" if before == after else "better" if after else "worse"
    order = list(now.rating)
    steps = order.index(was) - order.index(held)
    return "same" if steps == 0 else "better" if steps > 0 else "worse"


def asked_before(assessment: Assessment) -> tuple[AskedBefore, ...]:
    """Return all that last time asked for with what became of it.

    The conditions of its result come first, then the actions by criterion.
    """
    earlier, closed = assessment.earlier, assessment.agreed.closed
    if earlier is None:
        return ()
    order = {ref: place for place, ref in enumerate(assessment.refs)}
    found = [
        AskedBefore(
            key,
            action,
            looks_at(assessment, key),
            closed.get(key),
            action.since or earlier.day,
        )
        for key, action in earlier.asked.items()
    ]

    def place(each: AskedBefore) -> int:
        if each.action.is_condition:
            return -1
        return order.get(each.action.refs[0], len(order))

    return tuple(sorted(found, key=place))


def still_open(assessment: Assessment) -> tuple[AskedBefore, ...]:
    """Return what last time asked for and nothing has ended.

    An action that has a verdict is replaced by what is asked for now of the same
    criteria. A condition stands until it is confirmed.
    """
    asked = {ref for each in assessment.actions for ref in each.refs}

    def is_replaced(each: AskedBefore) -> bool:
        if each.action.is_condition:
            return False
        return bool(each.looks) and asked.issuperset(each.action.refs)

    return tuple(
        each
        for each in asked_before(assessment)
        if not (each.has_ended or is_replaced(each))
    )


def moved_over(assessment: Assessment) -> tuple[Followed, ...]:
    """Return the actions and conditions of last time that are followed up here.

    Until this assessment is published they are followed up in the earlier one.
    """
    open_ = still_open(assessment) if assessment.agreed.version else ()
    return tuple(_followed(assessment, each) for each in open_)


def followed_here(assessment: Assessment) -> tuple[Followed, ...]:
    """Return all that is followed after the report: of this time, then of last time."""
    return (*awaited(assessment), *moved_over(assessment))


def _followed(assessment: Assessment, each: AskedBefore) -> Followed:
    action = each.action
    began: ActionState = "in-progress" if action.state == "in-progress" else "open"
    return Followed(
        number=action.number or 0,
        asked=each.asked,
        due=assessment.brief.day_of(action.due),
        response=None,
        decision=None,
        progress=steps_towards(assessment, each.id),
        looks=each.looks,
        closed=each.closed,
        since=each.since,
        began=began,
    )


class BeforeOn(NamedTuple):
    """What last time found of one criterion and asked for."""

    rating: str
    """The word of the rating; nothing where it was not rated."""
    reason: str
    actions: tuple[AskedBefore, ...]

    @property
    def lines(self) -> tuple[str, ...]:
        """What a person reads beside what is found now."""
        rated = (f"Last time: {self.rating}.",) if self.rating else ()
        reason = (f"Because then: {self.reason}",) if self.reason else ()
        asked = tuple(
            f"{'Condition' if each.action.is_condition else 'Asked for'} then: "
            f"{each.action.text} ({each.verdict})"
            for each in self.actions
        )
        return (*rated, *reason, *asked)


def before_on(assessment: Assessment, ref: CriterionRef) -> BeforeOn | None:
    """Return what last time found of a criterion; nothing where it found nothing."""
    if assessment.earlier is None:
        return None
    since = since_last_time(assessment, ref)
    actions = [each for each in asked_before(assessment) if ref in each.action.refs]
    found = BeforeOn(
        since.rating.word if since and since.rating else "",
        assessment.earlier.reason(ref),
        tuple(actions),
    )
    return found if found.lines else None
