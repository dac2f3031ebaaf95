"""Copy files that ship with assess to where a person can change them."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Final

from assess.store.files import replace

_AT_ONCE: Final = 8
"""How many files wait for the disk together, which takes as long as one alone."""


def copy_new(
    source: Traversable,
    folder: Path,
    changed: Callable[[Path, bytes], bytes] = lambda _, content: content,
) -> None:
    """Copy what *folder* has not got yet, each file's content as *changed* makes it."""

    def copy(new: tuple[Traversable, Path]) -> None:
        item, target = new
        replace(target, changed(target, item.read_bytes()), root=target.parent)

    with ThreadPoolExecutor(_AT_ONCE) as threads:
        list(threads.map(copy, _new(source, folder)))


def _new(source: Traversable, folder: Path) -> Iterator[tuple[Traversable, Path]]:
    for item in sorted(source.iterdir(), key=lambda entry: entry.name):
        target = folder / item.name
        if item.is_dir():
            yield from _new(item, target)
        elif not target.exists():
            yield item, target
