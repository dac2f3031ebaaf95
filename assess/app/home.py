"""Home: the assessments of this workspace, and what can be begun."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from textual import work

from assess.app import home_keys
from assess.app.demo import demo, must_be_a_folder
from assess.app.home_elsewhere import Elsewhere, Unseen
from assess.app.home_lines import lines_of
from assess.app.home_workshops import (
    WorkshopLine,
    Workshops,
    ask_workshop,
    opened_as_workshop,
)
from assess.app.screen_table import side_by_side, start_new
from assess.desk.errors import RefusedError
from assess.desk.scribbles import taken_back
from assess.store.errors import StoreError
from assess.store.glance import Glance
from assess.store.workspace import assessments_in, is_assessment
from assess.ui.terminal.asking import DeskScreen
from assess.ui.terminal.page import Page
from assess.ui.text.blocks import Block
from assess.ui.text.folders import folder_name
from assess.ui.text.narrowing import narrowed

if TYPE_CHECKING:
    from textual.widget import AwaitMount

    from assess.app.application import AssessApp
    from assess.ui.terminal.begun import Keeps

WELCOME = (
    Block("Assess a service against a standard", "heading"),
    Block(),
    Block(
        "Try the examples: three councils, two real assessments, and a workshop",
        key="demo",
    ),
    Block("Start an assessment", key="new"),
    Block("Hold a workshop of several councils", key="workshop"),
    Block("Open a folder", key="open"),
    Block(),
    Block("Move with the arrow keys, choose with Enter. ? shows the keys.", "quiet"),
)


class HomeScreen(DeskScreen[None]):
    """The list of assessments; with nothing there yet, ways to begin."""

    DEFAULT_CSS = "HomeScreen #page { padding: 1 2; }"

    KEYS = home_keys.KEYS
    NOW = "Choose an assessment with the arrow keys and Enter, or begin one with n."

    if TYPE_CHECKING:
        app: AssessApp

    def __init__(self, workspace: Path) -> None:
        """Take the workspace."""
        super().__init__()
        self.workspace: Path = workspace
        self.found: dict[str, Glance | None] = {}
        """What a glance saw of each assessment, once it was looked at."""
        self.due: dict[str, str] = {}
        """What is due first in each."""
        self._marked = ""
        self.workshops = Workshops(workspace)
        self.elsewhere = Elsewhere()

    @property
    def has_any(self) -> bool:
        """Whether any assessment is in the list."""
        return bool(self.found or self.elsewhere.found)

    def shown_workspace(self) -> Path | None:
        """Return the workspace."""
        return self.workspace

    def keeps(self) -> Keeps:
        """Return where half-written lines are kept: in the state folder."""
        return self.app.scribbles

    def on_mount(self) -> None:
        """Show the list, and fill it in."""
        folders = assessments_in(self.workspace)
        self.found = {str(folder): None for folder in folders}
        self.workshops.find()
        self.head(f"assess · {folder_name(self.workspace)}")
        super().on_mount()
        self._look()

    def on_screen_resume(self) -> None:
        """Look again when somebody comes back."""
        if self.is_mounted and self._is_filled:
            self._look()

    @work(thread=True, exclusive=True)
    def _look(self) -> None:
        """Look at each assessment, and at what waits."""
        from assess.app.home_looking import look  # noqa: PLC0415 - bench: Home, list on screen

        look(self)

    def show(self) -> None:
        """Show the list again."""
        blocks = narrowed(self._blocks(), self.words)
        welcome = (*WELCOME, *self.elsewhere.blocks(self.due))
        self.page.show(tuple(blocks) if self._is_filled else welcome)
        self.hint()

    @property
    def _is_filled(self) -> bool:
        """Whether anything is there."""
        return bool(self.has_any or self.workshops.found)

    def _blocks(self) -> Iterator[Block]:
        for folder, seen in self.found.items():
            yield from lines_of(Path(folder), seen, self.due.get(folder, ""))
        yield from self.workshops.blocks()
        yield from self.elsewhere.blocks(self.due)

    # What can be done

    async def on_page_chosen(self, event: Page.Chosen) -> None:
        """Open an assessment, or begin."""
        match event.key:
            case "new":
                await self.start()
            case "open":
                self.ask_folder()
            case "demo":
                self.ask_demo()
            case "workshop":
                ask_workshop(self)
            case WorkshopLine(folder=folder):
                self.app.open_workshop(folder)
            case Unseen(said=said):
                self.tell(said, trouble=True)
            case folder:
                self.app.open_walk(Path(str(folder)), None, home=self.workspace)

    def start(self) -> AwaitMount:
        """Open the form for a new assessment; return what waits until it stands."""
        return start_new(self.app, self.workspace)

    def ask_folder(self) -> None:
        """Ask which folder to open."""
        here = str(self.workspace)
        self.talk.ask("Which folder", self._open, here, proposed=True)

    def _open(self, words: str) -> None:
        folder = Path(words.strip()).expanduser()
        if not folder.is_dir():
            raise RefusedError(f"There is no folder {folder}.")
        if is_assessment(folder):
            self.app.open_walk(folder, None)
        elif not opened_as_workshop(self, folder):
            self.app.go_home(folder)

    def ask_demo(self) -> None:
        """Ask where to copy the examples to."""
        folder = str(self.workspace / "assess-demo")
        self.talk.ask("Copy the examples to", self._demo, folder, proposed=True)

    def _demo(self, words: str) -> None:
        folder = Path(words.strip()).expanduser()
        must_be_a_folder(folder)
        self.tell("Copying the examples ...")
        self.run_worker(
            partial(self._copied, folder), thread=True, exclusive=True, group="copying"
        )

    def _copied(self, folder: Path) -> None:
        """Copy in a thread, so that the question is closed meanwhile."""
        try:
            demo(folder)
        except (RefusedError, StoreError) as error:
            self.call_later(self.tell, str(error), trouble=True)
        else:
            self.call_later(self.app.go_home, folder)

    async def compare(self) -> None:
        """Mark the assessment here, or put it beside the one that is marked."""
        here = str(self.page.key)
        if here not in {*self.found, *self.elsewhere.found}:
            self.app.bell()
        elif self._marked in {"", here}:
            self._marked = here if self._marked != here else ""
            name = Path(here).name
            said = f"{name} is marked. Go to the later one and press m there."
            self.tell(said if self._marked else f"{name} is not marked any more.")
        else:
            first, self._marked = Path(self._marked), ""
            await side_by_side(self.app, first, Path(here))

    def take_back(self) -> None:
        """Take away the line that was left last."""
        self.tell(taken_back(self.app.scribbles))
