"""What the panel saw or was shown."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Discriminator, Field, Tag

from assess.model.finding import Gone
from assess.model.values import Digest, Keyed, Line, Text, Value

EvidenceKind = Literal["observed", "measured", "document", "said", "plan"]

KINDS: tuple[EvidenceKind, ...] = ("observed", "measured", "document", "said", "plan")


class EvidenceText(Value):
    """What it is, where it is, what period it shows and when it was seen."""

    title: Line
    kind: EvidenceKind
    where: Line = ""
    shows: Line = ""
    """The period that it speaks of, for example 2026-03."""
    seen: date | None = None
    expires: date | None = None
    sensitive: bool = False
    """Never printed, and in no digest that leaves the folder."""
    note: Text = ""


class Evidence(EvidenceText):
    """A piece of evidence, and the versions that nobody has chosen between."""

    fork: Keyed[Digest, EvidenceText] = {}
    settled: tuple[Digest, ...] = Field((), strict=False)


def _shape(value: object) -> str:
    if isinstance(value, Gone) or (isinstance(value, dict) and "gone" in value):
        return "gone"
    return "whole"


EvidenceOrGone = Annotated[
    Annotated[Evidence, Tag("whole")] | Annotated[Gone, Tag("gone")],
    Discriminator(_shape),
]
"""A piece of evidence, or what is left of one."""
