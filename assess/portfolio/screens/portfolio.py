"""The portfolio on the screen."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from assess import __version__
from assess.desk.clock import day_here
from assess.portfolio.logic.wanted import Wanted
from assess.portfolio.screens.frame import ManyScreen, unread
from assess.portfolio.use_cases.portfolio import (
    EVERYTHING,
    FoundPortfolio,
    portfolio_of,
)
from assess.portfolio.views import blocks as said
from assess.portfolio.views.narrowing import filters, orders, pages
from assess.portfolio.views.pages import view_wanted
from assess.ui.terminal.key import Key
from assess.ui.text.blocks import Block
from assess.ui.text.folders import folder_name


class PortfolioScreen(ManyScreen[FoundPortfolio]):
    """Where the services of a workspace stand; ends with an assessment to open."""

    KEYS: ClassVar[tuple[Key[PortfolioScreen], ...]] = (
        Key(
            "f",
            "Filter by organisation, phase, standard, built or bought",
            lambda screen: screen.filter(),
            hint="Filter",
        ),
        Key(
            "o",
            "Order by organisation, name, result, what is due or what falls short",
            lambda screen: screen.order(),
            hint="Order",
        ),
        Key(
            "v",
            "View: for a board, in detail, or for scrutiny",
            lambda screen: screen.view(),
            hint="View",
        ),
        Key("escape,p", "Back", lambda screen: screen.back(), hint="Back"),
    )
    CALLED = "Portfolio"
    NOWHERE = "That is of no one assessment, so there is none to open."
    NOW = (
        "Each service stands with its ratings as they were published last; then what "
        "falls short most often, what is overdue, and who has something to do. Enter "
        "opens the assessment of a line, / finds a word, f shows some services only, "
        "o puts them in another order, and v shows another page: in detail, or for "
        "a scrutiny committee."
    )

    wanted = EVERYTHING

    def looked(self) -> FoundPortfolio:
        """Look at every assessment."""
        return portfolio_of([self.workspace], day_here(), self.wanted)

    def told(self, _found: FoundPortfolio) -> str:
        """Say of which workspace it is."""
        return folder_name(self.workspace)

    def blocks(self, found: FoundPortfolio) -> Iterable[Block]:
        """Return what is said of the services."""
        shown = view_wanted(found.portfolio, __version__)
        return (*unread(found.unread), *said.blocks(shown, self.app.marks))

    # Which services, and in which order

    def filter(self) -> None:
        """Ask which services are shown."""
        rows = tuple(filters(self.found.choices, self.wanted)) if self.found else ()
        if rows:
            self.talk.choose("Which services", rows, self.want)
        else:
            self.tell("All of them are alike, so there is nothing to filter by.")

    def order(self) -> None:
        """Ask in which order they stand."""
        rows = tuple(orders(self.wanted))
        self.talk.choose("In which order", rows, self.want, self.wanted)

    def view(self) -> None:
        """Ask which page is shown."""
        rows = tuple(pages(self.wanted))
        self.talk.choose("Which page", rows, self.want, self.wanted)

    def want(self, wanted: Wanted) -> None:
        """Look again, for these services in this order."""
        self.wanted = wanted
        self.look()

    def back(self) -> None:
        """Show all services again, or go back."""
        wanted = self.wanted
        if self.words or wanted.is_all:
            super().back()
        else:
            self.want(EVERYTHING._replace(order=wanted.order, page=wanted.page))
