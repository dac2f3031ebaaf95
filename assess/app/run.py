"""Run the screens, and say one line when they are left."""

import gc
import sys
from pathlib import Path

from assess.ui.command.streams import screens_may_go


def run_screens(
    folder: Path | None,
    person: str | None,
    *,
    mouse: bool = True,
    criterion: str | None = None,
) -> int:
    """Open the application, at a criterion if one is named; return its exit code."""
    gc.disable()  # the application turns it on again, once what it opened is shown
    from assess.app.application import AssessApp  # noqa: PLC0415 - bench: walk, criteria on screen; with the collector off

    app = AssessApp(folder, person, criterion)
    with screens_may_go():
        app.run(mouse=mouse)
    for line in app.parting:
        if line:
            sys.stdout.write(f"{line}\n")
    return app.return_code or 0
