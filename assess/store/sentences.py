"""Turn what pydantic says about a file into sentences for the person who wrote it."""

from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Annotated, Any, Final, NamedTuple, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from assess.model.capitals import without_capital
from assess.model.unknown import nearest
from assess.store.keys import Key
from assess.store.toml import Plain


class Wrong(NamedTuple):
    """One thing wrong: the key path and the sentence."""

    key: Key
    said: str


def wrongs(
    error: ValidationError, model: type[BaseModel], table: Plain
) -> Iterator[Wrong]:
    """Yield each thing wrong in *table*, one for each key.

    Where a value may be one of several kinds pydantic says why it is none of
    them; that is one sentence, with an "or".
    """
    said: dict[Key, list[str]] = {}
    for details in error.errors(include_url=False):
        key, item = _place(details["loc"], table)
        sentence = _sentence(details, key, model)
        if item is not None:
            sentence = f"item {item + 1} {sentence}"
        said.setdefault(key, []).append(sentence)
    for key, sentences in said.items():
        yield Wrong(key, f"{_either(sentences)}.".replace("?.", "?"))


def _place(loc: tuple[int | str, ...], table: Any) -> tuple[Key, int | None]:
    """Return the key path of an error and the item of a list that it speaks of.

    Pydantic also names the kinds of value that it tried; they are in no file.
    """
    key: list[str] = []
    item: int | None = None
    here = table
    for position, part in enumerate(loc):
        last = position == len(loc) - 1
        if isinstance(here, list) and isinstance(part, int) and part < len(here):
            here, item = here[part], part
        elif isinstance(here, dict) and part in here:
            here = here[part]
            key.append(str(part))
        elif isinstance(here, dict) and last and part not in _INTERNAL:
            key.append(str(part))
    return tuple(key), item


_INTERNAL: Final = {"[key]", "line", "whole", "gone"}
"""What pydantic adds to a path: a key is wrong, or the kind of value it tried."""


def _either(sentences: list[str]) -> str:
    distinct = list(dict.fromkeys(sentences))
    if len(distinct) > 1 and all(s.startswith("must be ") for s in distinct):
        return "must be " + ", or ".join(s.removeprefix("must be ") for s in distinct)
    return ", and ".join(distinct)


def _sentence(details: ErrorDetails, key: Key, model: type[BaseModel]) -> str:
    kind, context = details["type"], details.get("ctx", {})
    if kind == "missing":
        return "is missing; add it"
    if kind == "extra_forbidden":
        known = _known_keys(model, key[:-1])
        return f"is not a known key. {nearest(key[-1], known)}".removesuffix(".")
    if kind == "value_error":
        return str(context.get("error", details["msg"]))
    if kind == "literal_error":
        is_key = details["loc"][-1] == "[key]"
        unknown = "is not a known name; it " if is_key else ""
        return f"{unknown}must be {_listed(context)}"
    return _of_value(details, context)


def _of_value(details: ErrorDetails, context: dict[str, Any]) -> str:
    """Return what is wrong with a value that is there and may be there."""
    kind = details["type"]
    if kind == "model_type" and details["loc"][-3:-2] in _SENTENCES:
        kind = "string_type"
    if kind in _MUST_BE:
        return f"must be {_MUST_BE[kind]}, not {_kind_of(details['input'])}"
    if kind in _LIMITS:
        return _LIMITS[kind].format(**context)
    if kind == "string_pattern_mismatch":
        return _pattern(str(context.get("pattern")))
    return f"is not accepted: {without_capital(details['msg'])}"


def _listed(context: dict[str, Any]) -> str:
    expected = str(context.get("expected", "")).replace("'", "")
    first, _, last = expected.rpartition(" or ")
    return f"one of {first}, {last}" if first else expected


_SENTENCES: Final = (("well",), ("gap",), ("advice",))
"""What is said stands in text, although it is a table once it has a history."""

_TABLE: Final = "a table"
_MUST_BE: Final = {
    "string_type": "text in quotation marks",
    "bool_type": "true or false",
    "int_type": "a whole number",
    "datetime_type": "a time in UTC like 2026-05-12 13:05:00Z",
    "date_type": "a date like 2026-08-12",
    "dict_type": _TABLE,
    "model_type": _TABLE,
    "model_attributes_type": _TABLE,
    "tuple_type": "a list",
}

_LIMITS: Final = {
    "string_too_long": "is longer than {max_length} characters; shorten it",
    "string_too_short": "must not be empty; write something",
    "too_short": "must not be empty; add at least one",
    "greater_than_equal": "must be {ge} or more",
    "less_than_equal": "must be {le} or less",
}

_PATTERNS: Final = {
    "^[a-z0-9-]+$": "may hold only lower-case letters, digits and hyphens",
    "^[A-Z0-9]$": "must be one capital letter or digit",
    "^[0-9]$": "must be one digit",
    "^#[0-9a-f]{6}$": "must be a colour such as #00437b",
    "^[0-9a-f]{16}$": "must be 16 digits of a digest, as assess wrote them",
    "^[0-9a-f]{64}$": "must be 64 digits of a digest, as assess wrote them",
}


def _pattern(pattern: str) -> str:
    example = "x4q7" if pattern.startswith("^[0-9a-hj") else "lead-x4q7"
    return _PATTERNS.get(
        pattern,
        f"is not an id like {example}: four or more digits and lower-case letters "
        "without i, l, o and u",
    )


def _kind_of(given: object) -> str:
    for types, words in _KINDS:
        if isinstance(given, types):
            return words
    return "something else"


_KINDS: Final[tuple[tuple[type, str], ...]] = (
    (bool, "true or false"),
    (int, "a number"),
    (float, "a number with a fraction"),
    (str, "text"),
    (datetime, "a time"),
    (date, "a date"),
    (time, "a time of day"),
    (list, "a list"),
    (dict, "a table"),
)


# Which keys a table may have


def _known_keys(model: type[BaseModel], key: Key) -> list[str]:
    """Return the keys that the table at *key* may have."""
    kinds: list[Any] = [model]
    for part in key:
        kinds = [inner for kind in kinds for inner in _inside(kind, part)]
    return [
        field.alias or name
        for kind in kinds
        for name, field in kind.model_fields.items()
    ]


def _inside(kind: Any, part: str) -> list[Any]:
    """Return the kinds of table that *part* of a *kind* of table may be."""
    if get_origin(kind) is dict:
        return list(_tables(get_args(kind)[1]))
    for name, field in getattr(kind, "model_fields", {}).items():
        if part in (field.alias, name):
            return list(_tables(field.annotation))
    return []


def _tables(annotation: Any) -> Iterator[Any]:
    """Yield the models and dictionaries in an annotation."""
    if get_origin(annotation) is dict or hasattr(annotation, "model_fields"):
        yield annotation
    elif get_origin(annotation) is Annotated:
        yield from _tables(get_args(annotation)[0])
    else:
        for inner in get_args(annotation):
            yield from _tables(inner)
