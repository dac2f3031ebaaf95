"""Timers that go off however busy the machine is."""

from textual.message_pump import MessagePump
from textual.timer import Timer, TimerCallback


class Punctual(MessagePump):
    """Sets timers of which none is left out.

    Textual leaves out one whose time is over before it begins to wait for it. On a busy
    machine that can be one that goes off once, and what it was to open never opens.
    """

    def set_timer(
        self,
        delay: float,
        callback: TimerCallback | None = None,
        *,
        name: str | None = None,
        pause: bool = False,
    ) -> Timer:
        """Call something once, after *delay* seconds or as soon as it can be."""
        timer = super().set_timer(delay, callback, name=name, pause=pause)
        timer._skip = False  # noqa: SLF001 - `set_timer` has no word for it
        return timer
