"""Read a date as people in the UK write it."""

from datetime import date, datetime
from typing import Final

from assess.desk.errors import RefusedError

FORMS: Final = ("%Y-%m-%d", "%d/%m/%Y", "%d.%m.%Y", "%d %B %Y", "%d %b %Y")
"""The day stands before the month; 2027-01-14 is how files hold it."""


def read_day(words: str) -> date:
    """Read a date such as 2027-01-14, 14/1/2027 or 14 January 2027.

    Raises:
        RefusedError: it is no date.
    """
    plain = " ".join(words.split())
    for form in FORMS:
        try:
            return datetime.strptime(plain, form).date()  # noqa: DTZ007 - a day only
        except ValueError:
            continue
    raise RefusedError(
        f"{words} is not a date. Write it like 2027-01-14 or 14 January 2027."
    )
