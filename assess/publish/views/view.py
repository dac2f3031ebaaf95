"""Everything that a report says, as plain values; `templates/README.md` lists them.

Templates loop, test and print these; they look nothing up and decide nothing.
Texts are as they were typed: the writers escape them.
"""

from datetime import date, datetime
from typing import NamedTuple

from assess.publish.views.finding_view import (
    ActionView,
    AdviceView,
    EarlierReportView,
    Fact,
    FindingView,
    RatingView,
)
from assess.publish.views.method_view import LastTimeView, MethodView, StandardView
from assess.publish.views.variants import Variant
from assess.publish.views.whole_view import ConditionView, WholeView


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


class ToDoView(NamedTuple):
    """What one kind of reader must do next."""

    who: str
    what: str
    by: str
    """By when, in words; nothing where no day is known."""
    contact: str = ""
    """Where to, if it is something to say."""
    link: str = ""
    """The address of that, if it is one that may be followed."""


class SummaryView(NamedTuple):
    """What a reader of the first page must know."""

    service: str
    """What the service is, in a sentence of the brief."""
    assessed: str
    """Who assessed it and when, in a sentence."""
    outside: str
    """That nobody from outside looked; nothing where somebody did."""
    result: RatingView | None
    """Nothing while no outcome is decided, or where none is given."""
    heading: str
    before: str
    """The result of last time, with its day; nothing where there was none."""
    decision: str
    """What the result means for the service."""
    counted: str
    """How many criteria have which rating."""
    asks: str
    """How many actions, how many for what is worst, and the first day."""
    days: str
    """How many actions are due by when; nothing where that is one day for all."""
    again: str
    """Whether it is assessed again, and by when."""
    overruled: str
    """What the scale's rule gives, where it was decided otherwise; else nothing."""
    reason: str
    conditions: tuple[ConditionView, ...]
    """What the result rests on."""
    to_do: tuple[ToDoView, ...]
    facts: tuple[Fact, ...]
    strengths: tuple[AdviceView, ...]


class MeasureView(NamedTuple):
    """Savings or satisfaction, before and now."""

    name: str
    """With what is counted, where that was said."""
    baseline: str
    now: str
    source: str
    went: str
    """Better, worse or the same; nothing where nobody can say."""


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


class ReplyView(NamedTuple):
    """What a reader said of an earlier version, and what was done of it."""

    at: date
    who: str
    text: str
    did: str


class FilterView(NamedTuple):
    """What the findings can be narrowed to."""

    id: str
    label: str
    how_many: int


class TableView(NamedTuple):
    """Actions that stand in one table."""

    owner: str
    """Whose they are; nothing where nobody is named, or they are everybody's."""
    actions: tuple[ActionView, ...]


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
    audience: str
    """Who it is for, as the caption has it."""
    banner: str
    """What must be seen at once: that it is a draft, or not for publication."""
    is_public: bool
    """Whether anybody may read it."""
    kind: str
    phase: str
    assessed_on: date | None
    """The day of the assessment; nothing where nobody said."""
    assessed_by: str
    """Who found what is on the page: `panel`, or the `team` that reviews itself."""
    decided_by: str
    """Who decides outcomes and challenges: `lead assessor`, or that `team`."""
    is_final: bool
    status: str
    summary: SummaryView
    standards: tuple[StandardView, ...]
    actions: tuple[ActionView, ...]
    tables: tuple[TableView, ...]
    """Those that stand together: in one table, or in one for each owner."""
    is_by_owner: bool
    more_actions: int
    """How many stand with the findings alone, because there are many."""
    stood_on: date | None
    """The day of the last entry, for which what is overdue is marked."""
    standing: tuple[Fact, ...]
    """How many actions stand where, for example `Open`, `3`."""
    responses: tuple[ResponseView, ...]
    replies: tuple[ReplyView, ...]
    """What readers said of the version before, and what was done of it."""
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
    earlier_reports: tuple[EarlierReportView, ...]
    address: str
    address_link: str
    measures: tuple[MeasureView, ...]
    method: MethodView
    last_time: LastTimeView | None
    check: CheckView
    attributions: tuple[str, ...]
    filters: tuple[FilterView, ...]
    """What the findings can be narrowed to, with how many remain."""
    data: str
    """What this audience may see, as JSON."""
    made: str
    """How the page was made, as JSON: variant, digests, versions."""
    is_page: bool = True
    """Whether it is a web page with its data inside, and no document made of one."""
