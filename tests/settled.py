"""Wait in a test of screens until all is done that was begun, and not for time.

Textual's own wait looks at the clock: it sleeps until the processor seems idle. That
takes long on a quiet machine, longer on a busy one, and is over too soon on a slow one.
"""

import asyncio
from asyncio import Task
from collections.abc import Iterator
from typing import Any

import textual.app
import textual.pilot
from textual._compositor import Compositor
from textual._context import active_app
from textual.app import App
from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet
from textual.pilot import Pilot
from textual.timer import Timer

LONGEST = 60
"""Seconds after which a test fails that waits for something that never comes."""

SOON = 0.1
"""Seconds within which a timer goes off that belongs to what began it."""

_drawn = Compositor.render_update


async def settled(*_: object) -> None:
    """Wait until no message, thread or short timer is left."""
    app = active_app.get()
    async with asyncio.timeout(LONGEST):
        while app.is_running:
            await _has_no_more_to_run()
            if tasks := {*_threads(app), *_short_timers()}:
                await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
                continue
            if app.screen_stack:
                app.screen._on_timer_update()
            if not _to_run():
                break


async def settled_and_drawn(*_: object) -> None:
    """Wait until all is done, and draw it."""
    await settled()
    draw(active_app.get())


def draw(app: App[Any]) -> None:
    """Draw what changed since the last frame."""
    if app.screen_stack:
        behind = app._background_screens
        _drawn(app.screen._compositor, screen_stack=behind)


def put_off(self: Compositor, *, full: bool = False, **arguments: Any) -> Any:
    """Leave what changed for the next frame, unless a picture of all is asked for."""
    return _drawn(self, full=True, **arguments) if full else None


_parsed = Stylesheet._parse_rules
_rules: dict[object, list[RuleSet]] = {}
_colours: tuple[dict[str, str], frozenset[tuple[str, str]]] = {}, frozenset()
"""Those that were asked for last, and what tells them from others."""


def parsed_once(self: Stylesheet, css: str, *given: Any, **named: Any) -> list[RuleSet]:
    """Parse the look of a widget in the same colours once for all applications."""
    global _colours  # noqa: PLW0603 - the key of what is kept in this module
    if self._variables is not _colours[0]:
        _colours = self._variables, frozenset(self._variables.items())
    key = (css, given, frozenset(named.items()), _colours[1])
    if key not in _rules:
        _rules[key] = _parsed(self, css, *given, **named)
    return _rules[key]


def _to_run() -> int:
    """Count what the event loop could run at once."""
    loop: Any = asyncio.get_running_loop()
    return len(loop._ready)


async def _has_no_more_to_run() -> None:
    """Let all else run until it waits, for a clock, a thread, or the next key."""
    left = True
    while left:
        await asyncio.sleep(0)
        left = bool(_to_run())


def _threads(app: App[Any]) -> Iterator[Task[Any]]:
    """Yield the work of screens that is done in threads."""
    for worker in app.workers:
        if worker._thread_worker and worker._task and not worker._task.done():
            yield worker._task


_started = Timer._start
_going: set[Task[Any]] = set()
"""The timers that were started and go off once, and soon."""


def started(self: Timer) -> None:
    """Start a timer, and remember it where it is waited for."""
    _started(self)
    if self._task and _is_short(self):
        _going.add(self._task)
        self._task.add_done_callback(_going.discard)


def _short_timers() -> Iterator[Task[Any]]:
    """Yield the timers of this application that go off once, and soon."""
    loop = asyncio.get_running_loop()
    return (task for task in _going if task.get_loop() is loop)


def _is_short(timer: Timer) -> bool:
    return timer._repeat == 0 and timer._interval <= SOON


# What nobody looks at is not drawn: keys that a test presses draw nothing until it
# pauses, or reads what stands on the screen.
Stylesheet._parse_rules = parsed_once  # type: ignore[method-assign]
Timer._start = started  # type: ignore[method-assign]
Compositor.render_update = put_off  # type: ignore[assignment, method-assign]
Pilot._wait_for_screen = settled  # type: ignore[assignment, method-assign]
textual.app.wait_for_idle = settled  # type: ignore[assignment, attr-defined]
textual.pilot.wait_for_idle = settled_and_drawn  # type: ignore[assignment, attr-defined]
