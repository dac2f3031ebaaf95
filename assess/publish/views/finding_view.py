"""What a report says of one criterion, as plain values."""

from datetime import date
from typing import Literal, NamedTuple

Colour = Literal["good", "middling", "bad", "neutral"]


class Fact(NamedTuple):
    """A name and a value."""

    name: str
    value: str


class RatingView(NamedTuple):
    """A rating: word, shape and the role of its colour."""

    word: str
    shape: str
    colour: Colour
    met: bool


class CellView(NamedTuple):
    """One criterion in the strip and in the tables of results."""

    anchor: str
    number: str
    title: str
    rating: RatingView
    since: str = ""
    """How it has changed since last time; nothing where there was none."""
    has_changed: bool = False
    is_carried: bool = False
    """Whether it was not looked at again, so that the rating of last time stands."""
    noun: str = "criterion"
    of: str = ""
    """The title of its standard, where a report has several."""

    @property
    def in_a_sentence(self) -> str:
        """Return the same as a sentence has it."""
        of = f" of {self.of}" if self.of else ""
        return f"{self.noun} {self.number}{of} ({self.title})"

    @property
    def label(self) -> str:
        """Return what it is called wherever it is named."""
        of = f" of {self.of}" if self.of else ""
        return f"{self.noun} {self.number}{of}: {self.title}"


class EarlierReportView(NamedTuple):
    """A report of an earlier assessment, of whoever's making."""

    title: str
    link: str
    """Its address if that is one that may be followed, else nothing."""


class SaidView(NamedTuple):
    """A sentence, and its lasting id."""

    id: str
    text: str


class StepView(NamedTuple):
    """Something that happened to an action: response, progress or verification."""

    at: date | None
    """Nothing where the file does not say when."""
    words: str
    text: str


class PlaceView(NamedTuple):
    """A criterion, and what its standard calls one."""

    noun: str
    criterion: CellView


class ActionView(NamedTuple):
    """What the team must do."""

    id: str
    number: str
    """For example `A1`; the same in every version."""
    anchor: str
    text: str
    due: date | None
    """The day; nothing where an event has none yet."""
    by: str
    """By when, in words; nothing where nobody said."""
    owner: str
    criterion: CellView
    noun: str
    also: tuple[PlaceView, ...]
    """The other criteria that it is for."""
    status: str
    turn: str
    """Whose turn it is; nothing before publication, or once it has ended."""
    steps: tuple[StepView, ...]
    has_ended: bool = False
    """Whether nothing is left to do of it."""
    is_late: bool = False
    """Whether its day had passed when the report was made from the last entry."""
    is_in_front: bool = True
    """Whether it stands in the table of actions, and not with its finding alone."""


class AdviceView(NamedTuple):
    """What the team could do."""

    id: str
    text: str
    criterion: CellView
    noun: str


class EvidenceView(NamedTuple):
    """What the panel saw or was shown."""

    id: str
    title: str
    kind: str
    voice: str
    """Whose voice it is, for example `voice of a resident`; nothing if not said."""
    where: str
    link: str
    """The address if `where` is one that may be followed, else nothing."""
    shows: str
    seen: date | None


class PartView(NamedTuple):
    """How far a part of the organisation is involved."""

    title: str
    level: str
    changed: str
    reason: str


class DissentView(NamedTuple):
    """What an assessor held against the panel's rating."""

    who: str
    rating: RatingView
    reason: str


class IndependentView(NamedTuple):
    """What one assessor rated alone."""

    who: str
    rating: RatingView


class ProposedView(NamedTuple):
    """An action that one person proposes."""

    text: str
    by: str
    """By when, in words; nothing where nobody said."""
    owner: str


class DraftView(NamedTuple):
    """What one person wrote, in the draft of a team that reviews itself."""

    who: str
    rating: RatingView
    reason: str
    well: tuple[SaidView, ...]
    gaps: tuple[SaidView, ...]
    actions: tuple[ProposedView, ...]
    advice: tuple[SaidView, ...]


class FindingView(NamedTuple):
    """What the panel found for one criterion."""

    criterion: CellView
    noun: str
    reason: str
    answers: str
    """Who answers for it, where the service was bought."""
    method: str
    is_contested: bool
    has_actions: bool
    well: tuple[SaidView, ...]
    gaps: tuple[SaidView, ...]
    actions: tuple[ActionView, ...]
    advice: tuple[AdviceView, ...]
    evidence: tuple[EvidenceView, ...]
    parts: tuple[PartView, ...]
    dissent: tuple[DissentView, ...]
    independent: tuple[IndependentView, ...]
    alone: str
    """What all rated alone, in a sentence, where they gave the same; else nothing."""
    drafts: tuple[DraftView, ...]
    """What each wrote, in the draft of a team that reviews itself."""
    team: RatingView | None
    """What the team rated itself; nothing where the audience may not see it."""
    last_time: tuple[str, ...]
    """Rating, reason and actions of last time, where it was looked at again."""

    @property
    def is_empty(self) -> bool:
        """Whether nothing was said of it at all."""
        return not (
            self.criterion.is_carried
            or self.reason
            or self.well
            or self.gaps
            or self.actions
            or self.advice
            or self.evidence
            or self.parts
            or self.drafts
        )
