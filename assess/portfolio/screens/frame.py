"""What every screen of many services is made of."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, Generic, TypeVar

from textual import work
from textual.worker import get_current_worker

from assess.desk.errors import RefusedError
from assess.portfolio.views.goals import Goal, Place, options
from assess.store.errors import StoreError
from assess.ui.terminal.asking import DeskScreen
from assess.ui.terminal.key import Key
from assess.ui.text.blocks import Block
from assess.ui.text.folders import folder_name
from assess.ui.text.narrowing import narrowed

if TYPE_CHECKING:
    from assess.ui.terminal.begun import Keeps
    from assess.ui.terminal.page import Page

Found = TypeVar("Found")


class ManyScreen(DeskScreen[Goal], Generic[Found]):
    """Looks at every assessment of a workspace; ends with one to open."""

    DEFAULT_CSS = "ManyScreen #page { padding: 1 2; }"

    KEYS: ClassVar[tuple[Key[Any], ...]] = (
        Key(
            "enter",
            "Open the assessment that the line is about",
            lambda screen: screen.page.action_choose(),
            hint="Open",
        ),
    )

    CALLED: ClassVar[str]
    """What stands at its top."""
    NOWHERE: ClassVar[str]
    """What is said of a line from which Enter goes nowhere."""

    def __init__(self, workspace: Path) -> None:
        """Take the workspace."""
        super().__init__()
        self.workspace = workspace
        self.found: Found | None = None

    # What each of them says of itself

    def looked(self) -> Found:
        """Look at every assessment, in a thread of its own."""
        raise NotImplementedError

    def told(self, found: Found) -> str:
        """Return what is said at its top once that is done."""
        raise NotImplementedError

    def blocks(self, found: Found) -> Iterable[Block]:
        """Return what it shows; a line to go on from has a `Place`."""
        raise NotImplementedError

    # What they have in common

    def shown_workspace(self) -> Path | None:
        """Return the workspace."""
        return self.workspace

    def keeps(self) -> Keeps:
        """Return where half-written words are kept; only searches are asked here."""
        return self.app.scribbles

    def on_mount(self) -> None:
        """Show where we are, and look."""
        super().on_mount()
        self.look()

    def look(self) -> None:
        """Look, while keys are heard."""
        self.head(self.CALLED, "looking at each assessment")
        self._look()

    @work(thread=True, exclusive=True)
    def _look(self) -> None:
        worker = get_current_worker()
        found, trouble = None, ""
        try:
            found = self.looked()
        except (StoreError, RefusedError) as error:
            trouble = str(error)
        if not worker.is_cancelled:
            self.call_later(self._take, found, trouble)

    def _take(self, found: Found | None, trouble: str) -> None:
        self.found = found
        self.head(
            self.CALLED,
            folder_name(self.workspace) if found is None else self.told(found),
        )
        self.stand(trouble)
        self.show()

    def show(self) -> None:
        """Show it again."""
        self.hint()
        said = () if self.found is None else self.blocks(self.found)
        self.page.show(tuple(narrowed(said, self.words)))

    def on_page_chosen(self, event: Page.Chosen) -> None:
        """Open the assessment of a line; of several, the one that is chosen."""
        goals = event.key.goals if isinstance(event.key, Place) else ()
        if not goals:
            self.tell(self.NOWHERE)
        elif goals[1:]:
            self.talk.choose("Which one", tuple(options(goals)), self.dismiss)
        else:
            self.dismiss(goals[0])


def unread(sentences: Iterable[str]) -> tuple[Block, ...]:
    """Return what could not be read as it stands above everything else."""
    return tuple(Block(why, "bad", mark="Error   ") for why in sentences)
