"""Save a file: all of it or nothing, and never over what somebody else wrote."""

import contextlib
import hashlib
import itertools
import os
import platform
import re
import stat
import time
import zlib
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Final, NamedTuple

from assess.store import disk, renaming
from assess.store.errors import (
    ChangedElsewhereError,
    OutsideFolderError,
    SaveError,
    StoreError,
)
from assess.store.locks import courtesy
from assess.store.system_words import in_words
from assess.store.systems import is_windows
from assess.store.toml import decode


class Saved(NamedTuple):
    """What stands on the disk now."""

    digest: str
    durable: bool
    """Whether the disk confirmed that it also survives a power cut."""


def digest_of(path: Path) -> str | None:
    """Return the SHA-256 of a file's bytes; nothing if there is no such file.

    Raises:
        SaveError: what has that name is no plain file, or can't be read.
    """
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            reason = "what has that name is no plain file; choose another name"
            raise SaveError(path, reason, in_place=False)
        return sha256(path.read_bytes())
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        raise SaveError(path, in_words(error), in_place=False) from error


def sha256(content: bytes) -> str:
    """Return the SHA-256 of *content* in hexadecimal digits."""
    return hashlib.sha256(content).hexdigest()


@lru_cache(32)
def sha256_once(content: bytes) -> str:
    """Like `sha256`, for what many folders hold alike, such as an edition."""
    return sha256(content)


def save(path: Path, content: bytes, *, expected: str | None, root: Path) -> Saved:
    """Write *content* to *path*, unless the file is not the one that was read.

    Args:
        path: The file; its folder is made if only that one is missing.
        content: What it shall hold. A `.toml` must be readable again.
        expected: The digest of what was read; nothing if it must not exist yet.
        root: Links are followed only inside this folder.

    Raises:
        ChangedElsewhereError: the file on disk is another one. Nothing was written.
        OutsideFolderError: a link leads out of *root*.
        SaveError: it could not be written; the old file is as it was.
    """
    target = inside(path, root)
    try:
        with courtesy(target):
            _check_unchanged(path, target, expected)
            if expected is None and not target.parent.is_dir():
                target.parent.mkdir(exist_ok=True)
                disk.flush_folder(target.parent.parent)
            lasts = _replace(path, target, content, expected)
            lasts &= disk.flush_folder(target.parent)
            return Saved(sha256(content), durable=lasts)
    except OSError as error:
        raise SaveError(path, in_words(error), in_place=False) from error


def inside(path: Path, root: Path) -> Path:
    """Return where *path* leads; refuse a link that leads out of *root*."""
    try:
        target = path.resolve()
        if not target.is_relative_to(root.resolve()):
            raise OutsideFolderError(path, root)
    except (OSError, RuntimeError) as error:
        raise OutsideFolderError(path, root) from error
    return target


def sweep(folder: Path) -> None:
    """Remove the temporary files that killed processes left in a folder.

    Best effort: what can't be removed now will be at another start.
    """
    for temporary in _left_behind(folder):
        target = folder / _TEMPORARY.fullmatch(temporary.name)["name"]  # type: ignore[index]
        with contextlib.suppress(OSError), courtesy(target) as held:
            if held:
                temporary.unlink()


def sweep_folder(folder: Path) -> None:
    """Remove what killed processes left in an assessment's folders."""
    for inner in (folder, folder / "people", folder / "reports"):
        sweep(inner)


def _check_unchanged(path: Path, target: Path, expected: str | None) -> None:
    if digest_of(target) != expected:
        if expected is not None and not target.parent.is_dir():
            raise SaveError(path, in_words(_gone()), in_place=False)
        raise ChangedElsewhereError(path)
    if expected is not None and not os.access(target, os.W_OK):
        reason = "the file is read-only; ask who owns it"
        raise SaveError(path, reason, in_place=False)


def _replace(path: Path, target: Path, content: bytes, expected: str | None) -> bool:
    """Put a whole new file in the place of the old one, or leave no trace.

    Returns:
        Whether the disk confirmed that it lasts.
    """
    mode = target.stat().st_mode if expected is not None else None
    temporary, descriptor = _temporary(target, 0o666 if mode is None else mode & 0o777)
    try:
        try:
            disk.write_all(descriptor, content)
            if mode is not None:
                disk.keep_mode(descriptor, mode)
            lasts = disk.flush(descriptor)
        finally:
            os.close(descriptor)
        _check_readable(path, temporary, content)
        _check_unchanged(path, target, expected)
        _put(path, temporary, target, content, expected)
    except BaseException:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise
    return lasts


def _put(
    path: Path, temporary: Path, target: Path, content: bytes, expected: str | None
) -> None:
    """Rename; whoever saved since the check loses nothing where that can be seen."""
    if expected is None:
        try:
            renaming.place_new(temporary, target)
        except FileExistsError as error:
            raise ChangedElsewhereError(path) from error
    elif renaming.exchange(temporary, target):
        _look_at_replaced(path, temporary, target, sha256(content), expected)
        temporary.unlink()
    else:
        _check_unchanged(path, target, expected)
        renaming.replace(temporary, target)


def _look_at_replaced(
    path: Path, temporary: Path, target: Path, ours: str, expected: str
) -> None:
    """Put back what was replaced if it is not what was read.

    Raises:
        ChangedElsewhereError: it was put back.
    """
    if _holds(temporary, expected):
        return
    renaming.exchange(temporary, target)
    if not _holds(temporary, ours):  # somebody saved once more meanwhile
        temporary.replace(_beside(target))
    raise ChangedElsewhereError(path)


def _holds(path: Path, digest: str) -> bool:
    """Whether a file can be read and has this digest."""
    try:
        return digest_of(path) == digest
    except SaveError:
        return False


def _beside(target: Path) -> Path:
    """Return a free name for a copy of a file, which is read and joined with it."""
    numbers = (f"{os.getpid()}-{number}" for number in _count)
    names = (f"{target.stem}-{number}{target.suffix}" for number in numbers)
    return next(p for p in map(target.with_name, names) if not p.exists())


def _check_readable(path: Path, temporary: Path, content: bytes) -> None:
    """Read back what was written, as the next start will."""
    if temporary.read_bytes() != content:
        reason = "the disk gave back something else; save it somewhere else"
        raise SaveError(path, reason, in_place=False)
    if path.suffix == ".toml":
        try:
            _must_be_readable(content, path.name)
        except StoreError as error:
            reason = f"it could not be read again ({error})"
            raise SaveError(path, reason, in_place=False) from error


@lru_cache(maxsize=16)
def _must_be_readable(content: bytes, name: str) -> None:
    """Read it, once for all copies of an edition."""
    decode(content, name)


# Temporary files

_count = itertools.count()
_HOST: Final = f"{zlib.crc32(platform.node().encode()):08x}"
_TEMPORARY: Final = re.compile(
    r"\.(?P<name>.+)\.(?P<pid>\d+)\.(?P<host>[0-9a-f]{8})-\d+\.tmp"
)
_DAY: Final = 24 * 60 * 60


def _temporary(target: Path, mode: int) -> tuple[Path, int]:
    """Create a new file beside *target*, named after this process and machine."""
    while True:
        name = f".{target.name}.{os.getpid()}.{_HOST}-{next(_count)}.tmp"
        temporary = target.with_name(name)
        with contextlib.suppress(FileExistsError):
            return temporary, disk.create(temporary, mode)


def _left_behind(folder: Path) -> Iterator[Path]:
    """Yield temporary files whose process is gone.

    Of a process on another machine nobody here knows, so its files must be a day
    old. A file with the number of this very process was left by an earlier one
    that had it too, as in a container; what this one is writing is locked.
    """
    try:
        names = sorted(os.listdir(folder))
    except OSError:
        return
    for name in names:
        found = _TEMPORARY.fullmatch(name)
        if found is None:
            continue
        if found["host"] != _HOST:
            if _age(folder / name) > _DAY:
                yield folder / name
        elif found["pid"] == str(os.getpid()) or not is_running(int(found["pid"])):
            yield folder / name


def _age(path: Path) -> float:
    try:
        return time.time() - path.stat().st_mtime
    except OSError:
        return 0


def is_running(pid: int) -> bool:
    """Whether a process of this machine runs; on Windows nobody can ask safely.

    There a file in use can't be removed, so that a wrong answer does no harm.
    """
    if is_windows():
        return False
    try:
        os.kill(pid, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        return True
    return True


def _gone() -> OSError:
    return FileNotFoundError(2, "the folder is gone")
