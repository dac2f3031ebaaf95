"""The few calls that make bytes last, with a way out where a system lacks one."""

import contextlib
import errno
import os
import stat
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Final

from assess.store.errors import (
    Fault,
    InvalidFileError,
    MissingFileError,
    UnreadableFileError,
    why_unreadable,
)
from assess.store.systems import is_macos, is_windows

if sys.platform != "win32":
    import fcntl

SIZE_LIMIT: Final = 4 * 1024 * 1024
"""Larger files are refused before they are read: 70 times a large assessment."""

_UNTOUCHED_HANDLES: Final = getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)


PAGE_LIMIT: Final = 64 * 1024 * 1024
"""The same for a page of ours: it holds all files of an assessment twice."""


def content(path: Path, name: str, most: int = SIZE_LIMIT) -> bytes:
    """Return the bytes of a regular file within the size limit.

    Raises:
        MissingFileError: there is no such file.
        UnreadableFileError: a folder, a device, no permission, a broken disk.
        InvalidFileError: it is too large.
    """
    try:
        found = path.stat()
        if not stat.S_ISREG(found.st_mode):
            what = "a folder" if stat.S_ISDIR(found.st_mode) else "not a plain file"
            reason = f"it is {what}; put a file in its place"
            raise UnreadableFileError(path, name, reason)
        refuse_large(path, name, found.st_size, most)
        return path.read_bytes()
    except (FileNotFoundError, NotADirectoryError) as error:
        raise MissingFileError(path, name) from error
    except OSError as error:
        raise UnreadableFileError(path, name, why_unreadable(error)) from error


UTF_16: Final = "is UTF-16; save it as UTF-8."
"""What to say of a file as Windows writes it, for example with > in PowerShell."""


def is_utf16(content: bytes) -> bool:
    """Whether bytes are UTF-16, which has a mark at the start or zeros all along."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    halves = content[:64:2], content[1:64:2]
    return len(content) > 1 and any(
        not any(half) and all(other) for half, other in (halves, halves[::-1])
    )


def refuse_large(path: Path, name: str, size: int, most: int = SIZE_LIMIT) -> None:
    """Raise `InvalidFileError` if *size* is over the limit."""
    if size > most:
        sentence = (
            f"is {size / 1024 / 1024:.1f} MiB, and files over "
            f"{most // 1024 // 1024} MiB are not read; take something out."
        )
        raise InvalidFileError(path, (Fault(name, None, None, "", sentence),))


def create(path: Path, mode: int) -> int:
    """Open a file that must not exist yet; return its descriptor."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | _UNTOUCHED_HANDLES
    return os.open(path, flags, mode)


def open_at_end(path: Path) -> int:
    """Open a file that is there, to write after what it holds."""
    return os.open(path, os.O_WRONLY | os.O_APPEND | _UNTOUCHED_HANDLES)


def write_all(descriptor: int, data: bytes) -> None:
    """Write *data*, however many calls that takes."""
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(descriptor, rest) :]


_FULL: Final = 51
"""The number of `F_FULLFSYNC` on macOS."""

NO_PROMISE: Final = {errno.EINVAL, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP}
"""What a share says that writes, and can't promise when it is on a disk."""


def flush(descriptor: int) -> bool:
    """Wait until the data of an open file is on the disk, past its cache.

    Returns:
        Whether the system says so; some shares can't.
    """
    if is_macos():  # fsync alone stops at the disk's own cache there
        with contextlib.suppress(OSError):
            fcntl.fcntl(descriptor, getattr(fcntl, "F_FULLFSYNC", _FULL))
            return True
    return _promised(os.fsync, descriptor)


def _promised(call: Callable[[int], None], descriptor: int) -> bool:
    try:
        call(descriptor)
    except OSError as error:
        if error.errno not in NO_PROMISE:
            raise
        return False
    return True


def flush_data(descriptor: int) -> None:
    """Like `flush`, without waiting for the times of the file."""
    if hasattr(os, "fdatasync"):
        _promised(os.fdatasync, descriptor)
    else:
        flush(descriptor)


def flush_folder(folder: Path) -> bool:
    """Wait until the names in a folder are on the disk; return whether that worked.

    Windows can't open folders, and writes their names down by itself.
    """
    if is_windows():
        return True
    try:
        descriptor = os.open(folder, os.O_RDONLY | getattr(os, "O_DIRECTORY", 0))
    except OSError:
        return False
    try:
        os.fsync(descriptor)
    except OSError:
        return False
    finally:
        os.close(descriptor)
    return True


def keep_mode(descriptor: int, mode: int) -> None:
    """Give an open file these permissions, where the system and the share let us."""
    if hasattr(os, "fchmod"):
        with contextlib.suppress(OSError):
            os.fchmod(descriptor, stat.S_IMODE(mode))


def make_folder(folder: Path) -> None:
    """Make a folder and those above it, and wait until their names are on the disk."""
    missing = [each for each in (folder, *folder.parents) if not each.is_dir()]
    folder.mkdir(parents=True, exist_ok=True)
    for each in missing:
        flush_folder(each.parent)


def private_folder(folder: Path) -> Path:
    """Make a folder that only its owner can look into, and return it.

    One that others could look into is closed to them.
    """
    folder.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    folder.mkdir(mode=0o700, exist_ok=True)
    if not is_windows() and stat.S_IMODE(folder.stat().st_mode) & 0o077:
        with contextlib.suppress(OSError):
            folder.chmod(0o700)
    return folder
