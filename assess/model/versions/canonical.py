"""One spelling for every value, so that its digest is the same everywhere."""

import hashlib
import json
from datetime import UTC, date, datetime
from functools import cache
from typing import Any

from assess.model.values import Value

Plain = dict[str, Any]
"""Nested tables of text, numbers, booleans, dates and lists of text, as in TOML."""


def plain(value: Value) -> Plain:
    """Return *value* as a file holds it: nothing empty, keys spelt as in the file."""
    return without_empty(whole(value))


def whole(value: Value) -> Plain:
    """Return *value* with its empty tables and in its own order.

    That is enough to make it again: in a standard an empty table of conditions
    means that nothing is asked for, and the order of a scale says which is best.
    """
    dumped: Plain = value.model_dump(by_alias=True, exclude_defaults=True)
    return dumped


def in_order(item: object) -> Any:
    """Return *item* with each table as a list of pairs, in its own order.

    What is digested so says which rating of a scale is best, which criterion comes
    first, and which conditions are empty. A field that is absent does not enter, and
    the order in which a model declares its fields means nothing.
    """
    if isinstance(item, Value):
        return {
            alias: in_order(held)
            for name, alias, default in _fields(type(item))
            if (held := getattr(item, name)) != default
        }
    if isinstance(item, dict):
        return [[key, in_order(held)] for key, held in item.items()]
    if isinstance(item, tuple):
        return [in_order(held) for held in item]
    return item


@cache
def _fields(kind: type[Value]) -> tuple[tuple[str, str, Any], ...]:
    """Return the name of each field, as a file spells it, and its default."""
    return tuple(
        (name, field.alias or name, field.default)
        for name, field in kind.model_fields.items()
    )


def without_empty(table: Plain) -> Plain:
    """Return a table as `plain` has it."""
    kept: Plain = {}
    for key, item in table.items():
        if isinstance(item, dict):
            inner = without_empty(item)
            if inner:
                kept[key] = inner
        elif isinstance(item, tuple):
            if item:
                kept[key] = list(item)
        elif item is not None:
            kept[key] = item
    return kept


def _without_empty_items(table: Plain) -> Plain:
    return {
        key: list(item) if isinstance(item, tuple) else item
        for key, item in table.items()
        if item is not None and item not in ({}, ())
    }


def plain_again(value: Value, before: Value, table: Plain) -> Plain:
    """Return `plain(value)`, made from *table*, which is `plain(before)`.

    What is the same object in both is taken over as it is: a key press changes one
    finding of many.
    """
    again: Plain = {}
    for name, field in type(value).model_fields.items():
        key = field.alias or name
        new, old = getattr(value, name), getattr(before, name)
        if isinstance(new, dict) and isinstance(old, dict):
            again[key] = _plain_items(new, old, table.get(key, {}))
        elif new == old:
            again[key] = table.get(key)
        else:
            return plain(value)
    return _without_empty_items(again)


def _plain_items(new: dict[str, Any], old: dict[str, Any], table: Plain) -> Plain:
    again: Plain = {}
    for key, item in new.items():
        was = old.get(key)
        if item is was:
            again[key] = table.get(key)
        elif isinstance(item, dict):
            again[key] = _plain_items(item, was or {}, table.get(key, {}))
        else:
            again[key] = plain(item) if isinstance(item, Value) else item
    return _without_empty_items(again)


def canonical(value: Value | Plain) -> bytes:
    """Return the canonical JSON: sorted keys, no spaces, UTF-8, no floats.

    Times are `YYYY-MM-DDTHH:MM:SSZ`, dates `YYYY-MM-DD`. What is empty is left
    out, so a field that a later version adds does not change an old digest.
    """
    table = plain(value) if isinstance(value, Value) else value
    return json.dumps(
        table,
        ensure_ascii=False,
        sort_keys=True,
        separators=(",", ":"),
        allow_nan=False,
        default=spelt,
    ).encode()


def spelt(item: object) -> str:
    """Return a time or a date as JSON has it.

    Raises:
        TypeError: it is something else.
    """
    if isinstance(item, datetime):
        return item.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    if isinstance(item, date):
        return item.isoformat()
    raise TypeError(f"{type(item).__name__} has no canonical spelling")


def long_digest(value: Value | Plain) -> str:
    """Return the SHA-256 of the canonical JSON, 64 hexadecimal digits."""
    return hashlib.sha256(canonical(value)).hexdigest()


def digest(value: Value | Plain | str) -> str:
    """Return the first 16 hexadecimal digits, against accidents and casual edits.

    A plain line counts as the table `{text = line}`, so a sentence keeps its
    digest when it gets a history.
    """
    return long_digest({"text": value} if isinstance(value, str) else value)[:16]
