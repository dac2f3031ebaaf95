"""What readers said of a published report, and which version says what was done."""

from datetime import datetime
from typing import NamedTuple

from assess.model.assessment import Assessment
from assess.model.sheet import Reply


class Said(NamedTuple):
    """A reply, whose sheet it stands in, and its number."""

    number: int
    person: str
    key: str
    reply: Reply

    @property
    def called(self) -> str:
        """What commands call it, for example `R1`."""
        return f"R{self.number}"


def replies(assessment: Assessment) -> tuple[Said, ...]:
    """Return everything that readers said, in the order of its time."""
    found = [
        (reply.at, person, key, reply)
        for person, sheet in assessment.sheets.items()
        for key, reply in sheet.reply.items()
    ]
    ordered = sorted(found, key=lambda each: each[:3])
    return tuple(
        Said(number, person, key, reply)
        for number, (_, person, key, reply) in enumerate(ordered, 1)
    )


def printed(assessment: Assessment) -> tuple[Said, ...]:
    """Return what the report prints: what came before the version that stands.

    What comes after it waits for the next one, so that what stands published does not
    change; a draft prints all.
    """
    agreed = assessment.agreed
    if not agreed.is_published:
        return replies(assessment)
    return said_before(assessment, list(agreed.publication.values())[-1].at)


def printed_of(assessment: Assessment, person: str) -> dict[str, Reply]:
    """Return what the report prints of what one person kept, by its key."""
    kept = printed(assessment)
    return {each.key: each.reply for each in kept if each.person == person}


def said_before(assessment: Assessment, moment: datetime) -> tuple[Said, ...]:
    """Return what readers had said by a moment."""
    return tuple(each for each in replies(assessment) if each.reply.at <= moment)
