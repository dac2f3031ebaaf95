"""Read an answer that names one of a few things."""

from collections.abc import Iterable, Mapping
from typing import TypeVar

from assess.desk.errors import RefusedError
from assess.model.unknown import nearest

Given = TypeVar("Given")
Word = TypeVar("Word", bound=str)


def one_of(words: str, known: Iterable[Word], what: str = "an answer here") -> Word:
    """Return which of *known* is meant; as many letters as tell it apart are enough.

    Raises:
        RefusedError: none is meant, or several could be.
    """
    choices = tuple(known)
    word = "-".join(words.lower().split())
    fitting = [each for each in choices if word and each.startswith(word)]
    if word in choices or len(fitting) == 1:
        return min(fitting, key=len)
    said = f"{words.strip()} is not {what}. " if word else ""
    raise RefusedError(f"{said}Write one of: {', '.join(choices)}.")


def named(word: str, known: Mapping[str, Given], what: str) -> Given:
    """Return what is called *word*.

    Raises:
        RefusedError: nothing is called so.
    """
    if word not in known:
        raise RefusedError(f"{word} is not {what} here. {nearest(word, known)}")
    return known[word]


def once(pairs: Iterable[tuple[str, Given]]) -> dict[str, Given]:
    """Return what was given, by its name.

    Raises:
        RefusedError: one name was given twice.
    """
    table: dict[str, Given] = {}
    for name, given in pairs:
        if name in table:
            raise RefusedError(f"{name} is given twice. Give it once.")
        table[name] = given
    return table
