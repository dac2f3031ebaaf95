"""Keep a whole assessment as it was, byte for byte, inside its own folder."""

from collections.abc import Mapping
from pathlib import Path

from assess.model.file_names import BRIEF_FILE
from assess.store import disk, files
from assess.store.errors import ChangedElsewhereError, FolderInUseError
from assess.store.saving import sha256
from assess.store.workspace import is_assessment


def keep(folder: Path, digests: Mapping[str, str], to: Path) -> None:
    """Copy each file that was read into *to*, the brief last.

    Args:
        folder: The assessment.
        digests: The digest of each of its files, as it was read.
        to: Where to; a copy of the same that was begun or made is written again.

    Raises:
        FolderInUseError: a copy of something else is there.
        StoreError: a file was changed meanwhile, or can't be written.
    """
    there = disk.content(to / BRIEF_FILE, BRIEF_FILE) if is_assessment(to) else None
    if there is not None and sha256(there) != digests[BRIEF_FILE]:
        raise FolderInUseError(to)
    names = [name for name in digests if name != BRIEF_FILE]
    for name in (*names, BRIEF_FILE):
        content = disk.content(folder / name, name)
        if sha256(content) != digests[name]:
            raise ChangedElsewhereError(folder / name)
        files.replace(to / name, content, root=folder)
