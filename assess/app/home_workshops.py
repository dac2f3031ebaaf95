"""The workshops on Home: below the assessments, never among them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from assess.app.by_name import by_name
from assess.store.workspace import is_workshop, workshops_in
from assess.ui.text.blocks import Block

if TYPE_CHECKING:
    from assess.app.home import HomeScreen

START: Final = "workshop.use_cases.starting:start_called"
"""Makes a workshop; the list of what is there does not wait for it."""

CALLED: Final = "workshop"
"""What a workshop is called if nobody calls it otherwise."""


class WorkshopLine(NamedTuple):
    """A workshop that the cursor can be on."""

    folder: Path


class Workshops:
    """Those of one workspace."""

    def __init__(self, workspace: Path) -> None:
        """Begin with none."""
        self._workspace = workspace
        self.found: dict[Path, str] = {}
        """What there is to say of each."""

    def find(self) -> None:
        """Find their folders."""
        known = self.found
        self.found = {f: known.get(f, "...") for f in workshops_in(self._workspace)}

    def blocks(self) -> Iterator[Block]:
        """Yield a line for each, and what there is to say of it."""
        for folder, said in self.found.items():
            title = f"Workshop · {folder.name}"
            yield Block(title, key=WorkshopLine(folder), wraps=False)
            yield Block(said, "quiet", indent=2, wraps=False)


def ask_workshop(screen: HomeScreen) -> None:
    """Ask what a new workshop is to be called, and open it."""

    def named(words: str) -> None:
        folder: Path = by_name(START)(screen.workspace, words)
        screen.app.open_workshop(folder)

    screen.talk.ask("Call the workshop", named, CALLED, proposed=True)


def opened_as_workshop(screen: HomeScreen, folder: Path) -> bool:
    """Open a folder that holds a workshop; say whether it does."""
    if is_workshop(folder):
        screen.app.open_workshop(folder)
        return True
    return False
