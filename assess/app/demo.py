"""A workspace of real examples to try things on."""

from pathlib import Path

from assess.resources import bundled
from assess.store import copying


def demo(folder: Path) -> tuple[Path, ...]:
    """Copy the examples into *folder*; return the assessments in it.

    What is there already stays as it is, so that a second visit goes on where
    the first one ended.

    Raises:
        StoreError: the folder can't be written.
    """
    return copying.copy_new(bundled("examples"), folder)
