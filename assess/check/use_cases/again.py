"""What was assessed again, so that its actions and ratings count no more."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from assess.store import again
from assess.store.again import Claim
from assess.store.workspace import assessments_in, workspaces_of


def assessed_again(
    folders: Iterable[Path], known: Mapping[Path, Claim] | None = None
) -> dict[str, Path]:
    """Return the ids of what was assessed again, each with the published folder.

    Looked at are *folders* and what stands beside them in their workspaces.

    Args:
        folders: Assessments.
        known: What some of them are known to claim, so that they are not read again.
    """
    given = list(folders)
    workspaces = workspaces_of(given)
    beside = [each for workspace in workspaces for each in assessments_in(workspace)]
    return again.assessed_again(dict.fromkeys([*given, *beside]), known)


def said_again(folder: Path, by: Path) -> str:
    """Say that an assessment counts no more, because of which other one."""
    return f"{_name(folder)} was assessed again in {_name(by)}, so it counts no more."


def _name(folder: Path) -> str:
    return folder.name or str(folder.absolute().name)
