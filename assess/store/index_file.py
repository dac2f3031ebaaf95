"""The file of the index: rows in SQLite, which may fail or vanish at any time.

Whatever is wrong with it, nothing is known and nothing is kept, and no error is raised:
a full or read-only disk, a file that another process holds, a file that is none.
"""

import os
import sqlite3
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Final, NamedTuple, TypeVar

from assess.store import disk
from assess.store.gone import gone_of
from assess.store.state import cache_folder

T = TypeVar("T")

FILE: Final = "index-2.sqlite"
"""Its name says which tables it has; another version keeps another one."""

AT_ONCE: Final = 500
"""How many rows are asked for or written at a time; SQLite takes so many names."""

WAITS: Final = 2.0
"""Seconds to wait for another process that writes."""

_TABLE: Final = """
CREATE TABLE IF NOT EXISTS kept (
    kind TEXT NOT NULL, folder TEXT NOT NULL, stamp TEXT NOT NULL,
    content TEXT NOT NULL, made TEXT NOT NULL, PRIMARY KEY (kind, folder)
)
"""
"""Not by its key: rows are large, and which folders there are is asked without them."""

_ASKED: Final = (
    "SELECT folder, stamp, content, made FROM kept WHERE kind = ? AND folder IN"
)

_MACHINE: Final = frozenset({
    sqlite3.SQLITE_PERM, sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED,
    sqlite3.SQLITE_NOMEM, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_FULL, sqlite3.SQLITE_CANTOPEN,
})  # fmt: skip
"""What says that the machine refuses, and nothing of what the file holds."""


class Row(NamedTuple):
    """What is kept of a folder."""

    stamp: str
    content: str
    """A digest of what its files held."""
    made: str


class IndexFile:
    """The rows of one kind, as long as the file lets us."""

    def __init__(self, kind: str) -> None:
        """Open the file, or do without."""
        self._kind = kind
        self._rows: list[tuple[str, ...]] = []
        self._has_written = False
        self._there: set[str] = set()
        """The folders that were looked at, which are there."""
        self._db: sqlite3.Connection | None = _opened()

    def known(self, keys: Sequence[str]) -> dict[str, Row]:
        """Return what is kept of folders, by their keys."""
        found: dict[str, Row] = {}
        nothing: list[tuple[str, str, str, str]] = []
        for start in range(0, len(keys), AT_ONCE):
            asked = keys[start : start + AT_ONCE]
            marks = ", ".join("?" * len(asked))
            query = f"{_ASKED} ({marks})"
            work = partial(_all_of, query, (self._kind, *asked))
            rows = self._done(work, nothing)
            found.update((row[0], Row(*row[1:])) for row in rows)
        return found

    def is_there(self, keys: Iterable[str]) -> None:
        """Say that folders are there, which need not be looked for."""
        self._there.update(keys)

    def keep(self, key: str, row: Row) -> None:
        """Keep what was made of a folder, by its key."""
        self._there.add(key)
        self._rows.append((self._kind, key, *row))
        if len(self._rows) >= AT_ONCE:
            self._write()

    def close(self) -> None:
        """Write what waits, forget what is gone, and close the file."""
        self._write()
        if self._has_written:
            self._done(self._forget_what_is_gone, None)
        self._leave()

    def _write(self) -> None:
        rows, self._rows = self._rows, []
        if rows:
            self._has_written = True
            self._done(lambda db: _replace(db, rows), None)

    def _forget_what_is_gone(self, db: sqlite3.Connection) -> None:
        """Forget what is no assessment any more, so that no word of it stays."""
        every = db.execute("SELECT DISTINCT folder FROM kept").fetchall()
        others = (folder for (folder,) in every if folder not in self._there)
        gone = gone_of(others, self._there)
        with db:
            db.executemany("DELETE FROM kept WHERE folder = ?", [(f,) for f in gone])

    def _done(self, work: Callable[[sqlite3.Connection], T], otherwise: T) -> T:
        if self._db is None:
            return otherwise
        try:
            return work(self._db)
        except (sqlite3.Error, ValueError) as error:
            self._leave()
            if not _is_the_machine(error):
                throw_away()
            return otherwise

    def _leave(self) -> None:
        if self._db is not None:
            with suppress(sqlite3.Error):
                self._db.close()
            self._db = None


def _all_of(
    query: str, given: Sequence[str], db: sqlite3.Connection
) -> list[tuple[str, str, str, str]]:
    return db.execute(query, given).fetchall()


def key_of(folder: Path) -> str:
    """Return by what a folder is kept: its path, whatever letters that has."""
    whole = os.path.abspath(folder)  # links stay as they are
    return whole.encode("utf-8", "backslashreplace").decode()


def throw_away() -> None:
    """Remove the index; it is made again when it is wanted."""
    for end in ("", "-wal", "-shm"):
        with suppress(OSError, ValueError):
            (cache_folder() / f"{FILE}{end}").unlink()


def _replace(db: sqlite3.Connection, rows: list[tuple[str, ...]]) -> None:
    with db:
        db.executemany("REPLACE INTO kept VALUES (?, ?, ?, ?, ?)", rows)


def _opened() -> sqlite3.Connection | None:
    """Open the file, or a new one in place of what is none; nothing if that fails."""
    for _ in range(2):
        try:
            return _connected(disk.private_folder(cache_folder()) / FILE)
        except sqlite3.Error as error:
            if _is_the_machine(error):
                return None
            throw_away()
        except (OSError, ValueError):  # a path that is no text, too
            return None
    return None


def _connected(path: Path) -> sqlite3.Connection:
    db = sqlite3.connect(path, timeout=WAITS)
    try:
        db.execute("PRAGMA journal_mode = WAL").fetchall()
        db.execute("PRAGMA synchronous = NORMAL").fetchall()
        db.execute(_TABLE)
    except BaseException:
        db.close()
        raise
    return db


def _is_the_machine(error: Exception) -> bool:
    code: int = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR)
    return code & 0xFF in _MACHINE  # the higher bits say how it refuses
