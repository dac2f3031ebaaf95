"""Keep pages of the present version in `tests/pages/`, for every later one to check.

Run it with `python -m tests.make_pages NAME` once before a release, or before a change
of what a page states of itself. Pages that are kept are never written again.
"""

import sys
from pathlib import Path
from typing import Final

from assess import __version__
from assess.model.assessment import Assessment
from assess.publish.views.build import build
from assess.publish.views.render import render
from assess.publish.views.variants import Variant
from tests.cases import STATES, shortened

PAGES: Final = Path(__file__).parent / "pages"

PANEL: Final = "several people, dissent, responses"

KEPT: Final[tuple[tuple[str, str, Variant], ...]] = (
    ("red-full", "red", "full"),
    ("scores-public", "scores", "public"),
    ("panel-public", PANEL, "public"),
    ("panel-full", PANEL, "full"),
    ("halfway-actions", "two standards, half rated", "actions"),
    ("welsh-full", "Welsh and Arabic", "full"),
    ("green-summary", "all green, final", "summary"),
)
"""The name of each page, its state and its variant."""


def _assessment(state: str) -> Assessment:
    held = STATES[state]()
    return held if state == PANEL else shortened(held, 2)


def make(name: str) -> None:
    """Write each page into a new folder of this name.

    Raises:
        FileExistsError: pages are kept under this name.
    """
    folder = PAGES / name
    folder.mkdir(parents=True)
    for stem, state, variant in KEPT:
        view = build(_assessment(state), variant=variant, tool_version=__version__)
        path = folder / f"{stem}.html"
        path.write_text(render(view, "html"), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    make(sys.argv[1])
