import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

from textual import events
from textual.app import App
from textual.pilot import Pilot
from textual.screen import Screen
from textual.worker import Worker

from assess.app.application import AssessApp
from assess.model.finding import Finding
from assess.publish.screens.preview import PreviewScreen
from assess.rate.screens.walk import WalkScreen
from assess.store import assessments
from tests.builders import USERS
from tests.settled import LONGEST, settled

Opened = Callable[..., object]


@asynccontextmanager
async def opened(
    folder: Path | None, size: tuple[int, int] = (120, 40), person: str | None = None
) -> AsyncIterator[Pilot[None]]:
    """Open the application, and wait until what it opened can be changed."""
    app = AssessApp(folder, person)
    async with app.run_test(size=size) as pilot:
        await ready(pilot)
        yield pilot


OFTEN = 0.01
"""Seconds between two looks at whether something came."""


async def ready(pilot: Pilot[None]) -> None:
    """Wait until what was begun is there: threads, screens, and what they show."""
    async with asyncio.timeout(LONGEST):
        await settled()
        while not is_there(pilot.app):
            for worker in begun(pilot.app):
                await worker.wait()
            await asyncio.sleep(OFTEN)
            await settled()


def begun(app: App[None]) -> list[Worker[object]]:
    """Return the workers that have not finished."""
    return [worker for worker in app.workers if not worker.is_finished]


def is_there(app: App[None]) -> bool:
    """Whether no key waits, every screen that was asked for stands, and is filled."""
    assert isinstance(app, AssessApp)
    if app._exit:
        return True
    if app._waiting or app._is_busy:
        return False
    return not begun(app) and _is_filled(app.screen)


def _is_filled(screen: Screen[object]) -> bool:
    if isinstance(screen, PreviewScreen):
        return screen.is_made
    if not isinstance(screen, WalkScreen):
        return True
    if screen.desk is None:
        return screen.opening.is_over
    return bool(screen.query("Words"))


async def until(pilot: Pilot[None], is_so: Callable[[], object]) -> None:
    """Wait until something is so that a thread or a longer timer brings about."""
    async with asyncio.timeout(LONGEST):
        while not is_so():
            await asyncio.sleep(OFTEN)
            await settled()
    await pilot.pause()


async def shown(pilot: Pilot[None], words: str) -> None:
    """Wait until *words* stand on the screen."""
    await until(pilot, lambda: words in text(pilot))


async def dealt_with(pilot: Pilot[None]) -> None:
    """Wait until every key that was sent ahead has had its turn."""
    app = pilot.app
    assert isinstance(app, AssessApp)
    await settled()
    await until(pilot, lambda: not (app._waiting or app._is_busy))


def walk(pilot: Pilot[None]) -> WalkScreen:
    screen = pilot.app.screen
    assert isinstance(screen, WalkScreen)
    return screen


def text(pilot: Pilot[None]) -> str:
    """Return what stands on the screen."""
    strips = pilot.app.screen._compositor.render_strips()
    return "\n".join("".join(s.text for s in strip).rstrip() for strip in strips)


def colours(pilot: Pilot[None], line: str) -> dict[str, object]:
    """Return the colour of each character of a line that stands on the screen."""
    strips = pilot.app.screen._compositor.render_strips()
    strip = next(s for s in strips if line in "".join(each.text for each in s))
    return {
        character: each.style.color
        for each in strip
        if each.style
        for character in each.text
    }


async def type_in(pilot: Pilot[None], words: str) -> None:
    """Type words key by key."""
    names = {" ": "space", ".": "full_stop", "[": "left_square_bracket",
             "]": "right_square_bracket", "/": "slash", "@": "at", "=": "equals_sign",
             "(": "left_parenthesis", ")": "right_parenthesis", "-": "minus",
             ":": "colon", ",": "comma"}  # fmt: skip
    await pilot.press(*(names.get(letter, letter) for letter in words))


async def paste(pilot: Pilot[None], words: str) -> None:
    """Paste words, which takes as long as one key."""
    pilot.app.post_message(events.Paste(words))
    await pilot.pause()


def saved(folder: Path) -> Finding:
    """Return what the file holds of the first criterion."""
    return assessments.load(folder).assessment.sheet("lead").at(USERS)
