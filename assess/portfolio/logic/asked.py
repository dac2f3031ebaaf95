"""What was asked for, and what became of it, as plain values."""

from datetime import date

from assess.model.after.follow_up import ENDED, Followed
from assess.model.after.last_time import AskedBefore
from assess.model.british_time import british_day
from assess.model.due import Due, Event
from assess.portfolio.logic.entries import Asked


def asked_of(each: Followed) -> Asked:
    """Return what is known of something that is followed."""
    action = each.asked.action
    return Asked(
        id=each.id,
        called=each.called,
        is_condition=each.is_condition,
        criteria=tuple(map(str, each.asked.refs)),
        text=action.text,
        owner=action.owner,
        due=each.due,
        state=each.state,
        ended=_ended(each),
        event=_event(action.due),
    )


def _event(due: Due | None) -> Event | None:
    return None if due is None or isinstance(due, date) else due


def _ended(each: Followed) -> date | None:
    """Return the day on which it ended; the last word on it decides which."""
    if each.state not in ENDED:
        return None
    if each.closed is not None:
        return each.closed.at and british_day(each.closed.at)
    if each.state == "verified" and each.looks:
        return british_day(each.looks[-1][1].at)
    return british_day(each.decision.at) if each.decision else None


def asked_then(each: AskedBefore) -> Asked:
    """Return what last time asked for; what has no verdict here is as it was then."""
    held, state = each.asked, each.action.state
    looked = each.looks[-1][1] if each.looks else None
    if each.closed is not None:
        state = "no-longer-applies"
    elif looked is not None:
        state = "verified" if looked.verdict == "done" else "in-progress"
    at = each.closed.at if each.closed else looked.at if looked else None
    return Asked(
        id=each.id,
        called=each.called,
        is_condition=held.is_condition,
        criteria=tuple(map(str, held.refs)),
        text=held.action.text,
        owner=held.action.owner,
        due=held.action.due if isinstance(held.action.due, date) else None,
        state=state,
        ended=british_day(at) if at is not None and state in ENDED else None,
        event=_event(held.action.due),
    )
