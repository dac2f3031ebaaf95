"""What the errors of the operating system mean; it is imported before all else is."""

import errno
import os
from typing import Final

_NAMES: Final = {
    "the disk is full; make room and save again": "ENOSPC",
    "your quota of disk space is used up; make room and save again": "EDQUOT",
    "the file is too large for this disk; save it somewhere else": "EFBIG",
    "the disk is read-only; save it somewhere else": "EROFS",
    "you have no permission to write here; ask who owns the folder": "EACCES EPERM",
    "the disk reports an error; save it somewhere else and check the disk": "EIO",
    "the folder is gone; check that the share or disk is connected": "ENOENT ENOTDIR",
    "the share has gone away; connect it again": (
        "ESTALE ENOTCONN EHOSTDOWN EHOSTUNREACH ENETUNREACH ENODEV ENXIO"
    ),
    "the share does not answer; try again when it does": "ETIMEDOUT",
    "too many files are open; close some programs and save again": "EMFILE ENFILE",
    "another program is using the file; close it and save again": "EBUSY ETXTBSY",
    "its name is too long for this disk; use a shorter one": "ENAMETOOLONG",
    "its links lead round in a circle; take one of them out": "ELOOP",
    "there is a folder of that name; move it away": "EISDIR",
    "there is a file where a folder must be; move it away": "EEXIST",
}
_WORDS: Final = {
    getattr(errno, name): words
    for words, names in _NAMES.items()
    for name in names.split()
    if hasattr(errno, name)
}
"""What the numbers of the operating system mean; not every system has them all."""


_IN_USE: Final = {32, 33}
"""What Windows says of a file that another program has open or locked."""


def in_words(error: OSError) -> str:
    """Return what an operating-system error means and what to do about it."""
    if getattr(error, "winerror", None) in _IN_USE:
        return _WORDS[errno.EBUSY]
    if error.errno in _WORDS:
        return _WORDS[error.errno]
    said = os.strerror(error.errno).lower() if error.errno else "unknown error"
    return f"the system says “{said}”; try again, or save it somewhere else"
