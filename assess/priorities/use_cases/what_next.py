"""What a service, or the services of a council, should do next."""

from collections.abc import Iterable
from datetime import date, datetime
from pathlib import Path
from typing import NamedTuple

from assess.check.use_cases.gathering import Gathering
from assess.model.weights import Weights
from assess.priorities.logic.alone import alone
from assess.priorities.logic.answer import Answer, answer
from assess.priorities.logic.steps import Service
from assess.priorities.use_cases.filling import filled_in
from assess.store import files, standards
from assess.store.workspace import workspace_of


class Answered(NamedTuple):
    """An answer, and what could not be part of it."""

    found: Answer
    today: date
    weights: Weights
    folders: dict[tuple[str, str], Path]
    """Where each service is, by what tells it from others."""
    unread: tuple[str, ...]
    """Why an assessment could not be read; it is not part of the answer."""
    again: tuple[str, ...]
    """What was assessed again, and so is no part of it either, in sentences."""


def what_next(
    folders: Iterable[Path], now: datetime, most: int | None = None
) -> Answered:
    """Say what to do next over the assessments in *folders*.

    Args:
        folders: Assessments, or workspaces, which stand for all they hold.
        now: The time now, against which days are near or past.
        most: How many steps at most; all of them if not given.

    Raises:
        NotAnAssessmentError: a folder is neither.
        StoreError: the council's own weights can't be read.
    """
    gathering = Gathering(folders)
    workspace = workspace_of(gathering.places[0])
    weights = standards.read_weights(workspace)
    today = now.astimezone().date()
    counted = ((each.folder, each.assessment) for each in gathering if each.counts)
    read = []
    where: dict[tuple[str, str], Path] = {}
    for folder, assessment in counted:
        whole = filled_in(assessment, workspace)
        read.append(alone(whole, today=today, weights=weights))
        brief = assessment.brief
        where.setdefault(Service(brief.service, brief.council).known, folder)
    found = answer(read, weights, most)
    unread, again = tuple(gathering.unread), tuple(gathering.again)
    return Answered(found, today, weights, where, unread, again)


def write_page(path: Path, text: str) -> None:
    """Write an answer over whatever the file held.

    Raises:
        SaveError: it can't be written; the old file is intact.
    """
    files.replace(path, text.encode(), root=path.parent)
