"""What the list of actions says."""

from collections.abc import Collection, Iterator
from datetime import date

from assess.model.after.follow_up import Followed, where
from assess.model.assessment import Assessment
from assess.model.brief import Brief
from assess.model.due import due_text
from assess.model.finding import AskedAction
from assess.model.outcome import called, listed
from assess.publish.views.actions import ANSWERS, VERDICTS, look_said
from assess.publish.views.people import in_place
from assess.ui.text.blocks import Block
from assess.ui.text.moments import day_of


def counted(every: Collection[Followed]) -> str:
    """Count the conditions and the actions, as far as there are any."""
    on = sum(each.is_condition for each in every)
    counts = ((on, "condition"), (len(every) - on, "action"))
    said = [f"{n} {what if n == 1 else f'{what}s'}" for n, what in counts if n]
    return listed(said) if said else "0 actions"


def blocks_of(
    assessment: Assessment, each: Followed, today: date, box: str = ""
) -> Iterator[Block]:
    """Yield an action or a condition, where it stands, and what was said of it.

    A *box* stands before it where some are ticked.
    """
    asked = each.asked
    due = due_text(asked.action.due) if asked.action.due else "no date"
    late = each.days_late(today)
    state = each.in_words
    if late:
        state = f"{state}, {late} {'day' if late == 1 else 'days'} overdue"
    style = "bad" if late else ""
    yield Block(
        asked.action.text, key=each.id, mark=f"{box}{due:<10}", mark_style=style
    )
    since = f"since {each.since.isoformat()}" if each.since else ""
    turn = each.waits_for(published=bool(assessment.agreed.version))
    named, who = named_of(assessment, asked), owner_of(asked)
    facts = [named, who, state, since, turn, each.called]
    yield Block(", ".join(filter(None, facts)), "quiet", indent=11)
    for line in said_of(each, assessment.brief):
        yield Block(line, indent=13)


def named_of(assessment: Assessment, asked: AskedAction) -> str:
    """Say what it was asked for, one criterion as it is called among several."""
    if asked.is_condition or asked.refs[1:]:
        return where(assessment, asked)
    return called(assessment, asked.ref)


def owner_of(asked: AskedAction) -> str:
    """Say who does it, or who confirms it."""
    if asked.is_condition:
        return f"to be confirmed by: {asked.action.owner or 'nobody is named'}"
    return asked.action.owner or "no owner"


def said_of(each: Followed, brief: Brief) -> Iterator[str]:
    """Yield what was said of an action, oldest first within each kind."""
    if each.response is not None:
        yield _line(day_of(each.response.at), ANSWERS[each.response.answer],
                    each.response.reason)  # fmt: skip
    if each.decision is not None:
        decided = in_place(VERDICTS[each.decision.verdict], brief)
        yield _line(day_of(each.decision.at), decided, each.decision.reason)
    for who, step in each.progress:
        yield _line(day_of(step.at), f"{who} reported", step.text)
    for who, look in each.looks:
        found = look_said(each, look, brief)
        yield _line(day_of(look.at), f"{found} ({who})", look.reason)
    if each.closed is not None:
        day = day_of(each.closed.at) if each.closed.at else None
        yield _line(day, "It no longer applies", each.closed.reason)


def _line(day: date | None, words: str, reason: str) -> str:
    when = f"{day.isoformat()} " if day else ""
    return f"{when}{words}{f': {reason}' if reason else '.'}"
