"""By what a portfolio can be narrowed, as its assessments say it."""

from collections.abc import Iterable
from typing import NamedTuple

from assess.portfolio.logic.entries import Entry


class Choices(NamedTuple):
    """What is known of any of the assessments, in the order of the alphabet."""

    councils: tuple[str, ...]
    phases: tuple[str, ...]
    standards: tuple[tuple[str, str], ...]
    """Id and title."""
    deliveries: tuple[str, ...]


def choices(every: Iterable[Entry]) -> Choices:
    """Return by what these can be narrowed; not by what is the same for all."""
    entries = tuple(every)
    standards = {s.id: s.title for entry in entries for s in entry.standards}
    return Choices(
        _several(entry.council for entry in entries),
        _several(entry.phase for entry in entries),
        tuple(sorted(standards.items())) if len(standards) > 1 else (),
        _several(entry.delivery for entry in entries),
    )


def _several(found: Iterable[str]) -> tuple[str, ...]:
    known = sorted(set(filter(None, found)))
    return tuple(known) if len(known) > 1 else ()


def called_so(words: str, councils: Iterable[str]) -> frozenset[str]:
    """Return the councils whose name has these words; that alone which is these words.

    So one council can be named whose name begins that of another.
    """
    wanted = words.casefold()
    fitting = frozenset(each for each in councils if wanted in each.casefold())
    whole = frozenset(each for each in fitting if each.casefold() == wanted)
    return whole if wanted and whole else fitting
