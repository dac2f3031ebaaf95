"""What is due when, by the council's policy and the bank holidays of its nation."""

from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from assess.model.after.deadlines import Deadline, Promised, deadlines, promised
from assess.model.assessment import Assessment
from assess.model.finding import CriterionRef, Finding
from assess.model.policy import Nation, Policy, WorkingDays, proposed_due
from assess.store import standards
from assess.store.workspace import workspace_of

_SUBDIVISION: dict[Nation, str] = {
    "england": "ENG",
    "scotland": "SCT",
    "wales": "WLS",
    "northern-ireland": "NIR",
}


def policy_for(folder: Path) -> Policy:
    """Return the policy that holds for an assessment in *folder*.

    Raises:
        StoreError: the council's own policy can't be read.
    """
    return standards.read_policy(workspace_of(folder))


def proposed_in(
    folder: Path,
    assessment: Assessment,
    ref: CriterionRef,
    held: Finding,
    *,
    today: date,
) -> date | None:
    """Propose when an action is due, by the policy that holds in *folder*.

    Raises:
        StoreError: the council's own policy can't be read.
    """
    return proposed_due(assessment, ref, held, policy_for(folder), today=today)


def due(folder: Path, assessment: Assessment, *, today: date) -> tuple[Deadline, ...]:
    """Return what is still due for an assessment, the first first.

    Raises:
        StoreError: the council's own policy can't be read.
    """
    policy = policy_for(folder)
    return deadlines(assessment, policy, counted_for(policy), today=today)


def counted_for(policy: Policy) -> WorkingDays:
    """Return how working days are counted in the nation of a policy."""
    return lambda day, count: working_days_later(day, count, policy.nation)


def promised_in(folder: Path, assessment: Assessment, *, on: date) -> Promised:
    """Return the days that a version names which is published on *on*.

    Raises:
        StoreError: the council's own policy can't be read.
    """
    policy = policy_for(folder)
    return promised(assessment, policy, counted_for(policy), on=on)


def working_days_later(day: date, count: int, nation: Nation) -> date:
    """Return the day *count* working days after *day*; before, if that is below 0."""
    found: date = _calendar(nation).get_nth_working_day(day, count)
    return found


@cache
def _calendar(nation: Nation) -> Any:
    from holidays import country_holidays  # noqa: PLC0415 - bench: assess check, one assessment

    return country_holidays("GB", subdiv=_SUBDIVISION[nation])
