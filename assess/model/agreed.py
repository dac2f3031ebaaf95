"""What the panel holds together: agreed findings, reveal, outcome, publication."""

from datetime import date
from typing import Annotated, Literal, Self

from pydantic import Field

from assess.model.british_time import british_day
from assess.model.finding import NO_FINDING, CriterionRef, Finding, Findings
from assess.model.sheet import contested, placed
from assess.model.values import (
    Change,
    Digest,
    GlobalId,
    Keyed,
    LocalId,
    LongDigest,
    Moment,
    Name,
    Text,
    Value,
    With,
)
from assess.model.whole import NOTHING_SAID, Whole

Number = Annotated[int, Field(ge=1, le=99_999)]
"""The number by which readers call an action: 1 for `A1`."""


class Reveal(Value):
    """When everybody's ratings were shown to everybody."""

    at: Moment
    by: Name
    submitted: Keyed[Name, LocalId] = {}
    """Which submission of each person was revealed."""
    pinned: Keyed[Name, Digest] = {}
    """The digest of each of them, so that no sheet can be changed alone."""
    reason: Text = ""
    """Why it did not wait for those who had not submitted."""


class OutcomeText(Value):
    """The overall rating: what the rule suggested and what the lead decided."""

    rating: Name
    with_: With | None = None
    """What is said beside the rating: met with conditions, or with advice."""
    suggested: Name | None = None
    reason: Text = ""
    by: Name
    at: Moment


class Outcome(OutcomeText):
    """The outcome, and the versions that nobody has chosen between."""

    fork: Keyed[Digest, OutcomeText] = {}
    settled: tuple[Digest, ...] = Field((), strict=False)


class FactsChecked(Value):
    """How the factual check ended before a version was published."""

    sent: Moment
    """When the last draft went to the team."""
    marked: Annotated[int, Field(ge=0)]
    """How many sentences the team marked as wrong."""
    changed: Annotated[int, Field(ge=0)]
    """How many of them the panel changed."""


class Publication(Value):
    """One version of the report; its number is its key."""

    at: Moment
    by: Name
    digest: LongDigest | None = None
    """Of what was published; it and what follows are not in what leaves the folder."""
    digest_version: Literal[1, 2, 3] = 1
    """Which kind of digest it is: 1 covers brief, findings and outcome; 2 also order,
    editions, scales, what was submitted, and the versions before; 3 also the evidence
    that the findings name."""
    part: Keyed[str, Digest] = {}
    """A short digest of each part, which names what is changed; none in the first."""
    facts: FactsChecked | None = None
    """Nothing where no draft went to the team."""
    answer_by: date | None = None
    """By when the team answers each action, as the policy had it then."""
    again_by: date | None = None
    """By when it is assessed again, where the result asks for that."""
    reply_by: date | None = None
    """By when readers are asked to say what they think of the report."""
    on: date | None = None
    """The day on which it was published, where that was before it was entered here."""

    @property
    def promised(self) -> dict[str, date]:
        """The days that it names, by what is due then; none in earlier versions."""
        days = {
            "answer": self.answer_by,
            "again": self.again_by,
            "reply": self.reply_by,
        }
        return {name: day for name, day in days.items() if day is not None}

    @property
    def day(self) -> date:
        """The day on which readers could read it."""
        return self.on or british_day(self.at)


class Reopened(Value):
    """Why a published assessment was opened again; keyed by the version reopened."""

    at: Moment
    by: Name
    reason: Text = Field(min_length=1)


class Decision(Value):
    """What the lead decided about a challenge."""

    verdict: Literal["upheld", "partly-upheld", "not-upheld"]
    reason: Text
    by: Name
    at: Moment


class Closed(Value):
    """Why an action no longer applies."""

    reason: Text = Field(min_length=1)
    by: Name | None = None
    at: Moment | None = None


class DraftSent(Value):
    """That the draft went to the team, to say what is wrong in it."""

    at: Moment
    by: Name


class MarkAnswer(Value):
    """What the lead answers to a sentence that the team marked as wrong."""

    verdict: Literal["accepted", "refused"]
    reason: Text = ""
    by: Name
    at: Moment


class Changes(Value):
    """That somebody said what an action changes, where the criterion says otherwise."""

    what: Change
    by: Name
    at: Moment


class Agreed(Value):
    """The panel's file; the lead writes it, or the scribe whom the brief names."""

    format: Literal[1]
    reveal: Reveal | None = None
    finding: Findings = {}
    outcome: Outcome | None = None
    whole: Whole = NOTHING_SAID
    """What the panel says of the service as a whole."""
    publication: Keyed[Name, Publication] = {}
    reopened: Keyed[Name, Reopened] = {}
    draft: Keyed[Name, DraftSent] = {}
    """The drafts that went to the team, by number."""
    answered: Keyed[GlobalId, MarkAnswer] = {}
    """What the lead answered to what the team marked."""
    decided: Keyed[GlobalId, Decision] = {}
    closed: Keyed[GlobalId, Closed] = {}
    numbered: Keyed[GlobalId, Number] = {}
    """The number of each action in reports, given when it is first published."""
    changes: Keyed[GlobalId, Changes] = {}
    """What each action changes, where somebody said so; else its criterion says it."""

    def at(self, ref: CriterionRef) -> Finding:
        """Return what the panel agreed of a criterion; an empty finding if nothing."""
        return self.finding.get(ref.standard, {}).get(ref.criterion, NO_FINDING)

    def with_finding(self, ref: CriterionRef, finding: Finding) -> Self:
        """Return the file with *finding* in its place."""
        return self.but(finding=placed(self.finding, ref, finding))

    @property
    def choices(self) -> int:
        """How many findings wait for a choice, the outcome too."""
        of_outcome = bool(self.outcome and self.outcome.fork)
        return contested(self.finding) + of_outcome + self.whole.choices

    @property
    def version(self) -> int:
        """How often it was published."""
        return len(self.publication)

    @property
    def is_published(self) -> bool:
        """Whether the latest version stands, so that findings are read-only."""
        return self.version > len(self.reopened)
