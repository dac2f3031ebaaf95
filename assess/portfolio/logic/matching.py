"""Which services of several councils are the same one: confirmed, or only proposed.

A proposal rests on the words of the names alone; it is no match until somebody says so.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from assess.model.services import Match
from assess.portfolio.logic.portfolio import Seen
from assess.portfolio.logic.standing import Standing
from assess.portfolio.logic.told_apart import Key, key_of

_SMALL: Final = frozenset({
    "a", "an", "and", "for", "in", "my", "of", "on", "online", "or", "our", "the", "to",
    "us", "with", "your",
})  # fmt: skip
"""Words that tell no service from another."""

_ENOUGH: Final = 2
"""How many words one name must have that all stand in another, longer one."""

_PLURAL: Final = re.compile(r"(?<=[a-z]{3})(?<![su])s$")


class Ours(NamedTuple):
    """A service of one council."""

    council: str
    service: str
    names: frozenset[Key]
    """By what it is known, also under the names that it had before."""
    standing: Standing
    seen: Seen | None
    """What was published of it last; nothing if nothing was."""


class Same(NamedTuple):
    """Services of several councils under one name."""

    name: str
    of: tuple[Ours, ...]
    """Those that are here, by council."""
    not_here: tuple[tuple[str, str], ...] = ()
    """Council and service of those that somebody named and nobody finds here."""
    is_confirmed: bool = False
    extends: bool = False
    """Whether a proposal adds to what is confirmed under its name."""


class Found(NamedTuple):
    """What is the same, what may be, and what one council has alone."""

    confirmed: tuple[Same, ...]
    proposed: tuple[Same, ...]
    alone: tuple[Ours, ...]
    """What is in no match; those that are only proposed are among them."""


def found(matches: Mapping[str, Match], services: Iterable[Ours]) -> Found:
    """Tell services that somebody says are the same from those that may be."""
    every = sorted(services, key=lambda s: (s.council.casefold(), s.service.casefold()))
    confirmed = tuple(_confirmed(name, m, every) for name, m in matches.items())
    taken = {each for same in confirmed for each in _keys(same)}
    alone = tuple(one for one in every if not one.names & taken)
    return Found(confirmed, tuple(_proposed(confirmed, alone)), alone)


def _confirmed(name: str, match: Match, every: Sequence[Ours]) -> Same:
    here, away = [], []
    for council, service in match.service.items():
        key = key_of(service, council)
        ours = [one for one in every if key in one.names]
        here += ours[:1]
        away += [] if ours else [(council, service)]
    return Same(name, tuple(here), tuple(away), is_confirmed=True)


def _keys(same: Same) -> frozenset[Key]:
    return frozenset[Key]().union(*(one.names for one in same.of))


def _proposed(confirmed: Sequence[Same], alone: Sequence[Ours]) -> Iterator[Same]:
    """Yield what may be the same; a service is proposed once, a short name first."""
    left = list(alone)
    for same in confirmed:
        taken = {one.council for one in same.of} | {c for c, _ in same.not_here}
        names = [same.name, *(one.service for one in same.of)]
        if others := tuple(_like(names, left, taken)):
            left = [one for one in left if one not in others]
            yield Same(same.name, others, extends=True)
    for one in sorted(alone, key=lambda each: len(words_of(each.service))):
        if others := tuple(_like_each_other(one, left)) if one in left else ():
            group = sorted((one, *others), key=lambda each: each.council.casefold())
            left = [each for each in left if each not in group]
            yield Same(one.service, tuple(group))


def _like_each_other(one: Ours, every: Sequence[Ours]) -> Iterator[Ours]:
    """Yield what is like a service, if nothing else of its council would be as like."""
    for other in _like([one.service], every, {one.council}):
        if one in _like([other.service], every, {other.council}):
            yield other


def _like(
    names: Iterable[str], every: Iterable[Ours], without: Iterable[str]
) -> Iterator[Ours]:
    """Yield of each other council the one service that has a name like these."""
    wanted, not_of = [words_of(name) for name in names], frozenset(without)
    by_council: dict[str, list[tuple[bool, Ours]]] = {}
    for one in every:
        words = words_of(one.service)
        if one.council not in not_of and any(_is_like(words, w) for w in wanted):
            by_council.setdefault(one.council, []).append((words in wanted, one))
    for those in by_council.values():
        best = [one for is_equal, one in those if is_equal] or [o for _, o in those]
        if len(best) == 1:
            yield best[0]


def _is_like(one: frozenset[str], other: frozenset[str]) -> bool:
    if one == other:
        return bool(one)
    return min(len(one), len(other)) >= _ENOUGH and (one <= other or other <= one)


def words_of(name: str) -> frozenset[str]:
    """Return the words that tell a service from others, each without a plural s."""
    found = re.findall(r"\w+", name.casefold().replace("’", "'").replace("'s", ""))
    return frozenset(_PLURAL.sub("", word) for word in found if word not in _SMALL)


def named(name: str, every: Iterable[Same]) -> Same | None:
    """Return what goes by a name, or has a service of that name; nothing if none."""
    wanted, those = key_of(name, ""), tuple(every)
    for same in those:
        if key_of(same.name, "") == wanted:
            return same
    for same in those:
        if any(service == wanted[0] for one in same.of for service, _ in one.names):
            return same
    return None
