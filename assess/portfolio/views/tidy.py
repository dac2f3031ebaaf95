"""What is known of many assessments as tidy tables, as docs/tables.md says."""

from collections.abc import Iterator
from datetime import date

from assess.exchange.tidy import Cell, Tidy
from assess.portfolio.logic.columns import TABLES
from assess.portfolio.logic.entries import Entry
from assess.portfolio.logic.picture import Picture
from assess.portfolio.logic.told_apart import of_one_service


def tables(found: Picture, every: tuple[Entry, ...]) -> tuple[Tidy, ...]:
    """Return assessments, ratings and actions as tables.

    Args:
        found: The picture, which says what counts.
        every: All that was looked at, also what counts no more.
    """
    keyed = dict(_keyed(every))
    services = {
        entry.folder: keyed[group[0].folder]
        for group in of_one_service(every)
        for entry in group
    }
    counts = {seen.entry.folder for seen in found.seen}
    places = sorted((keyed[entry.folder], entry) for entry in every)
    rows = {
        "assessments": tuple(
            _facts(
                each,
                (key, services[each.folder]),
                counts=each.folder in counts,
                found=found,
            )
            for key, each in places
        ),
        "ratings": tuple(row for key, each in places for row in _ratings(key, each)),
        "actions": tuple(row for key, each in places for row in _actions(key, each)),
    }
    return tuple(Tidy(name, dict(TABLES[name]), held) for name, held in rows.items())


def _keyed(every: tuple[Entry, ...]) -> Iterator[tuple[str, str]]:
    """Yield the folder of each with its id; of a copied one with a number behind it."""
    taken: dict[str, int] = {}
    for each in every:
        taken[each.id] = count = taken.get(each.id, 0) + 1
        yield each.folder, each.id if count == 1 else f"{each.id}-{count}"


def _facts(
    entry: Entry, ids: tuple[str, str], *, counts: bool, found: Picture
) -> tuple[Cell, ...]:
    return (
        *ids, entry.service, entry.council, entry.phase, entry.kind, entry.delivery,
        _day(entry.assessed), _day(entry.published), entry.outcome, entry.savings,
        entry.satisfaction, entry.version, int(counts), _day(entry.again), entry.colour,
        entry.shape, int(bool(entry.changed)),
        _day(entry.made or found.today), int(found.is_public or entry.is_public),
    )  # fmt: skip


def _ratings(key: str, entry: Entry) -> Iterator[tuple[Cell, ...]]:
    for standard in entry.standards:
        for each in standard.criteria:
            yield (
                key, standard.id, each.number, each.title, each.theme,
                each.rating or None, each.word, each.state, int(standard.gates),
                standard.title, standard.noun, each.letter, each.shape, each.colour,
            )  # fmt: skip


def _actions(key: str, entry: Entry) -> Iterator[tuple[Cell, ...]]:
    for each in entry.asked:
        kind = "condition" if each.is_condition else "action"
        yield (
            key, each.id, each.called, kind, " ".join(each.criteria), each.text,
            each.owner, _day(each.due), each.state, int(each.is_open),
        )  # fmt: skip


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
