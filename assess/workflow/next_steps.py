"""What a service, or the services of a council, should do next."""

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from assess.domain.assessment import Assessment
from assess.domain.next_steps import Step, next_across, next_steps
from assess.store import assessments, standards
from assess.store.errors import StoreError
from assess.store.workspace import workspace_of
from assess.workflow.places import assessments_of, in_its_folder


class Ranked(NamedTuple):
    """The steps, most pressing first, and what they were made from."""

    steps: tuple[Step, ...]
    services: tuple[str, ...]
    unread: tuple[str, ...]
    """Why an assessment could not be read; it is not part of the ranking."""


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
    read: list[Assessment] = []
    unread: list[str] = []
    for path in places:
        try:
            loaded = assessments.load(path)
        except StoreError as error:
            why_not: tuple[StoreError, ...] = (error,)
        else:
            why_not = loaded.set_aside
            read += [] if why_not else [loaded.assessment]
        many = len(places) > 1
        unread += [in_its_folder(path, why, of_many=many) for why in why_not]
    weights = standards.read_weights(workspace_of(places[0]))
    if len(read) == 1:
        steps = next_steps(read[0], today=now.date(), weights=weights)
    else:
        steps = next_across(read, today=now.date(), weights=weights)
    return Ranked(steps, tuple(a.brief.service for a in read), tuple(unread))
