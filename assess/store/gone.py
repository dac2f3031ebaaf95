"""Which folders are no assessments any more; a disk that does not answer is let be."""

import os
import random
from collections.abc import Collection, Iterable
from pathlib import Path
from threading import Thread
from typing import Final

from assess.store.workspace import BRIEF, is_there

PATIENCE: Final = 0.2
"""Seconds that folders elsewhere may take, all together."""

_asking: list[Thread] = []
"""The thread that waits for a disk, which is never more than one."""


def gone_of(folders: Iterable[str], there: Collection[str]) -> list[str]:
    """Return which of *folders* are gone, as far as that can be known at once.

    What lies in a workspace of which something was looked at is looked for: its disk
    answers. All else may lie on a share that is gone, so that it is looked for as long
    as nobody has to wait for it; what is not found out is left for another time.

    Args:
        folders: The folders.
        there: Those that were looked at just now.
    """
    workspaces = {os.path.dirname(each) for each in there}
    near, far = list[str](), list[str]()
    for folder in folders:
        parent = os.path.dirname(folder)
        is_near = not workspaces.isdisjoint((parent, os.path.dirname(parent)))
        (near if is_near else far).append(folder)
    return [*filter(_is_gone, near), *_soon(far)]


def _soon(folders: list[str]) -> list[str]:
    """Return which are gone of those that were found out before patience ended."""
    if not folders or any(thread.is_alive() for thread in _asking):
        return []
    found: list[str] = []

    def look() -> None:
        # in another order each time, so that none is always behind one that hangs
        found.extend(filter(_is_gone, random.sample(folders, len(folders))))

    thread = Thread(target=look, name="gone", daemon=True)
    _asking[:] = [thread]
    thread.start()
    thread.join(PATIENCE)
    return list(found)


def _is_gone(folder: str) -> bool:
    return not is_there(Path(folder) / BRIEF)
