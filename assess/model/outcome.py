"""Suggest the overall rating. The lead assessor decides it; both print."""

from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple

from assess.model.agreed import Outcome
from assess.model.assessment import Assessment
from assess.model.finding import CriterionRef
from assess.model.rating import CHOSEN
from assess.model.standard import Rating, Scale
from assess.model.values import With


class SuggestedOutcome(NamedTuple):
    """The outcome that the scale's rule gives, or none, and why in words."""

    rating: str | None
    reason: str
    because_of: tuple[CriterionRef, ...] = ()
    """What has that rating; where nothing is suggested, what is not rated yet."""
    deciding: int = 0
    """How many criteria decide it: those that apply."""


def scale_of_outcome(assessment: Assessment) -> str | None:
    """Return the id of the scale of the outcome: that of the gating standards.

    Where none gates, the lead may still state an outcome: on the scale of the first
    standard that has ratings. Nothing where a review gives no ratings at all.
    """
    used, known = assessment.brief.standard.values(), assessment.scales.scale
    gating = [each.scale for each in used if each.gating][:1]
    scales = gating or [each.scale for each in used]
    return next((name for name in scales if known[name].rating), None)


def outcome_scale(assessment: Assessment) -> Scale | None:
    """Return the scale of the outcome; see `scale_of_outcome`."""
    name = scale_of_outcome(assessment)
    return assessment.scales.scale[name] if name else None


def awaits_outcome(assessment: Assessment) -> bool:
    """Whether an outcome has to be decided, because a rule works towards one.

    A maturity scale shows a profile, and what does not gate stands beside a result;
    the lead may state an outcome of either, and need not.
    """
    scale = assessment.gating_scale
    return scale is not None and bool(scale.rating) and scale.outcome != "none"


def known_reason(old: Outcome | None, rating: str, suggested: str | None) -> str:
    """Return the reason of an outcome where it may stand for a rating.

    It was given for that rating, and beside what the rule suggested then. Where the
    rule suggests something else now, it explains nothing any more.
    """
    if old is None or (old.rating, old.suggested) != (rating, suggested):
        return ""
    return old.reason


def decides_unseen(assessment: Assessment, ref: CriterionRef, rating: str) -> bool:
    """Whether a rating says that nobody looked at what decides the outcome.

    Where an outcome is awaited, nothing is published while it stands.
    """
    is_needed = awaits_outcome(assessment) or assessment.agreed.outcome is not None
    return rating == "not-assessed" and is_needed and assessment.gates(ref)


class Decided(NamedTuple):
    """The outcome as people say it."""

    rating: Rating
    comes_with: With | None
    """What it comes with: as its word says, as was stated, or as conditions show."""

    @property
    def is_in_its_word(self) -> bool:
        """Whether the word of the rating says it, so that nothing is added."""
        return self.comes_with in {None, self.rating.result_with}

    @property
    def word(self) -> str:
        """For example `Met with conditions`."""
        word = self.rating.word
        return word if self.is_in_its_word else f"{word} with {self.comes_with}"


def decided(assessment: Assessment) -> Decided | None:
    """Return the outcome that was decided; nothing while none is."""
    scale, outcome = outcome_scale(assessment), assessment.agreed.outcome
    if scale is None or outcome is None or outcome.rating not in scale.rating:
        return None
    rating = scale.rating[outcome.rating]
    stated = outcome.with_ or rating.result_with
    if assessment.agreed.whole.conditions and rating.result_with is None:
        stated = "conditions"
    return Decided(rating, stated)


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
    count = len(rated) + len(unknown)
    worst = max(rated.values(), key=scale.ratings.index)
    if unknown and worst != scale.ratings[-1]:
        waiting = _not_seen(assessment, {ref: held[ref] for ref in unknown})
        return SuggestedOutcome(None, waiting, tuple(unknown), count)
    those = tuple(ref for ref, rating in rated.items() if rating == worst)
    reason = _because(assessment, scale, rated, worst)
    return SuggestedOutcome(worst, reason, those, count)


def _not_seen(assessment: Assessment, held: Mapping[CriterionRef, str | None]) -> str:
    """Name what has no rating of the scale, by what was said instead."""
    words: dict[str, list[CriterionRef]] = {}
    for ref, rating in held.items():
        word = CHOSEN[rating].word if rating else "Not rated"
        words.setdefault(word, []).append(ref)
    return " ".join(f"{word}: {names(assessment, of)}." for word, of in words.items())


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
        if standard not in assessment.standards:  # last time's may be gone
            groups += [called(assessment, CriterionRef(standard, n)) for n in numbers]
            continue
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


def named(assessment: Assessment, refs: Iterable[CriterionRef]) -> str:
    """Name criteria as `names` does, with their standard where several are in use."""
    return names(assessment, list(refs), always=len(assessment.brief.standard) > 1)


def called(assessment: Assessment, ref: CriterionRef) -> str:
    """Name one criterion in short: `point 5`, or `GOV.UK point 5` among several.

    A standard goes by the fewest words of its title that tell it from the others.
    """
    used = [assessment.standards[name].title for name in assessment.brief.standard]
    standard = assessment.standards.get(ref.standard)
    if standard is None:
        return f"number {ref.criterion} of another standard"
    name = f"{standard.noun} {ref.criterion}"
    return f"{short_title(standard.title, used)} {name}" if len(used) > 1 else name


def numbered(assessment: Assessment, ref: CriterionRef) -> str:
    """Number a criterion in a list: `5`, or `GOV.UK 5` among several standards."""
    used = [assessment.standards[name].title for name in assessment.brief.standard]
    if len(used) == 1:
        return ref.criterion
    title = assessment.standards[ref.standard].title
    return f"{short_title(title, used)} {ref.criterion}"


def short_title(title: str, used: Collection[str]) -> str:
    """Return the fewest words of a title that tell it from the others in use."""
    words = title.split()
    for count in range(1, len(words)):
        begins = words[:count]
        if sum(each.split()[:count] == begins for each in used) == 1:
            return " ".join(begins)
    return title


def plural(noun: str) -> str:
    """Return the plural of what a standard calls its criteria."""
    return {"criterion": "criteria", "criteria": "criteria"}.get(noun, f"{noun}s")


def listed(words: list[str]) -> str:
    """Return words as a person says them: `2, 3 and 9`."""
    return " and ".join(filter(None, [", ".join(words[:-1]), words[-1]]))
