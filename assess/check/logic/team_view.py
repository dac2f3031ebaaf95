"""What a team should ask itself before the day."""

from collections.abc import Collection

from assess.check.logic.problems import problems
from assess.check.logic.rules import brief, evidence, rating, register, waiting
from assess.model.agreed import Agreed
from assess.model.assessment import Assessment
from assess.model.brief import Member
from assess.model.problem import Problem

_ASKED = {
    rule.id
    for family in (waiting.FAMILY, evidence.FAMILY, register.FAMILY)
    for rule in family.rules
} | {
    rating.NO_REASON.id,
    rating.ABOVE_SUGGESTION.id,
    brief.NOT_DESCRIBED.id,
    brief.USERS.id,
    brief.ONE_MEASURE.id,
    brief.MEASURE.id,
}


def team_problems(
    assessment: Assessment, *, off: Collection[str] = ()
) -> tuple[Problem, ...]:
    """Return what the team's own sheets lack, once each.

    The panel's findings, its actions and the outcome are not the team's to mend. A
    team without a sheet is told what is not said yet.
    """
    team = assessment.brief.people("team")
    with_sheet = [person for person in team if person in assessment.sheets]
    found = [
        problem
        for person in with_sheet or team[:1]
        for problem in problems(_alone(assessment, person), off=off)
        if problem.rule in _ASKED
    ]
    return tuple(dict.fromkeys(found))


def _alone(assessment: Assessment, person: str) -> Assessment:
    """Return the assessment as if this person rated alone, on the team's evidence."""
    held = assessment.brief
    team = held.people("team")
    panel = {person: Member(role="lead")}
    return assessment.but(
        brief=held.but(panel=panel),
        sheets={p: s for p, s in assessment.sheets.items() if p in team},
        agreed=Agreed(format=1),
    )
