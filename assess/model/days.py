"""Days as people spell them."""

from datetime import date
from typing import Final

from assess.model.brief import Brief
from assess.model.due import Due, due_text

_MONTHS: Final = (
    "January", "February", "March", "April", "May", "June", "July",
    "August", "September", "October", "November", "December",
)  # fmt: skip


def spelt(day: date) -> str:
    """Return a date as people write it, the same in any locale."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def by_when(brief: Brief, due: Due | None) -> str:
    """Say by when something is due; nothing where nobody said.

    An event stands with its day once the brief gives it one.
    """
    day = brief.day_of(due)
    if due is None or due == day:
        return spelt(day) if day else ""
    return ", ".join([due_text(due), *([spelt(day)] if day else [])])
