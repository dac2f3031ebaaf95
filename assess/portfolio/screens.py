"""The services of a workspace on screens: as a list, and as a picture."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.app import ComposeResult
from textual.worker import get_current_worker

from assess import __version__
from assess.desk.clock import day_here
from assess.desk.errors import RefusedError
from assess.portfolio.logic.standing import Standing
from assess.portfolio.use_cases.picture import Pictured, pictured
from assess.portfolio.use_cases.services import Services, services_of
from assess.portfolio.views import blocks as picture_blocks
from assess.portfolio.views.picture import PictureView, view
from assess.portfolio.views.services import assessment_of, blocks, counts
from assess.store.errors import StoreError
from assess.ui.terminal.asking import DeskScreen
from assess.ui.terminal.bar import Bar, Hints, Told
from assess.ui.terminal.key import Key
from assess.ui.terminal.keyed import KeyedScreen
from assess.ui.terminal.page import Page
from assess.ui.text.blocks import Block
from assess.ui.text.narrowing import narrowed

if TYPE_CHECKING:
    from assess.ui.terminal.begun import Keeps


class ServicesScreen(KeyedScreen[Path]):
    """Which services are due, assessed or exempt; ends with a folder to open."""

    DEFAULT_CSS = "ServicesScreen Page { padding: 1 2; }"

    KEYS: ClassVar[tuple[Key[ServicesScreen], ...]] = (
        Key("j", "", lambda screen: screen.page.action_move(1)),
        Key("k", "", lambda screen: screen.page.action_move(-1)),
        Key(
            "enter",
            "Open the assessment of the service",
            lambda screen: screen.page.action_choose(),
            hint="Open",
        ),
        Key("escape,s", "Back", lambda screen: screen.back(), hint="Back"),
    )
    NOW = (
        "What is due stands first. Enter opens the assessment of a service. The list "
        "is services.toml in the workspace, and is written by hand; what is assessed "
        "there and not listed is shown too."
    )

    def __init__(self, workspace: Path) -> None:
        """Take the workspace."""
        super().__init__()
        self._workspace = workspace
        self._found: Services | None = None
        self._looks = "looking at each assessment"

    def shown_workspace(self) -> Path | None:
        """Return the workspace."""
        return self._workspace

    def compose(self) -> ComposeResult:
        """A page."""
        yield Bar(id="head")
        yield Page(id="page", marks=self.app.marks)
        yield Told()
        yield Hints(*self.hints())

    @property
    def page(self) -> Page:
        """The page."""
        return self.query_one(Page)

    def on_mount(self) -> None:
        """Show where we are, and look."""
        self.show()
        self.page.focus()
        self._look()

    @work(thread=True, exclusive=True)
    def _look(self) -> None:
        """Look at every assessment, while keys are heard."""
        worker = get_current_worker()
        found, trouble = None, ""
        try:
            found = services_of(self._workspace)
        except (StoreError, RefusedError) as error:
            trouble = str(error)
        if not worker.is_cancelled:
            self.call_later(self._take, found, trouble)

    def _take(self, found: Services | None, trouble: str) -> None:
        self._found, self._looks = found, ""
        if trouble:
            self._tell(trouble)
        self.show()

    def show(self) -> None:
        """Show it again."""
        found = self._found
        said = counts(found.standings) if found else self._looks
        self.query_one("#head", Bar).tell(f"Services · {self._workspace}", said)
        if found is not None:
            unread = [Block(why, "bad", mark="Error   ") for why in found.unread]
            self.page.show((*unread, *blocks(found.standings, day_here())))

    def on_page_chosen(self, event: Page.Chosen) -> None:
        """Open the assessment of a service."""
        assessed = assessment_of(event.key) if isinstance(event.key, Standing) else None
        if assessed is None:
            self._tell("This service has no assessment here. On Home n starts one.")
        else:
            self.dismiss(Path(assessed.folder))

    def _tell(self, sentence: str) -> None:
        told = self.query_one("#told", Bar)
        told.add_class("trouble")
        told.tell(sentence)


class PictureScreen(DeskScreen[Path]):
    """Where the services of a workspace stand; ends with a folder to open."""

    DEFAULT_CSS = "PictureScreen #page { padding: 1 2; }"

    KEYS: ClassVar[tuple[Key[PictureScreen], ...]] = (
        Key(
            "enter",
            "Open the assessment that the line is about",
            lambda screen: screen.page.action_choose(),
            hint="Open",
        ),
        Key("escape,p", "Back", lambda screen: screen.back(), hint="Back"),
    )
    NOW = (
        "Each service stands with its ratings as they were published last; then what "
        "is not met most often, what is overdue, and who has something to do. Enter "
        "opens the assessment of a line, / finds a council or a service."
    )

    def __init__(self, workspace: Path) -> None:
        """Take the workspace."""
        super().__init__()
        self._workspace = workspace
        self._found: Pictured | None = None
        self._view: PictureView | None = None

    def shown_workspace(self) -> Path | None:
        """Return the workspace."""
        return self._workspace

    def keeps(self) -> Keeps:
        """Return where half-written words are kept; only searches are asked here."""
        return self.app.scribbles

    def on_mount(self) -> None:
        """Show where we are, and look."""
        self.head("Where our services stand", "looking at each assessment")
        super().on_mount()
        self._look()

    @work(thread=True, exclusive=True)
    def _look(self) -> None:
        """Look at every assessment, while keys are heard."""
        worker = get_current_worker()
        found, trouble = None, ""
        try:
            found = pictured([self._workspace], day_here())
        except (StoreError, RefusedError) as error:
            trouble = str(error)
        if not worker.is_cancelled:
            self.call_later(self._take, found, trouble)

    def _take(self, found: Pictured | None, trouble: str) -> None:
        self._found = found
        self._view = view(found.picture, __version__) if found else None
        self.head("Where our services stand", str(self._workspace))
        if trouble:
            self.stand(trouble)
        self.show()

    def show(self) -> None:
        """Show it again."""
        self.hint()
        if self._found is None or self._view is None:
            return
        unread = [Block(why, "bad", mark="Error   ") for why in self._found.unread]
        said = picture_blocks.blocks(self._view, self.app.marks)
        self.page.show(tuple(narrowed((*unread, *said), self.words)))

    def on_page_chosen(self, event: Page.Chosen) -> None:
        """Open the assessment of a line."""
        place = event.key
        if isinstance(place, picture_blocks.Place) and place.folder:
            self.dismiss(Path(place.folder))
        else:
            self.tell("That is of several assessments. Choose a service above it.")
