"""Names in an assessment that its brief, standards or scales do not know."""

from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from typing import NamedTuple

from assess.model.assessment import Assessment
from assess.model.brief import Brief
from assess.model.finding import CriterionRef, Finding, Rated
from assess.model.last_time import LastTime
from assess.model.outcome import outcome_scale
from assess.model.own_prompts import OwnPrompts
from assess.model.rating import CHOSEN
from assess.model.sheet import Sheet
from assess.model.standard import Criterion, Scale, Scales, Standard

Key = tuple[str, ...]


class Unknown(NamedTuple):
    """A name that means nothing here, where it stands and what may be meant."""

    key: Key
    sentence: str


def nearest(name: str, known: Iterable[str]) -> str:
    """Return what to do about an unknown *name*: the nearest known one, or all."""
    choices = list(known)
    close = get_close_matches(name, choices, n=1)
    if close:
        return f"Did you mean {close[0]}?"
    return f"Known: {', '.join(choices)}." if choices else "Take it out."


def unknown_in_brief(
    brief: Brief, standards: dict[str, Standard], scales: Scales
) -> Iterator[Unknown]:
    """Yield scales that a standard may not be used with, and people who are nobody."""
    for name, used in brief.standard.items():
        standard = standards.get(name)
        allowed = [
            scale
            for scale in (standard.scales if standard else scales.scale)
            if scale in scales.scale
        ]
        if used.scale not in allowed:
            yield Unknown(
                ("standard", name, "scale"),
                f"{name} can't be used with the scale {used.scale}. "
                f"{nearest(used.scale, allowed)}",
            )
    for name, numbers in brief.carried.items():
        known = standards[name].criterion if name in standards else {}
        for number in numbers:
            if number not in known:
                yield Unknown(
                    ("carried", name),
                    f"{name} has no criterion {number}. {nearest(number, known)}",
                )
    if brief.agreed_by and brief.agreed_by not in brief.panel:
        yield Unknown(
            ("agreed-by",),
            f"nobody on the panel is called {brief.agreed_by}. "
            f"{nearest(brief.agreed_by, brief.panel)}",
        )


def unknown_in_own_prompts(own: OwnPrompts, standard: Standard) -> Iterator[Unknown]:
    """Yield criteria that an edition does not have, and that a council adds to."""
    for number in own.criterion:
        if number not in standard.criterion:
            said = f"{standard.id} has no criterion {number}. "
            yield Unknown(
                ("criterion", number), said + nearest(number, standard.criterion)
            )


def unknown_in_last_time(earlier: LastTime, scales: Scales) -> Iterator[Unknown]:
    """Yield scales and ratings of last time that nothing here explains."""
    for name, each in earlier.standard.items():
        ratings: dict[Key, str] = {
            ("rating", c): rating for c, rating in each.rating.items()
        }
        yield from _rated_then(("standard", name), each.scale, ratings, scales)
    if (outcome := earlier.outcome) is not None:
        ratings = {("rating",): outcome.rating}
        yield from _rated_then(("outcome",), outcome.scale, ratings, scales)


def _rated_then(
    key: Key, name: str, ratings: Mapping[Key, str], scales: Scales
) -> Iterator[Unknown]:
    scale = scales.scale.get(name)
    if scale is None:
        known = nearest(name, scales.scale)
        yield Unknown((*key, "scale"), f"there is no scale {name}. {known}")
        return
    for place, rating in ratings.items():
        if rating not in (*scale.rating, *CHOSEN):
            yield _no_rating((*key, *place), rating, scale)


def unknown_in_sheet(assessment: Assessment, sheet: Sheet) -> Iterator[Unknown]:
    """Yield what a sheet names that the assessment does not know."""
    yield from _in_findings(assessment, sheet.finding)


def unknown_in_agreed(assessment: Assessment) -> Iterator[Unknown]:
    """Yield what `agreed.toml` names that the assessment does not know."""
    agreed = assessment.agreed
    yield from _in_findings(assessment, agreed.finding)
    for name, condition in agreed.whole.conditions.items():
        place = ("whole", "condition", name, "criteria")
        yield from _unknown(assessment, place, condition.criteria)
    scale = outcome_scale(assessment)
    if agreed.outcome and scale and agreed.outcome.rating not in scale.rating:
        yield Unknown(
            ("outcome", "rating"),
            f"{agreed.outcome.rating} is not a rating of this assessment. "
            f"{nearest(agreed.outcome.rating, scale.rating)}",
        )


def _in_findings(
    assessment: Assessment, findings: dict[str, dict[str, Finding]]
) -> Iterator[Unknown]:
    for standard, table in findings.items():
        if standard not in assessment.brief.standard:
            yield Unknown(
                ("finding", standard),
                f"this assessment does not use the standard {standard}. "
                f"{nearest(standard, assessment.brief.standard)}",
            )
            continue
        known = assessment.standards[standard].criterion
        for criterion, finding in table.items():
            key = ("finding", standard, criterion)
            if criterion not in known:
                yield Unknown(
                    key,
                    f"{standard} has no criterion {criterion}. "
                    f"{nearest(criterion, known)}",
                )
                continue
            ref = CriterionRef(standard, criterion)
            yield from _in_finding(assessment, ref, key, finding)
            for name, action in finding.actions.items():
                place = (*key, "action", name, "also")
                yield from _unknown(assessment, place, action.also)


def _unknown(
    assessment: Assessment, place: Key, criteria: tuple[str, ...]
) -> Iterator[Unknown]:
    """Yield criteria that an action or a condition names and that are not asked."""
    known = [str(ref) for ref in assessment.refs] if criteria else []
    for other in criteria:
        if other not in known:
            said = f"this assessment has no criterion {other}. "
            yield Unknown(place, said + nearest(other, known))


def _in_finding(
    assessment: Assessment, ref: CriterionRef, key: Key, finding: Finding
) -> Iterator[Unknown]:
    criterion, scale = assessment.criterion(ref), assessment.scale(ref.standard)
    yield from _in_rated(criterion, scale, key, finding)
    for name, record in finding.was.items():
        yield from _in_rated(criterion, scale, (*key, "was", name), record)
    for name, rated in finding.fork.items():
        yield from _in_rated(criterion, scale, (*key, "fork", name), rated)
    for person, dissent in finding.dissent.items():
        if dissent.rating not in (*scale.rating, *CHOSEN):
            yield _no_rating((*key, "dissent", person, "rating"), dissent.rating, scale)


def _in_rated(
    criterion: Criterion, scale: Scale, key: Key, rated: Rated
) -> Iterator[Unknown]:
    if rated.rating is not None and rated.rating not in (*scale.rating, *CHOSEN):
        yield _no_rating((*key, "rating"), rated.rating, scale)
    for table, kind, known in (
        ("indicators", "indicator", criterion.indicator),
        ("part", "part", criterion.part),
    ):
        for name in getattr(rated, table):
            if name not in known:
                yield Unknown(
                    (*key, table, name),
                    f"this criterion has no {kind} {name}. {nearest(name, known)}",
                )


def _no_rating(key: Key, rating: str, scale: Scale) -> Unknown:
    choices = (*scale.rating, *CHOSEN)
    return Unknown(
        key, f"{rating} is not a rating of this scale. {nearest(rating, choices)}"
    )
