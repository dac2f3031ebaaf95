"""What the result rests on, and what belongs to no criterion, as plain values."""

from datetime import date
from typing import NamedTuple

from assess.publish.views.finding_view import PlaceView, SaidView, StepView


class ConditionView(NamedTuple):
    """What the result rests on until somebody confirms it."""

    id: str
    number: str
    """For example `C1`; the same in every version."""
    anchor: str
    text: str
    due: date | None
    """The day; nothing where an event has none yet."""
    by: str
    """By when, in words; nothing where nobody said."""
    confirmed_by: str
    """The role that confirms it; nothing where nobody said."""
    about: tuple[PlaceView, ...]
    """The criteria that it is about; often none."""
    status: str
    turn: str
    """Whose turn it is; nothing before publication, or once it has ended."""
    steps: tuple[StepView, ...]
    has_ended: bool = False
    """Whether nothing is left to confirm."""
    is_late: bool = False
    """Whether its day had passed when the report was made from the last entry."""


class WholeView(NamedTuple):
    """What is said of the service as a whole, and belongs to no criterion."""

    commentary: tuple[SaidView, ...]
    risk: tuple[SaidView, ...]
    """What the panel saw that endangers more than this service."""
    thanks: tuple[SaidView, ...]
    advice: tuple[SaidView, ...]

    @property
    def says_something(self) -> bool:
        """Whether anything is said of it beside the advice."""
        return bool(self.commentary or self.risk or self.thanks)
