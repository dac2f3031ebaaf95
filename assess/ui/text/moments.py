"""Moments as people read them: the time on the wall.

A screen is read where its clock is, so it has the time alone. What a command prints is
handed on, so it has the name of the zone too. Files hold UTC. A page is the same
wherever it is made, so a report has the days in the United Kingdom.
"""

from datetime import date, datetime


def when(at: datetime) -> str:
    """Return a moment, for example `2026-07-01 14:05 BST`."""
    return f"{at.astimezone():%Y-%m-%d %H:%M %Z}"


def time_of_day(at: datetime) -> str:
    """Return a moment of a day that is known, for example `14:05 BST`."""
    return f"{at.astimezone():%H:%M %Z}"


def here(at: datetime) -> str:
    """Return a moment for a screen, for example `2026-07-01 14:05`."""
    return f"{at.astimezone():%Y-%m-%d %H:%M}"


def hour_here(at: datetime) -> str:
    """Return a moment of a day that is known for a screen, for example `14:05`."""
    return f"{at.astimezone():%H:%M}"


def from_to(starts: datetime, ends: datetime) -> str:
    """Return a part of a day for a screen, for example `14:00-14:30`."""
    return f"{hour_here(starts)}-{hour_here(ends)}"


def day_of(at: datetime) -> date:
    """Return the day on which a moment was, on the wall."""
    return at.astimezone().date()
