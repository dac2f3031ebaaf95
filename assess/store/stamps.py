"""By what it is known that nothing was written into a folder since it was read."""

import os
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import Final, NamedTuple

from assess import __version__
from assess.store import disk
from assess.store.errors import StoreError

SETTLED: Final = 2_000_000_000
"""Nanoseconds after which a file that is written again has another time anywhere."""

_FOLDERS: Final = ("", "people/", "standards/")


class State(NamedTuple):
    """What tells whether a file was changed, as far as it can be seen from outside."""

    name: str
    modified: int
    changed: int
    """Also where the time of modification was put back; creation on Windows."""
    size: int
    number: int


class Mark(NamedTuple):
    """What a folder looks like from outside."""

    stamp: str
    is_settled: bool
    """Whether whatever is written into it from now on changes its stamp."""


def marked(folder: Path, beside: Callable[[Path], str]) -> Mark:
    """Return what an assessment looks like, together with what else it rests on."""
    states = sorted(_states(folder))
    newest = max((max(s.modified, s.changed) for s in states), default=0)
    files = "".join(map("{0.name} {0[1]} {0[2]} {0.size} {0.number}\n".format, states))
    whole = f"{_program()}\n{beside(folder)}\n{files}"
    return Mark(_digest_of(whole), newest + SETTLED < time.time_ns())


def stamp_of(path: Path) -> str:
    """Return what tells whether a file was changed; also that it is missing."""
    try:
        return str(_state(path.name, path.stat()))
    except OSError as error:
        return f"{error.errno}"


def content_of(folder: Path) -> str:
    """Return a digest of every file of an assessment that may be read."""
    whole = blake2b(digest_size=16)
    for state in sorted(_states(folder)):
        whole.update(_bytes_of(state.name))
        with suppress(StoreError):
            whole.update(disk.content(folder / state.name, state.name))
    return whole.hexdigest()


def _states(folder: Path) -> Iterator[State]:
    """Yield the state of each file that may be read, and of what can't be looked at."""
    whole = os.fspath(folder)  # joining paths would take longer than looking
    for inner in _FOLDERS:
        try:
            with os.scandir(f"{whole}{os.sep}{inner}") as entries:
                found = [each for each in entries if each.name.endswith(".toml")]
        except OSError as error:
            yield State(inner, 0, 0, 0, error.errno or 0)
            continue
        for entry in found:
            yield _looked_at(f"{inner}{entry.name}", entry)


def _looked_at(name: str, entry: os.DirEntry[str]) -> State:
    try:
        return _state(name, entry.stat())
    except OSError as error:
        return State(name, 0, 0, 0, error.errno or 0)


def _state(name: str, found: os.stat_result) -> State:
    times = found.st_mtime_ns, found.st_ctime_ns
    return State(name, *times, found.st_size, found.st_ino)


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
