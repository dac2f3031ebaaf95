"""A workspace of real examples to try things on."""

from pathlib import Path

from assess.desk.errors import RefusedError
from assess.resources import bundled
from assess.store import copying
from assess.store.workspace import is_assessment


def demo(folder: Path) -> tuple[Path, ...]:
    """Copy the examples into *folder*; return the assessments in it.

    What is there already stays as it is, so that a second visit goes on where
    the first one ended.

    Raises:
        RefusedError: *folder* is a file.
        StoreError: the folder can't be written.
    """
    if folder.exists() and not folder.is_dir():
        raise RefusedError(f"{folder} is not a folder. Name a folder with --to.")
    copied = copying.copy_new(bundled("examples"), folder)
    return tuple(each for each in copied if is_assessment(each))
