"""What a key begins is done when the key has been pressed."""

import threading
from typing import ClassVar

from textual import work
from textual.app import App
from textual.binding import BindingType

from tests.settled import SOON


class Busy(App[None]):
    """An application whose one key begins a thread, and that a timer."""

    BINDINGS: ClassVar[list[BindingType]] = [("a", "begin", "Begin")]

    def __init__(self) -> None:
        super().__init__()
        self.may_go_on = threading.Event()
        self.done: list[str] = []

    def action_begin(self) -> None:
        self.in_a_thread()
        self.set_timer(SOON / 2, self.may_go_on.set)

    @work(thread=True)
    def in_a_thread(self) -> None:
        self.may_go_on.wait()
        self.done.append("thread")
        self.call_later(self.set_timer, SOON / 10, self.in_the_end)

    def in_the_end(self) -> None:
        self.done.append("timer")


async def test_a_key_is_waited_for_with_its_threads_and_short_timers() -> None:
    async with Busy().run_test() as pilot:
        await pilot.press("a")
        assert isinstance(pilot.app, Busy)
        assert pilot.app.done == ["thread", "timer"]


async def test_a_longer_timer_is_not_waited_for() -> None:
    async with Busy().run_test() as pilot:
        assert isinstance(pilot.app, Busy)
        pilot.app.set_timer(1_000, pilot.app.exit)
        await pilot.press("b")
        assert pilot.app.is_running
