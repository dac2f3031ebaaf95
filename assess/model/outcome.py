"""Suggest the overall rating. The lead assessor decides it; both print."""

from typing import NamedTuple

from assess.model.assessment import Assessment
from assess.model.finding import CriterionRef
from assess.model.rating import CHOSEN
from assess.model.standard import Scale


class SuggestedOutcome(NamedTuple):
    """The outcome that the scale's rule gives, or none, and why in words."""

    rating: str | None
    reason: str


def suggest_outcome(assessment: Assessment) -> SuggestedOutcome:
    """Apply the scale's rule to the gating criteria.

    DfE: any red is red, else any amber is amber, green only if all are green.
    The worst rating seen is suggested as soon as nothing can be worse; anything
    better only when every gating criterion that applies is rated. Never a sum.
    """
    scale = assessment.gating_scale
    if scale is None:
        return SuggestedOutcome(None, "No standard of this assessment decides it.")
    if not scale.rating:
        return SuggestedOutcome(None, "This assessment is not rated.")
    if scale.outcome == "none":
        said = f"{scale.title} is a profile; its rule suggests no rating of the whole."
        return SuggestedOutcome(None, said)
    gating = [ref for ref in assessment.refs if assessment.gates(ref)]
    held = {ref: assessment.finding(ref).rating for ref in gating}
    rated = {ref: rating for ref, rating in held.items() if rating in scale.rating}
    unknown = [
        ref
        for ref, rating in held.items()
        if rating is None or (rating in CHOSEN and rating != "not-applicable")
    ]
    if not rated:
        return SuggestedOutcome(None, "Nothing that decides the outcome is rated yet.")
    worst = max(rated.values(), key=scale.ratings.index)
    if unknown and worst != scale.ratings[-1]:
        waiting = names(assessment, unknown)
        return SuggestedOutcome(None, f"Not rated: {waiting}.")
    return SuggestedOutcome(worst, _because(assessment, scale, rated, worst))


def _because(
    assessment: Assessment,
    scale: Scale,
    rated: dict[CriterionRef, str],
    worst: str,
) -> str:
    word = scale.rating[worst].word
    if worst == scale.ratings[0]:
        kept = sum(assessment.is_carried(ref) for ref in rated)
        carried = f", {kept} of them carried" if kept else ""
        return f"All that decide the outcome are {word}{carried}."
    those = [ref for ref, rating in rated.items() if rating == worst]
    return f"{word}: {names(assessment, those)}."


def names(
    assessment: Assessment, refs: list[CriterionRef], *, always: bool = False
) -> str:
    """Name criteria as a person says them: `points 2, 3 and 9`.

    Args:
        assessment: Where their standards are.
        refs: The criteria.
        always: Whether to name the standard even where all are of one.
    """
    several = always or len({ref.standard for ref in refs}) > 1
    groups = []
    for standard in dict.fromkeys(ref.standard for ref in refs):
        numbers = [ref.criterion for ref in refs if ref.standard == standard]
        noun = assessment.standards[standard].noun
        name = (
            f"{plural(noun)} {listed(numbers)}"
            if numbers[1:]
            else f"{noun} {numbers[0]}"
        )
        groups.append(
            f"{name} of {assessment.standards[standard].title}" if several else name
        )
    return "; ".join(groups)


def plural(noun: str) -> str:
    """Return the plural of what a standard calls its criteria."""
    return {"criterion": "criteria", "criteria": "criteria"}.get(noun, f"{noun}s")


def listed(words: list[str]) -> str:
    """Return words as a person says them: `2, 3 and 9`."""
    return " and ".join(filter(None, [", ".join(words[:-1]), words[-1]]))
