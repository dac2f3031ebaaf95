"""Ids for what people write: random, never positional, never used again."""

import secrets
from collections.abc import Container

from assess.domain.values import CROCKFORD

LENGTH = 4


def mint(taken: Container[str] = (), length: int = LENGTH) -> str:
    """Return a new id of Crockford base32 that is not in *taken*.

    It always holds a letter, so that no id looks like a number.
    """
    while True:
        new = "".join(secrets.choice(CROCKFORD) for _ in range(length))
        if new not in taken and not new.isdecimal():
            return new
