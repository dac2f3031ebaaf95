"""Each page of a portfolio by its name."""

from collections.abc import Callable
from typing import Final

from assess.portfolio.logic.pages import Page
from assess.portfolio.logic.portfolio import Portfolio
from assess.portfolio.views.detail import detail
from assess.portfolio.views.portfolio import PortfolioView, view
from assess.portfolio.views.scrutiny import scrutiny

_MADE: Final[dict[Page, Callable[[Portfolio, str], PortfolioView]]] = {
    "board": view,
    "detail": detail,
    "scrutiny": scrutiny,
}


def view_wanted(found: Portfolio, tool_version: str) -> PortfolioView:
    """Return the page for which a portfolio was put together."""
    return _MADE[found.wanted.page](found, tool_version)
