"""What went wrong, in one sentence; it is imported when something did."""

from pydantic import ValidationError

from assess.desk.crash import written_down
from assess.desk.errors import NeedsMoreError, RefusedError
from assess.desk.refusals import refusal
from assess.resources import ResourcesMissingError
from assess.store.errors import StoreError, safe
from assess.ui.command.streams import say

CANNOT = 2
CRASHED = 70


def told(error: Exception) -> int:
    """Say in one sentence what went wrong; return the exit code."""
    expected = StoreError | RefusedError | ResourcesMissingError | ValidationError
    if isinstance(error, expected):
        hint = (
            f" Give it with --{error.name}."
            if isinstance(error, NeedsMoreError)
            else ""
        )
        say(f"{safe(refusal(error))}{hint}")
        return CANNOT
    say(written_down(error))
    return CRASHED
