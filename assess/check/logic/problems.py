"""What is missing or contradicts: the problems that a good lead assessor sees."""

from collections.abc import Collection
from datetime import date, datetime

from assess.check.logic.rules.records import FUTURE, from_the_future
from assess.check.logic.rules.registry import FAMILIES, RULES
from assess.check.logic.rules.wording import SUPPLIER, suppliers_named
from assess.model.assessment import Assessment
from assess.model.finding import CriterionRef
from assess.model.problem import Problem


def problems(
    assessment: Assessment,
    *,
    today: date | None = None,
    now: datetime | None = None,
    off: Collection[str] = (),
    suppliers: Collection[str] = (),
) -> tuple[Problem, ...]:
    """Return everything that is missing or contradicts, in reading order.

    Args:
        assessment: What is looked at.
        today: What counts as stale where the brief has no date.
        now: What is dated later is named; nothing is if it is not given.
        suppliers: Names beside those that ship which a report must not give.
        off: The ids of rules that are switched off; those that protect truth stay on.
    """
    silent = {name for name in off if name in RULES and not RULES[name].protects_truth}
    found = [
        problem
        for family in FAMILIES
        for problem in family.find(assessment, today)
        if problem.rule not in silent
    ]
    if now is not None and FUTURE.id not in silent:
        found += from_the_future(assessment, now)
    if suppliers and SUPPLIER.id not in silent:
        found += suppliers_named(assessment, suppliers)
    order = {ref: place for place, ref in enumerate(assessment.refs)}
    return tuple(
        sorted(found, key=lambda p: order[p.ref] if p.ref in order else len(order))
    )


def complete(
    assessment: Assessment, *, off: Collection[str] = ()
) -> frozenset[CriterionRef]:
    """Return the criteria that have a rating and no error."""
    found = problems(assessment, off=off)
    wrong = {p.ref for p in found if p.level == "error" or p.rule == "not-rated"}
    return frozenset(ref for ref in assessment.refs if ref not in wrong)
