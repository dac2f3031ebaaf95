"""What was made of each folder, kept in the user's cache so that it is read once.

What is kept of a folder holds as long as name, times, size and number of each of its
files do, and for the version of the program that made it. The index can be thrown away
at any time; folders are then read plainly.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, suppress
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any, Final, Generic, NamedTuple, TypeVar

from assess import __version__
from assess.store.index_file import IndexFile, Row, key_of, throw_away
from assess.store.stamps import Mark, content_of, marked, stamp_of

__all__ = ["Kind", "Mapped", "looked_at", "stamp_of", "throw_away"]

V = TypeVar("V")

Mapped = Callable[[Callable[[Path], Any], list[Path]], Iterable[Any]]
"""As `map`; another one may use several processes."""

TOGETHER: Final = 10_000
"""Of how many folders rows are in memory at a time."""

_NOT_OURS: Final = (ValueError, TypeError, LookupError)
"""What is raised by what can't be written as text, or read from it again."""


class Kind(NamedTuple, Generic[V]):
    """Something that is made of a folder, and how it is kept as text."""

    name: str
    make: Callable[[Path], V]
    """A function of a module, so that another process can call it; never raises."""
    written: Callable[[V], str]
    read: Callable[[str], V]
    """Raises ValueError, TypeError or LookupError for what it did not write.

    What can't be written, or not be read again, is made at each look and never kept.
    """
    keeps: Callable[[V], bool]
    """Whether it may be kept: not what a disk refused for now."""


def _nothing(_folder: Path) -> str:
    return ""


def looked_at(
    kind: Kind[V],
    folders: Iterable[Path],
    *,
    beside: Callable[[Path], str] = _nothing,
    mapped: Mapped = map,
    differing: list[Path] | None = None,
) -> Iterator[tuple[Path, V]]:
    """Yield each folder with what is made of it, in their order.

    Args:
        kind: What is made of each.
        folders: The folders.
        beside: Says what else it rests on, such as the stamp of a policy.
        mapped: Makes it of what is not kept.
        differing: If given, every file is read; here comes what is not as it was when
            it was kept, though all its times and sizes are.
    """
    every = iter(folders)
    with closing(IndexFile(kind.name)) as file:
        look = _Look(kind, file, lambda f: f"{__version__} {beside(f)}", differing)
        while some := list(islice(every, TOGETHER)):
            yield from look.at(some, mapped)


class _Seen(NamedTuple):
    """A folder, what it looks like, and what is kept of it if that still holds."""

    folder: Path
    key: str
    mark: Mark
    row: Row | None


class _Look(NamedTuple, Generic[V]):
    """How folders are looked at."""

    kind: Kind[V]
    file: IndexFile
    beside: Callable[[Path], str]
    differing: list[Path] | None

    def at(self, folders: list[Path], mapped: Mapped) -> Iterator[tuple[Path, V]]:
        """Yield each folder with what is made of it."""
        seen = self._seen(folders)
        changed = [each.folder for each in seen if each.row is None]
        fresh = iter(mapped(partial(_made, self.kind), changed))
        seen.reverse()
        while seen:  # a row is let go once it is read
            folder, key, mark, row = seen.pop()
            if row is not None:
                yield folder, self._read_back(folder, row)
            else:
                yield folder, self._fresh(folder, key, mark, next(fresh))

    def _seen(self, folders: list[Path]) -> list[_Seen]:
        """Return how folders look, each with what is kept of it if that still holds."""
        marks = [marked(folder, self.beside) for folder in folders]
        keys = [key_of(folder) for folder in folders]
        known = self.file.known(keys)
        seen = []
        for folder, key, mark in zip(folders, keys, marks, strict=True):
            row = known.get(key)
            holds = row is not None and self._holds(folder, mark, row)
            seen.append(_Seen(folder, key, mark, row if holds else None))
        self.file.is_there(each.key for each in seen if each.row is not None)
        return seen

    def _holds(self, folder: Path, mark: Mark, row: Row) -> bool:
        """Whether what is kept of a folder is what would be made of it now."""
        if row.stamp != mark.stamp:
            return False
        if self.differing is None or row.content == content_of(folder):
            return True
        self.differing.append(folder)
        return False

    def _read_back(self, folder: Path, row: Row) -> V:
        try:
            return self.kind.read(row.made)
        except _NOT_OURS:
            return self.kind.make(folder)

    def _fresh(self, folder: Path, key: str, mark: Mark, made: "_Made") -> V:
        """Return what was just made, and keep it if it can be read again."""
        if made.text is None:
            value: V = made.value
            return value
        try:
            value = self.kind.read(made.text)
        except _NOT_OURS:
            return self.kind.make(folder)
        if mark.is_settled:
            self.file.keep(key, Row(mark.stamp, made.content, made.text))
        return value


class _Made(NamedTuple):
    """What was made of a folder, as it comes from another process: rather as text."""

    content: str
    text: str | None
    value: Any


def _made(kind: Kind[Any], folder: Path) -> _Made:
    content, value = content_of(folder), kind.make(folder)
    if kind.keeps(value):
        with suppress(*_NOT_OURS):
            return _Made(content, kind.written(value), None)
    return _Made(content, None, value)
