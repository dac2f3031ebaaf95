"""Compiled templates, kept in the user's cache: compiling them is slow.

What is kept is code that will run. So it is loaded only from a folder and a file
that nobody else may write, and whatever is wrong with it, templates are compiled.
"""

import os
import stat
import sys
from contextlib import suppress
from pathlib import Path
from shutil import rmtree
from typing import Final

from jinja2.bccache import Bucket, FileSystemBytecodeCache

from assess.document.drawing import code_digest
from assess.store.state import cache_folder

_READ: Final = (
    os.O_RDONLY
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_BINARY", 0)
)
_OTHERS_WRITE: Final = stat.S_IWGRP | stat.S_IWOTH


class Compiled(FileSystemBytecodeCache):
    """The templates of one version of the program, for one version of Python."""

    def load_bytecode(self, bucket: Bucket) -> None:
        """Load what was compiled before; nothing if it can't be trusted or read."""
        try:
            descriptor = os.open(self._get_cache_filename(bucket), _READ)
            with os.fdopen(descriptor, "rb") as file:
                if _is_ours(os.fstat(descriptor)):
                    bucket.load_bytecode(file)
        except Exception:  # noqa: BLE001 - a spoilt file raises nearly anything
            bucket.reset()

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled; a disk that refuses is no reason to stop."""
        with suppress(OSError):
            super().dump_bytecode(bucket)


def compiled() -> Compiled | None:
    """Return where compiled templates are kept; nothing where none can be."""
    parent = cache_folder() / "templates"
    folder = parent / f"{code_digest()}-{sys.implementation.cache_tag}"
    try:
        if not folder.is_dir():
            _forget_others(parent)
            folder.mkdir(mode=0o700, parents=True)
        found = os.lstat(folder)
    except (OSError, ValueError):  # a path that is no text, too
        return None
    is_safe = stat.S_ISDIR(found.st_mode) and _is_ours(found)
    return Compiled(str(folder), "%s.compiled") if is_safe else None


def _forget_others(parent: Path) -> None:
    """Remove what other versions of the program kept; they compile it again."""
    for folder in parent.glob("*-*"):
        rmtree(folder, ignore_errors=True)


def _is_ours(found: os.stat_result) -> bool:
    """Whether nobody else may write it; on Windows the user's folders are private."""
    if not hasattr(os, "getuid"):
        return True
    return found.st_uid == os.getuid() and not found.st_mode & _OTHERS_WRITE
