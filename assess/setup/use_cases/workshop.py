"""Start an assessment from a workshop: what was said there waits to be filed."""

from pathlib import Path
from typing import Final

from assess.model.values import Phase
from assess.setup.use_cases.first_brief import Start
from assess.workshop.use_cases.handing_on import handed_on

PHASE: Final[Phase] = "live"
"""What a service is in of which nobody says anything else: it runs."""


def from_workshop(folder: Path, council: str) -> Start:
    """Return what an assessment takes over from a workshop.

    What was answered is never a rating; it stands in lines that wait to be filed.
    It is asked for, and refused, as by `handed_on`.
    """
    said = handed_on(folder, council)
    return Start(
        service=said.service,
        council=said.council,
        phase=PHASE,
        captured=said.lines,
    )
