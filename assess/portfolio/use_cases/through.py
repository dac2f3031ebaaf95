"""Read the standard through which services of several standards are looked at."""

from collections.abc import Iterable
from pathlib import Path

from assess.model.crosswalk import HUB
from assess.portfolio.logic.entries import Entry
from assess.portfolio.logic.hub import Hub, hub_of
from assess.standards.use_cases.library import Library


def hub_for(every: Iterable[Entry], workspace: Path | None) -> Hub | None:
    """Return it with what belongs to its themes; nothing where one standard was used.

    Raises:
        StoreError: it, or the crosswalk of the workspace, can't be read.
    """
    names = sorted({s.id for entry in every for s in entry.standards})
    if not names[1:]:
        return None
    library = Library(workspace)
    return hub_of(library.standard(HUB), library.crosswalk, names)
