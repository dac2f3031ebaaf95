"""Suggest a rating from what was ticked, and say why in words."""

from collections.abc import Iterator
from typing import NamedTuple

from assess.model.assessment import Assessment
from assess.model.finding import CriterionRef, Finding, Rated
from assess.model.standard import Conditions, Criterion, IndicatorKind, Scale

LOW = 1
"""A part at this level or below is hardly involved."""


class Suggestion(NamedTuple):
    """A rating to consider, or none yet; a person decides."""

    rating: str | None
    reason: str


class _Seen(NamedTuple):
    """What the conditions are held against."""

    met: dict[IndicatorKind, int]
    total: dict[IndicatorKind, int]
    levels: dict[str, int]
    evidence: int


def suggestion(
    assessment: Assessment, ref: CriterionRef, held: Finding
) -> Suggestion | None:
    """Suggest a rating for what somebody holds of a criterion."""
    standard, evidence = assessment.standards[ref.standard], assessment.evidence
    seen = sum(
        1 for key in held.linked if key in evidence and evidence[key].kind != "plan"
    )
    scale = assessment.brief.standard[ref.standard].scale
    return suggest(
        assessment.criterion(ref),
        assessment.scale(ref.standard),
        standard.rules(ref.criterion, scale),
        held,
        evidence=seen,
    )


def suggest(
    criterion: Criterion,
    scale: Scale,
    rules: dict[str, Conditions],
    held: Rated,
    *,
    evidence: int,
) -> Suggestion | None:
    """Suggest a rating for what is *held* of a criterion.

    Args:
        criterion: Its indicators or parts.
        scale: The scale in use; its ratings are tried from best to worst.
        rules: What must hold for each rating; see `Standard.rules`.
        held: The indicators ticked and the levels given.
        evidence: How many pieces of evidence are linked that are not only a plan.

    Returns:
        Nothing where the edition has no rules for the scale, or nothing was ticked.
    """
    if not rules or not (criterion.indicator or criterion.part):
        return None
    if criterion.part and (waiting := _parts_waiting(criterion, held)) is not None:
        return waiting
    if criterion.indicator and not held.indicators:
        return None
    seen = _see(criterion, held, evidence)
    better: str | None = None
    for rating in scale.ratings:
        missing = tuple(_unmet(criterion, rules.get(rating, Conditions()), seen))
        if rating in rules and not missing:
            return Suggestion(rating, _reason(criterion, seen, scale, better, rules))
        better = rating if rating in rules else better
    return None


def _parts_waiting(criterion: Criterion, held: Rated) -> Suggestion | None:
    given = sum(1 for part in criterion.part if part in held.part)
    if given == 0:
        return Suggestion(None, "No part has a level yet.")
    if given == len(criterion.part):
        if any(isinstance(part.level, int) for part in held.part.values()):
            return None
        return Suggestion(None, "No part is said to be relevant.")
    return Suggestion(None, f"{given} of {len(criterion.part)} parts have a level.")


def _see(criterion: Criterion, held: Rated, evidence: int) -> _Seen:
    kinds: tuple[IndicatorKind, ...] = ("must", "should", "warning")
    total = dict.fromkeys(kinds, 0)
    met = dict.fromkeys(kinds, 0)
    for name, indicator in criterion.indicator.items():
        total[indicator.kind] += 1
        met[indicator.kind] += held.indicators.get(name, False)
    levels = {
        name: part.level
        for name, part in held.part.items()
        if name in criterion.part and isinstance(part.level, int)
    }
    return _Seen(met, total, levels, evidence)


def _unmet(criterion: Criterion, wanted: Conditions, seen: _Seen) -> Iterator[str]:
    """Yield, in words, each condition that does not hold."""
    limits: tuple[tuple[IndicatorKind, int | None], ...] = (
        ("must", wanted.musts_missing_at_most),
        ("should", wanted.shoulds_missing_at_most),
    )
    for kind, most in limits:
        missing = seen.total[kind] - seen.met[kind]
        if most is not None and missing > most:
            yield f"{_count(missing, kind)} not seen"
    must = seen.total["must"]
    if wanted.half_of_musts and seen.met["must"] * 2 < must:
        yield f"fewer than half of {_count(must, 'must')} seen"
    if wanted.warnings_at_most is not None:
        warnings = seen.met["warning"]
        if warnings > wanted.warnings_at_most:
            yield _count(warnings, "warning sign")
    least = wanted.evidence_at_least
    if least is not None and seen.evidence < least:
        yield "no evidence linked" if seen.evidence == 0 else "too little evidence"
    yield from _low_parts(criterion, wanted, seen)


def _low_parts(criterion: Criterion, wanted: Conditions, seen: _Seen) -> Iterator[str]:
    every = wanted.parts_at_least.get("every", 0)
    for name in wanted.parts_at_least:
        if name in criterion.part and name not in seen.levels:
            yield f"{criterion.part[name].title.lower()} said not to be relevant"
    for name, level in seen.levels.items():
        least = max(every, wanted.parts_at_least.get(name, 0))
        if level < least:
            yield f"{criterion.part[name].title.lower()} at {level}, below {least}"
    low = sum(1 for level in seen.levels.values() if level <= LOW)
    if wanted.parts_low_at_most is not None and low > wanted.parts_low_at_most:
        yield f"{_count(low, 'part')} at 0 or 1"


def _reason(
    criterion: Criterion,
    seen: _Seen,
    scale: Scale,
    better: str | None,
    rules: dict[str, Conditions],
) -> str:
    facts = []
    if seen.total["must"]:
        facts.append(f"{seen.met['must']} of {_count(seen.total['must'], 'must')} met")
    if seen.met["warning"]:
        facts.append(_count(seen.met["warning"], "warning sign"))
    if criterion.part:
        facts.append(f"{_count(len(seen.levels), 'part')} with a level")
    said = ", ".join(facts)
    if better is None:
        return said
    lacking = ", ".join(_unmet(criterion, rules[better], seen))
    word = scale.rating[better].word
    return f"{said}; not {word}: {lacking}" if said else f"not {word}: {lacking}"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
