"""When an action is due: proposed, shown, and taken only by a person."""

from datetime import date, datetime

from assess.domain.assessment import Assessment
from assess.domain.finding import CriterionRef
from assess.workflow.days import read_day

MONTHS = 3
"""GOV.UK: amber is put right within three months."""


def proposed_due(
    assessment: Assessment, ref: CriterionRef, now: datetime
) -> date | None:
    """Propose three months after the assessment for a rating that is not the worst.

    What is rated worst is due before the reassessment, which has no date yet.
    """
    rating = assessment.finding(ref).rating
    shown = assessment.shown(ref, rating)
    if shown.colour != "middling":
        return None
    start = assessment.brief.dates.assessed or now.date()
    return months_later(start, MONTHS)


def months_later(day: date, months: int) -> date:
    """Return the same day some months later, or the last one of a shorter month."""
    years, month = divmod(day.month - 1 + months, 12)
    for last in (day.day, 30, 29, 28):
        try:
            return date(day.year + years, month + 1, min(day.day, last))
        except ValueError:
            continue
    message = "every month has 28 days"
    raise AssertionError(message)


def day_or_none(words: str) -> date | None:
    """Read a date, or nothing where nothing was written.

    Raises:
        RefusedError: it is no date.
    """
    return read_day(words) if words.strip() else None
