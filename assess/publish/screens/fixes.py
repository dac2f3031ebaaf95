"""Where a problem is mended: in the finding, or on another screen and its line."""

from pathlib import PurePosixPath
from typing import Final, NamedTuple

from assess.check.logic.rules.registry import RULES
from assess.model.assessment import Assessment
from assess.model.file_names import AGREED_FILE, BRIEF_FILE
from assess.model.finding import CriterionRef
from assess.model.problem import Mend, Problem
from assess.ui.terminal.going import Landing, LineOf

_SCREENS: Final[dict[Mend, str]] = {
    "filing": "session",
    "choice": "choices",
    "verdict": "actions",
    "register": "register",
    "marked": "factual-check",
}

_TABLES: Final = {
    "evidence": "register",
    "inbox": "session",
    "draft": "factual-check",
    "person": "people",
}
"""The screen on which a table of a file is changed that belongs to no criterion."""


class Place(NamedTuple):
    """A screen, the criterion that it shows if it shows one, and its line."""

    screen: str
    ref: CriterionRef
    landing: Landing | None = None


def mend_of(problem: Problem) -> Mend | None:
    """Return what mends a problem, where its rule says so."""
    rule = RULES.get(problem.rule)
    return rule.mend if rule else None


def is_mended_here(problem: Problem, assessment: Assessment) -> bool:
    """Whether it is about the outcome, which Review decides until it is published."""
    is_of_outcome = problem.ref is None and problem.key in ("outcome", "outcome.reason")
    return is_of_outcome and not assessment.agreed.is_published


def place_of(problem: Problem, assessment: Assessment, *, mends: bool) -> Place | None:
    """Return the screen on which a problem is mended; nothing if it has none.

    Args:
        problem: What is wrong.
        assessment: What it is wrong with.
        mends: Whether its line is to be changed at once, where that is one line.
    """
    mend, ref = mend_of(problem), problem.ref or assessment.refs[0]
    if problem.file == BRIEF_FILE and problem.key.startswith("panel"):
        place = "team" if mend == "answering" else problem.key.removeprefix("panel.")
        return Place("people", ref, Landing(place, mends and mend == "answering"))
    if problem.file == BRIEF_FILE:
        return Place("brief", ref, Landing(_line(problem), mends))
    if problem.file == AGREED_FILE and problem.key.startswith("whole"):
        return Place("whole", ref, Landing(problem.key.rpartition(".")[2]))
    table = "" if problem.ref else problem.key.partition(".")[0]
    if screen := _TABLES.get(table) or (mend and _SCREENS.get(mend)):
        return Place(screen, ref, Landing(_line(problem)))
    is_agreed_on = assessment.only_rater is None and assessment.agreed.reveal
    if problem.ref is not None and problem.file == AGREED_FILE and is_agreed_on:
        line = line_of(problem)
        return Place("agree", ref, Landing(line.name, mends) if line else None)
    return None


def line_of(problem: Problem) -> LineOf | None:
    """Return the line of the finding that a problem is about, if it is about one."""
    _, found, key = problem.key.partition(".action.")
    return LineOf("action", key) if found else None


def _line(problem: Problem) -> str:
    """Return the line of that screen: what one person wrote goes by its whole id."""
    table, _, key = problem.key.partition(".")
    if table in ("evidence", "marked"):
        return f"{PurePosixPath(problem.file).stem}-{key}"
    return key if table == "action" else problem.key
