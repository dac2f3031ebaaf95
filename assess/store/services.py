"""Read the list of services of a workspace."""

from pathlib import Path
from typing import Final

from assess.model.services import Services
from assess.store import disk, reading
from assess.store.workspace import is_there

SERVICES: Final = "services.toml"


def read_services(workspace: Path) -> Services:
    """Return the services that a workspace lists; none where it has no list.

    Raises:
        StoreError: the list can't be read, or something in it is wrong.
    """
    path = workspace / SERVICES
    if not is_there(path):
        return Services()
    found = reading.settings_source(disk.content(path, SERVICES), path, SERVICES)
    return reading.settings_value(found, Services)
