"""What a short message says of a report: the result, the days, and what to answer."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from assess.exchange.calendars import Event
from assess.exchange.mail import Block
from assess.model.capitals import without_capital
from assess.model.days import spelt
from assess.publish.views.calendar import Held, spelt_day

MOST: Final = 12
"""How many days a message names; the calendar that goes with it has them all."""


def subject(held: Held) -> str:
    """Return what stands in the list of messages."""
    view = held.view
    draft = "" if view.is_final else " (draft)"
    return f"{view.service}: {view.kind.lower()}, {_result(held)}{draft}"


def _result(held: Held) -> str:
    heading = held.view.summary.heading
    return without_capital(heading)


def blocks(held: Held, found: Sequence[Event], today: date) -> tuple[Block, ...]:
    """Return the message.

    Args:
        held: The assessment as its readers may see it.
        found: Everything that has a day.
        today: Now; what lies before it and is not open any more is left out.
    """
    return tuple(_blocks(held, found, today))


def _blocks(held: Held, found: Sequence[Event], today: date) -> Iterator[Block]:
    view = held.view
    yield Block("", (f"{view.service}, {view.council}: {view.kind.lower()}.",))
    first = view.summary
    said = [f"{first.heading}.", first.decision, first.overruled]
    said += [first.reason if first.overruled else "", first.asks]
    said += [first.again, first.outside]
    if not view.is_final:
        said.append(f"{view.status}. It may change.")
    yield Block("Result", tuple(filter(None, said)))
    if answers := tuple(_answers(held)):
        yield Block("What to do next", answers, is_list=True)
    if days := _days(found, today):
        yield Block("Dates", days, is_list=True)
    digest = f"SHA-256 of the data of the report: {view.check.digest}."
    yield Block("", (f"Made for {view.check.audience}. {digest}",))


def _answers(held: Held) -> Iterator[str]:
    """Yield what each reader has to do next, and by when."""
    for each in held.view.summary.to_do:
        more = ", ".join(filter(None, (each.by, each.contact)))
        yield f"{each.who}: {each.what}{f' ({more})' if more else ''}"
    for due in held.deadlines:
        if due.what == "facts":
            yield f"{due.words}, by {spelt(due.due)} ({due.who})."
    challenged = [a.number for a in held.view.actions if a.turn.endswith("decides")]
    if challenged:
        by = held.view.decided_by
        yield f"The {by} decides on {', '.join(challenged)}."


def _days(found: Sequence[Event], today: date) -> tuple[str, ...]:
    """Return the days that count; what is late stands first, as its day has gone."""
    coming = [each for each in found if not each.is_over]
    lines = [
        f"{spelt_day(each.begins)}: {each.title}{_first(each.words)}" for each in coming
    ]
    more = len(lines) - MOST
    if more > 0:
        lines = [*lines[:MOST], f"{more} more stand in the calendar."]
    late = sum(1 for each in coming if each.begins < today and not each.minutes)
    if late:
        lines.append(f"{late} of these days {'has' if late == 1 else 'have'} gone by.")
    return tuple(lines)


def _first(words: str) -> str:
    """Return the first line of what is said of a day."""
    first = words.split("\n", 1)[0]
    return f". {first}" if first else ""
