"""What a later assessment takes over from one that is published."""

from collections.abc import Collection
from datetime import UTC, datetime, time

from assess.model.after.follow_up import Followed, conditions, followed
from assess.model.after.last_time import moved_over
from assess.model.agreed import Publication
from assess.model.assessment import Assessment
from assess.model.last_time import (
    LastTime,
    LastTimeAction,
    LastTimeCondition,
    LastTimeOutcome,
    LastTimeStandard,
    RatedBefore,
)
from assess.model.outcome import decided, scale_of_outcome


def copied(assessment: Assessment) -> LastTime:
    """Return what a later assessment holds of this one, whose last version stands.

    What is still open of the one before it is copied too, so that it is never lost.
    """
    brief, agreed = assessment.brief, assessment.agreed
    version, published = list(agreed.publication.items())[-1]
    moved = moved_over(assessment)
    own = {each.id: _action(each) for each in followed(assessment)}
    rest = {each.id: _condition(each) for each in conditions(assessment)}
    taken = {*own, *rest}
    return LastTime(
        id=brief.id,
        phase=brief.phase,
        assessed=brief.dates.assessed,
        version=int(version),
        published=_moment(published),
        outcome=_outcome(assessment),
        standard={name: _standard(assessment, name) for name in brief.standard},
        action={
            **{
                _free(each.id, taken): _action(each).but(number=None, since=each.since)
                for each in moved
                if not each.is_condition
            },
            **own,
        },
        condition={
            **{
                _free(each.id, taken): _condition(each).but(
                    number=None, since=each.since
                )
                for each in moved
                if each.is_condition
            },
            **rest,
        },
    )


def _outcome(assessment: Assessment) -> LastTimeOutcome | None:
    scale, outcome = scale_of_outcome(assessment), decided(assessment)
    held = assessment.agreed.outcome
    if scale is None or outcome is None or held is None:
        return None
    comes_with = None if outcome.is_in_its_word else outcome.comes_with
    return LastTimeOutcome(scale=scale, rating=held.rating, with_=comes_with)


def _moment(published: Publication) -> datetime:
    """Return when it was published; noon of the day if that is all that is known."""
    if published.on is None:
        return published.at
    return datetime.combine(published.on, time(12), UTC)


def _action(each: Followed) -> LastTimeAction:
    action = each.asked.action
    return LastTimeAction(
        standard=each.asked.ref.standard,
        criterion=each.asked.ref.criterion,
        also=tuple(map(str, each.asked.refs[1:])),
        text=action.text,
        due=action.due,
        owner=action.owner,
        state=each.state,
        number=each.number or None,
    )


def _condition(each: Followed) -> LastTimeCondition:
    asked = each.asked.action
    return LastTimeCondition(
        text=asked.text,
        due=asked.due,
        confirmed_by=asked.owner,
        criteria=tuple(map(str, each.asked.refs)),
        state=each.state,
        number=each.number or None,
    )


def _free(key: str, taken: Collection[str]) -> str:
    """Return an id that nothing which the later assessment asked for has."""
    while key in taken:
        key += "2"
    return key


def _standard(assessment: Assessment, name: str) -> LastTimeStandard:
    refs = [ref for ref in assessment.refs if ref.standard == name]
    held = {ref.criterion: assessment.finding(ref) for ref in refs}
    carried = {
        ref.criterion: RatedBefore(day=before.day, version=before.version)
        for ref in refs
        if assessment.is_carried(ref) and (before := assessment.carried(ref))
    }
    rated = {number: each for number, each in held.items() if each.rating}
    return LastTimeStandard(
        scale=assessment.brief.standard[name].scale,
        rating={number: each.rating for number, each in rated.items() if each.rating},
        reason={number: each.reason for number, each in rated.items() if each.reason},
        carried=carried,
    )
