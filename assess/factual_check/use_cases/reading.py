"""Read the draft sentence by sentence, as far as it may be read."""

from assess.desk.desk import Desk
from assess.desk.errors import RefusedError
from assess.factual_check.use_cases.marking import NOT_SENT
from assess.model.factual_check import DraftSentence, sentences, with_the_team
from assess.model.sight import sees_whole


def draft_for(desk: Desk) -> tuple[DraftSentence, ...]:
    """Return the draft for who sits here; the team reads it once it was sent.

    Raises:
        RefusedError: it was not, and this person does not see what was found.
    """
    assessment = desk.assessment
    is_sent = with_the_team(assessment.agreed) is not None
    if not (is_sent or sees_whole(assessment, desk.person)):
        raise RefusedError(NOT_SENT)
    return tuple(sentences(assessment))
