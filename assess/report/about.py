"""About the service, and how the assessment was done."""

from assess.domain.assessment import Assessment
from assess.domain.brief import Brief
from assess.domain.outcome import suggest_outcome
from assess.report.findings import is_excluded
from assess.report.people import who
from assess.report.results import cell
from assess.report.view import (
    CellView,
    ExclusionView,
    Fact,
    MeasureView,
    MemberView,
    MethodView,
    StandardView,
)


def measures(brief: Brief) -> tuple[MeasureView, ...]:
    """Return savings and satisfaction, each where anything is known of it."""
    named = (("Savings", brief.savings), ("Satisfaction", brief.satisfaction))
    return tuple(
        MeasureView(name, m.baseline, m.now, m.source)
        for name, m in named
        if m.is_given
    )


def method(assessment: Assessment, standards: tuple[StandardView, ...]) -> MethodView:
    """Return how the assessment was done, and what it left out."""
    brief = assessment.brief
    nouns = {standard.id: standard.noun for standard in standards}
    excluded = [ref for ref in assessment.refs if is_excluded(assessment.finding(ref))]
    rated = [s.id for s in standards if assessment.scale(s.id).rating]
    outcome = assessment.agreed.outcome
    return MethodView(
        panel=tuple(
            MemberView(who(assessment, p), m.profession, m.organisation)
            for p, m in brief.panel.items()
        ),
        took_part=tuple(Fact(t.role, t.organisation) for t in brief.took_part.values()),
        how_rated=_how_rated(assessment),
        outcome=_outcome(assessment),
        outcome_reason=outcome.reason if outcome else "",
        exclusions=tuple(
            ExclusionView(
                cell(assessment, ref),
                nouns[ref.standard],
                assessment.finding(ref).reason,
            )
            for ref in excluded
        ),
        unrated=tuple(
            (standard, cells)
            for standard in standards
            if standard.id in rated and (cells := _unrated(assessment, standard.id))
        ),
    )


def _unrated(assessment: Assessment, name: str) -> tuple[CellView, ...]:
    return tuple(
        cell(assessment, ref)
        for ref in assessment.refs
        if ref.standard == name and assessment.finding(ref).rating is None
    )


def _how_rated(assessment: Assessment) -> str:
    raters = len(assessment.brief.raters)
    if raters == 0:
        return "Nobody on the panel rates."
    if raters == 1:
        return "One assessor rated. No second person rated independently."
    if assessment.agreed.reveal is None:
        return (
            f"{raters} assessors rate. Their ratings have not been shown together yet."
        )
    return (
        f"{raters} assessors rated alone. Their ratings were then shown all at once, "
        "talked through where they differed, and agreed."
    )


def _outcome(assessment: Assessment) -> str:
    scale, outcome = assessment.gating_scale, assessment.agreed.outcome
    if scale is None or not scale.rating:
        return "This assessment gives no overall rating."
    suggested = suggest_outcome(assessment)
    rule = (
        f"The rule of the scale suggests {scale.rating[suggested.rating].word}"
        if suggested.rating
        else "The rule of the scale suggests nothing yet"
    )
    said = f"{rule} ({suggested.reason.removesuffix('.')})."
    if outcome is None:
        return f"{said} The outcome is not decided yet."
    word = scale.rating[outcome.rating].word
    same = outcome.rating == suggested.rating
    also = "also decided" if same else "decided"
    return f"{said} The lead assessor {also} {word}."
