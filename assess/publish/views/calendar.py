"""The days of an assessment: deadlines, the agenda, and by when actions are due."""

from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Final, NamedTuple

from assess.exchange.calendars import Event
from assess.model.after.deadlines import Deadline
from assess.model.agenda import Part
from assess.model.assessment import Assessment
from assess.model.capitals import with_capital
from assess.model.days import spelt
from assess.model.versions.canonical import digest
from assess.publish.views.finding_view import ActionView
from assess.publish.views.view import ReportView
from assess.publish.views.whole_view import ConditionView

NAMES: Final = {
    "preparation": "Prepare",
    "report": "Report",
    "response": "Answer",
    "action": "Action",
    "condition": "Condition",
    "reassessment": "Reassessment",
    "evidence": "Evidence",
}

_BY_WORDS: Final = frozenset({"preparation", "evidence", "action"})
"""Kinds of deadline of which there are several at a time."""


class Held(NamedTuple):
    """What the calendar of one assessment is made of."""

    seen: Assessment
    """What its readers may see."""
    view: ReportView
    deadlines: tuple[Deadline, ...]
    agenda: tuple[Part, ...]
    """The blocks of the day; nothing where its readers are not in the room."""


def events(held: Held) -> tuple[Event, ...]:
    """Return everything that has a day, the first first."""
    found = [*_day(held), *_follow_up(held), *_deadlines(held)]
    return tuple(sorted(found, key=lambda e: (_day_of(e.begins), e.uid)))


def _day_of(begins: date) -> tuple[date, time]:
    if isinstance(begins, datetime):
        return begins.date(), begins.time()
    return begins, time.min


def _uid(held: Held, *parts: str) -> str:
    return "-".join((held.seen.brief.id, *parts)) + "@assess.invalid"


def _day(held: Held) -> Iterator[Event]:
    """Yield the day itself, with its agenda, which has minutes and no hour."""
    day, view = held.seen.brief.dates.assessed, held.view
    if day is None or not held.agenda:
        return
    lines = (f"{part.title}: {part.minutes} minutes" for part in held.agenda)
    words, uid = "\n".join(lines), _uid(held, "day")
    yield Event(uid, day, 0, view.kind, view.service, words, "Assessment")


def _follow_up(held: Held) -> Iterator[Event]:
    """Yield what is to be confirmed and done by when, once that was published."""
    if not held.seen.agreed.version:
        return
    for each in held.view.conditions:
        yield from _due(held, "condition", each, "Who confirms it", each.confirmed_by)
    for action in held.view.actions:
        yield from _due(held, "action", action, "Owner", action.owner)


def _due(
    held: Held, kind: str, each: ActionView | ConditionView, role: str, who: str
) -> Iterator[Event]:
    """Yield one of them if it has a day, known by the number that it keeps."""
    if each.due is None:
        return
    said = (each.text, f"{role}: {who}" if who else "", each.status)
    yield Event(
        _uid(held, kind, each.number),
        each.due,
        0,
        f"{each.number} due",
        held.view.service,
        "\n".join(filter(None, said)),
        NAMES[kind],
        is_over=each.has_ended,
    )


def _deadlines(held: Held) -> Iterator[Event]:
    known = {(action.due, action.text) for action in held.view.actions}
    for each in held.deadlines:
        if each.what == "condition" or (each.due, each.words) in known:
            continue
        key = digest({"words": each.words}) if each.what in _BY_WORDS else each.who
        yield Event(
            _uid(held, each.what, "".join(filter(str.isalnum, key))),
            each.due,
            0,
            each.words,
            held.view.service,
            f"For {each.who}",
            NAMES.get(each.what, with_capital(each.what)),
        )


def spelt_day(begins: date) -> str:
    """Return a day as people write it."""
    return spelt(_day_of(begins)[0])
