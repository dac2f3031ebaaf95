"""How much each reason counts when what to do next is ranked: `next.toml`."""

from typing import Literal

from pydantic import Field

from assess.model.values import FORMAT, Phase, Value


class Weight(Value):
    """How much each reason counts; whole numbers from 0."""

    bad: int = Field(6, ge=0)
    middling: int = Field(3, ge=0)
    decides: int = Field(3, ge=0)
    helps: int = Field(1, ge=0)
    services: int = Field(2, ge=0)
    overdue: int = Field(3, ge=0)
    not_rated: int = Field(2, ge=0)
    not_measured: int = Field(4, ge=0)


class Weights(Value):
    """How the steps are ranked, as data."""

    format: Literal[1] = FORMAT
    weight: Weight = Weight()
    phase: dict[Phase, int] = {"discovery": 0, "alpha": 1, "beta": 2, "live": 3}
