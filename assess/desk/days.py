"""Read a date as people in the UK write it."""

import re
from datetime import date, datetime
from typing import Final

from assess.desk.errors import RefusedError
from assess.model.due import BEFORE, Due

FORMS: Final = (
    "%Y-%m-%d",
    "%d/%m/%Y",
    "%d.%m.%Y",
    "%d-%m-%Y",
    "%d %B %Y",
    "%d %b %Y",
    "%d/%m/%y",
)
"""The day stands before the month; 2027-01-14 is how files hold it."""

DAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday",
               "Sunday")  # fmt: skip
CENTURY: Final = 2000
"""What a year of two digits is in."""

_WEEKDAY: Final = re.compile(r"^(mon|tue|wed|thu|fri|sat|sun)[a-z]*,? +", re.IGNORECASE)
_ORDINAL: Final = re.compile(r"^(\d{1,2})(?:st|nd|rd|th)\b", re.IGNORECASE)
_SEPT: Final = re.compile(r"\bsept\b", re.IGNORECASE)


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


def is_due(words: str) -> bool:
    """Whether words say by when something is due."""
    try:
        read_due(words)
    except RefusedError:
        return False
    return True


def read_day(words: str) -> date:
    """Read a date such as 2027-01-14, 14/1/27, 14 January 2027 or Thu 14th Jan 2027.

    Raises:
        RefusedError: it is no date, or not on the weekday that is named.
    """
    plain = " ".join(words.split())
    weekday = _WEEKDAY.match(plain)
    bare = _SEPT.sub("Sep", _ORDINAL.sub(r"\1", _WEEKDAY.sub("", plain)))
    for form in FORMS:
        try:
            day = datetime.strptime(bare, form).date()  # noqa: DTZ007 - a day only
        except ValueError:
            continue
        if form.endswith("y"):
            day = day.replace(year=CENTURY + day.year % 100)
        if weekday and weekday[1].casefold() != DAYS[day.weekday()][:3].casefold():
            raise RefusedError(f"{words} is a {DAYS[day.weekday()]}. Mend one of them.")
        return day
    raise RefusedError(
        f"{words} is not a date. Write it like 2027-01-14 or 14 January 2027."
    )
