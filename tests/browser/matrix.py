"""Every way in which a page can be looked at, and a few that stand for them all."""

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import product
from pathlib import Path
from typing import Any, Final, NamedTuple

from playwright.sync_api import Browser, Page

from assess.publish.views.variants import VARIANTS, Variant
from tests.cases import STATES

COLOURS: Final[dict[str, dict[str, Any]]] = {
    "light": {},
    "dark": {"color_scheme": "dark"},
    "forced colours": {"forced_colors": "active"},
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


@contextmanager
def shown(browser: Browser, path: Path, look: Look | None = None) -> Iterator[Page]:
    """Open a page as *look* has it."""
    context = dict(COLOURS[look.colours]) if look else {}
    if look and look.medium == "320 px":
        context["viewport"] = {"width": 320, "height": 800}
    opened = browser.new_context(**context)
    try:
        page = opened.new_page()
        page.goto(path.as_uri())
        if look and look.medium == "print":
            page.emulate_media(media="print")
        yield page
    finally:
        opened.close()
