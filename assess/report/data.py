"""The data of a report as JSON, for machines and for checking."""

import json

from assess.domain.assessment import Assessment
from assess.domain.canonical import (
    Plain,
    long_digest,
    spelt,
    whole,
    without_empty,
)
from assess.domain.redact import Audience, redact


def seen_by(assessment: Assessment, audience: Audience) -> Assessment:
    """Return what *audience* may see, its sheets in the order of their files."""
    seen = redact(assessment, audience)
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
    """Return `as_json` and `digest_of` of what was redacted already, at one go."""
    table = whole(seen)
    return _json(table), long_digest(without_empty(table))


def from_json(text: str) -> Assessment:
    """Return the assessment that `as_json` wrote.

    Raises:
        ValueError: it is not one.
    """
    return Assessment.model_validate_json(text)


def digest_of(seen: Assessment) -> str:
    """Return the SHA-256 that the page of what was redacted already states."""
    return long_digest(seen)
