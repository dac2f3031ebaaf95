"""Read a date as people in the UK write it."""

from datetime import date, datetime
from typing import Final

from assess.desk.errors import RefusedError
from assess.model.due import BEFORE, Due

FORMS: Final = ("%Y-%m-%d", "%d/%m/%Y", "%d.%m.%Y", "%d %B %Y", "%d %b %Y")
"""The day stands before the month; 2027-01-14 is how files hold it."""


def read_due(words: str) -> Due:
    """Read by when something is due: a date, or such as before public beta.

    Raises:
        RefusedError: it is neither.
    """
    plain = " ".join(words.casefold().replace("-", " ").split())
    for event, said in BEFORE.items():
        if plain in (said, said.removeprefix("before "), event.replace("-", " ")):
            return event
    try:
        return read_day(words)
    except RefusedError as error:
        raise RefusedError(f"{error} Or write {', '.join(BEFORE.values())}.") from None


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
