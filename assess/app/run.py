"""Run the screens, and say one line when they are left."""

import gc
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from assess.app.by_name import by_name
from assess.ui.command.streams import screens_may_go

if TYPE_CHECKING:
    from assess.app.application import AssessApp

APPLICATION: Final = "app.application:AssessApp"
"""It needs Textual, so it is imported with the collector off."""


def run_screens(
    folder: Path | None,
    person: str | None,
    *,
    mouse: bool = True,
    criterion: str | None = None,
) -> int:
    """Open the application, at a criterion if one is named; return its exit code."""
    gc.disable()  # the application turns it on again, once what it opened is shown
    app: AssessApp = by_name(APPLICATION)(folder, person, criterion)
    with screens_may_go():
        app.run(mouse=mouse)
    for line in app.parting:
        if line:
            sys.stdout.write(f"{line}\n")
    return app.return_code or 0
