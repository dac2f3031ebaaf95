"""What the list of preparations says."""

from collections.abc import Iterator
from datetime import date

from assess.model.days import spelt
from assess.model.preparation import ToPrepare, before_in_words
from assess.ui.text.blocks import Block
from assess.ui.text.marks import Marks
from assess.ui.text.moments import day_of

NO_DAY = (
    "The brief has no day yet. Once it has one, each of these gets a date. "
    "In the walk the brief opens with B; a command for it is assess brief."
)
NOTHING = "The policy of this workspace asks for no preparation."


def day_said(found: tuple[ToPrepare, ...], day: date | None) -> str:
    """Say from which day it is counted back, or that there is none."""
    if not found:
        return NOTHING
    return NO_DAY if day is None else f"Counted back from {spelt(day)}."


def when(each: ToPrepare, today: date) -> str:
    """Say by when it is to be done, and how long that is from *today*."""
    if each.due is None:
        return before_in_words(each.working_days_before)
    if each.ticked is not None:
        return f"by {spelt(each.due)}"
    days = (each.due - today).days
    count = "1 day" if abs(days) == 1 else f"{abs(days)} days"
    if days == 0:
        return f"by {spelt(each.due)}, today"
    return f"by {spelt(each.due)}, " + (
        f"in {count}" if days > 0 else f"{count} overdue"
    )


def ticked(each: ToPrepare) -> str:
    """Say who ticked it and when; nothing while nobody has."""
    if each.ticked is None:
        return ""
    return f"done, ticked by {each.ticked.by} on {spelt(day_of(each.ticked.at))}"


def facts(each: ToPrepare, today: date) -> str:
    """Say by when, who does it, and whether it is done, on one line."""
    return ", ".join(filter(None, (when(each, today), f"the {each.who}", ticked(each))))


def blocks(
    found: tuple[ToPrepare, ...], day: date | None, today: date, marks: Marks
) -> Iterator[Block]:
    """Yield the list, each line known by its id."""
    yield Block(day_said(found, day), "quiet")
    for each in found:
        yield Block()
        yield Block(
            each.what, key=each.id, mark=marks.box(ticked=True if each.ticked else None)
        )
        is_late = each.ticked is None and each.due is not None and each.due < today
        yield Block(facts(each, today), "bad" if is_late else "quiet", indent=2)


def lines(found: tuple[ToPrepare, ...], day: date | None, today: date) -> Iterator[str]:
    """Yield the list for the command line, numbered."""
    for number, each in enumerate(found, 1):
        mark = "[x]" if each.ticked is not None else "[ ]"
        yield f"{number:>2} {mark} {each.what}"
        yield f"       {facts(each, today)}"
    yield day_said(found, day)
