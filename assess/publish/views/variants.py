"""The variants of a report: who each is for, and which template lays it out."""

from typing import Final, Literal, NamedTuple

from assess.model.audiences import Audience

Variant = Literal["full", "public", "actions", "summary"]


class Kind(NamedTuple):
    """What distinguishes a variant."""

    template: str
    audience: Audience
    """Who may see what it is made from."""
    made_for: str
    called: str
    """What stands behind the service's name in the title."""


VARIANTS: Final[dict[Variant, Kind]] = {
    "full": Kind(
        "report", "full", "the service team, the council and auditors", "report"
    ),
    "public": Kind("report", "public", "the public", "report"),
    "actions": Kind(
        "actions", "actions", "the service team, the council and auditors", "actions"
    ),
    "summary": Kind("summary", "summary", "leaders and the public", "summary"),
}
