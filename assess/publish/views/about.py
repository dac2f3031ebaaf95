"""About the service, and how the assessment was done."""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import Final

from assess.document.links import link
from assess.model.assessment import Assessment
from assess.model.brief import Brief, Member, Upgraded
from assess.model.british_time import british_day
from assess.model.capitals import with_capital
from assess.model.days import spelt
from assess.model.finding import Method
from assess.model.measures import Measure, direction
from assess.model.outcome import (
    awaits_outcome,
    decided,
    outcome_scale,
    suggest_outcome,
)
from assess.model.panel import leads_on
from assess.publish.views.agreement import agreements
from assess.publish.views.finding_view import CellView, EarlierReportView, Fact
from assess.publish.views.findings import is_excluded
from assess.publish.views.method_view import (
    ExclusionView,
    MemberView,
    MethodView,
    MovedView,
    StandardView,
)
from assess.publish.views.people import in_place, who
from assess.publish.views.results import cell, labels
from assess.publish.views.rule import rule_in_words
from assess.publish.views.view import MeasureView

WAYS: Final[dict[Method, str]] = {
    "unanimous": "All who rated gave the same rating",
    "discussed": "Discussed, then agreed",
    "lead-decided": "Decided by the {decided_by}",
    "vote": "Decided by vote",
}


def earlier_reports(lines: str) -> tuple[EarlierReportView, ...]:
    """Return each earlier report: its words, and the address that stands at its end."""
    found = (line.strip() for line in lines.splitlines())
    return tuple(_earlier_report(line) for line in found if line)


def _earlier_report(line: str) -> EarlierReportView:
    words, _, last = line.rpartition(" ")
    address = link(last)
    title = words.rstrip(" ,:") if address else line
    return EarlierReportView(title or last, address)


def measures(brief: Brief) -> tuple[MeasureView, ...]:
    """Return savings and satisfaction, each where anything is known of it."""
    named = (("Savings", brief.savings), ("Satisfaction", brief.satisfaction))
    return tuple(_measure(name, m) for name, m in named if m.is_given)


def _measure(name: str, measure: Measure) -> MeasureView:
    went = direction(measure)
    way = f"{with_capital(went)}: {measure.better} is better"
    return MeasureView(
        name=f"{name} ({measure.unit})" if measure.unit else name,
        baseline=_on(measure.baseline, measure.baseline_on),
        now=_on(measure.now, measure.now_on),
        source=measure.source,
        went="" if went == "unknown" else way,
    )


def _on(figure: str, day: date | None) -> str:
    return f"{figure}, on {spelt(day)}" if figure and day else figure


def method(assessment: Assessment, standards: tuple[StandardView, ...]) -> MethodView:
    """Return how the assessment was done, and what it left out."""
    brief = assessment.brief
    excluded = [ref for ref in assessment.refs if is_excluded(assessment.finding(ref))]
    rated = [s.id for s in standards if assessment.scale(s.id).rating]
    outcome = assessment.agreed.outcome
    return MethodView(
        panel=_members(assessment, brief.raters),
        present=_members(assessment, brief.people("scribe", "observer")),
        team=_members(
            assessment, [p for p in brief.people("team") if p not in brief.raters]
        ),
        took_part=tuple(Fact(t.role, t.organisation) for t in brief.took_part.values()),
        how_rated=_how_rated(assessment),
        agreement=agreements(assessment),
        reached=_reached(assessment),
        outcome=_outcome(assessment),
        outcome_reason=outcome.reason if outcome else "",
        facts=_facts(assessment),
        exclusions=tuple(
            ExclusionView(
                cell(assessment, ref),
                assessment.finding(ref).reason,
            )
            for ref in excluded
        ),
        unrated=tuple(
            (standard, cells)
            for standard in standards
            if standard.id in rated and (cells := _unrated(assessment, standard.id))
        ),
        moved=tuple(
            MovedView(_moved(assessment, name, each), each.at, each.reason)
            for name, each in brief.upgraded.items()
        ),
    )


def _facts(assessment: Assessment) -> str:
    """Say what the team said of the draft before the version that stands."""
    agreed = assessment.agreed
    facts = list(agreed.publication.values())[-1].facts if agreed.is_published else None
    if facts is None:
        return ""
    sent = f"The team was sent the draft on {spelt(british_day(facts.sent))}"
    if not facts.marked:
        return f"{sent} and marked no sentence as wrong."
    many = "1 sentence" if facts.marked == 1 else f"{facts.marked} sentences"
    changed = str(facts.changed or "none")
    by = assessment.brief.assessed_by
    return f"{sent} and marked {many} as wrong; the {by} changed {changed}."


def _moved(assessment: Assessment, name: str, moved: Upgraded) -> str:
    """Say from which edition to which; the later one may be left by now too."""
    held = assessment.standards.get(name)
    new = f"{held.title} ({held.edition})" if held else name
    return f"It was begun against {moved.title} and moved to {new}"


def _members(assessment: Assessment, people: Iterable[str]) -> tuple[MemberView, ...]:
    return tuple(_member(assessment, person) for person in people)


def _member(assessment: Assessment, person: str) -> MemberView:
    member = assessment.brief.panel[person]
    handed_in = assessment.sheet(person).submission
    is_named = member.publish_name and bool(member.name)
    said = member.profession if member.role != "assessor" or is_named else ""
    return MemberView(
        who=who(assessment, person),
        profession=said,
        organisation=member.organisation,
        leads=labels(assessment, leads_on(assessment, person)),
        submitted=british_day(handed_in.at) if handed_in else None,
        assured=_assured(member),
    )


def _assured(member: Member) -> str:
    words = (
        f"Training: {member.training}" if member.training else "",
        "Here to learn" if member.shadowing else "",
        f"Conflicts of interest: {member.conflicts}" if member.conflicts else "",
    )
    return "; ".join(filter(None, words))


def _reached(assessment: Assessment) -> tuple[Fact, ...]:
    """Count the ways in which the panel came to its ratings."""
    if assessment.only_rater is not None:
        return ()
    ways = Counter(assessment.finding(ref).method for ref in assessment.refs)
    return tuple(
        Fact(in_place(words, assessment.brief), str(ways[way]))
        for way, words in WAYS.items()
        if ways[way]
    )


def _unrated(assessment: Assessment, name: str) -> tuple[CellView, ...]:
    return tuple(
        cell(assessment, ref)
        for ref in assessment.refs
        if ref.standard == name and assessment.finding(ref).rating is None
    )


def _how_rated(assessment: Assessment) -> str:
    raters = len(assessment.brief.raters)
    is_team = assessment.brief.assessed_by == "team"
    people = "people of the team" if is_team else "assessors"
    if raters == 0:
        return f"Nobody in the {assessment.brief.assessed_by} rates."
    if raters == 1:
        one = "person of the team" if is_team else "assessor"
        return f"One {one} rated. No second person rated independently."
    written = [p for p in assessment.brief.raters if assessment.sheet(p).finding]
    if assessment.shows_drafts and written:
        return (
            f"{raters} people rate. They have not agreed yet: this draft shows what "
            "each of them has written."
        )
    if assessment.agreed.reveal is None:
        return (
            f"{raters} {people} rate. Their ratings have not been shown together yet."
        )
    return (
        f"{raters} {people} rated alone. Their ratings were then shown all at once, "
        "talked through where they differed, and agreed."
    )


def _outcome(assessment: Assessment) -> str:
    scale, outcome = outcome_scale(assessment), decided(assessment)
    if scale is None or not (outcome or awaits_outcome(assessment)):
        return "This assessment gives no overall rating."
    by = assessment.brief.decided_by
    if outcome and not awaits_outcome(assessment):
        return f"No rule suggests an outcome here. The {by} stated {outcome.word}."
    said = rule_in_words(assessment)
    if outcome is None:
        return f"{said} The outcome is not decided yet."
    suggested = suggest_outcome(assessment).rating
    same = scale.rating.get(suggested or "") == outcome.rating
    also = "also decided" if same else "decided"
    return f"{said} The {by} {also} {outcome.word}."
