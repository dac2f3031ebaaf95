"""Copy files that ship with assess to where a person can change them."""

from collections.abc import Callable
from importlib.resources.abc import Traversable
from pathlib import Path

from assess.store.files import replace


def copy_new(
    source: Traversable,
    folder: Path,
    changed: Callable[[Path, bytes], bytes] = lambda _, content: content,
) -> None:
    """Copy what *folder* has not got yet, each file's content as *changed* makes it."""
    for item in sorted(source.iterdir(), key=lambda entry: entry.name):
        target = folder / item.name
        if item.is_dir():
            copy_new(item, target, changed)
        elif not target.exists():
            replace(target, changed(target, item.read_bytes()), root=folder)
