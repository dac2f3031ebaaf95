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
    in_name: str
    """For whom it is, in the name of its file."""
    caption: str
    """For whom it is, beside the service's name."""
    is_public: bool


VARIANTS: Final[dict[Variant, Kind]] = {
    "full": Kind(
        "report",
        "full",
        "the service team, the council and auditors",
        "report",
        "for-the-team",
        "For the team, not for publication",
        is_public=False,
    ),
    "public": Kind(
        "report",
        "public",
        "the public",
        "report",
        "public",
        "For the public",
        is_public=True,
    ),
    "actions": Kind(
        "actions",
        "actions",
        "the service team, the council and auditors",
        "actions",
        "actions-for-the-team",
        "For the team, not for publication",
        is_public=False,
    ),
    "summary": Kind(
        "summary",
        "summary",
        "leaders and the public",
        "summary",
        "summary-public",
        "For leaders and the public",
        is_public=True,
    ),
}
