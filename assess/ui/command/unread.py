"""Name what could not be read, where nothing else is printed."""

import sys
from collections.abc import Iterable

from assess.store.errors import StoreError, safe


def name_unread(unread: Iterable[StoreError | str]) -> int:
    """Name each on standard error; return 2 if there is any, else 0."""
    sentences = [
        safe(said)
        for each in unread
        for said in (each.sentences if isinstance(each, StoreError) else (each,))
    ]
    for sentence in sentences:
        sys.stderr.write(f"assess: {sentence}\n")
    return 2 if sentences else 0
