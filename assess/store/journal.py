"""A journal: one line for each change, on the disk before the next key press.

One journal belongs to one process, one assessment and one person, and says so in
its first line. It is locked while its process lives; what an earlier process left
can be taken over. It is named for the assessment's id and the person, so that it is
found when the folder has another path by then.
"""

import contextlib
import hashlib
import json
import os
import secrets
import zlib
from collections.abc import Iterable
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final, NamedTuple, Self

from filelock import FileLock, Timeout

from assess.store import disk
from assess.store.errors import StateFolderError
from assess.store.locks import lock_at
from assess.store.moved import is_same, may_hold
from assess.store.systems import is_windows

Entry = dict[str, Any]
"""A line of the journal: text, numbers, booleans, dates, lists and tables of them."""


class Owner(NamedTuple):
    """Whose words a journal holds."""

    folder: Path
    assessment: str
    """The id in its brief; another assessment may later stand in the same folder."""
    person: str

    def to_entry(self) -> Entry:
        """Return the first line of the journal."""
        return {
            "kind": _OWNER,
            "folder": str(self.folder.resolve()),
            "assessment": self.assessment,
            "person": self.person,
        }


_OWNER: Final = "owner"


class Journal:
    """The journal of this process."""

    def __init__(
        self, path: Path, owner: Owner, lock: FileLock | None, descriptor: int
    ) -> None:
        """Take an open file; `open` makes one."""
        self._path = path
        self._owner = owner
        self._lock = lock
        self._descriptor = descriptor
        self._is_torn = False
        self.size = 0

    @classmethod
    def open(cls, state: Path, owner: Owner) -> Self:
        """Begin a journal for one person at one assessment.

        Raises:
            StateFolderError: the state folder can't be written.
        """
        name = f"{prefix_of(owner)}{os.getpid()}-{secrets.token_hex(4)}.journal"
        path = state / "journals" / name
        try:
            disk.private_folder(path.parent)
            lock = lock_at(lock_path(path))
            with contextlib.suppress(Timeout, OSError):
                lock.acquire(timeout=0)
            descriptor = disk.create(path, 0o600)
        except OSError as error:
            raise StateFolderError(state, error) from error
        disk.flush_folder(path.parent)
        return cls(path, owner, lock, descriptor)

    def append(self, entry: Entry) -> None:
        """Write one line and wait until it is on the disk.

        Raises:
            StateFolderError: it could not be written. Whatever half a line was left is
                passed over when the journal is read.
        """
        line = _line(entry)
        if self.size == 0:
            line = _line(self._owner.to_entry()) + line
        try:
            if self._is_torn:
                self._end_half_line()
            disk.write_all(self._descriptor, line)
            disk.flush_data(self._descriptor)
        except OSError as error:
            self._is_torn = True
            with contextlib.suppress(OSError):
                self._end_half_line()
            raise StateFolderError(self._path.parents[1], error) from error
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
        if content:
            content = _line(self._owner.to_entry()) + content
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
        if is_windows():  # an open file can't be replaced there
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
        release(self._lock, self._path)


class Kept(NamedTuple):
    """What a journal holds."""

    owner: dict[str, str] | None
    """Its first line; nothing in a journal of an earlier version, or if it is bad."""
    entries: list[Entry]
    """The lines that are whole, also those after one that is not."""
    is_damaged: bool
    """Whether a line before the end is not whole."""

    def is_of(self, owner: Owner) -> bool:
        """Whether the first line names this assessment and person, and this folder.

        It is also of this folder if the one that it names holds the assessment no
        more, as when that was renamed or has another drive letter.
        """
        known = self.owner or {}
        named = known.get("assessment"), known.get("person")
        if named != (owner.assessment, owner.person):
            return False
        folder = Path(known.get("folder", ""))
        return is_same(folder, owner.folder) or not may_hold(folder, owner.assessment)


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


def read(path: Path) -> Kept:
    """Return what a journal holds; half a line at the end is no damage.

    Raises:
        OSError: it can't be read.
    """
    lines = path.read_bytes().split(b"\n")[:-1]
    read_lines = [_entry(line) for line in lines]
    good = [entry for entry in read_lines if entry is not None]
    owner = None
    if read_lines and read_lines[0] and read_lines[0].get("kind") == _OWNER:
        owner, *good = good
    return Kept(owner, good, is_damaged=len(lines) != len(good) + bool(owner))


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
    ).encode(errors="surrogatepass")  # a folder's name need not be text
    return _checksum(body) + b" " + body + b"\n"


def _checksum(body: bytes) -> bytes:
    return f"{zlib.crc32(body):08x}".encode()


_DATE = "$date"
"""No key of a file begins with a dollar, so this is never taken for one."""


def _undated(item: object) -> dict[str, str]:
    if isinstance(item, date):
        return {_DATE: item.isoformat()}
    raise TypeError(f"{type(item).__name__} can't be journalled")


def _dated(table: dict[str, Any]) -> Any:
    if table.keys() != {_DATE}:
        return table
    spelt = table[_DATE]
    return datetime.fromisoformat(spelt) if "T" in spelt else date.fromisoformat(spelt)


def prefix_of(owner: Owner) -> str:
    """Return how the names of an owner's journals begin."""
    return hashed(f"{owner.assessment}\n{owner.person}")


def hashed(words: str) -> str:
    """Return the beginning of a name that stands for *words*."""
    whole = words.encode(errors="surrogateescape")
    return f"{hashlib.sha256(whole).hexdigest()[:16]}-"


def lock_path(path: Path) -> Path:
    """Return the file that is locked while a journal's process lives."""
    return path.with_suffix(".lock")


def release(lock: FileLock | None, path: Path) -> None:
    """Give a lock back and take its file away.

    The file goes while the lock is still held: whoever waits for a file that is
    gone tries again with a new one, so that never two hold the same. Windows
    lets nobody take away an open file, so there it goes afterwards.
    """
    if lock is None:
        return
    with contextlib.suppress(OSError):
        lock_path(path).unlink()
    with contextlib.suppress(OSError):
        lock.release()
    if is_windows():
        with contextlib.suppress(OSError):
            lock_path(path).unlink()
