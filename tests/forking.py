"""The process that has imported the application, and forks for each command.

It is asked by `tests/forked.py`, and imports nothing that a command would not.
"""

import atexit
import gc
import os
import pkgutil
import runpy
import socket
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from importlib import import_module
from multiprocessing.connection import Connection
from pathlib import Path
from types import ModuleType
from typing import NamedTuple

ROOT = Path(__file__).parents[1]
STREAMS = 3
UNUSUAL = ("assess.__main__", "assess.exchange")
"""What only few commands import; the first is what runs."""


class Asked(NamedTuple):
    """What is run, and what it may not take from the process that forks."""

    command: list[str]
    cwd: str
    env: dict[str, str]
    start_new_session: bool
    preexec_fn: Callable[[], object] | None


def _ready() -> None:
    """Import and read what nearly every command would import and read again."""
    modules = pkgutil.walk_packages([str(ROOT / "assess")], "assess.")
    usual = [each.name for each in modules if not each.name.startswith(UNUSUAL)]
    for name in (*usual, "bench.terminal", "filelock"):
        import_module(name)
    from assess.check.use_cases.deadlines import working_days_later  # noqa: PLC0415 - who asks has no use for it
    from assess.store import assessments  # noqa: PLC0415 - who asks has no use for it
    from tests.builders import GOLDEN  # noqa: PLC0415 - who asks has no use for it

    assessments.load(GOLDEN)
    working_days_later(date(2026, 5, 12), 1, "england")


def serve(descriptor: int) -> None:
    """Fork for each command that is asked for, until nobody is there to ask."""
    asked = socket.socket(fileno=descriptor)
    _ready()
    gc.collect()
    gc.freeze()
    while given := socket.recv_fds(asked, 1, 1 + STREAMS)[1]:
        if not os.fork():
            asked.close()
            return _keep(*given)
        for each in given:
            os.close(each)
        with suppress(ChildProcessError):
            while os.waitpid(-1, os.WNOHANG)[0]:
                pass
    return None


def _keep(line: int, *streams: int) -> None:
    """Fork the command, and tell how it ended."""
    told = Connection(line)
    asked = told.recv()
    child = os.fork()
    if not child:
        told.close()
        return _become(asked, streams)
    for each in streams:
        os.close(each)
    with suppress(OSError):  # nobody waits for it any more
        told.send(child)
        told.send(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
    os._exit(0)


def _become(asked: Asked, streams: tuple[int, ...]) -> None:
    """Go on as the command, and end as it ends."""
    if asked.start_new_session:
        os.setsid()
    for number, each in enumerate(streams):
        os.dup2(each, number)
        os.close(each)
    if asked.preexec_fn:
        asked.preexec_fn()
    for number, name in enumerate(("stdin", "stdout", "stderr")):
        _open(number, name)
    os.chdir(asked.cwd)
    os.environ.clear()
    os.environ.update(asked.env)
    time.tzset()
    try:
        _run(*asked.command, cwd=asked.cwd)
    except SystemExit as ended:
        if isinstance(ended.code, int) and threading.active_count() == 1:
            _end(ended.code)
        raise


def _open(number: int, name: str) -> None:
    """Open a standard stream as the interpreter does."""
    old = getattr(sys, name)
    new = os.fdopen(
        number,
        "w" if number else "r",
        buffering=1 if name == "stderr" else -1,
        encoding=old.encoding,
        errors=old.errors,
        closefd=False,
    )
    setattr(sys, name, new)
    setattr(sys, f"__{name}__", new)


def _run(how: str, what: str, *arguments: str, cwd: str) -> None:
    sys.argv[:] = [how, *arguments]
    if how == "-m":
        sys.path[0] = cwd
        runpy.run_module(what, run_name="__main__", alter_sys=True)
    else:
        sys.modules["__main__"] = module = ModuleType("__main__")
        exec(what, module.__dict__)  # noqa: S102 - the test's own


def _end(code: int) -> None:
    """End as the interpreter does, but do not take apart what was imported.

    That takes longer than most commands. What can't be written is left to the
    interpreter, which says so.
    """
    atexit._run_exitfuncs()
    with suppress(OSError, ValueError):
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)
