"""Read a date that may be left out."""

from datetime import date

from assess.desk.days import read_day, read_due
from assess.model.due import Due

ASK_DUE = "Due, for example 2027-01-14 or before public beta"
PROPOSED = "This is how long it may take at most. Type another date to change it."


def due_or_none(words: str) -> Due | None:
    """Read a date or an event, or nothing where nothing was written.

    Raises:
        RefusedError: it is neither.
    """
    return read_due(words) if words.strip() else None


def day_or_none(words: str) -> date | None:
    """Read a date, or nothing where nothing was written.

    Raises:
        RefusedError: it is no date.
    """
    return read_day(words) if words.strip() else None
