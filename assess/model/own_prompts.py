"""A council's own questions and notes over a published edition: `ID.more.toml`.

They stand beside the edition and never in it: the edition, its digest, its links and
its rules stay as published.
"""

from typing import Literal, NamedTuple

from pydantic import Field

from assess.model.expected import Expected
from assess.model.standard import Guidance
from assess.model.values import FORMAT, Line, Name, Phase, Text, Value


class OwnCriterion(Value):
    """What a council asks and looks for beside what a criterion asks."""

    note: Text = ""
    always: Guidance = Guidance()
    """What is asked in every phase."""
    phase: dict[Phase, Guidance] = {}

    def guidance(self, phase: Phase) -> Guidance:
        """Return what is asked in one phase; nothing where all is silent."""
        here = self.phase.get(phase, Guidance())
        return Guidance(
            ask=here.ask + self.always.ask,
            look_for=here.look_for + self.always.look_for,
            warning_signs=here.warning_signs + self.always.warning_signs,
        )


class OwnPrompts(Value):
    """Everything that a council adds to one edition."""

    format: Literal[1] = FORMAT
    by: Line = Field(min_length=1)
    """Whose they are; shown wherever they are."""
    note: Text = ""
    criterion: dict[Name, OwnCriterion] = {}
    expected: dict[Name, Expected] = {}
    """Evidence that is expected beside this edition."""

    @property
    def heading(self) -> str:
        """What stands above them wherever they are shown."""
        return f"{self.by} asks as well"


class AskedAsWell(NamedTuple):
    """What a council asks beside one criterion at one phase."""

    heading: str
    note: str
    guidance: Guidance


def asked_as_well(
    own: OwnPrompts | None, criterion: str, phase: Phase
) -> AskedAsWell | None:
    """Return what a council adds to a criterion; nothing where it adds nothing."""
    if own is None or criterion not in own.criterion:
        return None
    one = own.criterion[criterion]
    found = AskedAsWell(own.heading, one.note, one.guidance(phase))
    return found if found.note or found.guidance != Guidance() else None
