"""What one person, or the panel together, holds of one criterion."""

from collections.abc import Callable
from typing import Annotated, Literal, NamedTuple, Self

from pydantic import Discriminator, Field, Tag

from assess.model.due import Due
from assess.model.values import (
    Confidence,
    Digest,
    GlobalId,
    Keyed,
    Line,
    Moment,
    Name,
    RefName,
    SaidId,
    Text,
    Value,
)

SaidKind = Literal["well", "gap", "action", "advice"]
Method = Literal["unanimous", "discussed", "lead-decided", "vote"]

SAID_KINDS: tuple[SaidKind, ...] = ("well", "gap", "action", "advice")


class CriterionRef(NamedTuple):
    """Which criterion of which edition."""

    standard: str
    criterion: str

    @classmethod
    def read(cls, words: str) -> "CriterionRef":
        """Return what `govuk-2019:4` names."""
        standard, _, criterion = words.partition(":")
        return cls(standard, criterion)

    def __str__(self) -> str:
        """Return it as files and the command line write it."""
        return f"{self.standard}:{self.criterion}"

    @property
    def key(self) -> str:
        """Return it as the digests of a submission name it."""
        return f"{self.standard}.{self.criterion}"


class Gone(Value):
    """What is left of something deleted: the digests of what was deleted."""

    gone: tuple[Digest, ...] = Field(strict=False, min_length=1)


class Sentence(Value):
    """A sentence with a history of two texts under one id."""

    text: Line
    fork: Keyed[Digest, Line] = {}
    settled: tuple[Digest, ...] = Field((), strict=False)


class ActionText(Value):
    """What the team must do, by when, and who owns it."""

    text: Line
    due: Due | None = None
    owner: Line = ""
    also: tuple[RefName, ...] = Field((), strict=False)
    """The other criteria that it is for, as `govuk-2019:4`."""


class Action(ActionText):
    """An action, and the other versions of it that nobody has chosen between."""

    fork: Keyed[Digest, ActionText] = {}
    settled: tuple[Digest, ...] = Field((), strict=False)


class AskedAction(NamedTuple):
    """An action, its id in the whole assessment and the criteria it is for."""

    id: str
    refs: tuple[CriterionRef, ...]
    """The one that it was said of comes first; a condition may name none."""
    action: Action
    is_condition: bool = False
    """Whether the result rests on it; its owner is then who confirms it."""

    @property
    def ref(self) -> CriterionRef:
        """The criterion that it was said of."""
        return self.refs[0]


def sentence_shape(value: object) -> str:
    """Say whether it is a plain line, what is left of something, or a whole table."""
    if isinstance(value, str):
        return "line"
    if isinstance(value, Gone) or (isinstance(value, dict) and "gone" in value):
        return "gone"
    return "whole"


Spoken = Annotated[
    Annotated[Line, Tag("line")]
    | Annotated[Sentence, Tag("whole")]
    | Annotated[Gone, Tag("gone")],
    Discriminator(sentence_shape),
]
"""A sentence; a plain line unless it has a history."""

Asked = Annotated[
    Annotated[Action, Tag("whole")] | Annotated[Gone, Tag("gone")],
    Discriminator(sentence_shape),
]
"""An action, or what is left of one."""


class Part(Value):
    """How far one part of the organisation is involved, and what it changed."""

    level: Annotated[int, Field(ge=0, le=4)] | Literal["not-relevant"]
    changed: Text = ""
    reason: Text = ""


class Rated(Value):
    """The part of a finding that compares as one value when two versions meet."""

    rating: Name | None = None
    confidence: Confidence | None = None
    reason: Text = ""
    indicators: Keyed[Name, bool] = {}
    part: Keyed[Name, Part] = {}


class Dissent(Value):
    """What one assessor held against the panel's rating."""

    rating: Name
    reason: Text
    print_: bool = False


class Record(Rated):
    """A whole finding at one moment, named by the digest of its content."""

    at: Moment | None = None
    by: Name | None = None
    why: Text = ""
    prev: tuple[Digest, ...] = Field((), strict=False)
    method: Method | None = None
    evidence: Keyed[GlobalId, bool] = {}
    well: Keyed[SaidId, Spoken] = {}
    gap: Keyed[SaidId, Spoken] = {}
    action: Keyed[SaidId, Asked] = {}
    advice: Keyed[SaidId, Spoken] = {}
    dissent: Keyed[Name, Dissent] = {}

    @property
    def linked(self) -> tuple[str, ...]:
        """The ids of the evidence that is linked now."""
        return tuple(key for key, linked in self.evidence.items() if linked)

    def sentences(self, kind: Literal["well", "gap", "advice"]) -> dict[str, str]:
        """Return what is said of one kind, without what was deleted."""
        said: dict[str, Spoken] = getattr(self, kind)
        return {
            key: value if isinstance(value, str) else value.text
            for key, value in said.items()
            if not isinstance(value, Gone)
        }

    @property
    def actions(self) -> dict[str, Action]:
        """The actions that were not deleted."""
        return {k: v for k, v in self.action.items() if isinstance(v, Action)}

    @property
    def says_something(self) -> bool:
        """Whether anything is said of the criterion."""
        return bool(
            self.sentences("well")
            or self.sentences("gap")
            or self.sentences("advice")
            or self.actions
        )


class Finding(Record):
    """The record on top, what it replaced, and a note for the panel alone."""

    note: Text = ""
    settled: tuple[Digest, ...] = Field((), strict=False)
    was: Keyed[Digest, Record] = {}
    fork: Keyed[Digest, Rated] = {}

    def record(self) -> Record:
        """Return the record on top, without note, history and forks."""
        return Record.model_validate(
            {name: getattr(self, name) for name in Record.model_fields}
        )

    def rated(self) -> Rated:
        """Return the part that compares as one value."""
        return Rated.model_validate(
            {name: getattr(self, name) for name in Rated.model_fields}
        )

    def with_rated(self, rated: Rated) -> Self:
        """Return the finding with *rated* in place of its own."""
        return self.but(**dict(rated))

    @property
    def waits(self) -> bool:
        """Whether records met others, or a draft, and nobody has confirmed it yet."""
        return self.at is None and bool(self.was) and not self.prev

    @property
    def is_contested(self) -> bool:
        """Whether two versions of something wait for a person to choose."""
        return (
            bool(self.fork)
            or self.waits
            or any(
                getattr(value, "fork", None)
                for kind in SAID_KINDS
                for value in getattr(self, kind).values()
            )
        )


NO_FINDING = Finding()
"""What somebody holds of a criterion who has said nothing about it."""

Findings = Keyed[Name, Keyed[Name, Finding]]
"""Findings by standard and criterion."""


def each_finding(findings: Findings, kept: Callable[[Finding], Finding]) -> Findings:
    """Return what is *kept* of each finding, without those of which nothing is."""
    every = {
        standard: {
            criterion: left
            for criterion, finding in table.items()
            if (left := kept(finding)) != NO_FINDING
        }
        for standard, table in findings.items()
    }
    return {standard: table for standard, table in every.items() if table}
