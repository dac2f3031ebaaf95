"""What other programs may call: a folder's values, read only.

The values are those of `assess.model`; `docs/promises.md` says which of their names
stay.
"""

from os import PathLike
from pathlib import Path
from typing import NamedTuple

from assess.desk.reading import read
from assess.model.assessment import Assessment
from assess.store.errors import StoreError

__all__ = ["Assessment", "Opened", "StoreError", "open_folder"]


class Opened(NamedTuple):
    """An assessment as its folder holds it at that moment."""

    assessment: Assessment
    """Frozen: a change of it changes no file."""
    unread: tuple[str, ...]
    """A sentence for each file that can't be used; what it holds is missing above."""


def open_folder(folder: str | PathLike[str]) -> Opened:
    """Read an assessment; nothing is written, locked or asked.

    It holds what every assessor wrote, also before the reveal, private notes and
    sensitive evidence. What may be handed out is what `assess report --format json`
    prints.

    Raises:
        StoreError: the folder is no assessment, or its brief or a standard can't be
            read; the sentence says which file, where and what to do.
    """
    loaded = read(Path(folder))
    return Opened(loaded.assessment, tuple(map(str, loaded.set_aside)))
