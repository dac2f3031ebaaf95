"""Several questions that do one thing, which undo takes back at once."""

from collections.abc import Callable
from typing import Any, TypeVar

from assess.desk.any_desk import AnyDesk
from assess.desk.history import Step

Done = TypeVar("Done")


class Act:
    """What one chain of questions does: an action, then its date, then its owner."""

    def __init__(self, desk: AnyDesk[Any]) -> None:
        """Take where it is done."""
        self._history = desk.history
        self._done: Step | None = None

    def do(self, verb: Callable[[], Done]) -> Done:
        """Do a part of it; if nothing came between, it is one step with the others."""
        history = self._history
        history.is_acting, history.act = True, self._done
        try:
            return verb()
        finally:
            self._done = history.act
            history.is_acting, history.act = False, None
