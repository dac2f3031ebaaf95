"""What a service, or the services of a council, should do next."""

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from assess.check.use_cases.again import assessed_again, said_again
from assess.desk.places import assessments_of, in_its_folder, whole
from assess.priorities.logic.across import across
from assess.priorities.logic.alone import Alone, alone
from assess.priorities.logic.steps import Step, ranked
from assess.store import standards
from assess.store.workspace import workspace_of


class Ranked(NamedTuple):
    """The steps, most pressing first, and what they were made from."""

    steps: tuple[Step, ...]
    services: tuple[str, ...]
    unread: tuple[str, ...]
    """Why an assessment could not be read; it is not part of the ranking."""
    again: tuple[str, ...]
    """What was assessed again, and so is no part of it either, in sentences."""


def what_next(folders: Iterable[Path], now: datetime) -> Ranked:
    """Rank what to do next over the assessments in *folders*.

    Args:
        folders: Assessments, or workspaces, which stand for all they hold.
        now: The time now, against which actions are overdue.

    Raises:
        NotAnAssessmentError: a folder is neither.
        StoreError: the council's own weights can't be read.
    """
    places = list(
        dict.fromkeys(path for folder in folders for path in assessments_of(folder))
    )
    weights = standards.read_weights(workspace_of(places[0]))
    read: list[Alone] = []
    unread, said = [], []
    today = now.astimezone().date()
    again = assessed_again(places)
    for path in places:
        assessment, why_not = whole(path)
        many = len(places) > 1
        unread += [in_its_folder(path, why, of_many=many) for why in why_not]
        if assessment is None:
            continue
        if by := again.get(assessment.brief.id):
            said.append(said_again(path, by))
        else:
            read.append(alone(assessment, today=today, weights=weights))
    steps = ranked(read[0].steps) if len(read) == 1 else across(read, weights)
    services = tuple(one.service for one in read)
    return Ranked(steps, services, tuple(unread), tuple(said))
