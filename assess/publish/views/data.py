"""The data of a report as JSON, for machines and for checking."""

import hashlib
import json
from collections.abc import Iterable
from itertools import chain
from typing import Final, Literal, NamedTuple, TypeVar

from assess.model.assessment import Assessment
from assess.model.audiences import WHOLE, Audience
from assess.model.council import Council
from assess.model.redact import redact
from assess.model.values import Value
from assess.model.versions.canonical import in_order, long_digest, spelt, whole
from assess.publish.views.printed import as_summed_up, in_short
from assess.publish.views.variants import Variant

_Piece = TypeVar("_Piece", str, bytes)

Kind = Literal[1, 2]
"""Which digest a page states; the number of its format tells."""


def seen_by(assessment: Assessment, audience: Audience) -> Assessment:
    """Return what *audience* may see, its sheets in the order of their files."""
    seen = redact(assessment, audience)
    if audience == "summary":
        seen = as_summed_up(seen, assessment)
    if audience not in WHOLE:
        seen = in_short(seen)
    order = sorted(seen.sheets, key=lambda person: f"{person}.toml")
    return seen.but(sheets={person: seen.sheets[person] for person in order})


def to_json(assessment: Assessment, audience: Audience = "full") -> str:
    """Return what *audience* may see as JSON, the same every time."""
    return as_json(seen_by(assessment, audience), indent=1) + "\n"


def as_json(seen: Assessment, *, indent: int | None = None) -> str:
    """Return what was redacted already as JSON, in the order of the files."""
    return _json(whole(seen), indent)


def _json(item: object, indent: int | None = None, *, is_sorted: bool = False) -> str:
    separators = (",", ": ") if indent else (",", ":")
    return json.dumps(
        item,
        ensure_ascii=False,
        indent=indent,
        sort_keys=is_sorted,
        separators=separators,
        default=spelt,
    )


class Frame(NamedTuple):
    """What a reader reads round the data: for whom the page is, and whose it is."""

    variant: Variant = "full"
    council: Council = Council()
    """The council's own look; a page without one says so by leaving it out."""


FULL: Final = Frame()


def json_and_digest(seen: Assessment, frame: Frame) -> tuple[str, str]:
    """Return `as_json` and `digest_of` of what was redacted already, at one go.

    The editions are nine tenths of it and are the same in every report that one run
    makes, so each is spelt once.
    """
    spelt = {name: _part(seen, name) for name in _present(seen)}
    return _table(spelt), _digest(spelt, frame)


def digest_of(seen: Assessment, frame: Frame = FULL, kind: Kind = 2) -> str:
    """Return the SHA-256 that the page of what was redacted already states.

    Args:
        seen: What the audience may see.
        frame: For whom the page is, and the council's own look.
        kind: 2 covers the frame, empty tables, and the order of tables, which says for
            example which rating is best. 1, of earlier pages, covers none of these.
    """
    if kind == 1:
        return long_digest(seen)
    return _digest({name: _part(seen, name) for name in _present(seen)}, frame)


class _Spelt(NamedTuple):
    """A part as `as_json` has it, and in the one spelling that is digested."""

    text: str
    in_order: bytes


_FIELDS = Assessment.model_fields
_FIXED = {"scales", "crosswalk"}
_KEPT: dict[int, tuple[Value, _Spelt]] = {}
_KEPT_AT_MOST = 64


def _present(seen: Assessment) -> tuple[str, ...]:
    """Return the names of the parts that are not empty."""
    return tuple(
        name for name, field in _FIELDS.items() if getattr(seen, name) != field.default
    )


def _part(seen: Assessment, name: str) -> _Spelt:
    part = getattr(seen, name)
    if name in _FIXED:
        return _spelt_once(part)
    if name == "standards":
        return _spelt_pairs({key: _spelt_once(each) for key, each in part.items()})
    if name == "sheets":
        return _spelt_pairs({key: _spelt_anew(each) for key, each in part.items()})
    return _spelt_anew(part)


def _spelt_anew(value: Value) -> _Spelt:
    return _Spelt(_json(whole(value)), _in_order(value))


def _in_order(item: object) -> bytes:
    return _json(in_order(item), is_sorted=True).encode()


def _spelt_once(value: Value) -> _Spelt:
    """Spell a value that never changes, and remember it by what it is."""
    kept = _KEPT.get(id(value))
    if kept is not None and kept[0] is value:
        return kept[1]
    if len(_KEPT) >= _KEPT_AT_MOST:
        _KEPT.clear()
    spelt = _spelt_anew(value)
    _KEPT[id(value)] = value, spelt
    return spelt


def _spelt_pairs(parts: dict[str, _Spelt]) -> _Spelt:
    """Spell a table whose parts are spelt already."""
    pairs = (
        (b",", b"[", _in_order(name), b",", part.in_order, b"]")
        for name, part in parts.items()
    )
    return _Spelt(_table(parts), b"".join([b"[", *_after_first(pairs), b"]"]))


def _table(parts: dict[str, _Spelt]) -> str:
    """Return a table as `as_json` has it."""
    fields = ((",", _json(name), ":", part.text) for name, part in parts.items())
    return "".join(["{", *_after_first(fields), "}"])


def _after_first(groups: Iterable[Iterable[_Piece]]) -> list[_Piece]:
    """Return all pieces, the comma before the first left out; they are large."""
    return list(chain.from_iterable(groups))[1:]


def _digest(parts: dict[str, _Spelt], frame: Frame) -> str:
    inner = b",".join(
        b"%b:%b" % (_in_order(n), p.in_order) for n, p in sorted(parts.items())
    )
    whole = b'{"council":%b,"kind":2,"parts":{%b},"variant":%b}' % (
        _in_order(frame.council),
        inner,
        _in_order(frame.variant),
    )
    return hashlib.sha256(whole).hexdigest()


def from_json(text: str) -> Assessment:
    """Return the assessment that `as_json` wrote.

    Raises:
        ValueError: it is not one.
    """
    return Assessment.model_validate_json(text)
