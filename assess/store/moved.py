"""Whether an assessment or a workshop still stands in the folder where it once did."""

from pathlib import Path

from assess.model.file_names import BRIEF_FILE, WORKSHOP_FILE
from assess.store import disk
from assess.store.errors import MissingFileError, StoreError
from assess.store.toml import decode


def may_hold(folder: Path, id_: str) -> bool:
    """Whether a folder holds what has this id, or can't be looked at now."""
    return any(_may_be(folder / name, id_) for name in (BRIEF_FILE, WORKSHOP_FILE))


def _may_be(path: Path, id_: str) -> bool:
    try:
        table = decode(disk.content(path, path.name), path.name)
    except MissingFileError:
        return False
    except (StoreError, ValueError):
        return True
    return table.get("id") == id_


def is_same(folder: Path, other: Path) -> bool:
    """Whether two paths lead to one folder, however they are spelt."""
    try:
        return folder.samefile(other)
    except (OSError, ValueError):
        return False
