"""A service over its assessments: its ratings, since when it falls short, what turned.

That something got better after an action is a fact of two days. Nobody knows whether it
did so because of it.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from assess.model.values import natural
from assess.portfolio.logic.entries import Asked, Entry, Rated
from assess.portfolio.logic.portfolio import Seen, fell_short_since


class Turned(NamedTuple):
    """A criterion that was rated otherwise than in the assessment before."""

    number: str
    title: str
    was: Rated
    now: Rated
    on: date
    """The day on which the later one was published."""
    phases: tuple[str, str]
    """Of the one and of the other: a later phase asks more of the same criterion."""
    is_better: bool
    after: tuple[Asked, ...]
    """What was done for it between the two, where it got better."""


class Short(NamedTuple):
    """A criterion that falls short, and since which report in a row."""

    number: str
    title: str
    since: date


class Strip(NamedTuple):
    """One service against one standard, over its assessments."""

    seen: Seen
    standard: str
    title: str
    noun: str
    numbers: tuple[str, ...]
    titles: dict[str, str]
    times: tuple[tuple[Entry, dict[str, Rated]], ...]
    """Each assessment with its ratings, the oldest first."""
    short: tuple[Short, ...]
    turned: tuple[Turned, ...]
    others: tuple[str, ...]
    """The titles of other standards that it was assessed against at other times."""

    @property
    def phases(self) -> tuple[str, ...]:
        """The phases in which it was assessed, each once, the first first."""
        return tuple(dict.fromkeys(entry.phase for entry, _ in self.times))


def strips(seen: Seen) -> Iterator[Strip]:
    """Yield a strip for each standard that was used in more than one assessment."""
    every = (*seen.earlier, seen.entry)
    names = {s.id: s for entry in every for s in entry.standards}
    for name, standard in names.items():
        times = tuple((e, found) for e in every if (found := _ratings(e, name)))
        if not times[1:]:
            continue
        titles = {n: r.title for _, found in times for n, r in found.items()}
        yield Strip(
            seen=seen,
            standard=name,
            title=standard.title,
            noun=standard.noun,
            numbers=tuple(sorted(titles, key=natural)),
            titles=titles,
            times=times,
            short=tuple(_short(seen, name)),
            turned=tuple(t for a, b in pairwise(times) for t in _turned(name, a, b)),
            others=tuple(_others(every, name)),
        )


def _others(every: Iterable[Entry], name: str) -> Iterator[str]:
    """Yield the titles of standards that were used where this one was not."""
    without = [entry for entry in every if not _ratings(entry, name)]
    yield from dict.fromkeys(s.title for entry in without for s in entry.standards)


def _ratings(entry: Entry, name: str) -> dict[str, Rated]:
    for standard in entry.standards:
        if standard.id == name:
            return {rated.number: rated for rated in standard.criteria}
    return {}


def _short(seen: Seen, name: str) -> Iterator[Short]:
    for number, rated in _ratings(seen.entry, name).items():
        since = fell_short_since(seen, name, number)
        if rated.state == "short" and since is not None:
            yield Short(number, rated.title, since)


Time = tuple[Entry, dict[str, Rated]]


def _turned(name: str, before: Time, later: Time) -> Iterator[Turned]:
    same_scale = _scale(before[0], name) == _scale(later[0], name)
    day = later[0].published
    for number, now in later[1].items():
        was = before[1].get(number)
        if was is None or day is None:
            continue
        better = _is_better(was, now, same_scale=same_scale)
        if better is None:
            continue
        ref = f"{name}:{number}"
        after = tuple(_done(ref, before[0], later[0])) if better else ()
        phases = before[0].phase, later[0].phase
        yield Turned(number, now.title, was, now, day, phases, better, after)


def _scale(entry: Entry, name: str) -> str:
    return next((s.scale for s in entry.standards if s.id == name), "")


def _is_better(was: Rated, now: Rated, *, same_scale: bool) -> bool | None:
    """Say which way it went; nothing where it did not, or where nobody can tell.

    On one scale every step counts, from one scale to another only whether it is met.
    """
    if same_scale and was.place is not None and now.place is not None:
        return None if was.place == now.place else now.place < was.place
    rated = {was.state, now.state}
    return now.state == "met" if rated == {"met", "short"} else None


def _done(ref: str, before: Entry, later: Entry) -> Iterator[Asked]:
    """Yield what was asked for of a criterion and verified between two reports."""
    first, last = before.published, later.published
    seen = set()
    for each in (*before.asked, *later.before):
        if ref in each.criteria and each.id not in seen and each.state == "verified":
            ended = each.ended
            if ended and first and last and first <= ended <= last:
                seen.add(each.id)
                yield each
