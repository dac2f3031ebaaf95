"""Read a date that may be left out."""

from datetime import date

from assess.desk.days import read_day


def day_or_none(words: str) -> date | None:
    """Read a date, or nothing where nothing was written.

    Raises:
        RefusedError: it is no date.
    """
    return read_day(words) if words.strip() else None
