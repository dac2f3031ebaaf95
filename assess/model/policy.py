"""By when things are to be done, as data."""

from collections.abc import Callable
from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from assess.model.assessment import Assessment
from assess.model.finding import CriterionRef, Finding
from assess.model.values import FORMAT, Line, Name, Value

Nation = Literal["england", "scotland", "wales", "northern-ireland"]
Count = Annotated[int, Field(ge=1, le=400)]
Side = Literal["team", "panel"]

WorkingDays = Callable[[date, int], date]
"""Returns the day that lies so many working days later; before, if it is below 0."""


class ToDo(Value):
    """Something that is done before the day of an assessment, or on it."""

    what: Annotated[Line, Field(min_length=1)]
    working_days_before: int = Field(ge=0, le=250)
    """How long before the day; 0 is the day itself."""
    who: Side = "team"


class Policy(Value):
    """How long each step may take.

    DfE: a report within 7 working days, accepted or challenged within 10 more, what
    is amber put right within three months, what is red before the reassessment.
    """

    format: Literal[1] = FORMAT
    nation: Nation = "england"
    report_working_days: Count = 7
    factual_check_working_days: Count = 5
    factual_answer_working_days: Count = 3
    response_working_days: Count = 10
    amber_months: Count = 3
    reassessment_months: Count = 6
    expiry_days: Count = 30
    reply_working_days: Count = 20
    preparation: dict[Name, ToDo] | None = None
    """What is done before the day; where a council says nothing, what ships."""


def proposed_due(
    assessment: Assessment,
    ref: CriterionRef,
    held: Finding,
    policy: Policy,
    *,
    today: date,
) -> date | None:
    """Propose when an action is due; nothing where the rating asks for none.

    Args:
        assessment: The whole.
        ref: The criterion that the action belongs to.
        held: What the person who says it holds of the criterion.
        policy: How long things may take.
        today: Counts from here if the assessment has no date yet.
    """
    shown = assessment.shown(ref, held.rating)
    start = assessment.brief.dates.assessed or today
    if shown.colour == "middling":
        return months_later(start, policy.amber_months)
    if shown.colour == "bad":
        return months_later(start, policy.reassessment_months)
    return None


def months_later(day: date, months: int) -> date:
    """Return the same day some months later, or the last one of a shorter month.

    Where the calendar ends before, it is the last day of all.
    """
    years, month = divmod(day.month - 1 + months, 12)
    if day.year + years > date.max.year:
        return date.max
    for last in (day.day, 30, 29, 28):
        try:
            return date(day.year + years, month + 1, min(day.day, last))
        except ValueError:
            continue
    raise AssertionError("every month has 28 days")
