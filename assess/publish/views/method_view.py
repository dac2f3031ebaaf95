"""How it was assessed, and what was found last time, as plain values."""

from datetime import date, datetime
from typing import NamedTuple

from assess.publish.views.finding_view import CellView, Fact, StepView


class StandardView(NamedTuple):
    """One standard: its results, and where it comes from."""

    id: str
    title: str
    edition: str
    source: str
    noun: str
    nouns: str
    gating: bool
    state: str
    """What its criteria have: a rating, or a state where no rating is given."""
    counts: str
    """For example `3 Green, 2 Amber, 9 Not yet rated`."""
    cells: tuple[CellView, ...]
    meanings: tuple[Fact, ...]
    """What each rating means."""
    attribution: str
    note: str


class MemberView(NamedTuple):
    """Somebody on the panel, by role; by name only if that person chose so."""

    who: str
    profession: str
    organisation: str
    leads: str
    """The criteria that this person leads on, in words; nothing if none."""
    submitted: date | None
    """When this person last submitted; nothing where the audience may not see it."""
    assured: str
    """Training, shadowing and interests in words, for those who audit; or nothing."""


class ExclusionView(NamedTuple):
    """A criterion that was not rated, and why."""

    criterion: CellView
    reason: str


class AgreementView(NamedTuple):
    """How far the assessors agreed on one standard while they rated alone."""

    standard: str
    criteria: int
    """How many at least two assessors rated."""
    same: int
    """On how many of these all gave the same rating."""
    one_apart: int
    further: int
    """On how many the ratings lie two steps or more apart."""
    says: str
    """What that means for who reads the ratings, in a sentence."""
    alpha: str
    """The measure that others use, with how far it can be trusted."""


class MovedView(NamedTuple):
    """That an assessment was moved from one edition to the next."""

    words: str
    at: datetime
    reason: str
    """Why, where somebody had submitted; nothing otherwise."""


class MethodView(NamedTuple):
    """How the assessment was done, and its limits."""

    panel: tuple[MemberView, ...]
    """Who rated."""
    present: tuple[MemberView, ...]
    """Who was there and did not rate, such as scribe and observer."""
    team: tuple[MemberView, ...]
    """The team whose service it is, where it did not rate itself."""
    took_part: tuple[Fact, ...]
    how_rated: str
    agreement: tuple[AgreementView, ...]
    """Nothing before the reveal, or where the audience may not see it."""
    reached: tuple[Fact, ...]
    """How the ratings were reached, for example `Discussed, then agreed`, `3`."""
    outcome: str
    """The outcome suggested and decided, and why they differ."""
    outcome_reason: str
    facts: str
    """When the team saw the draft, and what it said of it; nothing if it did not."""
    exclusions: tuple[ExclusionView, ...]
    unrated: tuple[tuple[StandardView, tuple[CellView, ...]], ...]
    """By standard, what is not rated yet; only where something is not."""
    moved: tuple[MovedView, ...]
    """From which earlier editions it was moved to those that it has now."""


class AskedBeforeView(NamedTuple):
    """An action or a condition of the earlier assessment, and what became of it."""

    is_condition: bool
    """Whether the result of last time rested on it; its owner then confirms it."""
    number: str
    """In the report of last time, for example `A3`; nothing where it is not known."""
    text: str
    by: str
    """By when, in words; nothing where nobody said."""
    owner: str
    where: str
    """What it was asked for, in words: criteria, or the result of last time."""
    anchor: str
    """Where its first criterion stands in the report; nothing where none does."""
    verdict: str
    since: date
    """The day of the assessment that asked for it."""
    is_open: bool
    """Whether the team still has to do it."""
    at: date | None
    reason: str
    progress: tuple[StepView, ...]
    """What the team reported since."""


class VerdictView(NamedTuple):
    """The earlier actions of which the same became."""

    verdict: str
    actions: tuple[AskedBeforeView, ...]


class LastTimeView(NamedTuple):
    """The assessment that this one follows."""

    words: str
    """When it was, in which report, and what its outcome was."""
    result: str
    """Its result and its day alone, to stand beside the result of this time."""
    short: str
    """What has changed, on one line."""
    counts: tuple[Fact, ...]
    """How many criteria are rated better, worse and so on."""
    actions: tuple[AskedBeforeView, ...]
    still_open: int
    """How many of them nothing has ended, so that the team still has to do them."""
    unconfirmed: int
    """How many of those are conditions."""
    by_verdict: tuple[VerdictView, ...]
    """The same actions, by what became of them."""
