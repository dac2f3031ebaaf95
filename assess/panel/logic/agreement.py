"""How far assessors agreed while they rated alone; for the panel, never of people.

Percent agreement is the mean over pairs of assessors. Krippendorff's alpha is the
ordinal one (Krippendorff 2011, Computing Krippendorff's Alpha-Reliability), which
takes any number of assessors and gaps. Alpha is never shown alone: where nearly
all ratings are alike it says little, and few criteria give it a wide margin.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import combinations
from statistics import mean, median_low
from typing import NamedTuple

from assess.model.assessment import Assessment
from assess.model.panel import independent_record

FEW = 100
"""Criteria below which alpha of one panel has a wide margin.

Three assessors who are each right four times in five: with 14 criteria nine
panels in ten have an alpha between 0.5 and 0.9, with 400 between 0.7 and 0.8.
"""

Unit = Mapping[str, int]
"""What each assessor gave one criterion, as a place on the scale, 0 the best."""


class Lean(NamedTuple):
    """How an assessor's ratings lay from the panel's median, in steps."""

    person: str
    steps: float
    """Above 0 the assessor rated worse than the median, below 0 better."""
    criteria: int


class Agreement(NamedTuple):
    """Agreement on the first, independent ratings of one standard."""

    criteria: int
    """Criteria that at least two assessors rated."""
    percent: float | None
    """The share of pairs of ratings that are alike, 0 to 100."""
    distances: Mapping[int, int]
    """How many criteria have their ratings so many steps apart."""
    alpha: float | None
    lean: tuple[Lean, ...]

    @property
    def alpha_in_words(self) -> str:
        """Say what alpha is, and how far it can be trusted."""
        if not self.criteria:
            return "Nobody rated the same criterion as somebody else."
        if self.alpha is None:
            return "Krippendorff's alpha is undefined, because all ratings are alike."
        margin = ", few criteria, wide margin" if self.criteria < FEW else ""
        return f"Krippendorff's alpha (ordinal) {self.alpha:.2f}{margin}."


def agreement_of(assessment: Assessment, standard: str) -> Agreement:
    """Return how far the assessors agreed alone on the criteria of a standard."""
    places = {name: n for n, name in enumerate(assessment.scale(standard).ratings)}
    units = []
    for ref in assessment.refs:
        if ref.standard != standard:
            continue
        alone = {
            person: independent_record(assessment, person, ref)
            for person in assessment.brief.raters
        }
        units.append(
            {
                person: places[record.rating]
                for person, record in alone.items()
                if record is not None and record.rating in places
            }
        )
    return agreement(units)


def agreement(units: Sequence[Unit]) -> Agreement:
    """Return the agreement on *units*, one for each criterion."""
    shared = [unit for unit in units if len(unit) > 1]
    apart = Counter(max(unit.values()) - min(unit.values()) for unit in shared)
    pairs = [a == b for unit in shared for a, b in combinations(unit.values(), 2)]
    return Agreement(
        criteria=len(shared),
        percent=100 * mean(pairs) if pairs else None,
        distances=dict(sorted(apart.items())),
        alpha=ordinal_alpha([list(unit.values()) for unit in shared]),
        lean=tuple(_leans(shared)),
    )


def _leans(shared: Sequence[Unit]) -> list[Lean]:
    people = dict.fromkeys(person for unit in shared for person in unit)
    leans = []
    for person in people:
        steps = [
            place - median_low(unit.values())
            for unit in shared
            for who, place in unit.items()
            if who == person
        ]
        leans.append(Lean(person, mean(steps), len(steps)))
    return leans


def ordinal_alpha(units: Sequence[Sequence[int]]) -> float | None:
    """Return Krippendorff's ordinal alpha of *units*; nothing if all are alike.

    Args:
        units: For each criterion the ratings given, as places on a scale. Those
            with fewer than two ratings count for nothing.
    """
    pairable = [unit for unit in units if len(unit) > 1]
    totals = Counter(value for unit in pairable for value in unit)
    if len(totals) <= 1:
        return None
    number = sum(totals.values())
    observed = sum(
        2 * sum(_distance(a, b, totals) for a, b in combinations(unit, 2))
        / (len(unit) - 1)
        for unit in pairable
    )  # fmt: skip
    expected = sum(
        2 * totals[a] * totals[b] * _distance(a, b, totals)
        for a, b in combinations(totals, 2)
    )
    return 1 - (number - 1) * observed / expected


def _distance(a: int, b: int, totals: Mapping[int, int]) -> float:
    """The squared ordinal distance: the ratings given from one to the other."""
    if a == b:
        return 0.0
    low, high = sorted((a, b))
    between = sum(n for value, n in totals.items() if low <= value <= high)
    return (between - (totals[low] + totals[high]) / 2) ** 2
