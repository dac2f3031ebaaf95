"""Who answers for a criterion where the service was bought."""

from typing import Final

from assess.model.assessment import Assessment
from assess.model.finding import CriterionRef

_ANSWERS: Final = {
    "council": "The service was bought. The council answers for this.",
    "supplier": "The service was bought. The supplier answers for this.",
    "shared": "The service was bought. The council and the supplier share this.",
}


def who_answers(assessment: Assessment, ref: CriterionRef) -> str:
    """Say who answers for a criterion of a service that was bought."""
    bought = assessment.criterion(ref).bought
    if bought is None or assessment.brief.delivery != "bought":
        return ""
    return _ANSWERS[bought.answers]
