"""Keep that the draft went to the team."""

from assess.desk.at_once import at_once
from assess.desk.desk import Desk
from assess.desk.errors import RefusedError
from assess.desk.writers import must_write_agreed
from assess.model.agreed import DraftSent
from assess.model.factual_check import sentences


def must_be_sendable(desk: Desk) -> None:
    """See that there is a draft that this person can send to the team.

    Raises:
        RefusedError: there is none, or somebody else sends it.
        StoreError: a sheet, or what was agreed, can't be read.
    """
    desk.unread.must_hide_nothing()
    brief, agreed = desk.assessment.brief, desk.assessment.agreed
    if brief.assessed_by == "team":
        raise RefusedError(
            "A team that reviews itself wrote every sentence, so there is nobody to "
            "send the draft to."
        )
    must_write_agreed(brief, desk.person)
    if agreed.is_published:
        raise RefusedError(
            f"Version {agreed.version} is published. To correct it, reopen it first."
        )
    if not any(each.ref for each in sentences(desk.assessment)):
        raise RefusedError(
            "The draft says nothing of any criterion yet, so there is nothing to check."
        )


@at_once
def record_sent(desk: Desk) -> str:
    """Keep that the draft went to the team today; return its number.

    Raises:
        RefusedError: see `must_be_sendable`.
    """
    must_be_sendable(desk)
    agreed = desk.assessment.agreed
    number = str(len(agreed.draft) + 1)
    sent = DraftSent(at=desk.now, by=desk.person)
    desk.put(agreed.but(draft={**agreed.draft, number: sent}), f"Draft {number} sent")
    return number
