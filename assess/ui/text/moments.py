"""Moments as people read them: the time on the wall, with the name of its zone.

Files hold UTC. A page is the same wherever it is made, so a report has the days in the
United Kingdom.
"""

from datetime import date, datetime


def when(at: datetime) -> str:
    """Return a moment, for example `2026-07-01 14:05 BST`."""
    return f"{at.astimezone():%Y-%m-%d %H:%M %Z}"


def time_of_day(at: datetime) -> str:
    """Return a moment of a day that is known, for example `14:05 BST`."""
    return f"{at.astimezone():%H:%M %Z}"


def from_to(starts: datetime, ends: datetime) -> str:
    """Return a part of a day, for example `14:00-14:30 BST`."""
    return f"{starts.astimezone():%H:%M}-{time_of_day(ends)}"


def day_of(at: datetime) -> date:
    """Return the day on which a moment was, on the wall."""
    return at.astimezone().date()
