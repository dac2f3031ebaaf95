"""Look at one assessment, or at every one of a workspace."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from assess.check.logic.rules.registry import RULES
from assess.check.logic.rules.rule import Rule
from assess.check.logic.team_view import team_problems
from assess.check.use_cases.again import assessed_again
from assess.check.use_cases.status import Status, status, with_deadlines
from assess.desk.errors import RefusedError
from assess.desk.places import assessments_of
from assess.model.unknown import nearest
from assess.store.errors import StoreError


class Unread(NamedTuple):
    """An assessment that can't be looked at, and why."""

    folder: Path
    sentences: tuple[str, ...]


Seen = Status | Unread


def look_at(folder: Path) -> Iterator[Seen]:
    """Yield where each assessment stands, or why it can't be read, one by one.

    Raises:
        NotAnAssessmentError: there is none here.
        StoreError: the only one can't be read.
    """
    folders = assessments_of(folder)
    if folders == [folder]:
        yield status(folder)
        return
    for each in folders:
        yield _status_or_unread(each)


def _status_or_unread(folder: Path) -> Seen:
    try:
        return status(folder)
    except StoreError as error:
        return Unread(folder, error.sentences)


def look_at_what_is_due(folder: Path) -> Iterator[Seen]:
    """Yield the same with what is due; nothing is of what was assessed again.

    Raises:
        NotAnAssessmentError: there is none here.
        StoreError: the only one can't be read.
    """
    again = assessed_again(assessments_of(folder))
    for each in look_at(folder):
        yield each if isinstance(each, Unread) else with_deadlines(each, again)


def look_at_as_team(folder: Path) -> Iterator[Seen]:
    """Yield the same with what is missing in the team's own sheets.

    Raises:
        NotAnAssessmentError: there is none here.
        StoreError: the only one can't be read.
        RefusedError: nobody is in the team of the only one.
    """
    for each in look_at(folder):
        if isinstance(each, Unread):
            yield each
        elif each.folder == folder:
            yield _as_team(each)
        else:
            yield _as_team_or_unread(each)


def _as_team_or_unread(found: Status) -> Seen:
    try:
        return _as_team(found)
    except RefusedError as error:
        return Unread(found.folder, (str(error),))


def _as_team(found: Status) -> Status:
    if not found.assessment.brief.people("team"):
        raise RefusedError(
            f"{found.assessment.brief.service} has nobody in the team. "
            "Add a member with the role team to assessment.toml."
        )
    asked = team_problems(found.assessment, found.checking)
    return found._replace(problems=asked)


def rule_named(name: str) -> Rule:
    """Return a rule by its id.

    Raises:
        RefusedError: there is none.
    """
    if name not in RULES:
        raise RefusedError(f"{name} is not a rule of check. {nearest(name, RULES)}")
    return RULES[name]
