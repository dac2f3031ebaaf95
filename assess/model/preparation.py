"""What is done before the day of an assessment, counted back from it."""

from datetime import date, datetime
from typing import NamedTuple

from assess.model.assessment import Assessment
from assess.model.policy import Policy, Side, ToDo, WorkingDays


class Tick(NamedTuple):
    """That somebody ticked it."""

    by: str
    at: datetime


class ToPrepare(NamedTuple):
    """Something to be done before the day."""

    id: str
    """As the policy calls it, for example `rehearse`."""
    what: str
    who: Side
    working_days_before: int
    due: date | None
    """Nothing while the brief has no day."""
    ticked: Tick | None


def to_prepare(
    assessment: Assessment, policy: Policy, later: WorkingDays
) -> tuple[ToPrepare, ...]:
    """Return what is done before the day, in the order in which it is due."""
    day = assessment.brief.dates.assessed
    return tuple(
        ToPrepare(
            id=name,
            what=step.what,
            who=step.who,
            working_days_before=step.working_days_before,
            due=counted_back(step, day, later),
            ticked=_ticked(assessment, name),
        )
        for name, step in steps(policy)
    )


def steps(policy: Policy) -> list[tuple[str, ToDo]]:
    """Return what the policy asks for, the earliest first."""
    found = (policy.preparation or {}).items()
    return sorted(found, key=lambda each: -each[1].working_days_before)


def counted_back(step: ToDo, day: date | None, later: WorkingDays) -> date | None:
    """Return by when something is to be done; nothing while there is no day."""
    if day is None or step.working_days_before == 0:
        return day
    return later(day, -step.working_days_before)


def before_in_words(working_days: int) -> str:
    """Say how long before the day something is to be done."""
    if working_days == 0:
        return "on the day"
    days = "1 working day" if working_days == 1 else f"{working_days} working days"
    return f"{days} before the day"


def _ticked(assessment: Assessment, name: str) -> Tick | None:
    """Return who ticked it first."""
    found = [
        Tick(person, sheet.prepared[name])
        for person, sheet in assessment.sheets.items()
        if name in sheet.prepared
    ]
    return min(found, key=lambda tick: (tick.at, tick.by), default=None)
