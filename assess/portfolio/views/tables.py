"""The portfolio as tables of plain values: for spreadsheets, and for other programs."""

from collections.abc import Iterator
from datetime import date
from typing import Any, Final

from assess.exchange.workbook.values import Book, Column, Sheet
from assess.model.capitals import with_capital
from assess.portfolio.logic.portfolio import Fails, Owed, Portfolio, Seen
from assess.portfolio.logic.standing import Standing
from assess.portfolio.views.detail_json import detailed
from assess.portfolio.views.sheets import over_time, promises

RATINGS: Final = (
    "service_id", "council", "service", "phase", "published", "outcome",
    "standard", "criterion", "title", "theme", "rating", "word", "state", "altered",
)  # fmt: skip
"""The columns of the table of ratings."""


def ratings(found: Portfolio) -> Iterator[tuple[Any, ...]]:
    """Yield a row for each criterion of each service, as it was published last."""
    for seen in found.seen:
        entry = seen.entry
        for standard in entry.standards:
            for each in standard.criteria:
                yield (
                    seen.id, entry.council, entry.service, entry.phase,
                    entry.published, entry.outcome, standard.id, each.number,
                    each.title, each.theme, each.rating, each.word, each.state,
                    entry.changed,
                )  # fmt: skip


def book(found: Portfolio) -> Book:
    """Return the portfolio as a workbook."""
    sheets = _ratings(found), _fails(found), _owed(found)
    return Book("Services", "assess", (*sheets, over_time(found), promises(found)))


def _ratings(found: Portfolio) -> Sheet:
    titles = tuple(with_capital(name.replace("_", " ")) for name in RATINGS)
    wide = {"Service": 36, "Council": 30, "Title": 44}
    columns = tuple(
        Column(each, wide.get(each, 16), is_day=each == "Published") for each in titles
    )
    return Sheet("Ratings", columns, tuple(ratings(found)))


def _fails(found: Portfolio) -> Sheet:
    columns = (
        Column("Standard", 20), Column("Number", 10), Column("Title", 50),
        Column("Not met in", 14), Column("Rated in", 14),
        Column("Since", 18, is_day=True), Column("Services", 60),
    )  # fmt: skip
    rows = tuple(
        (
            each.standard, each.number, each.title, len(each.short), each.of,
            each.since, "; ".join(seen.entry.service for seen in each.short),
        )
        for each in found.fails
    )  # fmt: skip
    return Sheet("Not met", columns, rows)


def _owed(found: Portfolio) -> Sheet:
    columns = (
        Column("Due by", 18, is_day=True), Column("Days overdue", 14),
        Column("What", 60), Column("Who", 24), Column("Service", 36),
        Column("Council", 30),
    )  # fmt: skip
    rows = tuple(
        (
            each.deadline.due, each.deadline.days_late(found.today),
            each.deadline.words, each.deadline.who, each.entry.service,
            each.entry.council,
        )
        for each in found.owed
    )  # fmt: skip
    return Sheet("Due", columns, rows)


def as_json(found: Portfolio) -> dict[str, Any]:
    """Return the portfolio for other programs."""
    return {
        "day": found.today,
        "public": found.is_public,
        "exports": found.exports,
        "altered_left_out": found.altered,
        "services": [_service(each) for each in found.seen],
        "standings": [_standing(each) for each in found.standings],
        "not_met": [_short(each) for each in found.fails],
        "due": [_due(each, found.today) for each in found.owed],
        "quarters": [each._asdict() for each in found.quarters],
        "savings": found.savings._asdict(),
        "satisfaction": found.satisfaction._asdict(),
        "conditions": [
            {
                "service": each.entry.service,
                "text": each.asked.text,
                "due": each.asked.due,
            }
            for each in found.conditions
        ],
        **detailed(found),
    }


def _standing(each: Standing) -> dict[str, Any]:
    return {
        "service": each.service,
        "council": each.council,
        "state": each.state,
        "due": each.due,
        "reviewed_itself": each.reviewed_itself,
    }


def _short(each: Fails) -> dict[str, Any]:
    return {
        "standard": each.standard,
        "criterion": each.number,
        "title": each.title,
        "services": [seen.id for seen in each.short],
        "of": each.of,
        "since": each.since,
    }


def _due(each: Owed, today: date) -> dict[str, Any]:
    return {
        "due": each.deadline.due,
        "days_late": each.deadline.days_late(today),
        "what": each.deadline.what,
        "words": each.deadline.words,
        "who": each.deadline.who,
        "service": each.entry.service,
        "council": each.entry.council,
    }


def _service(seen: Seen) -> dict[str, Any]:
    entry = seen.entry
    return {
        "id": seen.id,
        "service": entry.service,
        "council": entry.council,
        "phase": entry.phase,
        "published": entry.published,
        "outcome": entry.outcome,
        "altered": entry.changed,
        "ratings": {
            f"{standard.id}:{each.number}": each.rating or None
            for standard in entry.standards
            for each in standard.criteria
        },
        "before": [
            {
                "phase": each.phase,
                "published": each.published,
                "outcome": each.outcome,
                "altered": each.changed,
            }
            for each in seen.earlier
        ],
    }
