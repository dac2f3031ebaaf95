"""What a team should ask itself before the day."""

from assess.check.logic.problems import AS_SHIPPED, problems
from assess.check.logic.rules import brief, evidence, rating, register, waiting
from assess.model.agreed import Agreed
from assess.model.assessment import Assessment
from assess.model.brief import Member
from assess.model.council import Checking
from assess.model.finding import CriterionRef
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

_UNSAID = {waiting.NOT_RATED.id, waiting.NOTHING_SAID.id}


def team_problems(
    assessment: Assessment, checking: Checking = AS_SHIPPED
) -> tuple[Problem, ...]:
    """Return what the team's own sheets lack, once each.

    The panel's findings, its actions and the outcome are not the team's to mend.
    What one member of the team has said need not be said by another; what nobody
    has said is asked once.
    """
    team = assessment.brief.people("team")
    with_sheet = [person for person in team if person in assessment.sheets]
    found = {
        person: [
            problem
            for problem in problems(_alone(assessment, person), checking=checking)
            if problem.rule in _ASKED
        ]
        for person in with_sheet or team[:1]
    }
    unsaid = [_unsaid(each) for each in found.values()]
    by_all = set.intersection(*unsaid) if unsaid else set()
    first = next(iter(found), "")
    return tuple(
        dict.fromkeys(
            problem
            for person, each in found.items()
            for problem in each
            if problem.rule not in _UNSAID
            or (person == first and problem.ref in by_all)
        )
    )


def _unsaid(found: list[Problem]) -> set[CriterionRef | None]:
    return {problem.ref for problem in found if problem.rule in _UNSAID}


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
