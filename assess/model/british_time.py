"""Moments as clocks in the United Kingdom show them, the same on every machine.

A page must be the same wherever it is made, so it can't ask the machine for its zone
or for a table of zones, which changes.
"""

from datetime import UTC, date, datetime, timedelta, timezone
from typing import Final

_SUMMER: Final = timezone(timedelta(hours=1), "BST")
_WINTER: Final = timezone(timedelta(), "GMT")

_TURNS: Final = 1
"""The hour in UTC at which clocks turn (Summer Time Order 2002)."""


def on_the_clock(at: datetime) -> datetime:
    """Return a moment as clocks in the United Kingdom show it."""
    utc = at.astimezone(UTC)
    is_summer = _last_sunday(utc.year, 3) <= utc < _last_sunday(utc.year, 10)
    return utc.astimezone(_SUMMER if is_summer else _WINTER)


def british_day(at: datetime) -> date:
    """Return the day on which a moment was in the United Kingdom."""
    return on_the_clock(at).date()


def _last_sunday(year: int, month: int) -> datetime:
    """Return when clocks turn in a month of 31 days."""
    last = datetime(year, month, 31, _TURNS, tzinfo=UTC)
    return last - timedelta(days=last.isoweekday() % 7)
