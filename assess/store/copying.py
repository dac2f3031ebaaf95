"""Copy files that ship with assess to where a person can change them."""

from importlib.resources.abc import Traversable
from pathlib import Path

from assess.store.files import replace


def copy_new(source: Traversable, folder: Path) -> tuple[Path, ...]:
    """Copy what *folder* has not got yet; return the folders in it, by name."""
    for item in sorted(source.iterdir(), key=lambda entry: entry.name):
        target = folder / item.name
        if item.is_dir():
            copy_new(item, target)
        elif not target.exists():
            replace(target, item.read_bytes(), root=folder)
    return tuple(
        folder / item.name
        for item in sorted(source.iterdir(), key=lambda entry: entry.name)
        if item.is_dir()
    )
