"""What a panel expects to have in its evidence register: `expected.toml`."""

from typing import Annotated, Literal

from pydantic import Field

from assess.model.values import FORMAT, Line, Name, Phase, Value


class Expected(Value):
    """One piece of evidence that is expected by the end of a phase."""

    title: Line
    phase: tuple[Phase, ...] = Field((), strict=False)
    """The phases that it is expected in; none means all."""
    words: Annotated[tuple[Line, ...], Field(strict=False, min_length=1)]
    """A piece of evidence with one of these in its title is what is expected."""
    months: int = Field(0, ge=0, le=120)
    """After how many months it is out of date; 0 means never."""
    with_standard: Name | None = None
    """The standard beside which it is expected; nothing means any."""


class ExpectedEvidence(Value):
    """Everything that is expected, by its id."""

    format: Literal[1] = FORMAT
    expected: dict[Name, Expected] = {}
