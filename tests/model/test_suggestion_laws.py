"""Laws that the rules of every shipped edition obey, whatever is ticked."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assess.model.finding import Finding
from assess.model.standard import Criterion, IndicatorKind, Standard
from assess.model.suggestion import Suggestion, suggest
from assess.store import standards

SCALES = standards.read_scales()
RULED = [
    standard
    for edition in standards.available(None).values()
    if (standard := standards.read_standard(edition)).suggest
]

criteria = st.sampled_from(RULED).flatmap(
    lambda standard: st.tuples(
        st.just(standard),
        st.sampled_from([k for k, c in standard.criterion.items() if c.indicator]),
        st.sampled_from(sorted(standard.suggest)),
    )
)


def suggested(
    standard: Standard, number: str, scale: str, ticked: dict[str, bool], evidence: int
) -> Suggestion:
    criterion = standard.criterion[number]
    found = suggest(
        criterion.but(part={}),
        SCALES.scale[scale],
        standard.rules(number, scale),
        Finding(indicators=ticked),
        evidence=evidence,
    )
    assert found is not None
    assert found.rating is not None
    return found


def place(scale: str, found: Suggestion) -> int:
    return SCALES.scale[scale].ratings.index(found.rating or "")


def of_kind(criterion: Criterion, kind: IndicatorKind) -> list[str]:
    return [name for name, one in criterion.indicator.items() if one.kind == kind]


def test_several_editions_suggest_ratings() -> None:
    assert len(RULED) > 2


@given(criteria, st.randoms(use_true_random=False), st.integers(0, 2))
def test_doing_better_never_lowers_a_suggestion(
    chosen: tuple[Standard, str, str], chance: random.Random, evidence: int
) -> None:
    standard, number, scale = chosen
    criterion = standard.criterion[number]
    ticked = {name: chance.random() < 0.5 for name in criterion.indicator}
    before = place(scale, suggested(standard, number, scale, ticked, evidence))
    for must in of_kind(criterion, "must"):
        better = suggested(standard, number, scale, {**ticked, must: True}, evidence)
        assert place(scale, better) <= before
    for warning in of_kind(criterion, "warning"):
        worse = suggested(standard, number, scale, {**ticked, warning: True}, evidence)
        assert place(scale, worse) >= before
    more = suggested(standard, number, scale, ticked, evidence + 1)
    assert place(scale, more) <= before


@given(criteria, st.randoms(use_true_random=False))
def test_the_order_of_ticking_does_not_matter(
    chosen: tuple[Standard, str, str], chance: random.Random
) -> None:
    standard, number, scale = chosen
    names = list(standard.criterion[number].indicator)
    ticked = {name: chance.random() < 0.5 for name in names}
    chance.shuffle(names)
    turned = {name: ticked[name] for name in names}
    one = suggested(standard, number, scale, ticked, 1)
    assert one == suggested(standard, number, scale, turned, 1)


@pytest.mark.parametrize("standard", RULED, ids=[s.id for s in RULED])
def test_the_best_and_the_worst_can_both_be_reached(standard: Standard) -> None:
    for number, criterion in standard.criterion.items():
        if not criterion.indicator or criterion.part:
            continue
        for scale in standard.suggest:
            every = {
                name: one.kind != "warning" for name, one in criterion.indicator.items()
            }
            best = suggested(standard, number, scale, every, 2)
            worst = suggested(
                standard, number, scale, {n: not v for n, v in every.items()}, 0
            )
            ratings = SCALES.scale[scale].ratings
            assert (best.rating, worst.rating) == (ratings[0], ratings[-1])
