"""Read the list of services of a workspace, and which of them are the same one."""

from pathlib import Path
from typing import Final, NamedTuple

from assess.model.services import Matches, Services
from assess.store import disk, files, reading
from assess.store.workspace import is_there

SERVICES: Final = "services.toml"
MATCHES: Final = "matches.toml"


def read_services(workspace: Path) -> Services:
    """Return the services that a workspace lists; none where it has no list.

    Raises:
        StoreError: the list can't be read, or something in it is wrong.
    """
    path = workspace / SERVICES
    if not is_there(path):
        return Services()
    found = reading.parse_once(disk.content(path, SERVICES), path, SERVICES)
    return reading.value_once(found, Services)


class MatchesRead(NamedTuple):
    """The matches of a workspace, and which file they were read from."""

    matches: Matches
    digest: str | None
    """The SHA-256 of the file as it was read; nothing where there is none."""


def read_matches(workspace: Path) -> MatchesRead:
    """Return which services somebody says are the same; none where there is no file.

    Raises:
        StoreError: the file can't be read, or something in it is wrong.
    """
    path = workspace / MATCHES
    if not is_there(path):
        return MatchesRead(Matches(), None)
    return MatchesRead(*reading.read(path, Matches, name=MATCHES))


def save_matches(workspace: Path, matches: Matches, *, expected: str | None) -> Path:
    """Write the matches of a workspace; return the file.

    Raises:
        ChangedElsewhereError: the file is not the one that was read.
        SaveError: it can't be written; the old file is intact.
    """
    files.save_value(workspace, MATCHES, matches, expected=expected)
    return workspace / MATCHES
