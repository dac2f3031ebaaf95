"""Take what councils exported for what is known of their assessments.

An export says less than a folder: of evidence only how much there is, nothing of what
is half written, and of what is due only actions, conditions, and when to assess again.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cache
from typing import Any, Final, NamedTuple, TypeVar, get_args

from assess.exchange.tidy_read import Export, Row, rows
from assess.model.after.deadlines import Deadline, Spanned, What
from assess.model.due import Event
from assess.model.measures import Direction
from assess.model.values import ActionState
from assess.portfolio.logic.columns import ACTIONS, ASSESSMENTS, RATINGS
from assess.portfolio.logic.entries import Asked, Counts, Entry, Rated, Standard, State

CHANGED: Final = "The export says that it is not as it was published."


class Exported(NamedTuple):
    """What exports say."""

    entries: tuple[Entry, ...]
    counts: tuple[bool, ...]
    """Of each, whether it was not assessed again since."""


def exported(exports: Iterable[Export], known: Iterable[str] = ()) -> Exported:
    """Return what exports say; of two that hold the same, the later.

    That is the later version, of one version what was exported later, and of one day
    what says more.

    Args:
        exports: Where they are.
        known: The ids of what is known from folders, which say more.

    Raises:
        StoreError: one can't be read, or does not hold what an export holds.
        RefusedError: it is Parquet, and DuckDB is not installed.
    """
    held = set(known)
    found: dict[str, tuple[Entry, bool]] = {}
    for export in exports:
        for entry, counts in _entries(export):
            other = found.get(entry.id)
            if entry.id not in held and (other is None or _is_newer(entry, other[0])):
                found[entry.id] = entry, counts
    return Exported(
        tuple(entry for entry, _ in found.values()),
        tuple(counts for _, counts in found.values()),
    )


def _is_newer(entry: Entry, other: Entry) -> bool:
    return _age(entry) > _age(other)


def _age(entry: Entry) -> tuple[int, date, bool]:
    return entry.version, entry.made or date.min, not entry.is_public


def _entries(export: Export) -> Iterator[tuple[Entry, bool]]:
    every: dict[str, tuple[Entry, bool]] = {}
    for row in rows(export, "assessments", ASSESSMENTS):
        entry, counts = _entry(export, row)
        if not entry.id or entry.id in every:
            raise row.wrong(f"has the id {entry.id}, which another row has too.")
        every[entry.id] = entry, counts
    standards = _standards(export, every)
    actions = _actions(export, every)
    for key, (entry, counts) in every.items():
        asked = tuple(actions.get(key, ()))
        spans = [*_when_due(asked), *_again(entry)]
        whole = entry._replace(
            standards=tuple(standards.get(key, ())),
            asked=asked,
            spans=tuple(sorted(spans, key=lambda span: span.deadline.due)),
        )
        yield whole, counts


def _entry(export: Export, row: Row) -> tuple[Entry, bool]:
    held = _held(row, ASSESSMENTS)
    key, published = held["id"] or "", _day(row, held, "published")
    entry = Entry(
        folder=str(export.place / key),
        id=key,
        follows=held["service_id"] or "",
        service=held["service"] or "",
        council=held["council"] or "",
        phase=held["phase"] or "",
        kind=held["kind"] or "",
        delivery=held["delivery"] or "",
        assessed=_day(row, held, "assessed"),
        published=published,
        version=held["version"] or 0,
        outcome=held["outcome"] or "",
        colour=_one(row, held, "colour", _COLOURS),
        shape=held["shape"] or "",
        savings=_one(row, held, "savings", get_args(Direction)),
        satisfaction=_one(row, held, "satisfaction", get_args(Direction)),
        again=_day(row, held, "again_by"),
        changed=CHANGED if held["is_changed"] else "",
        made=_day(row, held, "made"),
        is_public=bool(held["is_public"]),
    )
    return entry, not held["is_superseded"]


_COLOURS: Final = ("good", "middling", "bad", "neutral")

Known = Mapping[str, tuple[Entry, bool]]


def _standards(export: Export, every: Known) -> dict[str, list[Standard]]:
    """Return the standards of each assessment, with its ratings."""
    found: dict[str, dict[str, Standard]] = {}
    rated: dict[tuple[str, str], list[tuple[Rated, Counts]]] = {}
    known: set[tuple[str, str, str]] = set()
    same = cache(Rated)  # services share what their ratings look like
    for row in rows(export, "ratings", RATINGS):
        held = _held(row, RATINGS)
        of = _of(row, held, every)
        name, number = held["standard"] or "", held["criterion"] or ""
        if (of, name, number) in known:
            raise row.wrong(f"rates {name}:{number} of {of}, which another row does.")
        known.add((of, name, number))
        found.setdefault(of, {}).setdefault(
            name,
            Standard(
                name,
                held["standard_title"] or "",
                held["noun"] or "",
                bool(held["gates"]),
                "",  # an export does not say which scale was used
                (),
            ),
        )
        looks = same(
            number,
            held["title"] or "",
            held["theme"] or "",
            _one(row, held, "state", get_args(State)),
            held["rating"] or "",
            held["word"] or "",
            held["letter"] or "",
            held["shape"] or "",
            _one(row, held, "colour", _COLOURS),
        )
        rated.setdefault((of, name), []).append((looks, _counts(row, held)))
    return {
        of: [_filled(each, rated[of, name]) for name, each in those.items()]
        for of, those in found.items()
    }


def _filled(standard: Standard, rated: Iterable[tuple[Rated, Counts]]) -> Standard:
    criteria, counts = zip(*rated, strict=True)
    return standard._replace(criteria=criteria, counts=counts)


def _counts(row: Row, held: Mapping[str, Any]) -> Counts:
    counts = Counts(*(held[f"{name}_count"] for name in Counts._fields))
    for name, count in zip(Counts._fields, counts, strict=True):
        if count is not None and count < 0:
            raise row.wrong(f"{name}_count is {count}, and nothing is less than none.")
    return counts


def _actions(export: Export, every: Known) -> dict[str, list[Asked]]:
    found: dict[str, list[Asked]] = {}
    for row in rows(export, "actions", ACTIONS):
        held = _held(row, ACTIONS)
        asked = Asked(
            id=held["id"] or "",
            called=held["called"] or "",
            is_condition=_one(row, held, "kind", ("action", "condition"))
            == "condition",
            criteria=tuple((held["criteria"] or "").split()),
            text=held["text"] or "",
            owner=held["owner"] or "",
            due=_day(row, held, "due"),
            state=_one(row, held, "state", get_args(ActionState)),
            event=_one(row, held, "due_before", (None, *get_args(Event))),
        )
        found.setdefault(_of(row, held, every), []).append(asked)
    return found


def _when_due(asked: Iterable[Asked]) -> Iterator[Spanned]:
    for each in asked:
        if each.is_open and each.due is not None:
            what: What = "condition" if each.is_condition else "action"
            yield Spanned(Deadline(each.due, what, each.text, each.owner))


def _again(entry: Entry) -> Iterator[Spanned]:
    if entry.again is not None:
        said = f"Assess again what is {entry.outcome}"
        yield Spanned(Deadline(entry.again, "reassessment", said, "the council"))


# One row


def _held(row: Row, columns: Iterable[str]) -> dict[str, Any]:
    return dict(zip(columns, row.cells, strict=True))


def _of(row: Row, held: Mapping[str, Any], every: Known) -> str:
    """Return of which assessment a row is."""
    key = held["assessment_id"] or ""
    if key not in every:
        raise row.wrong(f"is of the assessment {key}, which is not in the export.")
    return str(key)


def _day(row: Row, held: Mapping[str, Any], name: str) -> date | None:
    if held[name] is None:
        return None
    try:
        return date.fromisoformat(held[name])
    except ValueError as error:
        raise row.wrong(f"{name} is {held[name]}, which is no day.") from error


T = TypeVar("T")


def _one(row: Row, held: Mapping[str, Any], name: str, known: tuple[T, ...]) -> T:
    """Return what a cell says, if that is one of what it may say."""
    for each in known:
        if held[name] == each:
            return each
    said = ", ".join(map(str, known))
    raise row.wrong(f"{name} is {held[name] or 'empty'}, and may be {said}.")
