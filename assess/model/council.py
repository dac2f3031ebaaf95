"""A council's own look, and where a workspace keeps it: `assess.toml`."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from assess.model.contrast import READABLE, contrast
from assess.model.values import Line, Name, Value

Colour = Annotated[str, Field(pattern=r"^#[0-9a-f]{6}$")]
"""A colour as `#00437b`."""


class Council(Value):
    """The name over a council's reports, and the two colours of the band it is on."""

    name: Line = ""
    ink: Colour | None = None
    ground: Colour | None = None

    @model_validator(mode="after")
    def _can_be_read(self) -> Self:
        if (self.ink is None) != (self.ground is None):
            raise ValueError("needs both ink and ground, or neither")
        if self.ink and self.ground:
            found = contrast(self.ink, self.ground)
            if found < READABLE:
                raise ValueError(
                    f"has ink {self.ink} on ground {self.ground}, a contrast of "
                    f"{int(found * 100) / 100}; text needs at least {READABLE}"
                )
        return self


class Checking(Value):
    """Which rules of `check` a workspace does without, each with its reason."""

    off: dict[Name, Line] = {}
    suppliers: tuple[Line, ...] = Field((), strict=False)
    """Names beside those that ship which a report must not give."""
    words: tuple[Line, ...] = Field((), strict=False)
    """Acronyms that the readers of this council's reports know."""

    @model_validator(mode="after")
    def _says_why(self) -> Self:
        for name, reason in self.off.items():
            if not reason.strip():
                raise ValueError(f"switches off {name} without a reason")
        return self


class Elsewhere(Value):
    """Assessments that stand elsewhere and are looked at with those of a workspace."""

    folders: tuple[Line, ...] = Field((), strict=False)
    """Workspaces, assessments or clones; from the workspace on, or whole paths."""


class Settings(Value):
    """What a workspace sets for all of its assessments."""

    format: Literal[1] = 1
    council: Council = Council()
    check: Checking = Checking()
    portfolio: Elsewhere = Elsewhere()


NO_SETTINGS = Settings()
"""What holds where a workspace sets nothing."""
