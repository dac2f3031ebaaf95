"""The first page: the result, what happens next, what is strong, what must change."""

from collections import Counter

from assess.document.days import spelt
from assess.model.assessment import Assessment
from assess.model.brief import Brief
from assess.model.british_time import british_day
from assess.model.measures import direction, is_apart, moved
from assess.model.outcome import (
    Decided,
    awaits_outcome,
    decided,
    outcome_scale,
    plural,
)
from assess.publish.views.conditions import conditions_of
from assess.publish.views.finding_view import (
    AdviceView,
    Fact,
    FindingView,
)
from assess.publish.views.results import outcome_view
from assess.publish.views.view import (
    LastTimeView,
    StandardView,
    SummaryView,
)

MOST = 3
"""How many strengths and concerns the first page names at most."""


def summary(
    assessment: Assessment,
    standards: tuple[StandardView, ...],
    found: list[FindingView],
    actions: int,
    before: LastTimeView | None,
) -> SummaryView:
    """Return what a reader of the first page must know."""
    outcome = decided(assessment)
    result = outcome_view(outcome) if outcome else None
    given = assessment.agreed.outcome
    gating = [s for s in standards if s.gating] or list(standards)
    deciding = {c.anchor for s in gating for c in s.cells}
    ours = [finding for finding in found if finding.criterion.anchor in deciding]
    return SummaryView(
        result=result,
        heading=_heading(assessment, outcome),
        decision=_decision(assessment, outcome),
        reason=given.reason if given else "",
        conditions=conditions_of(assessment),
        facts=_facts(assessment, standards, actions, before),
        strengths=_strengths(ours),
        concerns=_concerns(ours),
    )


def _heading(assessment: Assessment, outcome: Decided | None) -> str:
    if outcome is not None:
        return f"Result: {outcome.word}"
    if awaits_outcome(assessment):
        return "Result: not decided yet"
    scale = outcome_scale(assessment)
    if scale is None:
        return "This review gives no overall rating"
    return "A profile, with no overall result"


def _decision(assessment: Assessment, outcome: Decided | None) -> str:
    if outcome is not None:
        return " ".join(filter(None, (outcome.rating.result, _rests_on(outcome))))
    if awaits_outcome(assessment):
        return f"The {assessment.brief.decided_by} has not decided the outcome."
    by = assessment.brief.assessed_by
    if outcome_scale(assessment) is None:
        return f"The {by} looked at the service and says below what it saw."
    return "Each rating stands for itself. Nothing is worked out from all of them."


def _rests_on(outcome: Decided) -> str:
    """Say what the result comes with, where the word of the rating does not say it."""
    if outcome.is_in_its_word:
        return ""
    if outcome.comes_with == "conditions":
        return "It rests on the conditions in this report."
    return "The panel also gives advice that the team should weigh."


def _facts(
    assessment: Assessment,
    standards: tuple[StandardView, ...],
    actions: int,
    before: LastTimeView | None,
) -> tuple[Fact, ...]:
    brief = assessment.brief
    assessed = brief.dates.assessed
    facts = [
        Fact("Assessed on", spelt(assessed) if assessed else "No date given"),
        Fact("Phase that is ending", brief.phase.capitalize()),
    ]
    for standard in standards:
        decides = "" if standard.gating else ", judged beside the result"
        number = f"{len(standard.cells)} {_noun(standard)}"
        facts.append(Fact(f"{standard.title}{decides}", f"{number}: {standard.counts}"))
    if is_apart(brief):
        facts.append(Fact("Savings and satisfaction differ", _differ(brief)))
    if before:
        facts.append(Fact("Last time", before.short))
        facts += _carried(standards)
    facts.append(Fact("Actions", _count(actions, before)))
    facts.append(Fact("Report", f"{brief.id}, {_version(assessment)}"))
    return tuple(facts)


def _carried(standards: tuple[StandardView, ...]) -> list[Fact]:
    """Count what was not looked at again, by the report that it is carried from."""
    kept = Counter(c.since for s in standards for c in s.cells if c.is_carried)
    many = {words: _numbered(count) for words, count in kept.items()}
    return [
        Fact(words, f"{count}, not looked at again") for words, count in many.items()
    ]


def _numbered(count: int) -> str:
    return "1 rating" if count == 1 else f"{count} ratings"


def _count(actions: int, before: LastTimeView | None) -> str:
    """Count what is asked for, and what is still open of last time."""
    left = before.still_open if before else 0
    count = str(actions) if actions else "None"
    return f"{count}, and {left} still open from last time" if left else count


def _differ(brief: Brief) -> str:
    """Say that one got better while the other got worse, with the figures."""
    savings, satisfaction = brief.savings, brief.satisfaction
    return (
        f"Savings got {direction(savings)} ({moved(savings)}), and satisfaction got "
        f"{direction(satisfaction)} ({moved(satisfaction)})"
    )


def _noun(standard: StandardView) -> str:
    return standard.noun if len(standard.cells) == 1 else plural(standard.noun)


def _version(assessment: Assessment) -> str:
    agreed = assessment.agreed
    if not agreed.is_published:
        return "draft"
    last = list(agreed.publication.values())[-1]
    day = spelt(british_day(last.at))
    return f"version {agreed.version}, final, published on {day}"


def _strengths(found: list[FindingView]) -> tuple[AdviceView, ...]:
    """Return the first good word on each of the criteria that are met."""
    good = [f for f in found if f.criterion.rating.met and f.well]
    return tuple(
        AdviceView(f.well[0].id, f.well[0].text, f.criterion, f.noun) for f in good
    )[:MOST]


def _concerns(found: list[FindingView]) -> tuple[AdviceView, ...]:
    """Return what must change on each criterion that is not met, the worst first.

    That is its first action; where none is asked for, what was not seen.
    """
    severity = {"bad": 0, "middling": 1}
    worst = sorted(
        (f for f in found if f.criterion.rating.colour in severity),
        key=lambda f: severity[f.criterion.rating.colour],
    )
    return tuple(concern for f in worst if (concern := _concern(f)))[:MOST]


def _concern(found: FindingView) -> AdviceView | None:
    if found.actions:
        first = found.actions[0]
        return AdviceView(first.id, first.text, found.criterion, found.noun)
    if found.gaps:
        gap = found.gaps[0]
        return AdviceView(gap.id, f"Not seen: {gap.text}", found.criterion, found.noun)
    return None
