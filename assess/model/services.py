"""The services of a workspace: `services.toml`, which people write by hand.

Which services of several councils are the same one is `matches.toml`, which holds only
what a person has confirmed.
"""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from assess.model.values import FORMAT, Keyed, Line, Text, Value


class Service(Value):
    """One service that a council has or plans."""

    name: Line = Field(min_length=1)
    council: Line = ""
    """Who runs it; the council of the workspace if nothing is said."""
    exempt: Text = ""
    """Why it need not be assessed; nothing where it is to be."""
    next: date | None = None
    """By when it is to be assessed, where the council says so itself."""


class Services(Value):
    """Everything that the file says."""

    format: Literal[1] = FORMAT
    service: Annotated[tuple[Service, ...], Field(strict=False)] = ()


class Match(Value):
    """Services of several councils that somebody says are the same one."""

    on: date | None = None
    """The day on which it was confirmed."""
    service: Keyed[Line, Line] = Field(min_length=2)
    """By council, what the service is called there."""


class Matches(Value):
    """Every match that was confirmed, by the name that all its services go by."""

    format: Literal[1] = FORMAT
    match: Keyed[Line, Match] = {}
