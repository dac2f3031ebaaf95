"""The difference between two versions of a file, as steps that can be taken back."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from assess.model.finding import Rated
from assess.model.versions.canonical import Plain

MISSING = None
"""Stands for a key that is not there; TOML has no null that it could be taken for."""

_ONE_VALUE = frozenset(
    name.replace("_", "-")
    for name in (
        *Rated.model_fields,
        *("at", "by", "why", "prev", "method", "was", "fork", "settled"),
    )
)
_CRITERION = ("finding", "standard", "criterion")
_WHOLE = {
    # the brief
    "panel": 2, "standard": 2, "took-part": 2, "savings": 1, "satisfaction": 1,
    "intake": 2, "upgraded": 2,
    # a sheet
    "finding": 5, "submitted": 2, "evidence": 2, "inbox": 2, "response": 2,
    "progress": 3, "verified": 3, "reply": 2, "marked": 2, "afterwards": 2,
    # what was agreed
    "reveal": 1, "outcome": 1, "publication": 2, "reopened": 2, "decided": 2,
    "closed": 2, "changes": 2, "whole": 3, "draft": 2, "answered": 2,
}  # fmt: skip
"""How many keys name one thing whose halves would make no whole."""


class Change(NamedTuple):
    """One key of a file: what it held, and what it holds after."""

    path: tuple[str, ...]
    before: Any
    after: Any

    @property
    def reverse(self) -> "Change":
        """The change that takes this one back."""
        return Change(self.path, self.after, self.before)


def difference(before: Plain, after: Plain) -> tuple[Change, ...]:
    """Return the keys that differ, each on its own."""
    return tuple(_differences((), before, after))


def _differences(
    path: tuple[str, ...], before: Plain, after: Plain
) -> Iterator[Change]:
    for key in dict.fromkeys([*before, *after]):
        old, new = before.get(key, MISSING), after.get(key, MISSING)
        if old is new or old == new:
            continue
        if _is_table_or_missing(old) and _is_table_or_missing(new):
            yield from _differences((*path, key), old or {}, new or {})
        else:
            yield Change((*path, key), old, new)


def _is_table_or_missing(item: Any) -> bool:
    return item is MISSING or isinstance(item, dict)


def patched(table: Plain, changes: Iterable[Change]) -> Plain:
    """Return *table* with each change made; tables left empty are taken out."""
    for change in changes:
        table = _put(table, change.path, change.after)
    return table


def _put(table: Plain, path: tuple[str, ...], item: Any) -> Plain:
    key, *rest = path
    if rest:
        held = table.get(key)
        item = _put(held if isinstance(held, dict) else {}, tuple(rest), item)
    kept = {**table, key: item}
    if item is MISSING or item == {}:
        del kept[key]
    return kept


def held_at(table: Mapping[str, Any], path: tuple[str, ...]) -> Any:
    """Return what stands at *path*, or `MISSING`."""
    held: Any = table
    for key in path:
        if not isinstance(held, Mapping):
            return MISSING
        held = held.get(key, MISSING)
    return held


class Rebased(NamedTuple):
    """Our changes on top of another version of the file."""

    table: Plain
    """Theirs, with those of our changes that nothing stands against."""
    ours: Plain
    """The same, with our version of what both changed; equal if nothing was."""


def rebased(base: Plain, ours: Plain, theirs: Plain) -> Rebased:
    """Put what we changed since *base* on top of *theirs*.

    Rating, confidence, reason, indicators and parts of a finding count as one
    value, so that nobody's reason ends up under somebody else's rating; so does
    each thing that was said, or any other entry with an id of its own.
    """
    mine, other = difference(base, ours), difference(base, theirs)
    others = {_unit(change.path) for change in other if change not in mine}
    clashing = [change for change in mine if _unit(change.path) in others]
    clashing_units = {_unit(change.path) for change in clashing if change not in other}
    free = [c for c in mine if _unit(c.path) not in clashing_units]
    table = patched(theirs, free)
    return Rebased(table, _with_units(table, ours, clashing_units))


def _with_units(table: Plain, ours: Plain, units: set[tuple[str, ...]]) -> Plain:
    """Return *table* with all that *ours* holds of each unit."""
    here = [c for c in difference(table, ours) if _unit(c.path) in units]
    return patched(table, here)


def _unit(path: tuple[str, ...]) -> tuple[str, ...]:
    depth = len(_CRITERION)
    if path[0] == "finding" and len(path) > depth and path[depth] in _ONE_VALUE:
        return (*path[:depth], "rated")
    return path[: _WHOLE.get(path[0], len(path))]
