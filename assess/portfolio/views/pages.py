"""Each page of a portfolio by its name."""

from collections.abc import Callable
from typing import Final

from assess.portfolio.logic.pages import Page
from assess.portfolio.logic.picture import Picture
from assess.portfolio.views.detail import detail
from assess.portfolio.views.picture import PictureView, view
from assess.portfolio.views.scrutiny import scrutiny

_MADE: Final[dict[Page, Callable[[Picture, str], PictureView]]] = {
    "board": view,
    "detail": detail,
    "scrutiny": scrutiny,
}


def view_wanted(found: Picture, tool_version: str) -> PictureView:
    """Return the page for which a picture was put together."""
    return _MADE[found.wanted.page](found, tool_version)
