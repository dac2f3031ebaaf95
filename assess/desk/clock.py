"""The time now, and the day; the only place that asks for it."""

import os
from datetime import UTC, date, datetime


def now() -> datetime:
    """Return the time now in UTC, or what `SOURCE_DATE_EPOCH` says it is.

    A value that is not a number of seconds is not taken for a time.
    """
    given = os.environ.get("SOURCE_DATE_EPOCH", "")
    if given.isascii() and given.isdecimal():
        return datetime.fromtimestamp(int(given), tz=UTC)
    return datetime.now(tz=UTC).replace(microsecond=0)


def day_here() -> date:
    """Return the day on the wall here, by which something is due or late."""
    return now().astimezone().date()
