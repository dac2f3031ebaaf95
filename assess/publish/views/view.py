"""Everything that a report says, as plain values; `templates/README.md` lists them.

Templates loop, test and print these; they look nothing up and decide nothing.
Texts are as they were typed: the writers escape them.
"""

from datetime import date, datetime
from typing import NamedTuple

from assess.publish.views.finding_view import (
    ActionView,
    AdviceView,
    CellView,
    Fact,
    FindingView,
    RatingView,
    StepView,
)
from assess.publish.views.variants import Variant
from assess.publish.views.whole_view import ConditionView, WholeView


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


class StepForwardView(NamedTuple):
    """Something to do next, and why."""

    text: str
    where: str
    anchor: str
    """Where its criterion stands in the report; nothing where it has none."""
    why: str
    number: int
    by: str
    """By when and who; or that no day and nobody is named."""
    stops: bool
    """Whether it is something to stop."""


class AnswerView(NamedTuple):
    """What is said above and below the steps."""

    title: str
    opening: tuple[str, ...]
    """What the actions change, who owns them, and whose judgement it is."""
    themes: tuple[str, ...]
    """Of each theme whether it is sound, falls short or is not known."""
    ask: tuple[str, ...]
    """Whom to ask."""
    closing: tuple[str, ...]
    """Where ratings do not decide, or that nothing falls short."""


class FindingsView(NamedTuple):
    """The findings for one standard."""

    standard: StandardView
    findings: tuple[FindingView, ...]


class SummaryView(NamedTuple):
    """What a reader of the first page must know."""

    result: RatingView | None
    """Nothing while no outcome is decided, or where none is given."""
    heading: str
    decision: str
    """What happens next."""
    reason: str
    conditions: tuple[ConditionView, ...]
    """What the result rests on."""
    facts: tuple[Fact, ...]
    strengths: tuple[AdviceView, ...]
    concerns: tuple[AdviceView, ...]


class MeasureView(NamedTuple):
    """Savings or satisfaction, before and now."""

    name: str
    """With what is counted, where that was said."""
    baseline: str
    now: str
    source: str
    went: str
    """Better, worse or the same; nothing where nobody can say."""


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
    noun: str
    reason: str


class AgreementView(NamedTuple):
    """How far the assessors agreed on one standard while they rated alone."""

    standard: str
    criteria: int
    """How many at least two assessors rated."""
    percent: str
    """For example `83%`; nothing where no two rated the same."""
    apart: tuple[Fact, ...]
    """How many criteria have their ratings how far apart."""
    alpha: str
    """A sentence, with how far it can be trusted."""


class MovedView(NamedTuple):
    """That an assessment was moved from one edition to the next."""

    words: str
    at: datetime
    reason: str
    """Why, where somebody had submitted; nothing otherwise."""


class MethodView(NamedTuple):
    """How the assessment was done, and its limits."""

    panel: tuple[MemberView, ...]
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
    """An action of the earlier assessment, and what became of it."""

    number: str
    """In the report of last time, for example `A3`; nothing where it is not known."""
    text: str
    by: str
    """By when, in words; nothing where nobody said."""
    owner: str
    where: str
    """The criterion it was asked for, in words."""
    anchor: str
    """Where that criterion stands in the report; nothing where it is not assessed."""
    verdict: str
    since: date
    """The day of the assessment that asked for it."""
    is_open: bool
    """Whether the team still has to do it."""
    at: date | None
    reason: str
    progress: tuple[StepView, ...]
    """What the team reported since."""


class LastTimeView(NamedTuple):
    """The assessment that this one follows."""

    words: str
    """When it was, in which report, and what its outcome was."""
    short: str
    """Its day, its outcome and what has changed, on one line."""
    counts: tuple[Fact, ...]
    """How many criteria are rated better, worse and so on."""
    actions: tuple[AskedBeforeView, ...]
    still_open: int
    """How many of them nothing has ended, so that the team still has to do them."""


class VersionView(NamedTuple):
    """A version that was published, or why one was opened again."""

    at: datetime
    words: str
    reason: str


class CheckView(NamedTuple):
    """What the report was made from."""

    id: str
    digest: str
    audience: str
    tool: str
    templates: str
    """Whose templates drew the page, with their digest."""
    editions: tuple[Fact, ...]
    versions: tuple[VersionView, ...]


class ResponseView(NamedTuple):
    """What the team answered to one action, and what was decided of that."""

    number: str
    """Of the action."""
    anchor: str
    """Of the action."""
    at: date
    words: str
    text: str
    decision: str
    """What the lead assessor decided of a challenge; nothing if nothing yet."""
    decision_text: str


class ReportView(NamedTuple):
    """The whole report."""

    variant: Variant
    is_whole: bool
    """Whether what the panel found is on the page, so that links may lead there."""
    title: str
    masthead: str
    """Whose report it is: the council's own name from `assess.toml`, or the brief's."""
    service: str
    council: str
    kind: str
    phase: str
    assessed_by: str
    """Who found what is on the page: `panel`, or the `team` that reviews itself."""
    decided_by: str
    """Who decides outcomes and challenges: `lead assessor`, or that `team`."""
    is_final: bool
    status: str
    summary: SummaryView
    standards: tuple[StandardView, ...]
    actions: tuple[ActionView, ...]
    standing: tuple[Fact, ...]
    """How many actions stand where, for example `Open`, `3`."""
    responses: tuple[ResponseView, ...]
    next: tuple[StepForwardView, ...]
    """What is most pressing, at most five; what to stop comes first."""
    answer: AnswerView
    advice: tuple[AdviceView, ...]
    conditions: tuple[ConditionView, ...]
    """What the result rests on, with what became of each."""
    whole: WholeView
    found: tuple[FindingsView, ...]
    about: str
    users: str
    scope: str
    """What was looked at and what was not; nothing where nobody said."""
    address: str
    address_link: str
    measures: tuple[MeasureView, ...]
    method: MethodView
    last_time: LastTimeView | None
    check: CheckView
    attributions: tuple[str, ...]
    has_dissent: bool
    data: str
    """What this audience may see, as JSON."""
    made: str
    """How the page was made, as JSON: variant, digests, versions."""
    is_page: bool = True
    """Whether it is a web page with its data inside, and no document made of one."""
