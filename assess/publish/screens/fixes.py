"""What the review offers to do about a problem: the key of the walk that mends it."""

from pathlib import PurePosixPath
from typing import Final

from assess.model.file_names import BRIEF_FILE
from assess.model.problem import Problem

OPEN: Final[dict[str, tuple[str, ...]]] = {
    "no-reason": ("reason",),
    "above-suggestion": ("reason",),
    "outcome-without-reason": ("reason",),
    "must-outside-action": ("reason",),
    "panel-plural": ("reason",),
    "present-for-the-day": ("reason",),
    "acronym": ("reason",),
    "supplier-named": ("reason",),
    "price": ("reason",),
    "person-named": ("reason",),
    "long-sentence": ("reason",),
    "unfinished": ("reason",),
    "no-action": ("say", "action"),
    "nothing-said": ("say", "well"),
    "met-without-evidence": ("evidence",),
    "met-on-a-plan": ("evidence",),
    "met-on-stale-evidence": ("evidence",),
    "met-on-one-source": ("evidence",),
    "met-on-what-was-said": ("evidence",),
    "action-incomplete": ("date_actions",),
    "action-on-met": ("make_advice",),
}
"""By rule what is done to the criterion: a verb of `Editing` and what it is given."""

_ROOMS: Final[dict[str, str]] = {
    "unfiled": "session",
    "evidence-contested": "choices",
    "earlier-action-without-verdict": "actions",
    "evidence-uncited": "register",
    "dates-disagree": "register",
}

_LINES: Final[dict[str, str]] = {"nobody-answers": "answers"}


def room_of(problem: Problem) -> str:
    """Return the door to the screen on which a problem is mended; nothing if none."""
    if problem.file == BRIEF_FILE:
        return "brief"
    return _ROOMS.get(problem.rule, "")


def line_of(problem: Problem) -> str:
    """Return the line of that screen: evidence and actions go by their whole ids."""
    if problem.rule in _LINES:
        return _LINES[problem.rule]
    table, _, key = problem.key.partition(".")
    if table == "evidence":
        return f"{PurePosixPath(problem.file).stem}-{key}"
    return key if table == "action" else problem.key
