"""What the assessment that this one follows found and asked for, copied in."""

from datetime import date
from typing import Literal

from pydantic import Field

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
    Value,
)


class LastTimeStandard(Value):
    """How the criteria of one standard were rated."""

    scale: Name
    rating: Keyed[Name, Name] = {}
    """By criterion; what was not rated is left out."""


class LastTimeOutcome(Value):
    """The overall rating."""

    scale: Name
    rating: Name


class LastTimeAction(Value):
    """An action, and where it stood when it was copied."""

    standard: Name
    criterion: Name
    text: Line
    due: Due | None = None
    owner: Line = ""
    state: ActionState
    number: int | None = Field(None, ge=1, le=99_999)
    """Its number in the report of last time; nothing where that is not known."""

    @property
    def ref(self) -> CriterionRef:
        """The criterion that it belongs to; this assessment may not have it."""
        return CriterionRef(self.standard, self.criterion)


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

    def rating(self, ref: CriterionRef) -> str | None:
        """Return how a criterion was rated; nothing if it was not."""
        found = self.standard.get(ref.standard)
        return found.rating.get(ref.criterion) if found else None
