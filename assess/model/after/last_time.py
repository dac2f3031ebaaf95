"""Last time beside this time: what changed, and what became of each action."""

from typing import Literal, NamedTuple

from assess.model.after.follow_up import ENDED, IN_WORDS, followed, looks_at
from assess.model.assessment import Assessment
from assess.model.finding import CriterionRef
from assess.model.last_time import (
    LastTime,
    LastTimeAction,
    LastTimeOutcome,
    LastTimeStandard,
)
from assess.model.rating import CHOSEN
from assess.model.sheet import Verification
from assess.model.standard import Rating, Scale

Change = Literal["better", "worse", "same", "rated", "dropped", "other-scale"]

CHANGES: dict[Change, str] = {
    "better": "Better",
    "worse": "Worse",
    "same": "The same",
    "rated": "Not rated last time",
    "dropped": "Not rated this time",
    "other-scale": "Rated on another scale",
}
"""In the order in which they are counted."""

VERDICTS = {"done": "Done", "partly": "Partly done", "not-done": "Not done"}


class SinceLastTime(NamedTuple):
    """How a criterion was rated last time, and what has changed since."""

    rating: Rating | None
    change: Change | None
    """Nothing while this time is not rated yet."""

    @property
    def words(self) -> str:
        """For example `Better, was Amber`; nothing where nothing is to be said."""
        if self.change is None:
            return f"Was {self.rating.word}" if self.rating else ""
        says = CHANGES[self.change]
        if self.rating is None or self.change == "same":
            return says
        return f"{says}, was {self.rating.word}"

    @property
    def has_changed(self) -> bool:
        """Whether a reader who looks for changes wants to see it."""
        return self.change not in {None, "same"}


class AskedBefore(NamedTuple):
    """An action of last time, and what assessors have found of it since."""

    id: str
    action: LastTimeAction
    looks: tuple[tuple[str, Verification], ...]
    """Which assessor of this assessment found what, oldest first."""

    @property
    def called(self) -> str:
        """What commands call it: `last:A3`, or its id where it has no number."""
        return f"last:A{self.action.number}" if self.action.number else self.id

    @property
    def has_verdict(self) -> bool:
        """Whether a reader can be told what became of it."""
        return bool(self.looks) or self.action.state in ENDED

    @property
    def verdict(self) -> str:
        """What became of it, in words."""
        if self.looks:
            return VERDICTS[self.looks[-1][1].verdict]
        state = IN_WORDS[self.action.state]
        if self.has_verdict:
            return f"{state}, before this assessment"
        return f"No verdict yet. Last known: {state.lower()}"


def copied(assessment: Assessment) -> LastTime:
    """Return what a later assessment holds of this one, whose last version stands."""
    brief, agreed = assessment.brief, assessment.agreed
    scale = next((u.scale for u in brief.standard.values() if u.gating), None)
    outcome = agreed.outcome
    version, published = list(agreed.publication.items())[-1]
    return LastTime(
        id=brief.id,
        phase=brief.phase,
        assessed=brief.dates.assessed,
        version=int(version),
        published=published.at,
        outcome=LastTimeOutcome(scale=scale, rating=outcome.rating)
        if scale and outcome
        else None,
        standard={name: _standard(assessment, name) for name in brief.standard},
        action={
            each.id: LastTimeAction(
                standard=each.asked.ref.standard,
                criterion=each.asked.ref.criterion,
                text=each.asked.action.text,
                due=each.asked.action.due,
                owner=each.asked.action.owner,
                state=each.state,
                number=each.number,
            )
            for each in followed(assessment)
        },
    )


def _standard(assessment: Assessment, name: str) -> LastTimeStandard:
    return LastTimeStandard(
        scale=assessment.brief.standard[name].scale,
        rating={
            ref.criterion: rating
            for ref in assessment.refs
            if ref.standard == name and (rating := assessment.finding(ref).rating)
        },
    )


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
    """Return every action of last time with what became of it, by criterion."""
    if assessment.earlier is None:
        return ()
    order = {ref: place for place, ref in enumerate(assessment.refs)}
    found = [
        AskedBefore(key, action, looks_at(assessment, key))
        for key, action in assessment.earlier.action.items()
    ]
    return tuple(sorted(found, key=lambda e: order.get(e.action.ref, len(order))))
