"""Ids for what people write: random, never positional, never used again.

Files keep their keys in order, so an id made after others sorts behind them:
sentences stay in the order in which they were said. Only letters are used, so
that no id looks like a number.
"""

import secrets
from collections.abc import Container, Iterable
from typing import Final

from assess.model.values import CROCKFORD

LETTERS: Final = "".join(c for c in CROCKFORD if c.isalpha())
LENGTH: Final = 5
FIRST: Final = len(LETTERS) ** LENGTH // 4
"""The first id of a table is somewhere in the first quarter of all ids."""
STEP: Final = 4_000
"""The next one is up to so many later: room for a thousand, by chance apart."""


def mint(taken: Container[str] = (), *, after: Iterable[str] = ()) -> str:
    """Return a new id that is not in *taken*, behind those of *after* if it can be."""
    before = max((_number(key) for key in after if _is_ours(key)), default=None)
    while True:
        if before is None:
            number = secrets.randbelow(FIRST)
        else:
            number = before + 1 + secrets.randbelow(STEP)
        if number >= len(LETTERS) ** LENGTH:
            before = None
            continue
        new = _spelt(number)
        if new not in taken:
            return new


def mint_long(length: int) -> str:
    """Return a new id of *length* characters, for a whole assessment."""
    return "".join(secrets.choice(LETTERS) for _ in range(length))


def _is_ours(key: str) -> bool:
    return len(key) == LENGTH and all(c in LETTERS for c in key)


def _number(key: str) -> int:
    number = 0
    for character in key:
        number = number * len(LETTERS) + LETTERS.index(character)
    return number


def _spelt(number: int) -> str:
    characters = []
    for _ in range(LENGTH):
        number, place = divmod(number, len(LETTERS))
        characters.append(LETTERS[place])
    return "".join(reversed(characters))
