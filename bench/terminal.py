"""A pseudo-terminal that plays a terminal's part and stamps what arrives.

The emulator is slow, so it looks at the output only when the program is quiet:
its own time is never inside a measured one.
"""

import contextlib
import fcntl
import os
import re
import select
import signal
import struct
import subprocess
import termios
import time
from collections.abc import Callable
from typing import Any

import pyte

ANSWERS = [
    (re.compile(rb"\x1b\[\?2026\$p"), b"\x1b[?2026;2$y"),
    (re.compile(rb"\x1b\[\?2048\$p"), b"\x1b[?2048;0$y"),
    (re.compile(rb"\x1b\[6n"), b"\x1b[1;1R"),
    (re.compile(rb"\x1b\[0?c"), b"\x1b[?62;22c"),
    (re.compile(rb"\x1b\[\?u"), b"\x1b[?0u"),
]
"""What a terminal answers when it is asked what it can do."""

NOISE = re.compile(
    rb"\x1b[P_^][^\x1b]*\x1b\\|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)"
    rb"|\x1b\[[<=>][0-9;:]*[a-zA-Z]|\x1b\[\??[0-9;]*\$[a-z]"
)
"""Sequences that the emulator would print instead of passing over."""


class Screen(pyte.Screen):
    """A screen that takes what the emulator alone would choke on."""

    def select_graphic_rendition(self, *attrs: int, **kwargs: Any) -> None:
        """Pass over private sequences."""
        if not kwargs.get("private"):
            super().select_graphic_rendition(*attrs)

    def report_device_status(self, *_: Any, **__: Any) -> None:
        """Say nothing; the terminal answers itself."""


def _own_the_line() -> None:
    """Make the pseudo-terminal the program's own, which then hears when it closes."""
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)


class Terminal:
    """A program in a pseudo-terminal of 120 x 40."""

    def __init__(
        self,
        command: list[str],
        size: tuple[int, int] = (120, 40),
        *,
        owns_line: bool = True,
        start: Callable[..., Any] = subprocess.Popen,
    ) -> None:
        """Start the program; the time counts from just before that.

        Args:
            command: What to start.
            size: Columns and rows.
            owns_line: Whether the system tells the program when the terminal closes.
            start: What starts it as `Popen` does.
        """
        self.columns, self.rows = size
        self.screen = Screen(*size)
        self._stream = pyte.ByteStream(self.screen)
        self._waiting: list[tuple[int, bytes]] = []
        self.ended = False
        main, side = os.openpty()
        window = struct.pack("HHHH", self.rows, self.columns, 0, 0)
        fcntl.ioctl(side, termios.TIOCSWINSZ, window)
        self.started = time.perf_counter_ns()
        self._process = start(
            command,
            stdin=side,
            stdout=side,
            stderr=side,
            start_new_session=True,
            preexec_fn=_own_the_line if owns_line else None,
            env={**os.environ, "TERM": "xterm-256color", "LANG": "C.UTF-8"},
        )
        os.close(side)
        self._main = main

    def _read(self, seconds: float) -> bool:
        ready, _, _ = select.select([self._main], [], [], seconds)
        if not ready:
            return False
        try:
            data = os.read(self._main, 1 << 16)
        except OSError:
            data = b""
        if not data:
            self.ended = True
            return False
        self._waiting.append((time.perf_counter_ns(), data))
        for asked, answer in ANSWERS:
            if asked.search(data):
                os.write(self._main, answer)
        return True

    def _show_one(self) -> int:
        at, data = self._waiting.pop(0)
        self._stream.feed(NOISE.sub(b"", data))
        return at

    @property
    def text(self) -> str:
        """What stands on the screen."""
        return "\n".join(self.screen.display)

    @property
    def picture(self) -> int:
        """A number that changes with every character and colour."""
        cells = (
            (cell.data, cell.fg, cell.bg, cell.bold, cell.reverse)
            for y in range(self.rows)
            for cell in (self.screen.buffer[y][x] for x in range(self.columns))
        )
        return hash(tuple(cells))

    def wait_for(self, seen: Callable[[], bool], seconds: float = 30) -> int:
        """Return when, in ns, the output came after which *seen* holds."""
        end = time.perf_counter() + seconds
        while time.perf_counter() < end and not self.ended:
            if self._read(0.02) and len(self._waiting) < 200:
                continue
            while self._waiting:
                at = self._show_one()
                if seen():
                    return at
        message = f"never shown; the screen was:\n{self.text}"
        raise TimeoutError(message)

    def settle(self, quiet: float = 0.3, seconds: float = 6) -> None:
        """Wait until nothing comes any more."""
        end, last = time.perf_counter() + seconds, time.perf_counter()
        while time.perf_counter() < end and not self.ended:
            if self._read(0.02):
                last = time.perf_counter()
            while self._waiting:
                self._show_one()
            if time.perf_counter() - last > quiet:
                return

    def send(self, keys: bytes) -> int:
        """Press keys; return when."""
        at = time.perf_counter_ns()
        os.write(self._main, keys)
        return at

    def wait_for_end(self, seconds: float = 30) -> int:
        """Wait until the program has ended by itself; return its exit code."""
        end = time.perf_counter() + seconds
        while not self.ended:
            self._read(0.05)
            if time.perf_counter() > end:
                message = f"never ended; the screen was:\n{self.text}"
                raise TimeoutError(message)
        while self._waiting:
            self._show_one()
        os.close(self._main)
        return int(self._process.wait(seconds))

    def signal(self, number: int) -> None:
        """Send the program a signal."""
        self._process.send_signal(number)

    def hang_up(self) -> int:
        """Close the terminal itself, as a window that is shut; return the exit code."""
        os.close(self._main)
        self.ended = True
        return int(self._process.wait(30))

    def close(self) -> None:
        """End the program that was started here."""
        self._process.send_signal(signal.SIGHUP)
        for _ in range(50):
            with contextlib.suppress(OSError):
                self._read(0.01)
            if self._process.poll() is not None:
                break
        else:
            self._process.kill()
            self._process.wait()
        os.close(self._main)
