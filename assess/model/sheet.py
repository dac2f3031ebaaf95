"""One person's file: findings, evidence, inbox, and what comes after the report."""

from typing import Annotated, Literal, Self

from pydantic import Discriminator, Field, Tag

from assess.model.evidence import Evidence, EvidenceOrGone
from assess.model.finding import NO_FINDING, CriterionRef, Finding, Findings, Gone
from assess.model.values import (
    Digest,
    GlobalId,
    Keyed,
    Line,
    LocalId,
    Moment,
    Name,
    Text,
    Value,
)


class Submission(Value):
    """That a person submitted, and which records they submitted."""

    at: Moment
    digest: Keyed[str, Digest] = {}
    """The first record of each chain, by `standard.criterion`."""
    withdrawn: Moment | None = None


class InboxLine(Value):
    """A line captured in the session, filed later."""

    at: Moment
    text: Line
    filed: Line = ""
    """Where it went; nothing while it waits."""
    fork: Keyed[Digest, Line] = {}
    settled: tuple[Digest, ...] = Field((), strict=False)


class Mark(Value):
    """A sentence of the draft that is wrong, and what is so instead."""

    at: Moment
    standard: Name | None = None
    criterion: Name | None = None
    """Neither is given for what is said of the service or the outcome."""
    sentence: Text = Field(min_length=1)
    """As it stood when it was marked."""
    so: Text = Field(min_length=1)
    withdrawn: Moment | None = None


class Response(Value):
    """What the team says to one action."""

    answer: Literal["accept", "challenge", "factual-error"]
    reason: Text = ""
    at: Moment


class Progress(Value):
    """A step that the team took towards an action."""

    at: Moment
    text: Text
    evidence: tuple[GlobalId, ...] = Field((), strict=False)


class Verification(Value):
    """What an assessor found when looking whether an action is done."""

    at: Moment
    verdict: Literal["done", "partly", "not-done"]
    reason: Text = ""
    evidence: tuple[GlobalId, ...] = Field((), strict=False)


class Afterwards(Value):
    """What somebody says of how an assessment was; no report has it."""

    at: Moment
    worth: Literal["yes", "partly", "no"] | None = None
    """Whether it was worth the time."""
    fair: Literal["yes", "partly", "no"] | None = None
    next: Text = ""
    """What should be different next time."""

    @property
    def is_given(self) -> bool:
        """Whether anything was answered."""
        return bool(self.worth or self.fair or self.next.strip())


class Reply(Value):
    """What somebody said of a published report, and what was done of it."""

    at: Moment
    from_: Line = Field(min_length=1)
    """Who said it, by role or group; never by name."""
    text: Text = Field(min_length=1)
    did: Text = ""
    did_at: Moment | None = None


def _shape(value: object) -> str:
    if isinstance(value, Gone) or (isinstance(value, dict) and "gone" in value):
        return "gone"
    return "whole"


InboxOrGone = Annotated[
    Annotated[InboxLine, Tag("whole")] | Annotated[Gone, Tag("gone")],
    Discriminator(_shape),
]


class Sheet(Value):
    """Everything that one person wrote."""

    format: Literal[1]
    person: Name
    submitted: Keyed[LocalId, Submission] = {}
    finding: Findings = {}
    evidence: Keyed[LocalId, EvidenceOrGone] = {}
    inbox: Keyed[LocalId, InboxOrGone] = {}
    asked: Keyed[Name, Keyed[Name, Keyed[Digest, Moment]]] = {}
    """Which of the standard's questions were asked, by the digest of their words."""
    prepared: Keyed[Name, Moment] = {}
    """What of the preparation for the day this person ticked as done."""
    marked: Keyed[LocalId, Mark] = {}
    """What of the draft is wrong."""
    checked: Keyed[Name, Moment] = {}
    """Which drafts this person of the team has checked to the end, by number."""
    response: Keyed[GlobalId, Response] = {}
    progress: Keyed[GlobalId, Keyed[LocalId, Progress]] = {}
    verified: Keyed[GlobalId, Keyed[LocalId, Verification]] = {}
    afterwards: Keyed[LocalId, Afterwards] = {}
    """How it was; the last one counts."""
    reply: Keyed[LocalId, Reply] = {}

    def at(self, ref: CriterionRef) -> Finding:
        """Return what this person holds of a criterion; an empty finding if nothing."""
        return self.finding.get(ref.standard, {}).get(ref.criterion, NO_FINDING)

    def with_finding(self, ref: CriterionRef, finding: Finding) -> Self:
        """Return the sheet with *finding* in its place."""
        return self.but(finding=placed(self.finding, ref, finding))

    @property
    def submission(self) -> Submission | None:
        """The latest submission that was not taken back."""
        standing = [s for s in self.submitted.values() if s.withdrawn is None]
        return max(standing, key=lambda s: s.at, default=None)

    @property
    def choices(self) -> int:
        """How many findings and pieces of evidence wait for a choice."""
        evidence = sum(bool(e.fork) for e in self.all_evidence.values())
        return contested(self.finding) + evidence

    @property
    def all_evidence(self) -> dict[str, Evidence]:
        """The evidence that was not deleted, by its id in the whole assessment."""
        return {
            f"{self.person}-{key}": value
            for key, value in self.evidence.items()
            if isinstance(value, Evidence)
        }


def contested(findings: Findings) -> int:
    """Return how many findings wait for a choice between two versions."""
    return sum(f.is_contested for table in findings.values() for f in table.values())


def placed(findings: Findings, ref: CriterionRef, finding: Finding) -> Findings:
    """Return *findings* with one of them replaced, or left out where it is empty."""
    table = {**findings.get(ref.standard, {}), ref.criterion: finding}
    if finding == NO_FINDING:
        del table[ref.criterion]
    rest = {**findings, ref.standard: table}
    if not table:
        del rest[ref.standard]
    return rest
