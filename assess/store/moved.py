"""Whether an assessment still stands in the folder where it once stood."""

from pathlib import Path

from assess.store import disk
from assess.store.errors import MissingFileError, StoreError
from assess.store.toml import decode
from assess.store.workspace import BRIEF


def may_hold(folder: Path, assessment: str) -> bool:
    """Whether a folder holds an assessment of this id, or can't be looked at now."""
    try:
        brief = decode(disk.content(folder / BRIEF, BRIEF), BRIEF)
    except MissingFileError:
        return False
    except (StoreError, ValueError):
        return True
    return brief.get("id") == assessment


def is_same(folder: Path, other: Path) -> bool:
    """Whether two paths lead to one folder, however they are spelt."""
    try:
        return folder.samefile(other)
    except (OSError, ValueError):
        return False
