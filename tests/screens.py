import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual import events
from textual.app import App
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import Markdown
from textual.worker import Worker

from assess.app.application import AssessApp
from assess.model.finding import Finding
from assess.publish.screens.preview import PreviewScreen
from assess.rate.screens.walk import FURNISH_AFTER, WalkScreen
from assess.setup.screens.new import NewScreen
from assess.store import assessments
from tests.builders import USERS, a_folder
from tests.settled import LONGEST

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


LASTING = {"start_new", "go_to_room", "go_to_agreement"}
"""Workers that push a screen and last until it is left."""


async def ready(pilot: Pilot[None]) -> None:
    """Wait until what was begun is there: threads, screens, and what they show."""
    async with asyncio.timeout(LONGEST):
        await pilot.pause()
        while not is_there(pilot.app):
            for worker in begun(pilot.app):
                if worker.name not in LASTING:
                    await worker.wait()
            await asyncio.sleep(FURNISH_AFTER / 5)
            await pilot.pause()
    await pilot.pause()


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
    pushed = (w.name in LASTING and _has_pushed(app, w) for w in begun(app))
    return all(pushed) and _is_filled(app.screen)


def _has_pushed(app: AssessApp, worker: Worker[object]) -> bool:
    """Whether the screen stands that a lasting worker opened."""
    stack = app.screen_stack
    if isinstance(worker.node, Screen):
        return worker.node in stack[:-1]
    return any(isinstance(screen, NewScreen) for screen in stack)


def _is_filled(screen: Screen[object]) -> bool:
    if isinstance(screen, PreviewScreen):
        document = screen.query_one(Markdown)
        return bool(document.children) and not document.lock.is_locked
    if not isinstance(screen, WalkScreen):
        return True
    if screen.desk is None:
        refused = screen.query_one("#told").has_class("trouble")
        return refused or screen.has_class("-choosing")
    return bool(screen.query("Words"))


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
