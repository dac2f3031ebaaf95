"""A journal: one line for each change, on the disk before the next key press.

One journal belongs to one process, one assessment and one person. It is locked
while its process lives; what an earlier process left can be taken over.
"""

import contextlib
import hashlib
import json
import os
import secrets
import zlib
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any, Self

from filelock import FileLock, Timeout

from assess.store import disk
from assess.store.errors import SaveError, in_words
from assess.store.locks import lock_at

Entry = dict[str, Any]
"""A line of the journal: text, numbers, booleans, dates, lists and tables of them."""


class Journal:
    """The journal of this process."""

    def __init__(self, path: Path, lock: FileLock | None, descriptor: int) -> None:
        """Take an open file; `open` makes one."""
        self._path = path
        self._lock = lock
        self._descriptor = descriptor
        self._is_torn = False
        self.size = 0

    @classmethod
    def open(cls, state: Path, folder: Path, person: str) -> Self:
        """Begin a journal for one person at one assessment.

        Raises:
            SaveError: the state folder can't be written.
        """
        name = f"{_prefix(folder, person)}{os.getpid()}-{secrets.token_hex(4)}.journal"
        path = state / "journals" / name
        try:
            disk.private_folder(path.parent)
            lock = lock_at(_lock_path(path))
            with contextlib.suppress(Timeout, OSError):
                lock.acquire(timeout=0)
            descriptor = disk.create(path, 0o600)
        except OSError as error:
            raise SaveError(path, in_words(error), in_place=False) from error
        disk.flush_folder(path.parent)
        return cls(path, lock, descriptor)

    def append(self, entry: Entry) -> None:
        """Write one line and wait until it is on the disk.

        Raises:
            SaveError: it could not be written. Whatever half a line was left is
                passed over when the journal is read.
        """
        line = _line(entry)
        try:
            if self._is_torn:
                self._end_half_line()
            disk.write_all(self._descriptor, line)
            disk.flush_data(self._descriptor)
        except OSError as error:
            self._is_torn = True
            with contextlib.suppress(OSError):
                self._end_half_line()
            raise SaveError(self._path, in_words(error), in_place=False) from error
        self.size += len(line)

    def _end_half_line(self) -> None:
        """Cut off what a failed write left, so that the next line can be read."""
        os.ftruncate(self._descriptor, self.size)
        os.lseek(self._descriptor, 0, os.SEEK_END)
        self._is_torn = False

    def cut(self, entries: Iterable[Entry]) -> bool:
        """Let the journal hold just these entries, all of them or the old ones.

        A full disk is no reason to stop: the old journal is then kept.

        Returns:
            Whether it holds them now.
        """
        content = b"".join(_line(entry) for entry in entries)
        temporary = self._path.with_suffix(".cut")
        try:
            temporary.unlink(missing_ok=True)
            self._take_over(temporary, _written(temporary, content))
        except OSError:
            with contextlib.suppress(OSError):
                temporary.unlink()
            return False
        self.size = len(content)
        self._is_torn = False
        disk.flush_folder(self._path.parent)
        return True

    def _take_over(self, temporary: Path, descriptor: int) -> None:
        """Put an open new file in the place of the journal, and go on in it."""
        if os.name == "nt":  # an open file can't be replaced there
            os.close(descriptor)
            os.close(self._descriptor)
            self._descriptor = -1
            try:
                temporary.replace(self._path)
            finally:
                self._descriptor = disk.open_at_end(self._path)
            return
        try:
            temporary.replace(self._path)
        except OSError:
            os.close(descriptor)
            raise
        old, self._descriptor = self._descriptor, descriptor
        with contextlib.suppress(OSError):
            os.close(old)

    def close(self) -> None:
        """End it; an empty journal is taken away, another left for the next start."""
        with contextlib.suppress(OSError):
            os.close(self._descriptor)
        if self.size == 0:
            with contextlib.suppress(OSError):
                self._path.unlink()
        _release(self._lock, self._path)


class LeftBehind:
    """The journals that earlier processes of one person left at one assessment."""

    def __init__(self, paths: list[tuple[Path, FileLock]]) -> None:
        """Take journals that are locked for us; `take` finds them."""
        self._held = paths

    @classmethod
    def take(cls, state: Path, folder: Path, person: str) -> Self:
        """Lock every journal whose process is gone, oldest first."""
        found = sorted(
            (state / "journals").glob(f"{_prefix(folder, person)}*.journal"), key=_age
        )
        held = []
        for path in found:
            lock = lock_at(_lock_path(path))
            with contextlib.suppress(Timeout, OSError):
                lock.acquire(timeout=0)
                held.append((path, lock))
        return cls(held)

    def __iter__(self) -> Iterator[list[Entry]]:
        """Yield the entries of each journal."""
        for path, _ in self._held:
            yield entries(path)

    def discard(self) -> None:
        """Take them away; what they held must be in another journal or in the files."""
        for path, lock in self._held:
            for each in (path, path.with_suffix(".cut")):
                with contextlib.suppress(OSError):
                    each.unlink()
            _release(lock, path)

    def leave(self) -> None:
        """Leave them for the next start."""
        for path, lock in self._held:
            _release(lock, path)


def _written(path: Path, content: bytes) -> int:
    """Make a private file that is on the disk; return its open descriptor."""
    descriptor = disk.create(path, 0o600)
    try:
        disk.write_all(descriptor, content)
        disk.flush_data(descriptor)
    except OSError:
        os.close(descriptor)
        raise
    return descriptor


def entries(path: Path) -> list[Entry]:
    """Return the lines of a journal up to the first that is not whole.

    A truncated, garbled or vanished journal gives its good beginning.
    """
    try:
        lines = path.read_bytes().split(b"\n")
    except OSError:
        return []
    good = []
    for line in lines[:-1]:
        entry = _entry(line)
        if entry is None:
            break
        good.append(entry)
    return good


def _entry(line: bytes) -> Entry | None:
    checksum, _, body = line.partition(b" ")
    if checksum != _checksum(body):
        return None
    try:
        entry = json.loads(body, object_hook=_dated)
    except (TypeError, ValueError, RecursionError):
        return None
    return entry if isinstance(entry, dict) else None


def _line(entry: Entry) -> bytes:
    body = json.dumps(
        entry, ensure_ascii=False, separators=(",", ":"), default=_undated
    ).encode()
    return _checksum(body) + b" " + body + b"\n"


def _checksum(body: bytes) -> bytes:
    return f"{zlib.crc32(body):08x}".encode()


_DATE = "$date"
"""No key of a file begins with a dollar, so this is never taken for one."""


def _undated(item: object) -> dict[str, str]:
    if isinstance(item, date):
        return {_DATE: item.isoformat()}
    message = f"{type(item).__name__} can't be journalled"
    raise TypeError(message)


def _dated(table: dict[str, Any]) -> Any:
    if table.keys() != {_DATE}:
        return table
    spelt = table[_DATE]
    return datetime.fromisoformat(spelt) if "T" in spelt else date.fromisoformat(spelt)


def _prefix(folder: Path, person: str) -> str:
    whole = f"{folder.resolve()}\n{person}".encode(errors="surrogateescape")
    return f"{hashlib.sha256(whole).hexdigest()[:16]}-"


def _lock_path(path: Path) -> Path:
    return path.with_suffix(".lock")


def _release(lock: FileLock | None, path: Path) -> None:
    """Give a lock back and take its file away.

    The file goes while the lock is still held: whoever waits for a file that is
    gone tries again with a new one, so that never two hold the same. Windows
    lets nobody take away an open file, so there it goes afterwards.
    """
    if lock is None:
        return
    with contextlib.suppress(OSError):
        _lock_path(path).unlink()
    with contextlib.suppress(OSError):
        lock.release()
    if os.name == "nt":
        with contextlib.suppress(OSError):
            _lock_path(path).unlink()


def _age(path: Path) -> tuple[float, str]:
    try:
        return path.stat().st_mtime, path.name
    except OSError:
        return 0.0, path.name
