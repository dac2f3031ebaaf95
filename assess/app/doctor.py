"""`assess doctor`."""

import os
import platform
import shutil
import sys
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from assess import __version__
from assess.desk.leftovers import leftovers
from assess.resources import bundled
from assess.store.standards import available
from assess.store.state import cache_folder, state_folder
from assess.ui.command.arguments import Parser
from assess.ui.no_color import is_colourless

LIBRARIES = ("textual", "pydantic", "jinja2", "tomli-w", "markdown-it-py", "filelock")


def doctor(arguments: list[str]) -> int:
    """Say what assess finds on this machine; exit with 1 if something is amiss."""
    parser = Parser("doctor", "Say what assess finds on this machine.", "assess doctor")
    parser.parse_args(arguments)
    amiss = list(_amiss())
    for name, found in _facts():
        print(f"{name:<15} {found}")
    for sentence in amiss:
        print(f"! {sentence}")
    print("All is well." if not amiss else f"{len(amiss)} to look at.")
    return int(bool(amiss))


def _facts() -> Iterator[tuple[str, str]]:
    yield "assess", __version__
    yield "Python", f"{platform.python_version()} on {platform.system()}"
    for name in LIBRARIES:
        yield name, _version(name)
    size = shutil.get_terminal_size()
    terminal = f"{os.environ.get('TERM', 'not set')}, {size.columns} x {size.lines}"
    yield "terminal", terminal if sys.stdout.isatty() else f"none ({terminal})"
    yield "encoding", str(sys.stdout.encoding)
    yield "colours", "off, NO_COLOR is set" if is_colourless() else "on"
    yield "editor", os.environ.get("VISUAL") or os.environ.get("EDITOR") or "not set"
    yield "data", str(bundled("criteria"))
    yield "standards", ", ".join(available(None))
    writable = "writable" if _writable(state_folder()) else "not writable"
    yield "state", f"{state_folder()} ({writable})"
    yield "cache", str(cache_folder())
    yield "log", str(state_folder() / "assess.log")


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "missing"


def _amiss() -> Iterator[str]:
    folder = state_folder()
    if not _writable(folder):
        yield f"{folder} can't be written, so nothing typed is safe before it is saved."
    if (sys.stdout.encoding or "").lower().replace("-", "") != "utf8":
        yield "The terminal is not set to UTF-8, so shapes are shown as letters."
    for name in LIBRARIES:
        if _version(name) == "missing":
            yield f"{name} is missing. Install assess again."
    yield from leftovers(folder)


def _writable(folder: Path) -> bool:
    while not folder.exists():
        folder = folder.parent
    return folder.is_dir() and os.access(folder, os.W_OK)
