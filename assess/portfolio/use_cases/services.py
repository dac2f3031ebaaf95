"""Look at every service of a workspace."""

from pathlib import Path
from typing import NamedTuple

from assess.desk.clock import day_here
from assess.desk.errors import RefusedError
from assess.portfolio.logic.standing import Standing, assessed, standings
from assess.portfolio.logic.told_apart import called_as_now
from assess.portfolio.use_cases.folders import services_listed, with_others
from assess.portfolio.use_cases.looking import AS_USUAL, How, look
from assess.store.workspace import is_assessment


class Services(NamedTuple):
    """How each service stands, and what could not be read."""

    standings: tuple[Standing, ...]
    unread: tuple[str, ...]


def services_of(workspace: Path, how: How = AS_USUAL) -> Services:
    """Return how each service of a workspace stands, what is due first.

    Raises:
        RefusedError: this is one assessment, or no folder.
        StoreError: the list of services, the settings or a policy can't be read.
    """
    if is_assessment(workspace):
        raise RefusedError(
            f"{workspace} is one assessment. Name the folder that holds it: the "
            "services of a workspace are listed there."
        )
    if not workspace.is_dir():
        raise RefusedError(f"There is no folder {workspace}.")
    here = with_others(workspace)
    found = look(here.places, how)
    rows = services_listed(here.folders)
    every = map(assessed, called_as_now(found.entries), found.counts)
    stand = standings(rows, every, council="", today=day_here())
    return Services(stand, (*here.missing, *found.unread))
