"""Which assessments were assessed again, by the ids that other folders follow."""

from collections.abc import Iterable
from pathlib import Path

from assess.model.file_names import AGREED_FILE, EARLIER_FILE
from assess.store import disk
from assess.store.errors import StoreError
from assess.store.toml import Plain, decode
from assess.store.workspace import BRIEF


def assessed_again(folders: Iterable[Path]) -> dict[str, Path]:
    """Return the ids of what was assessed again, each with the folder that did.

    An assessment counts from its first publication on, also while it is corrected.
    Two that each claim to follow the other count for nothing, and so does what
    can't be read; whoever reads it whole says so.
    """
    followed = {
        folder: (str(brief.get("id", "")), before)
        for folder in folders
        if (before := _before(folder, brief := _table(folder, BRIEF)))
        and _is_published(_table(folder, AGREED_FILE))
    }
    pairs = set(followed.values())
    return {
        before: folder
        for folder, (own, before) in followed.items()
        if own != before and (before, own) not in pairs
    }


def _before(folder: Path, brief: Plain) -> str:
    """Return the id of the assessment that one follows; nothing if it follows none."""
    before = brief.get("reassesses") or _table(folder, EARLIER_FILE).get("id")
    return str(before or "")


def _is_published(agreed: Plain) -> bool:
    versions = agreed.get("publication")
    return isinstance(versions, dict) and bool(versions)


def _table(folder: Path, name: str) -> Plain:
    """Return what a file holds, unchecked; nothing if it can't be read."""
    try:
        return decode(disk.content(folder / name, name), name)
    except StoreError:
        return {}
