"""The period that evidence speaks of: a year, a month, a day, or a range of them."""

import re
from calendar import monthrange
from datetime import date
from typing import Final

_POINT: Final = r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?"
_PERIOD: Final = re.compile(rf"{_POINT}(?:\s*(?:to|-|/)\s*{_POINT})?")

FORMS: Final = "2026, 2026-03, 2026-03-14, or a range like 2025-11 to 2026-03"


def is_period(words: str) -> bool:
    """Whether words name a period; nothing names none, and may be left out."""
    return not words.strip() or end_of(words) is not None


def end_of(words: str) -> date | None:
    """Return the last day of a period; nothing if the words name none."""
    found = _PERIOD.fullmatch(words.strip())
    if found is None:
        return None
    parts = found.groups()
    first, last = _last_day(*parts[:3]), _last_day(*(parts[3:] if parts[3] else parts))
    return last if first is not None and last is not None and first <= last else None


_YEARS: Final = range(1900, 3000)
"""Those that people write."""

_MONTHS: Final = range(1, 13)


def _last_day(
    year: str, month: str | None, day: str | None, *_: str | None
) -> date | None:
    if int(year) not in _YEARS:
        return None
    months = int(month) if month else 12
    if months not in _MONTHS:
        return None
    days = monthrange(int(year), months)[1]
    if day is None:
        return date(int(year), months, days)
    return date(int(year), months, int(day)) if 1 <= int(day) <= days else None
