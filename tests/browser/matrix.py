"""Every way in which a page can be looked at, and a few that stand for them all."""

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import product
from pathlib import Path
from typing import Any, Final, NamedTuple

from playwright.sync_api import Page

from assess.publish.views.variants import VARIANTS, Variant
from tests.cases import STATES

COLOURS: Final[dict[str, dict[str, Any]]] = {
    "light": {"color_scheme": "light", "forced_colors": "none"},
    "dark": {"color_scheme": "dark", "forced_colors": "none"},
    "forced colours": {"color_scheme": "light", "forced_colors": "active"},
}
MEDIA: Final = ("desktop", "320 px", "print")


class Look(NamedTuple):
    """One way to look at one page."""

    state: str
    variant: Variant
    colours: str
    medium: str


def every_look() -> list[Look]:
    """Return the full product."""
    return [Look(*each) for each in product(STATES, VARIANTS, COLOURS, MEDIA)]


def few_looks() -> list[Look]:
    """Return looks among which each two values of two kinds meet at least once.

    The variants full and public have one template, so they take turns.
    """
    colours = list(COLOURS)
    whole: tuple[Variant, ...] = ("full", "public")
    return [
        Look(
            state,
            (whole[number % 2], "actions", "summary")[row],
            colours[(row + number) % len(colours)],
            MEDIA[(row * 2 + number) % len(MEDIA)],
        )
        for number, state in enumerate(STATES)
        for row in range(3)
    ]


USUAL: Final = Look("", "full", "light", "desktop")


@contextmanager
def shown(screen: Page, path: Path, look: Look = USUAL) -> Iterator[Page]:
    """Open a page as *look* has it, and leave nothing of it for the next."""
    is_small = look.medium == "320 px"
    screen.set_viewport_size(
        {"width": 320, "height": 800} if is_small else {"width": 1280, "height": 720}
    )
    screen.emulate_media(
        media="print" if look.medium == "print" else "null", **COLOURS[look.colours]
    )
    screen.goto(path.as_uri())
    try:
        yield screen
    finally:
        screen.goto("about:blank")
