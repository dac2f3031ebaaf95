"""What a service, or the services of a council, should do next."""

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from assess.check.use_cases.gathering import Gathering
from assess.priorities.logic.across import across
from assess.priorities.logic.alone import alone
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
    gathering = Gathering(folders)
    weights = standards.read_weights(workspace_of(gathering.places[0]))
    today = now.astimezone().date()
    read = [
        alone(each.assessment, today=today, weights=weights)
        for each in gathering
        if each.counts
    ]
    steps = ranked(read[0].steps) if len(read) == 1 else across(read, weights)
    services = tuple(one.service for one in read)
    return Ranked(steps, services, tuple(gathering.unread), tuple(gathering.again))
