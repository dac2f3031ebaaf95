"""Commands as processes of their own, without importing everything again for each.

What was forked goes on as `python -m` or `python -c` does: with its own streams,
folder, environment and session, the signals as Python sets them, and the end of an
interpreter. What Python reads as it starts, such as `PYTHONIOENCODING`, needs a process
that is started, and so does whatever a test says about starting.
"""

import atexit
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from functools import cache
from multiprocessing import Pipe
from pathlib import Path

from tests.forking import ROOT, Asked


class Forked:
    """A command that was forked; what is asked of it is called as by `Popen`."""

    def __init__(  # noqa: PLR0913 - as Popen
        self,
        command: list[str],
        *,
        stdin: int = subprocess.DEVNULL,
        stdout: int = subprocess.DEVNULL,
        stderr: int = subprocess.DEVNULL,
        cwd: Path | str = ".",
        env: Mapping[str, str] | None = None,
        start_new_session: bool = False,
        preexec_fn: Callable[[], object] | None = None,
    ) -> None:
        """Fork it, with these descriptors as its streams."""
        env = dict(os.environ if env is None else env)
        asked = Asked(
            command[1:], str(Path(cwd).absolute()), env, start_new_session, preexec_fn
        )
        self._line, there = Pipe()
        with there, Path(os.devnull).open("r+b") as nowhere:
            streams = (
                nowhere.fileno() if each == subprocess.DEVNULL else each
                for each in (stdin, stdout, stderr)
            )
            socket.send_fds(_forking(), [b"."], [there.fileno(), *streams])
        self._line.send(asked)
        self.pid: int = self._line.recv()
        self._code: int | None = None

    @classmethod
    def run(
        cls, command: list[str], *, cwd: Path, env: Mapping[str, str] | None = None
    ) -> subprocess.CompletedProcess[str]:
        """Run it to its end; nothing is typed, and what it prints is caught."""
        (nothing, end), out, err = os.pipe(), os.pipe(), os.pipe()
        os.close(end)
        forked = cls(
            command, cwd=cwd, env=env, stdin=nothing, stdout=out[1], stderr=err[1]
        )
        for each in (nothing, out[1], err[1]):
            os.close(each)
        with ThreadPoolExecutor(1) as beside:
            said = beside.submit(_all_of, err[0])
            printed = _all_of(out[0])
        code = forked.wait()
        return subprocess.CompletedProcess(command, code, printed, said.result())

    def poll(self, timeout: float | None = 0) -> int | None:
        """Return the exit code, or None while it runs."""
        if self._code is None and self._line.poll(timeout):
            self._code = self._line.recv()
            self._line.close()
        return self._code

    def wait(self, timeout: float | None = None) -> int:
        """Return the exit code once it has ended."""
        code = self.poll(timeout)
        if code is None:
            raise subprocess.TimeoutExpired("a forked command", timeout or 0)
        return code

    def send_signal(self, number: int) -> None:
        """Send it a signal, if it still runs."""
        if self.poll() is None:
            with suppress(ProcessLookupError):
                os.kill(self.pid, number)

    def kill(self) -> None:
        """Kill it."""
        self.send_signal(signal.SIGKILL)


def _all_of(descriptor: int) -> str:
    with os.fdopen(descriptor) as stream:
        return stream.read()


@cache
def _forking() -> socket.socket:
    """Start what forks; return the way to it."""
    ours, theirs = socket.socketpair()
    code = f"from tests.forking import serve; serve({theirs.fileno()})"
    server = subprocess.Popen(
        [sys.executable, "-c", code],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        cwd=ROOT,
        pass_fds=[theirs.fileno()],
        start_new_session=True,
    )
    theirs.close()

    def end() -> None:
        ours.close()
        server.wait()

    atexit.register(end)
    return ours
