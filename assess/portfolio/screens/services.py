"""The list of services on the screen."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from assess.desk.clock import day_here
from assess.portfolio.screens.frame import ManyScreen, unread
from assess.portfolio.use_cases.services import Services, services_of
from assess.portfolio.views.services import blocks, counts
from assess.ui.terminal.key import Key
from assess.ui.text.blocks import Block


class ServicesScreen(ManyScreen[Services]):
    """Which services are due, assessed or exempt; ends with an assessment to open."""

    KEYS: ClassVar[tuple[Key[ServicesScreen], ...]] = (
        Key("escape,s", "Back", lambda screen: screen.back(), hint="Back"),
    )
    CALLED = "Services"
    NOWHERE = "This service has no assessment here. On Home n starts one."
    NOW = (
        "What is due stands first. Enter opens the assessment of a service. The list "
        "is services.toml in the workspace, and is written by hand; what is assessed "
        "there and not listed is shown too."
    )

    def looked(self) -> Services:
        """Look at every assessment."""
        return services_of(self.workspace)

    def told(self, found: Services) -> str:
        """Count them by how they stand."""
        return counts(found.standings)

    def blocks(self, found: Services) -> Iterable[Block]:
        """Return the list."""
        return (*unread(found.unread), *blocks(found.standings, day_here()))
