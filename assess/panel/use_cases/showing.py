"""Who may see what all rated."""

from assess.desk.desk import Desk
from assess.desk.errors import RefusedError
from assess.model.sight import may_see


def must_be_shown(desk: Desk) -> None:
    """See that the person at the desk may see what all rated.

    Raises:
        RefusedError: it is not revealed, or they have not submitted.
    """
    assessment = desk.assessment
    others = [p for p in assessment.brief.raters if p != desk.person]
    if assessment.only_rater is not None:
        raise RefusedError("One person rates, so there is nothing to agree on.")
    if assessment.agreed.reveal is None:
        raise RefusedError(
            "The ratings are not revealed yet. The lead reveals: assess reveal."
        )
    ref = assessment.refs[0]
    if others and not any(may_see(assessment, desk.person, p, ref) for p in others):
        raise RefusedError(
            "You see what the others rated once you have submitted yours."
        )
