from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual import events
from textual.pilot import Pilot

from assess.domain.finding import Finding
from assess.store import assessments
from assess.tui.app import AssessApp
from assess.tui.screens.walk import FURNISH_AFTER, WalkScreen
from tests.builders import USERS, a_folder

Opened = Callable[..., object]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return a_folder(tmp_path)


@asynccontextmanager
async def opened(
    folder: Path | None, size: tuple[int, int] = (120, 40), person: str | None = None
) -> AsyncIterator[Pilot[None]]:
    """Open the application, and wait until what it opened can be changed."""
    app = AssessApp(folder, person)
    async with app.run_test(size=size) as pilot:
        await ready(pilot)
        yield pilot


async def ready(pilot: Pilot[None]) -> None:
    """Wait for the threads that open things."""
    await pilot.pause(0.05)
    lasting = {"start_new", "go_to_room"}
    for worker in list(pilot.app.workers):
        if worker.name not in lasting:
            await worker.wait()
    await pilot.pause()
    screen = pilot.app.screen
    while isinstance(screen, WalkScreen) and screen.desk and not screen.query("Words"):
        await pilot.pause(FURNISH_AFTER)


async def dealt_with(pilot: Pilot[None]) -> None:
    """Wait until every key that was sent ahead has had its turn."""
    app = pilot.app
    assert isinstance(app, AssessApp)
    for _ in range(200):
        await pilot.pause(0.05)
        if not (app._waiting or app._is_busy):
            break
    await pilot.pause()


def walk(pilot: Pilot[None]) -> WalkScreen:
    screen = pilot.app.screen
    assert isinstance(screen, WalkScreen)
    return screen


def text(pilot: Pilot[None]) -> str:
    """Return what stands on the screen."""
    strips = pilot.app.screen._compositor.render_strips()
    return "\n".join("".join(s.text for s in strip).rstrip() for strip in strips)


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
