"""Which evidence stands behind each criterion: the coverage matrix."""

from datetime import date
from typing import Literal, NamedTuple

from assess.model.assessment import Assessment
from assess.model.carried import CarriedFinding
from assess.model.evidence import Evidence
from assess.model.finding import CriterionRef
from assess.model.period import end_of

Coverage = Literal["none", "plan-only", "single-source", "stale", "covered"]

IN_WORDS: dict[Coverage, str] = {
    "none": "no evidence",
    "plan-only": "plan only",
    "single-source": "one source",
    "stale": "stale",
    "covered": "covered",
}
"""In the order in which a team should worry."""

STALE_DAYS = 365
"""Evidence of a period that ended longer ago says little of the service today."""


class Covered(NamedTuple):
    """How well one criterion is covered, and by what."""

    ref: CriterionRef
    coverage: Coverage
    evidence: tuple[str, ...]
    """The ids of what is linked."""


def coverage_of(
    assessment: Assessment, person: str | None, *, today: date
) -> tuple[Covered, ...]:
    """Return the coverage of every criterion that is asked, in the standards' order.

    Args:
        assessment: The whole.
        person: Whose links count; what the panel holds if nobody is named.
        today: What counts as stale where the assessment has no date.
    """
    day = assessment.brief.dates.assessed or today
    known = assessment.evidence
    found = []
    for ref in assessment.refs:
        held = assessment.effective(person, ref) if person else assessment.finding(ref)
        if isinstance(held, CarriedFinding) or assessment.is_left_out(ref, person):
            continue  # it rests on what was seen last time, or is not asked
        linked = tuple(key for key in held.linked if key in known)
        items = [known[key] for key in linked]
        found.append(Covered(ref, _coverage(items, day), linked))
    return tuple(found)


def _coverage(items: list[Evidence], day: date) -> Coverage:
    if not items:
        return "none"
    shown = [item for item in items if item.kind != "plan"]
    if not shown:
        return "plan-only"
    if all(is_stale(item, day) for item in shown):
        return "stale"
    return "single-source" if len(shown) == 1 else "covered"


def is_stale(item: Evidence, day: date) -> bool:
    """Whether it expired before *day*, or speaks of a time that is long past."""
    if item.expires is not None and item.expires < day:
        return True
    end = end_of(item.shows)
    return end is not None and (day - end).days > STALE_DAYS
