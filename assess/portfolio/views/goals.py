"""Where Enter goes from a line about many services."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from assess.ui.text.blocks import Block


class Goal(NamedTuple):
    """An assessment to open, and a criterion to begin at."""

    name: str
    """Which it is, where one of several is to be chosen."""
    folder: str
    criterion: str = ""
    """For example `govuk-2019:5`; the first that is open if not given."""


class Place(NamedTuple):
    """A line that the cursor finds, and where Enter goes from it."""

    heading: str
    number: int
    goals: tuple[Goal, ...] = ()


def options(goals: Iterable[Goal]) -> Iterator[Block]:
    """Yield them as lines to choose from."""
    for goal in goals:
        yield Block(goal.name, key=goal)
