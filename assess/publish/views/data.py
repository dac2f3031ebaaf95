"""The data of a report as JSON, for machines and for checking."""

import hashlib
import json
from typing import NamedTuple

from assess.model.assessment import Assessment
from assess.model.outsiders import Audience
from assess.model.redact import redact
from assess.model.values import Value
from assess.model.versions.canonical import (
    Plain,
    canonical,
    long_digest,
    spelt,
    whole,
    without_empty,
)
from assess.publish.views.printed import as_summed_up


def seen_by(assessment: Assessment, audience: Audience) -> Assessment:
    """Return what *audience* may see, its sheets in the order of their files."""
    seen = redact(assessment, audience)
    if audience == "summary":
        seen = as_summed_up(seen)
    order = sorted(seen.sheets, key=lambda person: f"{person}.toml")
    return seen.but(sheets={person: seen.sheets[person] for person in order})


def to_json(assessment: Assessment, audience: Audience = "full") -> str:
    """Return what *audience* may see as JSON, the same every time."""
    return as_json(seen_by(assessment, audience), indent=1) + "\n"


def as_json(seen: Assessment, *, indent: int | None = None) -> str:
    """Return what was redacted already as JSON, in the order of the files."""
    return _json(whole(seen), indent)


def _json(table: Plain, indent: int | None = None) -> str:
    separators = (",", ": ") if indent else (",", ":")
    return json.dumps(
        table,
        ensure_ascii=False,
        indent=indent,
        separators=separators,
        default=spelt,
    )


def json_and_digest(seen: Assessment) -> tuple[str, str]:
    """Return `as_json` and `digest_of` of what was redacted already, at one go.

    The editions are nine tenths of it and are the same in every report that one run
    makes, so each is spelt once.
    """
    spelt = {name: _spelt_anew(part) for name, part in _changing(seen).items()}
    spelt["scales"] = _spelt_once(seen.scales)
    spelt["crosswalk"] = _spelt_once(seen.crosswalk)
    spelt["standards"] = _joined(
        {name: _spelt_once(standard) for name, standard in seen.standards.items()}
    )
    whole = _joined({name: spelt[name] for name in _PARTS if name in spelt})
    return whole.text, hashlib.sha256(whole.canonical.encode()).hexdigest()


class _Spelt(NamedTuple):
    """A table as `as_json` has it, and in canonical JSON."""

    text: str
    canonical: str

    @property
    def is_empty(self) -> bool:
        return self.text == "{}"


_PARTS = tuple(Assessment.model_fields)
_FIXED = {"standards", "scales", "crosswalk"}
_KEPT: dict[int, tuple[Value, _Spelt]] = {}
_KEPT_AT_MOST = 64


def _changing(seen: Assessment) -> Plain:
    dumped: Plain = seen.model_dump(
        by_alias=True, exclude_defaults=True, exclude=_FIXED
    )
    return dumped


def _spelt_anew(table: Plain) -> _Spelt:
    return _Spelt(_json(table), canonical(without_empty(table)).decode())


def _spelt_once(value: Value) -> _Spelt:
    """Spell a value that never changes, and remember it by what it is."""
    kept = _KEPT.get(id(value))
    if kept is not None and kept[0] is value:
        return kept[1]
    if len(_KEPT) >= _KEPT_AT_MOST:
        _KEPT.clear()
    spelt = _spelt_anew(whole(value))
    _KEPT[id(value)] = value, spelt
    return spelt


def _joined(parts: dict[str, _Spelt]) -> _Spelt:
    """Spell a table whose parts are spelt already; what is empty is left out."""
    text = (f"{_key(n)}:{p.text}" for n, p in parts.items() if not p.is_empty)
    ordered = (f"{_key(n)}:{p.canonical}" for n, p in sorted(parts.items())
               if p.canonical != "{}")  # fmt: skip
    return _Spelt(f"{{{','.join(text)}}}", f"{{{','.join(ordered)}}}")


def _key(name: str) -> str:
    return json.dumps(name, ensure_ascii=False)


def from_json(text: str) -> Assessment:
    """Return the assessment that `as_json` wrote.

    Raises:
        ValueError: it is not one.
    """
    return Assessment.model_validate_json(text)


def digest_of(seen: Assessment) -> str:
    """Return the SHA-256 that the page of what was redacted already states."""
    return long_digest(seen)
