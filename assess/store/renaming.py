"""Put a file in the place of another, so that what stood there can be looked at.

A check and then a rename are two steps, and another machine may save between them.
Linux and macOS exchange two files in one step, and what was replaced is then looked at.
Where a system or a share can't, the check just before the rename has to do.
"""

import contextlib
import ctypes
import errno
import functools
import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

from assess.store.systems import is_linux, is_macos, is_windows

_HERE: Final = -100
"""Paths are taken from where the process is."""
_NO_REPLACE: Final = 1
_EXCHANGE: Final = 2
_ON_MACOS: Final = {_NO_REPLACE: 4, _EXCHANGE: 2}
"""The same as `RENAME_EXCL` and `RENAME_SWAP`."""

TRIES: Final = 40
WAIT: Final = 0.05
"""Seconds between two tries on Windows, where others hold a file open for a moment."""


def exchange(path: Path, other: Path) -> bool:
    """Let two files change places in one step; return whether that can be done here."""
    try:
        _renameat2(path, other, _EXCHANGE)
    except OSError:
        return False  # a plain rename says what stands against it
    return True


def place_new(path: Path, target: Path) -> None:
    """Give a file a name that is free.

    Raises:
        FileExistsError: it is not free any more.
        OSError: it can't be renamed.
    """
    if is_windows():  # it never replaces there
        path.rename(target)
        return
    for place in (_renamed_new, _linked_new):
        with contextlib.suppress(_NotHereError):
            place(path, target)
            return
    path.replace(target)


def replace(path: Path, target: Path) -> None:
    """Put a file in the place of another, without a moment in which there is none.

    On Windows nobody can replace a file that a scanner or a sync program holds
    open, as they do for a moment, so it is tried again there.
    """
    for _ in range(TRIES if is_windows() else 0):
        try:
            path.replace(target)
        except PermissionError:
            time.sleep(WAIT)
        else:
            return
    path.replace(target)


class _NotHereError(Exception):
    """This system or share does not know that call."""


def _renamed_new(path: Path, target: Path) -> None:
    try:
        _renameat2(path, target, _NO_REPLACE)
    except FileExistsError:
        raise
    except OSError as error:
        raise _NotHereError from error


def _linked_new(path: Path, target: Path) -> None:
    try:
        os.link(path, target)
    except FileExistsError:
        raise
    except (OSError, NotImplementedError) as error:
        raise _NotHereError from error
    path.unlink()


def _renameat2(path: Path, target: Path, flags: int) -> None:
    call = _call()
    if call is None:
        raise OSError(errno.ENOSYS, os.strerror(errno.ENOSYS))
    number = call(os.fsencode(path), os.fsencode(target), flags)
    if number:
        raise OSError(number, os.strerror(number))


@functools.cache
def _call() -> Callable[[bytes, bytes, int], int] | None:
    """Return the call of the system, which gives the number of its error or 0."""
    name = "renameat2" if is_linux() else "renamex_np" if is_macos() else ""
    if not name:
        return None
    try:
        found = getattr(ctypes.CDLL(None, use_errno=True), name)
    except (AttributeError, OSError):
        return None
    path, number, flag = ctypes.c_char_p, ctypes.c_int, ctypes.c_uint
    is_at = name == "renameat2"
    found.argtypes = (number, path, number, path, flag) if is_at else (path, path, flag)

    def call(path: bytes, target: bytes, flags: int) -> int:
        failed = (
            found(_HERE, path, _HERE, target, flags)
            if is_at
            else found(path, target, _ON_MACOS[flags])
        )
        return ctypes.get_errno() if failed else 0

    return call
