"""The day on which something was published before it was entered here."""

from datetime import date

from assess.desk.desk import Desk
from assess.desk.errors import RefusedError
from assess.model.british_time import british_day


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
