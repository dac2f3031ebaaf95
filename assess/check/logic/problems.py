"""What is missing or contradicts: the problems that a good lead assessor sees."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime

from assess.check.logic.rules.actions import INCOMPLETE, due_later_than
from assess.check.logic.rules.records import from_the_future
from assess.check.logic.rules.register import not_in_the_folder
from assess.check.logic.rules.registry import FAMILIES, RULES
from assess.check.logic.rules.waiting import NOT_RATED
from assess.check.logic.rules.wording import acronyms, suppliers_named
from assess.model.assessment import Assessment
from assess.model.council import Checking
from assess.model.finding import CriterionRef
from assess.model.policy import Policy
from assess.model.problem import LEVELS, Problem

AS_SHIPPED = Checking()
POLICY = Policy()


def problems(  # noqa: PLR0913 - what is known beside the assessment, each optional
    assessment: Assessment,
    *,
    today: date | None = None,
    now: datetime | None = None,
    checking: Checking = AS_SHIPPED,
    policy: Policy = POLICY,
    is_there: Callable[[str], bool] | None = None,
) -> tuple[Problem, ...]:
    """Return everything that is missing or contradicts, in reading order.

    Args:
        assessment: What is looked at.
        today: What counts as stale where the brief has no date.
        now: What is dated later is named; nothing is if it is not given.
        checking: What the council's workspace sets; rules that protect truth stay on.
        policy: By when the council wants things to be done.
        is_there: Says whether a file stands in the folder; not looked at if not given.
    """
    silent = {
        name
        for name in checking.off
        if name in RULES and not RULES[name].protects_truth
    }
    found = [
        problem for family in FAMILIES for problem in family.find(assessment, today)
    ]
    if now is not None:
        found += from_the_future(assessment, now)
    own = assessment.brief.intake.supplier.strip() if assessment.brief.intake else ""
    suppliers = (*checking.suppliers, *filter(None, [own]))
    found += suppliers_named(assessment, suppliers)
    found += acronyms(assessment, (*checking.words, *own.split()))
    found += due_later_than(assessment, policy)
    if is_there is not None:
        found += not_in_the_folder(assessment, is_there)
    order = {ref: place for place, ref in enumerate(assessment.refs)}
    return tuple(
        sorted(
            (problem for problem in found if problem.rule not in silent),
            key=lambda p: order[p.ref] if p.ref in order else len(order),
        )
    )


HALF_DONE = frozenset({NOT_RATED.id, INCOMPLETE.id})
"""Rules of which a warning too means that something is still to be done."""

Lacking = Mapping[CriterionRef, tuple[Problem, ...]]
"""What each criterion that is rated still lacks; nothing of one that lacks nothing."""


def lacking(found: Iterable[Problem]) -> Lacking:
    """Return what each criterion that is rated lacks, errors first."""
    table: dict[CriterionRef, list[Problem]] = {}
    for problem in found:
        if problem.ref and problem.level != "info" and problem.rule != "not-rated":
            table.setdefault(problem.ref, []).append(problem)
    return {
        ref: tuple(sorted(each, key=lambda problem: LEVELS.index(problem.level)))
        for ref, each in table.items()
    }


def complete(
    assessment: Assessment, found: Iterable[Problem] | None = None
) -> frozenset[CriterionRef]:
    """Return the criteria that have a rating and no error, nor an action half said.

    Args:
        assessment: What is looked at.
        found: What was found in it, if it was looked at already.
    """
    found = problems(assessment) if found is None else found
    wrong = {p.ref for p in found if p.level == "error" or p.rule in HALF_DONE}
    return frozenset(ref for ref in assessment.refs if ref not in wrong)
