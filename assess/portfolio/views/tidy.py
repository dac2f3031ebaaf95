"""What is known of many assessments as tidy tables, as docs/tables.md says."""

from collections.abc import Iterator
from datetime import date

from assess.exchange.tidy import Cell, Tidy, Type
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
    facts = (
        (key, services[each.folder], *_facts(each), int(each.folder in counts))
        for key, each in places
    )
    return (
        Tidy("assessments", _of(_ASSESSMENT, "version", "counts"), tuple(facts)),
        Tidy(
            "ratings",
            _of(_RATING, "gates"),
            tuple(row for key, each in places for row in _ratings(key, each)),
        ),
        Tidy(
            "actions",
            _of(_ACTION, "is_open"),
            tuple(row for key, each in places for row in _actions(key, each)),
        ),
    )


_ASSESSMENT = (
    "id", "service_id", "service", "council", "phase", "kind", "delivery",
    "assessed", "published", "outcome", "savings", "satisfaction",
)  # fmt: skip
_RATING = (
    "assessment_id", "standard", "criterion", "title", "theme", "rating", "word",
    "state",
)  # fmt: skip
_ACTION = (
    "assessment_id", "id", "called", "kind", "criteria", "text", "owner", "due",
    "state",
)  # fmt: skip


def _keyed(every: tuple[Entry, ...]) -> Iterator[tuple[str, str]]:
    """Yield the folder of each with its id; of a copied one with a number behind it."""
    taken: dict[str, int] = {}
    for each in every:
        taken[each.id] = count = taken.get(each.id, 0) + 1
        yield each.folder, each.id if count == 1 else f"{each.id}-{count}"


def _of(texts: tuple[str, ...], *numbers: str) -> dict[str, Type]:
    """Return columns of text, and behind them those of numbers."""
    columns: dict[str, Type] = dict.fromkeys(texts, "TEXT")
    return {**columns, **dict.fromkeys(numbers, "INTEGER")}


def _facts(entry: Entry) -> tuple[Cell, ...]:
    return (
        entry.service, entry.council, entry.phase, entry.kind, entry.delivery,
        _day(entry.assessed), _day(entry.published), entry.outcome, entry.savings,
        entry.satisfaction, entry.version,
    )  # fmt: skip


def _ratings(key: str, entry: Entry) -> Iterator[tuple[Cell, ...]]:
    for standard in entry.standards:
        for each in standard.criteria:
            yield (
                key, standard.id, each.number, each.title, each.theme,
                each.rating or None, each.word, each.state, int(standard.gates),
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
