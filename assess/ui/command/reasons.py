"""Ask for the reason that something turns out to need."""

import sys
from collections.abc import Callable
from typing import TypeVar

from assess.desk.errors import NeedsReasonError
from assess.model.characters import visible
from assess.ui.command.lines import words_for

Done = TypeVar("Done")


def with_reasons(
    do: Callable[..., Done],
    ask: Callable[[NeedsReasonError], str],
    **given: str | None,
) -> Done:
    """Do something, and *ask* for each reason that it needs and that was not given.

    Args:
        do: What is done; it takes each reason by its name.
        ask: Gets the refusal, and returns what a person answers to it.
        given: The reasons that were given, by their names.

    Raises:
        RefusedError: it is refused, also with the reasons.
    """
    while True:
        try:
            return do(**given)
        except NeedsReasonError as needed:
            if (given.get(needed.name) or "").strip():
                raise
            given = {**given, needed.name: ask(needed)}


def asked_at_terminal(needed: NeedsReasonError) -> str:
    """Ask the person at the terminal; what is printed meanwhile may wait for a save.

    Raises:
        NeedsReasonError: nobody is there, or nothing is answered.
    """
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        raise needed
    sys.stderr.write(f"{needed} ")
    sys.stderr.flush()
    answer = sys.stdin.readline().strip()
    if not answer:
        raise needed
    return answer


def asked_by_line(needed: NeedsReasonError) -> str:
    """Ask with the next line of a conversation.

    Raises:
        RefusedError: nothing is answered.
    """
    print(visible(str(needed)))
    return words_for("Because")
