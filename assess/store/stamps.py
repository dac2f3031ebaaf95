"""By what it is known that nothing was written into a folder since it was read."""

import os
import time
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import Final, NamedTuple

from assess import __version__
from assess.store import disk
from assess.store.errors import StoreError
from assess.store.saving import sha256_once

SETTLED: Final = 2_000_000_000
"""Nanoseconds after which a file that is written again has another time anywhere."""

_FOLDERS: Final = ("", "people/", "standards/")


class Mark(NamedTuple):
    """What a folder looks like from outside."""

    stamp: str
    is_settled: bool
    """Whether whatever is written into it from now on changes its stamp."""


def marked(folder: Path, beside: Callable[[Path], str]) -> Mark:
    """Return what an assessment looks like, together with what else it rests on."""
    states, newest = _states(folder)
    files = "\n".join(states)
    whole = f"{_program()}\n{beside(folder)}\n{files}"
    return Mark(_digest_of(whole), newest + SETTLED < time.time_ns())


def stamp_of(path: Path) -> str:
    """Return what tells whether a file was changed; also that it is missing."""
    try:
        found = path.stat()
    except OSError as error:
        return f"{error.errno}"
    times = f"{found.st_mtime_ns} {found.st_ctime_ns}"
    return f"{path.name} {times} {found.st_size} {found.st_ino}"


def content_of(folder: Path) -> str:
    """Return a digest of every file of an assessment that may be read."""
    whole = blake2b(digest_size=16)
    for state in _states(folder)[0]:
        name = state.rsplit(" ", 4)[0]
        whole.update(_bytes_of(name))
        with suppress(StoreError):
            content = disk.content(folder / name, name)
            is_shared = name.startswith("standards/")
            whole.update(sha256_once(content).encode() if is_shared else content)
    return whole.hexdigest()


def _states(folder: Path) -> tuple[list[str], int]:
    """Return what tells whether files were changed, and when the newest of them was.

    Of each file that may be read, and of what can't be looked at: name, when it was
    modified, when it was changed, size and number. The second time tells also where
    the first was put back; on Windows it is that of creation. This is most of what it
    costs to look at what did not change, so nothing is called that need not be.
    """
    whole = os.fspath(folder)  # joining paths would take longer than looking
    states, newest = [], 0
    for inner in _FOLDERS:
        try:
            with os.scandir(f"{whole}{os.sep}{inner}") as entries:
                found = [each for each in entries if each.name.endswith(".toml")]
        except OSError as error:
            states.append(f"{inner} 0 0 0 {error.errno or 0}")
            continue
        for entry in found:
            name = f"{inner}{entry.name}"
            try:
                state = entry.stat()
            except OSError as error:
                states.append(f"{name} 0 0 0 {error.errno or 0}")
                continue
            modified, changed = state.st_mtime_ns, state.st_ctime_ns
            newest = max(newest, modified, changed)
            size, number = state.st_size, state.st_ino
            states.append(f"{name} {modified} {changed} {size} {number}")
    states.sort()
    return states, newest


@cache
def _program() -> str:
    """Say which program reads: another one may make something else of a folder."""
    found = []
    for folder, _, names in os.walk(Path(__file__).parents[1]):
        sources = (f"{folder}/{name}" for name in names if name.endswith(".py"))
        found += [f"{name} {stamp_of(Path(name))}" for name in sources]
    return _digest_of(f"{__version__} {sorted(found)}")


def _digest_of(words: str) -> str:
    return blake2b(_bytes_of(words), digest_size=16).hexdigest()


def _bytes_of(words: str) -> bytes:
    return words.encode("utf-8", "backslashreplace")
