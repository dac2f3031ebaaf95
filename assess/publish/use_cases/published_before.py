"""What is known of a version from before: its day, and that it was changed."""

from datetime import date

from assess.desk.desk import Desk
from assess.desk.errors import RefusedError
from assess.model.assessment import Assessment
from assess.model.british_time import british_day
from assess.model.versions.published import version_that_stands


def must_have_been(desk: Desk, on: date | None) -> None:
    """See that a day on which it was published before can be one.

    Raises:
        RefusedError: it lies ahead, or before the day of the assessment.
    """
    if on is None:
        return
    assessed = desk.assessment.brief.dates.assessed
    if on > british_day(desk.now):
        raise RefusedError("That day lies ahead. Say when it was published.")
    if assessed is not None and on < assessed:
        raise RefusedError(
            "That is before the day of the assessment. Mend one of the two."
        )


def with_change(assessment: Assessment, reason: str) -> str:
    """Return the reason, and that the folder was changed before it was opened again."""
    last = version_that_stands(assessment)
    if last is None or not last.is_changed:
        return reason.strip()
    return f"{reason.strip()}\n\nBefore it was opened again: {last.in_words}"
