"""What every test stands on: no test touches the home of whoever runs it."""

import gc
import os
import re
import shutil
import signal
import tempfile
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from assess.document.apart import APART
from assess.document.sandbox import OwnEnvironment
from tests.builders import a_folder
from tests.commands import assess, forked, process
from tests.values import bare, scales, standards, whole

__all__ = ["assess", "bare", "forked", "process", "scales", "standards", "whole"]
"""Fixtures that every feature's tests may ask for."""

if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    # A shell ignores Ctrl+C for what it starts in the background, and so would the
    # commands that the tests start and interrupt.
    signal.signal(signal.SIGINT, signal.default_int_handler)

MEMORY = Path("/dev/shm")  # noqa: S108 - nothing is made there but by `tempfile`
ROOM = 2 * 1024**3
"""Bytes that must be free there: a whole run leaves a fifth of it."""

if MEMORY.is_dir() and shutil.disk_usage(MEMORY).free >= ROOM:
    # A test makes dozens of folders and files: on a disk most of its time went there.
    os.environ.setdefault("TMPDIR", str(MEMORY))
    tempfile.tempdir = None

gc.set_threshold(20_000, 20, 20)
"""Garbage is looked for seldom: it took a seventh of the time of tests of screens."""

settings.register_profile("quick", max_examples=40, deadline=None)
settings.register_profile("wide", max_examples=2_000, deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "quick"))


_numbers = count()


@pytest.fixture
def tmp_path(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """Give a test a folder of its own.

    As pytest does, but the folders of all tests before are not listed for a number:
    in a whole run that took nine seconds of each core.
    """
    name = re.sub(r"\W", "_", request.node.name)[:30]
    return tmp_path_factory.mktemp(f"{name}{next(_numbers)}", numbered=False)


@pytest.fixture(scope="session", autouse=True)
def _no_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Give what is made once for many tests a state folder, before any has its own."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ASSESS_STATE", str(tmp_path_factory.mktemp("state")))
        yield


@pytest.fixture(scope="session", autouse=True)
def _no_wait_for_disks() -> Iterator[None]:
    """Wait for no disk: only a power cut could tell, and a test waits five times.

    Processes of their own do wait, and `tests/faults` looks at when.
    """
    with pytest.MonkeyPatch.context() as patch:
        for call in ("fsync", "fdatasync"):
            patch.setattr(
                os, call, os.fstat, raising=False
            )  # it refuses what is closed
        yield


@pytest.fixture(autouse=True)
def state(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> Path:
    """Give each test a state folder of its own."""
    folder = tmp_path_factory.mktemp(f"its-state-{next(_numbers)}", numbered=False)
    monkeypatch.setenv("ASSESS_STATE", str(folder))
    return folder


@pytest.fixture(autouse=True)
def _drawn_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Draw a council's templates in this process, where branches are counted."""
    monkeypatch.setattr(APART, "call", lambda function, *given: function(*given))


@pytest.fixture(scope="session", autouse=True)
def _compiled_once() -> Iterator[None]:
    """Compile what ships once for the own templates of all councils, not for each."""
    known: dict[object, object] = {}
    compiled: Any = OwnEnvironment.compile

    def compile_(self: OwnEnvironment, source: str, *given: str, **more: bool) -> Any:
        key = (source, given, *more.items(), self.autoescape)
        if key not in known:
            known[key] = compiled(self, source, *given, **more)
        return known[key]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(OwnEnvironment, "compile", compile_)
        yield


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Make an assessment of one lead, with nothing rated yet."""
    return a_folder(tmp_path)


def pytest_collection_finish() -> None:
    """Leave what is imported by now out of every later search for garbage."""
    gc.freeze()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--wide", action="store_true", help="the long matrices too")


def pytest_collection_modifyitems(
    config: pytest.Config, items: list[pytest.Item]
) -> None:
    for item in items:
        if item.get_closest_marker("browser") and "browser" not in item.path.parts:
            message = f"{item.nodeid} looks at pages: it belongs into tests/browser"
            raise pytest.UsageError(message)
    if config.getoption("--wide"):
        return
    wide = [item for item in items if item.get_closest_marker("wide")]
    config.hook.pytest_deselected(items=wide)
    items[:] = [item for item in items if item not in wide]
