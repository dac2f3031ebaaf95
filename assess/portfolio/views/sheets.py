"""What the detailed pages say, as sheets of the workbook."""

from assess.exchange.workbook.values import Column, Sheet
from assess.portfolio.logic.portfolio import Portfolio
from assess.portfolio.logic.promised import promised
from assess.portfolio.logic.strips import strips
from assess.portfolio.views.promised import COUNTED


def over_time(found: Portfolio) -> Sheet:
    """Return each rating of the services that were assessed more than once."""
    columns = (
        Column("Service", 36), Column("Council", 30), Column("Standard", 26),
        Column("Number", 10), Column("Title", 44), Column("Phase", 14),
        Column("Published", 18, is_day=True), Column("Rating", 18),
    )  # fmt: skip
    rows = tuple(
        (
            strip.seen.entry.service, strip.seen.entry.council, strip.title, number,
            strip.titles[number], entry.phase, entry.published, rated[number].word,
        )
        for seen in found.seen
        for strip in strips(seen)
        for number in strip.numbers
        for entry, rated in strip.times
        if number in rated
    )  # fmt: skip
    return Sheet("Over time", columns, rows)


def promises(found: Portfolio) -> Sheet:
    """Return what was asked for, and what became of it."""
    columns = (
        Column("Service", 36), Column("Council", 30), Column("What", 60),
        Column("Due by", 18, is_day=True), Column("Days late", 12),
        Column("What became of it", 34),
        Column("Ended", 18, is_day=True),
    )  # fmt: skip
    rows = tuple(
        (
            each.entry.service, each.entry.council, each.asked.text, each.asked.due,
            each.days_late, COUNTED[each.became], each.asked.ended,
        )
        for each in promised(found.seen, found.today)
    )  # fmt: skip
    return Sheet("Promised", columns, rows)
