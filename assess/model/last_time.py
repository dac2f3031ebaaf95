"""What the assessment that this one follows found and asked for, copied in."""

from datetime import date
from typing import Literal

from pydantic import Field

from assess.model.british_time import british_day
from assess.model.carried import Carried
from assess.model.due import Due
from assess.model.finding import CriterionRef
from assess.model.values import (
    FORMAT,
    ActionState,
    GlobalId,
    Keyed,
    Line,
    LocalId,
    Moment,
    Name,
    Phase,
    RefName,
    Text,
    Value,
    With,
)


class RatedBefore(Value):
    """That a rating was carried last time too: when it was given, in which version."""

    day: date
    version: int | None = Field(None, ge=1)


class LastTimeStandard(Value):
    """How the criteria of one standard were rated."""

    scale: Name
    rating: Keyed[Name, Name] = {}
    """By criterion; what was not rated is left out."""
    reason: Keyed[Name, Text] = {}
    """What each rating rested on."""
    carried: Keyed[Name, RatedBefore] = {}
    """Of those that were carried last time too."""


class LastTimeOutcome(Value):
    """The overall rating."""

    scale: Name
    rating: Name
    with_: With | None = None


class LastTimeAction(Value):
    """An action, and where it stood when it was copied."""

    standard: Name
    criterion: Name
    also: tuple[RefName, ...] = Field((), strict=False)
    """The other criteria that it is for, as `govuk-2019:4`."""
    text: Line
    due: Due | None = None
    owner: Line = ""
    state: ActionState
    number: int | None = Field(None, ge=1, le=99_999)
    """Its number in the report of last time; nothing where that is not known."""
    since: date | None = None
    """The day of the assessment that asked for it, where that was an earlier one."""

    @property
    def refs(self) -> tuple[CriterionRef, ...]:
        """Every criterion that it is for; the one that it was said of comes first.

        This assessment may not have them.
        """
        own = CriterionRef(self.standard, self.criterion)
        return (own, *map(CriterionRef.read, self.also))

    @property
    def is_condition(self) -> bool:
        """Whether the result of last time rested on it."""
        return False


class LastTimeCondition(Value):
    """What the result rested on, and where it stood when it was copied."""

    text: Line
    due: Due | None = None
    confirmed_by: Line = ""
    criteria: tuple[RefName, ...] = Field((), strict=False)
    """The criteria that it is about, as `govuk-2019:4`; often none."""
    state: ActionState
    number: int | None = Field(None, ge=1, le=99_999)
    """Its number in the report of last time; nothing where that is not known."""
    since: date | None = None
    """The day of the assessment that asked for it, where that was an earlier one."""

    @property
    def owner(self) -> str:
        """The role that confirms it."""
        return self.confirmed_by

    @property
    def refs(self) -> tuple[CriterionRef, ...]:
        """The criteria that it is about; this assessment may not have them."""
        return tuple(map(CriterionRef.read, self.criteria))

    @property
    def is_condition(self) -> bool:
        """Whether the result of last time rested on it."""
        return True


class LastTime(Value):
    """The published version that this assessment follows; nobody changes it here."""

    format: Literal[1] = FORMAT
    id: LocalId
    phase: Phase
    assessed: date | None = None
    version: int = Field(ge=1)
    published: Moment
    outcome: LastTimeOutcome | None = None
    standard: Keyed[Name, LastTimeStandard] = {}
    action: Keyed[GlobalId, LastTimeAction] = {}
    condition: Keyed[GlobalId, LastTimeCondition] = {}
    elsewhere: bool = False
    """Whether it was not made with this program, so that there is no version of it."""

    @property
    def asked(self) -> dict[str, LastTimeAction | LastTimeCondition]:
        """All that it asked for, by id: conditions of its result, then actions."""
        return {**self.condition, **self.action}

    @property
    def day(self) -> date:
        """The day by which people know it: assessed, or else published."""
        return self.assessed or british_day(self.published)

    def rating(self, ref: CriterionRef) -> str | None:
        """Return how a criterion was rated; nothing if it was not."""
        found = self.standard.get(ref.standard)
        return found.rating.get(ref.criterion) if found else None

    def reason(self, ref: CriterionRef) -> str:
        """Return what the rating of a criterion rested on, as far as that is known."""
        found = self.standard.get(ref.standard)
        return found.reason.get(ref.criterion, "") if found else ""

    def carried(self, ref: CriterionRef, scale: str) -> Carried | None:
        """Return a rating as a later assessment carries it that uses *scale*."""
        found, rating = self.standard.get(ref.standard), self.rating(ref)
        if found is None or rating is None or found.scale != scale:
            return None
        version = None if self.elsewhere else self.version
        before = found.carried.get(ref.criterion)
        day, version = (before.day, before.version) if before else (self.day, version)
        return Carried(rating, day, version, self.reason(ref))
