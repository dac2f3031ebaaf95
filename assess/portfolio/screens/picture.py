"""The portfolio on the screen."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from assess import __version__
from assess.desk.clock import day_here
from assess.portfolio.screens.frame import ManyScreen, unread
from assess.portfolio.use_cases.picture import Pictured, pictured
from assess.portfolio.views import blocks as said
from assess.portfolio.views.picture import view
from assess.ui.terminal.key import Key
from assess.ui.text.blocks import Block


class PictureScreen(ManyScreen[Pictured]):
    """Where the services of a workspace stand; ends with an assessment to open."""

    KEYS: ClassVar[tuple[Key[PictureScreen], ...]] = (
        Key("escape,p", "Back", lambda screen: screen.back(), hint="Back"),
    )
    CALLED = "Portfolio"
    NOWHERE = "That is of no one assessment, so there is none to open."
    NOW = (
        "Each service stands with its ratings as they were published last; then what "
        "falls short most often, what is overdue, and who has something to do. Enter "
        "opens the assessment of a line, / finds a council or a service."
    )

    def looked(self) -> Pictured:
        """Look at every assessment."""
        return pictured([self.workspace], day_here())

    def told(self, found: Pictured) -> str:  # noqa: ARG002 - the same for all
        """Say of which workspace it is."""
        return str(self.workspace)

    def blocks(self, found: Pictured) -> Iterable[Block]:
        """Return what is said of the services."""
        shown = view(found.picture, __version__)
        return (*unread(found.unread), *said.blocks(shown, self.app.marks))
