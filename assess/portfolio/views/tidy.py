"""What is known of many assessments as tidy tables, as docs/tables.md says."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from assess.exchange.tidy import Cell, Tidy
from assess.portfolio.logic.columns import SOUGHT_BY, TABLES
from assess.portfolio.logic.entries import Entry
from assess.portfolio.logic.portfolio import Portfolio
from assess.portfolio.logic.told_apart import of_one_service


def tables(found: Portfolio, every: tuple[Entry, ...]) -> tuple[Tidy, ...]:
    """Return assessments, ratings and actions as tables, and what was counted of them.

    Args:
        found: The portfolio, which says what counts.
        every: All that was looked at, also what counts no more.
    """
    services = {
        entry.folder: group[0].id for group in of_one_service(every) for entry in group
    }
    among = _among(found)
    by_id = sorted(every, key=lambda entry: entry.id)
    rows = {
        "assessments": tuple(
            _facts(each, services[each.folder], among, found) for each in by_id
        ),
        "ratings": tuple(row for each in by_id for row in _ratings(each)),
        "actions": tuple(row for each in by_id for row in _actions(each)),
        "by_council": _by_council(e for e in by_id if e.folder in among.counts),
    }
    return tuple(
        Tidy(name, dict(TABLES[name]), held, SOUGHT_BY.get(name, ()))
        for name, held in rows.items()
    )


class _Among(NamedTuple):
    """What holds of assessments among others, by their folders."""

    counts: frozenset[str]
    """Those that were published last of their service."""
    again: Mapping[str, date]
    """By when what was not assessed again yet is to be."""


def _among(found: Portfolio) -> _Among:
    return _Among(
        frozenset(seen.entry.folder for seen in found.seen),
        {
            owed.entry.folder: owed.deadline.due
            for owed in found.owed
            if owed.deadline.what == "reassessment"
        },
    )


def _facts(
    entry: Entry, service: str, among: _Among, found: Portfolio
) -> tuple[Cell, ...]:
    return (
        entry.id, service, entry.service, entry.council, entry.phase, entry.kind,
        entry.delivery,
        _day(entry.assessed), _day(entry.published), entry.outcome, entry.savings,
        entry.satisfaction, entry.version, int(entry.folder in among.counts),
        _day(among.again.get(entry.folder)), entry.colour,
        entry.shape, int(bool(entry.changed)),
        _day(entry.made or found.today), int(found.is_public or entry.is_public),
        int(entry.folder in found.superseded),
    )  # fmt: skip


def _ratings(entry: Entry) -> Iterator[tuple[Cell, ...]]:
    for standard in entry.standards:
        for each, counts in standard.counted():
            yield (
                entry.id, standard.id, each.number, each.title, each.theme,
                each.rating or None, each.word, each.state, int(standard.gates),
                standard.title, standard.noun, each.letter, each.shape, each.colour,
                *counts,
            )  # fmt: skip


def _by_council(every: Iterable[Entry]) -> tuple[tuple[Cell, ...], ...]:
    """Return how often each rating was given: what a country asks most, in few rows."""
    given = Counter(
        (entry.council, standard.id, each.number, each.state, each.word)
        for entry in every
        for standard in entry.standards
        for each in standard.criteria
    )
    return tuple((*what, services) for what, services in sorted(given.items()))


def _actions(entry: Entry) -> Iterator[tuple[Cell, ...]]:
    for each in entry.asked:
        kind = "condition" if each.is_condition else "action"
        yield (
            entry.id, each.id, each.called, kind, " ".join(each.criteria), each.text,
            each.owner, _day(each.due), each.state, int(each.is_open),
            each.event,
        )  # fmt: skip


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
