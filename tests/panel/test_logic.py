"""Agreement against published values, and against another program."""

from collections.abc import Sequence

import krippendorff
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assess.panel.logic.agreement import Agreement, Unit, agreement, ordinal_alpha

Rater = Sequence[int | None]

PUBLISHED: dict[str, tuple[list[Rater], float]] = {
    "Krippendorff 2011, four observers and twelve units": (
        [
            [1, 2, 3, 3, 2, 1, 4, 1, 2, None, None, None],
            [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, None, 3],
            [None, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, None],
            [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, None],
        ],
        0.815388,
    ),
    "Wikipedia, three coders and fifteen units": (
        [
            [None, None, None, None, None, 3, 4, 1, 2, 1, 1, 3, 3, None, 3],
            [1, None, 2, 1, 3, 3, 4, 3, None, None, None, None, None, None, None],
            [None, None, 2, 1, 3, 4, 4, None, 2, 1, 1, 3, 3, None, 4],
        ],
        0.8067,
    ),
    "nearly all alike": ([[2] * 14, [2] * 14, [*[2] * 13, 1]], 0.0),
    "Krippendorff 2011, two observers and two values": (
        [[0, 1, 0, 0, 0, 0, 0, 0, 1, 0], [1, 1, 1, 0, 0, 1, 0, 0, 0, 0]],
        0.0952,
    ),
}


def units(raters: list[Rater]) -> list[Unit]:
    return [
        {f"r{n}": value for n, value in enumerate(column) if value is not None}
        for column in zip(*raters, strict=True)
    ]


def found(raters: list[Rater]) -> Agreement:
    return agreement(units(raters))


@pytest.mark.parametrize("name", PUBLISHED)
def test_alpha_is_the_published_one(name: str) -> None:
    raters, alpha = PUBLISHED[name]
    assert found(raters).alpha == pytest.approx(alpha, abs=5e-5)


def test_one_step_off_once_is_much_agreement_and_no_alpha() -> None:
    result = found(PUBLISHED["nearly all alike"][0])
    assert result.percent == pytest.approx(95.2381)
    assert result.alpha == pytest.approx(0, abs=1e-12)
    assert result.distances == {0: 13, 1: 1}


def test_alpha_is_undefined_where_all_are_alike_and_says_so() -> None:
    result = found([[1] * 14] * 3)
    assert result.percent == 100
    assert result.alpha is None
    assert "undefined" in result.alpha_in_words


def test_alpha_of_one_panel_warns_of_its_margin() -> None:
    few = found(PUBLISHED["Wikipedia, three coders and fifteen units"][0])
    assert "few criteria, wide margin" in few.alpha_in_words


def test_nobody_beside_anybody_else_has_no_agreement() -> None:
    result = found([[1, 2], [None, None]])
    assert result.percent is None
    assert result.criteria == 0
    assert "Nobody" in result.alpha_in_words


def test_who_rates_worse_than_the_panel_leans_that_way() -> None:
    leans = {lean.person: lean.steps for lean in found([[0, 1], [0, 1], [1, 2]]).lean}
    assert leans == {"r0": 0, "r1": 0, "r2": 1}


ratings = st.none() | st.integers(0, 4)
tables = st.integers(2, 5).flatmap(
    lambda people: st.lists(
        st.lists(ratings, min_size=people, max_size=people), min_size=2, max_size=14
    )
)


@settings(deadline=None)
@given(tables)
def test_alpha_is_what_another_program_says(columns: list[list[int | None]]) -> None:
    held = [[value for value in column if value is not None] for column in columns]
    pairable = [value for column in held if len(column) > 1 for value in column]
    alpha = ordinal_alpha(held)
    if len(set(pairable)) <= 1:
        assert alpha is None
        return
    raters = [
        [np.nan if value is None else value for value in row]
        for row in zip(*columns, strict=True)
    ]
    other = krippendorff.alpha(
        reliability_data=raters,
        level_of_measurement="ordinal",
        value_domain=sorted({v for column in held for v in column}),
    )
    assert alpha == pytest.approx(other, abs=1e-9)
