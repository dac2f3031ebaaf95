"""Products of parameters that are too long for every run."""

from collections.abc import Collection
from itertools import product

import pytest
from _pytest.mark import ParameterSet


def spread(
    many: Collection[object], few: Collection[object], whole: Collection[object] = ()
) -> list[ParameterSet]:
    """Return the full product, of which every run tries enough that each value comes.

    A value of *many* meets one of *few*, in turn; one that is in *whole* meets each.
    The rest is marked as wide. A longer *many* than *few* is expected.
    """
    needed = {(number, number % len(few)) for number, one in enumerate(many)} | {
        (number, turn)
        for number, one in enumerate(many)
        for turn in range(len(few))
        if one in whole
    }
    return [
        pytest.param(
            one, other, marks=() if (number, turn) in needed else pytest.mark.wide
        )
        for (number, one), (turn, other) in product(enumerate(many), enumerate(few))
    ]
