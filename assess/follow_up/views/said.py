"""What the list of actions says of one of them."""

from collections.abc import Iterator
from datetime import date

from assess.model.after.follow_up import Followed
from assess.publish.views.actions import ANSWERS, LOOKS, VERDICTS
from assess.ui.text.moments import day_of


def said_of(each: Followed) -> Iterator[str]:
    """Yield what was said of an action, oldest first within each kind."""
    if each.response is not None:
        yield _line(day_of(each.response.at), ANSWERS[each.response.answer],
                    each.response.reason)  # fmt: skip
    if each.decision is not None:
        yield _line(day_of(each.decision.at), VERDICTS[each.decision.verdict],
                    each.decision.reason)  # fmt: skip
    for who, step in each.progress:
        yield _line(day_of(step.at), f"{who} reported", step.text)
    for who, look in each.looks:
        yield _line(day_of(look.at), f"{LOOKS[look.verdict]} ({who})", look.reason)
    if each.closed is not None:
        day = day_of(each.closed.at) if each.closed.at else None
        yield _line(day, "It no longer applies", each.closed.reason)


def _line(day: date | None, words: str, reason: str) -> str:
    when = f"{day.isoformat()} " if day else ""
    return f"{when}{words}{f': {reason}' if reason else '.'}"
