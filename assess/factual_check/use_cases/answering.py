"""Answer, as the lead, what the team marked."""

from typing import Literal

from assess.desk.at_once import at_once
from assess.desk.desk import Desk
from assess.desk.errors import NeedsReasonError, RefusedError
from assess.desk.writers import must_write_agreed
from assess.model.agreed import MarkAnswer
from assess.model.factual_check import Marked

Verdict = Literal["accepted", "refused"]


def may_answer(desk: Desk) -> None:
    """Refuse at once what `answer` would refuse whatever the answer is.

    Raises:
        RefusedError: somebody else answers, or it is published.
    """
    must_write_agreed(desk.assessment.brief, desk.person)
    if desk.assessment.agreed.is_published:
        raise RefusedError(
            "The report is published. To change a sentence, open it again first."
        )


@at_once
def answer(desk: Desk, each: Marked, verdict: Verdict, *, reason: str = "") -> bool:
    """Answer, as the lead, what the team marked; that changes no sentence.

    Raises:
        NeedsReasonError: it is refused, and nobody says why.
        RefusedError: see `may_answer`.
    """
    may_answer(desk)
    if verdict == "refused" and not reason.strip():
        raise NeedsReasonError("Say why the sentence stands; the team reads it.")
    agreed = desk.assessment.agreed
    entry = MarkAnswer(
        verdict=verdict, reason=reason.strip(), by=desk.person, at=desk.now
    )
    table = {**agreed.answered, each.id: entry}
    return desk.put(agreed.but(answered=table), f"A marked sentence: {verdict}")
