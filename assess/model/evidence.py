"""What the panel saw or was shown."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Final, Literal

from pydantic import Discriminator, Field, Tag

from assess.model.finding import Gone
from assess.model.values import Digest, Keyed, Line, Text, Value

EvidenceKind = Literal["observed", "measured", "document", "said", "plan"]

KINDS: tuple[EvidenceKind, ...] = ("observed", "measured", "document", "said", "plan")

Voice = Literal["resident", "frontline", "supplier", "manager"]

VOICES: Final[Mapping[Voice, str]] = {
    "resident": "a resident",
    "frontline": "frontline staff",
    "supplier": "a supplier",
    "manager": "a manager",
}
"""Whose voice a piece of evidence can be, in words; nobody is named."""


class EvidenceText(Value):
    """What it is, whose voice, where it is, what it shows and when it was seen."""

    title: Line
    kind: EvidenceKind
    voice: Voice | None = None
    where: Line = ""
    shows: Line = ""
    """The period that it speaks of, for example 2026-03."""
    seen: date | None = None
    expires: date | None = None
    sensitive: bool = False
    """Never printed, and in no digest that leaves the folder."""
    note: Text = ""

    @property
    def read(self) -> "EvidenceText":
        """What a reader of a report reads of it, and no more."""
        names = ("title", "kind", "voice", "where", "shows", "seen")
        return EvidenceText.model_validate({n: getattr(self, n) for n in names})

    @property
    def heard(self) -> str:
        """Whose voice it is, in words; nothing where nobody said."""
        return f"voice of {VOICES[self.voice]}" if self.voice else ""


class Evidence(EvidenceText):
    """A piece of evidence, and the versions that nobody has chosen between."""

    fork: Keyed[Digest, EvidenceText] = {}
    settled: tuple[Digest, ...] = Field((), strict=False)

    @property
    def is_secret(self) -> bool:
        """Whether any of its versions is not for printing."""
        return self.sensitive or any(e.sensitive for e in self.fork.values())


def _shape(value: object) -> str:
    if isinstance(value, Gone) or (isinstance(value, dict) and "gone" in value):
        return "gone"
    return "whole"


EvidenceOrGone = Annotated[
    Annotated[Evidence, Tag("whole")] | Annotated[Gone, Tag("gone")],
    Discriminator(_shape),
]
"""A piece of evidence, or what is left of one."""
