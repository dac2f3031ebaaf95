"""What was made of each folder, kept in the user's cache so that it is read once.

What is kept of a folder holds as long as name, times, size and number of each of its
files do. The index can be thrown away at any time; folders are then read plainly.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, suppress
from functools import partial
from pathlib import Path
from typing import Any, Generic, NamedTuple, TypeVar

from assess.store.index_file import IndexFile, key_of, throw_away
from assess.store.stamps import Mark, content_of, marked, stamp_of

__all__ = ["Kind", "Mapped", "looked_at", "stamp_of", "throw_away"]

V = TypeVar("V")

Mapped = Callable[[Callable[[Path], Any], list[Path]], Iterable[Any]]
"""As `map`; another one may use several processes."""


class Kind(NamedTuple, Generic[V]):
    """Something that is made of a folder, and how it is kept as text."""

    name: str
    make: Callable[[Path], V]
    """A function of a module, so that another process can call it; never raises."""
    written: Callable[[V], str]
    read: Callable[[str], V]
    """Raises ValueError, TypeError or KeyError for what it did not write."""
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
    places = [(folder, marked(folder, beside)) for folder in folders]
    with closing(IndexFile(kind.name)) as file:
        known = file.known()
        changed = [
            folder
            for folder, mark in places
            if not _holds(folder, mark, known.get(key_of(folder)), differing)
        ]
        fresh = iter(mapped(partial(_made, kind.make), changed))
        left = set(changed)
        for folder, mark in places:
            if folder not in left:
                yield folder, _read_back(kind, folder, file)
                continue
            content, value = next(fresh)
            if mark.is_settled and kind.keeps(value):
                file.keep(folder, mark.stamp, content, kind.written(value))
            yield folder, value


def _holds(
    folder: Path,
    mark: Mark,
    kept: tuple[str, str] | None,
    differing: list[Path] | None,
) -> bool:
    """Whether what is kept of a folder is what would be made of it now."""
    if kept is None or kept[0] != mark.stamp:
        return False
    if differing is None or kept[1] == content_of(folder):
        return True
    differing.append(folder)
    return False


def _made(make: Callable[[Path], V], folder: Path) -> tuple[str, V]:
    return content_of(folder), make(folder)


def _read_back(kind: Kind[V], folder: Path, file: IndexFile) -> V:
    text = file.text(folder)
    with suppress(ValueError, TypeError, KeyError):
        if text is not None:
            return kind.read(text)
    return kind.make(folder)
