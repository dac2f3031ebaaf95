"""Let nothing come in from elsewhere while something is read and put."""

import functools
from collections.abc import Callable
from typing import Any, Concatenate, ParamSpec, TypeVar

from assess.desk.any_desk import AnyDesk

P = ParamSpec("P")
R = TypeVar("R")
D = TypeVar("D", bound=AnyDesk[Any])


def at_once(
    verb: Callable[Concatenate[D, P], R],
) -> Callable[Concatenate[D, P], R]:
    """Let nothing come in from elsewhere between what *verb* reads and what it puts."""

    @functools.wraps(verb)
    def held(desk: D, /, *args: P.args, **kwargs: P.kwargs) -> R:
        with desk.at_once:
            return verb(desk, *args, **kwargs)

    return held
