"""Let nothing come in from elsewhere while something is read and put."""

import functools
from collections.abc import Callable
from typing import Concatenate, ParamSpec, TypeVar

from assess.desk.desk import Desk

P = ParamSpec("P")
R = TypeVar("R")


def at_once(
    verb: Callable[Concatenate[Desk, P], R],
) -> Callable[Concatenate[Desk, P], R]:
    """Let nothing come in from elsewhere between what *verb* reads and what it puts."""

    @functools.wraps(verb)
    def held(desk: Desk, /, *args: P.args, **kwargs: P.kwargs) -> R:
        with desk.at_once:
            return verb(desk, *args, **kwargs)

    return held
