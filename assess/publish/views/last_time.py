"""What the assessment before this one found, and what became of its actions."""

from collections import Counter

from assess.document.days import by_when, spelt
from assess.model.after.last_time import (
    CHANGES,
    AskedBefore,
    asked_before,
    since_last_time,
)
from assess.model.assessment import Assessment
from assess.model.british_time import british_day
from assess.model.last_time import LastTime
from assess.model.rating import shown
from assess.publish.views.finding_view import Fact
from assess.publish.views.results import anchor
from assess.publish.views.view import (
    AskedBeforeView,
    LastTimeView,
)


def last_time(assessment: Assessment) -> LastTimeView | None:
    """Return what a reader is told of last time; nothing where there was none."""
    earlier = assessment.earlier
    if earlier is None:
        return None
    counts = _counts(assessment)
    outcome = _outcome(assessment, earlier)
    changed = ", ".join(f"{fact.value} {fact.name.lower()}" for fact in counts)
    return LastTimeView(
        words=_words(earlier, outcome),
        short=f"{outcome or 'No result'}. Since then: {changed or 'not compared'}",
        counts=counts,
        actions=tuple(_action(assessment, each) for each in asked_before(assessment)),
    )


def _outcome(assessment: Assessment, earlier: LastTime) -> str:
    if earlier.outcome is None:
        return ""
    scale = assessment.scales.scale[earlier.outcome.scale]
    return shown(scale, earlier.outcome.rating).word


def _words(earlier: LastTime, outcome: str) -> str:
    when = earlier.assessed or british_day(earlier.published)
    result = f"Its result was {outcome}." if outcome else "It gave no result."
    return (
        f"The service was assessed at the end of {earlier.phase} on {spelt(when)} "
        f"(report {earlier.id}, version {earlier.version}). {result}"
    )


def _counts(assessment: Assessment) -> tuple[Fact, ...]:
    found = [since_last_time(assessment, ref) for ref in assessment.refs]
    counted = Counter(each.change for each in found if each)
    return tuple(Fact(CHANGES[c], str(counted[c])) for c in CHANGES if counted[c])


def _action(assessment: Assessment, each: AskedBefore) -> AskedBeforeView:
    action = each.action
    known = action.ref in assessment.refs
    used = assessment.standards.get(action.standard)
    noun = used.noun if used else "criterion"
    last = each.looks[-1][1] if each.looks else None
    return AskedBeforeView(
        number=f"A{action.number}" if action.number else "",
        text=action.text,
        by=by_when(assessment.brief, action.due),
        owner=action.owner,
        where=f"{noun} {action.criterion}" if known else str(action.ref),
        anchor=anchor(action.ref) if known else "",
        verdict=each.verdict,
        at=british_day(last.at) if last else None,
        reason=last.reason if last else "",
    )
