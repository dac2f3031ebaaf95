"""What the assessment before this one found, and what became of its actions."""

from collections import Counter
from datetime import date
from typing import Final

from assess.model.after.follow_up import letter_of, steps_towards
from assess.model.after.last_time import (
    CHANGES,
    CONFIRMED,
    VERDICTS,
    AskedBefore,
    asked_before,
    since_last_time,
    still_open,
)
from assess.model.assessment import Assessment
from assess.model.british_time import british_day
from assess.model.capitals import with_capital
from assess.model.days import by_when, spelt
from assess.model.finding import CriterionRef
from assess.model.last_time import LastTime, LastTimeAction, LastTimeCondition
from assess.model.rating import shown
from assess.publish.views.finding_view import Fact, StepView
from assess.publish.views.method_view import (
    AskedBeforeView,
    LastTimeView,
    VerdictView,
)
from assess.publish.views.results import anchor, labels

_FIRST: Final = {
    VERDICTS["not-done"]: -2,
    CONFIRMED["not-done"]: -2,
    VERDICTS["partly"]: -1,
    CONFIRMED["partly"]: -1,
    VERDICTS["done"]: 1,
    CONFIRMED["done"]: 1,
}
"""Where a verdict stands; what has none yet stands between."""


def last_time(assessment: Assessment) -> LastTimeView | None:
    """Return what a reader is told of last time; nothing where there was none."""
    earlier = assessment.earlier
    if earlier is None:
        return None
    counts = _counts(assessment)
    left = {each.id: each.action.is_condition for each in still_open(assessment)}
    outcome = _outcome(assessment, earlier)
    changed = ", ".join(f"{fact.value} {fact.name.lower()}" for fact in counts)
    actions = tuple(
        _action(assessment, each, is_open=each.id in left)
        for each in asked_before(assessment)
    )
    return LastTimeView(
        words=_words(earlier, outcome),
        result=f"Last time, {_when(earlier)}: {outcome or 'no result'}",
        short=with_capital(changed) or "Not compared",
        counts=counts,
        actions=actions,
        still_open=len(left),
        unconfirmed=sum(left.values()),
        by_verdict=_by_verdict(actions),
    )


def _by_verdict(actions: tuple[AskedBeforeView, ...]) -> tuple[VerdictView, ...]:
    """Return them by what became of them: first what is not done."""
    found = dict.fromkeys(action.verdict for action in actions)
    ordered = sorted(found, key=lambda verdict: (_FIRST.get(verdict, 0), verdict))
    return tuple(
        VerdictView(verdict, tuple(a for a in actions if a.verdict == verdict))
        for verdict in ordered
    )


def _outcome(assessment: Assessment, earlier: LastTime) -> str:
    if earlier.outcome is None:
        return ""
    scale = assessment.scales.scale[earlier.outcome.scale]
    word = shown(scale, earlier.outcome.rating).word
    with_ = earlier.outcome.with_
    return f"{word} with {with_}" if with_ else word


def _when(earlier: LastTime) -> str:
    published = f"published on {spelt(earlier.day)}"
    return f"on {spelt(earlier.assessed)}" if earlier.assessed else published


def _words(earlier: LastTime, outcome: str) -> str:
    result = f"Its result was {outcome}." if outcome else "It gave no result."
    source = (
        f"a report published on {spelt(british_day(earlier.published))}, made elsewhere"
        if earlier.elsewhere
        else f"report {earlier.id}, version {earlier.version}"
    )
    on = f" on {spelt(earlier.assessed)}" if earlier.assessed else ""
    return (
        f"The service was assessed at the end of {earlier.phase}{on} ({source}). "
        f"{result}"
    )


def _counts(assessment: Assessment) -> tuple[Fact, ...]:
    found = [since_last_time(assessment, ref) for ref in assessment.refs]
    counted = Counter(each.change for each in found if each)
    return tuple(Fact(CHANGES[c], str(counted[c])) for c in CHANGES if counted[c])


def _action(
    assessment: Assessment, each: AskedBefore, *, is_open: bool
) -> AskedBeforeView:
    action = each.action
    known = [ref for ref in action.refs if ref in assessment.refs]
    last = each.looks[-1][1] if each.looks else None
    return AskedBeforeView(
        is_condition=action.is_condition,
        number=_number(assessment, each),
        text=action.text,
        by=by_when(assessment.brief, action.due),
        owner=action.owner,
        where=_where(assessment, action, known),
        anchor=anchor(known[0]) if known else "",
        verdict=each.verdict,
        since=each.since,
        is_open=is_open,
        at=_day(each),
        reason=each.closed.reason if each.closed else last.reason if last else "",
        progress=tuple(
            StepView(british_day(step.at), "The team reported", step.text)
            for _, step in steps_towards(assessment, each.id)
        ),
    )


def _where(
    assessment: Assessment,
    action: LastTimeAction | LastTimeCondition,
    known: list[CriterionRef],
) -> str:
    named = labels(assessment, known) if known else ""
    if action.is_condition:
        result = "a condition of that result"
        return f"{result}, about {named}" if named else result
    return named or "not assessed this time"


def _number(assessment: Assessment, each: AskedBefore) -> str:
    """Return its number in the report of last time, if that was made here."""
    earlier, number = assessment.earlier, each.action.number
    is_ours = earlier is not None and not earlier.elsewhere
    letter = letter_of(is_condition=each.action.is_condition)
    return f"{letter}{number}" if number and is_ours else ""


def _day(each: AskedBefore) -> date | None:
    """Return when somebody last said what became of it."""
    if each.closed:
        return british_day(each.closed.at) if each.closed.at else None
    return british_day(each.looks[-1][1].at) if each.looks else None
