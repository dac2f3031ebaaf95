"""Say what an action changes, where its criterion proposes something else."""

from typing import get_args

from assess.desk.answers import one_of
from assess.desk.at_once import at_once
from assess.desk.desk import Desk
from assess.desk.errors import RefusedError
from assess.desk.writers import must_write_agreed
from assess.model.after.follow_up import followed
from assess.model.agreed import Changes
from assess.model.unknown import nearest
from assess.model.values import Change
from assess.priorities.logic.actions import IN_WORDS, sorted_actions


def say_changes(desk: Desk, called: str, what: str) -> str:
    """Say that an action changes the service, or only the screen; return a sentence.

    Raises:
        RefusedError: there is no such action, or somebody else writes it down.
    """
    choices: tuple[Change, ...] = get_args(Change)
    chosen = one_of(what, choices, "what an action changes")
    known = {each.called.casefold(): each for each in followed(desk.assessment)}
    each = known.get(called.strip().casefold())
    if each is None:
        numbers = [one.called for one in known.values()]
        raise RefusedError(f"There is no action {called}. {nearest(called, numbers)}")
    sort(desk, each.id, chosen)
    return f"{each.called} changes {IN_WORDS[chosen]}."


@at_once
def sort(desk: Desk, action: str, what: Change) -> bool:
    """Write down what an action changes.

    Raises:
        RefusedError: somebody else writes what the panel agreed, or it is published.
    """
    must_write_agreed(desk.assessment.brief, desk.person)
    agreed = desk.assessment.agreed
    said = Changes(what=what, by=desk.person, at=desk.now)
    changes = {**agreed.changes, action: said}
    return desk.put(
        agreed.but(changes=changes), "What an action changes", place="review"
    )


def turn(desk: Desk, action: str) -> bool:
    """Say the other of the two of an action."""
    every = sorted_actions(desk.assessment)
    now = next(one.what for one in every if one.each.id == action)
    return sort(desk, action, "screen" if now == "service" else "service")
