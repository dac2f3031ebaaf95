"""The services of a workspace: `services.toml`, which people write by hand."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from assess.model.values import FORMAT, Line, Text, Value


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
