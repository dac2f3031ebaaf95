"""Advisory locks in the state folder: courtesy between windows, never the guard."""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

from assess.store.disk import private_folder
from assess.store.state import state_folder

if TYPE_CHECKING:
    from filelock import FileLock

PATIENCE: Final = 2.0
"""How many seconds another window of ours may take to save."""


def lock_at(path: Path) -> FileLock:
    """Return a private lock that any thread may take and give back."""
    from filelock import FileLock  # noqa: PLC0415 - bench: assess check, one assessment

    return FileLock(path, mode=0o600, thread_local=False)


@contextlib.contextmanager
def courtesy(path: Path) -> Iterator[bool]:
    """Hold the lock that belongs to a file; yield whether that worked.

    A share without locks, a full disk or a slow window must not keep anybody
    from saving: the digest of the file is the guard.
    """
    lock = _taken(path)
    try:
        yield lock is not None
    finally:
        if lock is not None:
            with contextlib.suppress(OSError):
                lock.release()


def _taken(path: Path) -> FileLock | None:
    name = hashlib.sha256(str(path.resolve()).encode(errors="replace")).hexdigest()
    try:
        lock = lock_at(private_folder(state_folder() / "locks") / f"{name[:16]}.lock")
        lock.acquire(timeout=PATIENCE)
    except OSError:  # as filelock says too that others hold it too long
        return None
    return lock
