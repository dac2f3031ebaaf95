"""What is assessed, against what, by whom."""

from collections.abc import Mapping
from datetime import date
from functools import cached_property
from typing import Annotated, Any, Final, Literal, Self

from pydantic import Field

from assess.model.due import Due, Event
from assess.model.intake import Intake
from assess.model.measures import Measure
from assess.model.values import (
    Delivery,
    Digest,
    Keyed,
    Kind,
    Line,
    LocalId,
    Moment,
    Name,
    Phase,
    Text,
    Value,
)

Role = Literal["lead", "assessor", "scribe", "observer", "team"]


class Member(Value):
    """Somebody on the panel or in the service team."""

    role: Role
    profession: Line = ""
    organisation: Line = ""
    leads: tuple[Line, ...] = Field((), strict=False)
    """The criteria that this person leads on, as `govuk-2019:1`."""
    answers: bool = False
    """Whether this member of the team is named to answer for it after the report."""
    name: Line = ""
    publish_name: bool = False
    training: Line = ""
    """What prepared this person to assess, for example a course and its year."""
    shadowing: bool = False
    """Whether this person is here to learn."""
    conflicts: Line = ""
    """Interests in the service or its supplier, in this person's words; or `none`."""


class StandardUsed(Value):
    """With which scale a standard is used, and whether it decides the outcome."""

    scale: Name
    gating: bool = True
    core: bool = False
    """Whether only its core is asked, where there is no time for all."""


class Dates(Value):
    """The days that matter."""

    assessed: date | None = None
    report_due: date | None = None


class TookPart(Value):
    """Somebody the panel met, by role; never by name unless they chose so."""

    role: Line
    organisation: Line = ""


AFTERWARDS: Final[Mapping[str, Any]] = {"event": {}, "intake": None}
"""What of a brief no published version covers, as if nothing were said."""


Names = Annotated[tuple[Name, ...], Field(strict=False)]


class Upgraded(Value):
    """That an assessment was moved to this edition from an earlier one."""

    from_: Name
    title: Line
    """Title and edition of the earlier one, which is not among the standards now."""
    at: Moment
    by: Name | None = None
    reason: Text = ""
    again: Keyed[Name, Keyed[Name, Digest]] = {}
    """What must be looked at again, by criterion and person: the digest of what that
    person held of it then."""


class Brief(Value):
    """The frame of one assessment."""

    format: Literal[1]
    id: LocalId
    service: Line = Field(min_length=1)
    council: Line = Field(min_length=1)
    phase: Phase
    kind: Kind
    delivery: Delivery = "built"
    reassesses: LocalId | None = None
    carried: Keyed[Name, Names] = {}
    """By standard, the criteria that a reassessment does not ask again."""
    agreed_by: Name | None = None
    """The scribe who writes what is agreed instead of the lead."""
    address: Line = ""
    contact: Line = ""
    """Where readers of the report say what they think of it: an office, no person."""
    about: Text = ""
    users: Text = ""
    scope: Text = ""
    """What was looked at and what was not, and why; which services and nations."""
    earlier_reports: Text = ""
    """One to a line, each with its address, also of those that others made."""
    dates: Dates = Dates()
    intake: Intake | None = None
    event: dict[Event, date] = {}
    """The days of what actions may be due before, once they are known."""
    savings: Measure = Measure()
    satisfaction: Measure = Measure()
    standard: dict[Name, StandardUsed] = Field(min_length=1)
    panel: dict[Name, Member] = {}
    took_part: Keyed[LocalId, TookPart] = {}
    upgraded: Keyed[Name, Upgraded] = {}
    """By the newer edition."""

    def people(self, *roles: Role) -> tuple[str, ...]:
        """Return the members who have one of *roles*, in the brief's order."""
        return tuple([p for p, m in self.panel.items() if m.role in roles])

    @cached_property
    def raters(self) -> tuple[str, ...]:
        """Who rates: lead and assessors, and in a self-review the team too."""
        if self.kind == "self-review":
            return self.people("lead", "assessor", "team")
        return self.people("lead", "assessor")

    @property
    def lead(self) -> str | None:
        """The lead assessor; in a self-review without one, the first rater."""
        leads = self.people("lead")
        if leads:
            return leads[0]
        if self.kind == "self-review" and self.raters:
            return self.raters[0]
        return None

    def calls_by_profession(self, member: Member) -> bool:
        """Whether a summary calls a member by profession: an assessor of a panel."""
        return self.assessed_by == "panel" and member.role == "assessor"

    @property
    def assessed_by(self) -> Literal["panel", "team"]:
        """Who found what a report says: a team that reviews itself is no panel."""
        return "team" if self.kind == "self-review" else "panel"

    @property
    def decided_by(self) -> Literal["lead assessor", "team"]:
        """Who decides outcomes and challenges, as a report calls them."""
        return "team" if self.kind == "self-review" else "lead assessor"

    @property
    def writes_agreed(self) -> str | None:
        """The one person who writes `agreed.toml`."""
        return self.agreed_by or self.lead

    def day_of(self, due: Due | None) -> date | None:
        """Return the day by which something is due; nothing while that is not known."""
        return due if due is None or isinstance(due, date) else self.event.get(due)

    @property
    def answering(self) -> tuple[str, ...]:
        """Who answers for the team: who is named to, else everybody in it."""
        team = self.people("team")
        return tuple(p for p in team if self.panel[p].answers) or team

    @property
    def covered(self) -> Self:
        """The brief as a published version says it: what follows is left out.

        The team follows up what was found, so its people may come and be named at
        any time, and events get their days later. No report has the intake. Who rates
        is not left out, also where that is the team itself.
        """
        panel = {
            person: member.but(answers=False)
            for person, member in self.panel.items()
            if member.role != "team" or person in self.raters
        }
        return self.but(panel=panel, **AFTERWARDS)

    def only_what_comes_after_differs(self, other: Self) -> bool:
        """Whether *other* differs in nothing that a published version covers.

        Somebody in both is described in the same words.
        """
        described = (
            member.but(answers=False) == other.panel[person].but(answers=False)
            for person, member in self.panel.items()
            if person in other.panel
        )
        return self.covered == other.covered and all(described)
