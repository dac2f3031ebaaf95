"""What the list of services says."""

from collections.abc import Iterator
from datetime import date
from itertools import groupby

from assess.exchange.workbook.values import Book, Column, Held, Sheet
from assess.model.capitals import with_capital
from assess.model.days import spelt
from assess.portfolio.logic.standing import STATES, Standing
from assess.portfolio.views.goals import Goal, Place
from assess.ui.text.blocks import Block

NONE = (
    "No service is listed here, and none is assessed. Write services.toml into this "
    "folder: format = 1, and for each service [[service]] with name, council, and "
    "where it is not to be assessed exempt with the reason."
)


AGAIN = "Assessed again since, in an assessment that is not among these."


def title(each: Standing) -> str:
    """Say which service of which council."""
    return " · ".join(filter(None, (each.service, each.council)))


def facts(each: Standing, today: date) -> str:
    """Say how it stands, in a sentence or two."""
    said = (_exempt(each), _last(each), _own(each), _now(each), _due(each, today))
    return " ".join(filter(None, said))


def _exempt(each: Standing) -> str:
    return f"Exempt: {each.exempt.removesuffix('.')}." if each.exempt else ""


def _last(each: Standing) -> str:
    last = each.last
    if each.is_superseded:
        return AGAIN
    if last is None or last.published is None:
        return "" if each.exempt or each.now else "Not assessed yet."
    outcome = f": {last.outcome}" if last.outcome else ""
    said = f"{with_capital(last.phase)}, published on {spelt(last.published)}{outcome}."
    return f"{said} Altered since it was published." if last.is_altered else said


def _own(each: Standing) -> str:
    day = each.reviewed_itself
    return f"Reviewed itself, published on {spelt(day)}." if day else ""


def _now(each: Standing) -> str:
    if each.now is None:
        return ""
    phase = with_capital(each.now.phase)
    if each.now.is_open_again:
        return f"{phase} was published and is open for correction."
    return f"{phase} is being assessed."


def _due(each: Standing, today: date) -> str:
    if each.due is None or each.exempt:
        return ""
    late = (today - each.due).days
    if late > 0:
        days = "1 day" if late == 1 else f"{late:,} days"
        return f"Due by {spelt(each.due)}, {days} overdue."
    return f"Due by {spelt(each.due)}."


def counts(found: tuple[Standing, ...]) -> str:
    """Count the services by how they stand, for example `2 due, 1 exempt`."""
    states = [each.state for each in found]
    return ", ".join(
        f"{states.count(state)} {words.lower()}"
        for state, words in STATES.items()
        if state in states
    )


def blocks(found: tuple[Standing, ...], today: date) -> Iterator[Block]:
    """Yield the services, those that are due first; each opens its assessment."""
    if not found:
        yield Block(NONE)
    for state, those in groupby(found, key=lambda each: each.state):
        yield Block(STATES[state], "accent")
        for number, each in enumerate(those):
            place = Place(each.state, number, goals_of(each))
            yield Block(title(each), key=place, indent=1)
            style = "bad" if each.state == "due" else "quiet"
            yield Block(facts(each, today), style, indent=3)
        yield Block()


def lines(found: tuple[Standing, ...], today: date) -> Iterator[str]:
    """Yield them for the command line."""
    if not found:
        yield NONE
    for state, those in groupby(found, key=lambda each: each.state):
        yield f"{STATES[state]}:"
        for each in those:
            yield f"  {title(each)}"
            yield f"      {facts(each, today)}"
    if found:
        yield f"{counts(found)}."


def goals_of(each: Standing) -> tuple[Goal, ...]:
    """Return the assessment to open for a service: that under way, else the last."""
    opens = each.now or each.last
    return (Goal(title(each), opens.folder),) if opens else ()


def book(found: tuple[Standing, ...]) -> Book:
    """Return the list as a workbook, to be sorted and filtered."""
    columns = (
        Column("Service", 36),
        Column("Council", 30),
        Column("How it stands", 18, tuple(STATES.values())),
        Column("Due by", 18, is_day=True),
        Column("Phase assessed last", 14),
        Column("Published on", 18, is_day=True),
        Column("Outcome", 18),
        Column("Phase assessed now", 14),
        Column("Why it is exempt", 50),
    )
    rows = tuple(map(_cells, found))
    return Book("Services", "assess", (Sheet("Services", columns, rows),))


def _cells(each: Standing) -> tuple[Held, ...]:
    last = each.last
    return (
        each.service,
        each.council,
        STATES[each.state],
        each.due,
        last.phase if last else "",
        last.published if last else None,
        last.outcome if last else "",
        each.now.phase if each.now else "",
        each.exempt,
    )
