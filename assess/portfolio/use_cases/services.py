"""Look at every service of a workspace."""

from pathlib import Path
from typing import NamedTuple

from assess.check.use_cases.deadlines import policy_for
from assess.check.use_cases.gathering import Gathered, Gathering
from assess.desk.clock import day_here
from assess.desk.errors import RefusedError
from assess.model.after.deadlines import reassessment_due
from assess.model.outcome import decided
from assess.portfolio.logic import Assessed, Standing, standings
from assess.store.services import read_services
from assess.store.settings import read_settings
from assess.store.workspace import assessments_in, is_assessment


class Services(NamedTuple):
    """How each service stands, and what could not be read."""

    standings: tuple[Standing, ...]
    unread: tuple[str, ...]


def services_of(workspace: Path) -> Services:
    """Return how each service of a workspace stands, what is due first.

    Raises:
        RefusedError: this is one assessment, or no folder.
        StoreError: the list of services or the settings can't be read.
    """
    if is_assessment(workspace):
        raise RefusedError(
            f"{workspace} is one assessment. Name the folder that holds it: the "
            "services of a workspace are listed there."
        )
    if not workspace.is_dir():
        raise RefusedError(f"There is no folder {workspace}.")
    gathering = Gathering(assessments_in(workspace))
    found = [_assessed(each) for each in gathering]
    rows = read_services(workspace).service
    council = read_settings(workspace / "any").council.name
    stand = standings(rows, found, council=council, today=day_here())
    return Services(stand, tuple(gathering.unread))


def _assessed(each: Gathered) -> Assessed:
    brief, agreed = each.assessment.brief, each.assessment.agreed
    last = list(agreed.publication.values())[-1] if agreed.is_published else None
    outcome = decided(each.assessment) if last else None
    return Assessed(
        folder=str(each.folder),
        service=brief.service,
        council=brief.council,
        phase=brief.phase,
        published=last.day if last else None,
        outcome=outcome.word if outcome else "",
        due=reassessment_due(each.assessment, policy_for(each.folder)),
        counts=each.counts,
    )
