"""What the panel says of the service as a whole, and what its result rests on."""

from typing import Annotated, Final, Literal

from pydantic import Discriminator, Field, Tag

from assess.model.due import Due
from assess.model.finding import Gone, Spoken, sentence_shape
from assess.model.values import Digest, GlobalId, Keyed, Line, RefName, Value

WholeKind = Literal["commentary", "risk", "thanks", "advice"]

WHOLE_KINDS: Final[tuple[WholeKind, ...]] = ("commentary", "risk", "thanks", "advice")


class ConditionText(Value):
    """What has to be confirmed, by when, and the role that confirms it."""

    text: Line
    due: Due | None = None
    confirmed_by: Line = ""
    criteria: tuple[RefName, ...] = Field((), strict=False)
    """The criteria that it is about, as `govuk-2019:4`; often none."""


class Condition(ConditionText):
    """A condition, and the other versions of it that nobody has chosen between."""

    fork: Keyed[Digest, ConditionText] = {}
    settled: tuple[Digest, ...] = Field((), strict=False)


ConditionOrGone = Annotated[
    Annotated[Condition, Tag("whole")] | Annotated[Gone, Tag("gone")],
    Discriminator(sentence_shape),
]
"""A condition, or what is left of one."""


class Whole(Value):
    """What belongs to no criterion: the panel's commentary, and what it asks for."""

    commentary: Keyed[GlobalId, Spoken] = {}
    risk: Keyed[GlobalId, Spoken] = {}
    """What the panel saw that endangers more than this service."""
    thanks: Keyed[GlobalId, Spoken] = {}
    advice: Keyed[GlobalId, Spoken] = {}
    condition: Keyed[GlobalId, ConditionOrGone] = {}
    """What the result rests on until it is confirmed."""

    def sentences(self, kind: WholeKind) -> dict[str, str]:
        """Return what is said of one kind, without what was deleted."""
        said: dict[str, Spoken] = getattr(self, kind)
        return {
            key: value if isinstance(value, str) else value.text
            for key, value in said.items()
            if not isinstance(value, Gone)
        }

    @property
    def conditions(self) -> dict[str, Condition]:
        """The conditions that were not deleted."""
        return {k: v for k, v in self.condition.items() if isinstance(v, Condition)}

    @property
    def ids(self) -> tuple[str, ...]:
        """Every id of what is said of it, gone or not."""
        tables = (*(getattr(self, kind) for kind in WHOLE_KINDS), self.condition)
        return tuple(key for table in tables for key in table)

    @property
    def choices(self) -> int:
        """How many sentences and conditions wait for a choice between versions."""
        tables = (*(getattr(self, kind) for kind in WHOLE_KINDS), self.condition)
        return sum(
            bool(getattr(each, "fork", None)) for t in tables for each in t.values()
        )


NOTHING_SAID: Final = Whole()
"""What is held of the whole where nobody has said anything."""
