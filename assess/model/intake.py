"""What a team tells a panel of its service before the day; no report has it."""

from datetime import date
from typing import Annotated

from pydantic import Discriminator, Tag

from assess.model.measures import Measure
from assess.model.values import Line, Text, Value


def _shape(value: object) -> str:
    return "whole" if isinstance(value, Measure | dict) else "line"


MeasureOrLine = Annotated[
    Annotated[Measure, Tag("whole")] | Annotated[Line, Tag("line")],
    Discriminator(_shape),
]
"""A figure with its parts; or in one line, as a brief had it first."""


def as_measure(held: MeasureOrLine) -> Measure:
    """Return a figure with its parts; one line is what it is now."""
    return held if isinstance(held, Measure) else Measure(now=held)


class Intake(Value):
    """The facts by which a panel prepares, and decides whether to assess at all.

    DfE's booking form asks for most of them; people are given by role.
    """

    provider: Line = ""
    """Who provides the service, where that is not the council."""
    owner: Line = ""
    responsible: Line = ""
    """The senior responsible person."""
    supplier: Line = ""
    users_a_year: Line = ""
    transactions_a_year: Line = ""
    began: date | None = None
    """When the phase began."""
    ends: date | None = None
    spend: Line = ""
    cost: MeasureOrLine = ""
    """The cost of one transaction."""
    completion: MeasureOrLine = ""
    """How many of those who begin finish."""
    take_up: MeasureOrLine = ""
    """How many use it online, of all who use it."""
    links: Text = ""
    """A prototype, a repository, a board: one to a line."""
    earlier_reports: Text = ""
    """One to a line, with the address, also of reports that were not made here."""
    access_needs: Text = ""
    """What those who come on the day need."""
    exempt: Text = ""
    """What must be true for the service not to need an assessment."""
