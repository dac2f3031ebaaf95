"""Keys that were typed ahead wait for what they are meant for, however long."""

import asyncio
from collections.abc import Callable
from typing import Any, ClassVar

import pytest
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Input

from assess.ui.terminal import keys
from assess.ui.terminal.keys import SerialKeys
from tests.screens import OFTEN
from tests.settled import LONGEST


class Field(Screen[None]):
    """A screen with a field."""

    def compose(self) -> ComposeResult:
        yield Input()


class Slow(Widget, can_focus=True):
    """Opens a screen once it may, or ends while a key waits for it."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("a,b", "mistake")]

    async def on_key(self, event: events.Key) -> None:
        assert isinstance(self.app, TypedAhead)
        if event.key == "o":
            await self.app.may_open.wait()
            await self.app.push_screen(Field())
        elif event.key == "x":
            assert self._task is not None
            self._task.cancel()

    def action_mistake(self) -> None:
        pytest.fail("A key was run that was meant for the field.")


class TypedAhead(SerialKeys):
    """An application with a key that takes long."""

    def __init__(self) -> None:
        self.timers: list[Timer] = []
        super().__init__()
        self.may_open = asyncio.Event()

    def compose(self) -> ComposeResult:
        yield Slow()

    def on_mount(self) -> None:
        self.query_one(Slow).focus()

    def set_timer(self, *given: Any, **how: Any) -> Timer:
        self.timers.append(super().set_timer(*given, **how))
        return self.timers[-1]

    @property
    def would_look(self) -> bool:
        """Whether it is to look if what a key waits for is still there."""
        return any(timer._task and timer._task.done() for timer in self.timers)

    def send(self, *names: str) -> None:
        for name in names:
            key = events.Key(name, name)
            key.set_sender(self)
            self.post_message(key)

    @property
    def is_done(self) -> bool:
        return not (self._waiting or self._is_busy)


async def until(is_so: Callable[[], object]) -> None:
    async with asyncio.timeout(LONGEST):
        while not is_so():  # noqa: ASYNC110 - whatever makes it so says nothing
            await asyncio.sleep(OFTEN)


@pytest.fixture
def app(monkeypatch: pytest.MonkeyPatch) -> TypedAhead:
    monkeypatch.setattr(keys, "LOOK_AGAIN", OFTEN)
    return TypedAhead()


async def test_keys_behind_one_that_takes_long_reach_the_screen_that_it_opens(
    app: TypedAhead,
) -> None:
    async with app.run_test() as pilot:
        app.send("o", "a", "b")
        await until(lambda: app.would_look)
        app.may_open.set()
        await until(lambda: app.is_done and app.screen.query(Input))
        await pilot.pause()
        assert app.screen.query_one(Input).value == "ab"


async def test_keys_go_on_where_a_widget_ended_that_never_answered(
    app: TypedAhead,
) -> None:
    async with app.run_test():
        app.send("x")
        await until(lambda: app.would_look)
        await until(lambda: app.is_done)
