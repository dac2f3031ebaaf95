"""Read what a report of ours holds, where it is only to be taken over.

`assess verify` compares page and data; here the data alone must be those that were
written, by the SHA-256 that the page states.
"""

import json
import re
from pathlib import Path
from typing import Any, Final

from assess.exchange.refusing import wrong
from assess.model.assessment import Assessment
from assess.model.council import Council
from assess.model.versions.canonical import in_order, long_digest
from assess.store import disk

_BLOCK: Final = '<script type="application/json" id="{}">(.*?)</script>'

WHOLE: Final = ("full", "public")
"""The variants that hold findings in full."""


def read_report(path: Path) -> Assessment:
    """Return what the audience of a report may see.

    Raises:
        StoreError: it can't be read, is no report of ours, holds too little, or its
            data are not those that were written.
    """
    content = disk.content(path, path.name, disk.PAGE_LIMIT)
    text = content.decode("utf-8", errors="replace")
    made = _made(path, text)
    if made.get("variant") not in WHOLE:
        raise wrong(path, "holds no reasons; take the full or the public report.")
    try:
        seen = Assessment.model_validate_json(_found(text, "data"))
        council = Council.model_validate(made.get("council", {}))
    except (ValueError, TypeError, RecursionError) as error:
        raise wrong(path, _SPOILT) from error
    if made.get("data") not in _digests(seen, council, str(made["variant"])):
        raise wrong(path, _SPOILT)
    return seen


_SPOILT: Final = (
    "holds data that were altered or cut short; get the whole report, or check it with "
    "assess verify."
)


def _found(text: str, name: str) -> str:
    found = re.findall(_BLOCK.format(name), text, re.DOTALL)
    return found[0] if len(found) == 1 else ""


def _made(path: Path, text: str) -> dict[str, Any]:
    """Return what a page says of itself."""
    try:
        held = json.loads(_found(text, "made"))
    except (ValueError, RecursionError) as error:
        said = "is not a report of assess with its data inside."
        raise wrong(path, said) from error
    return held if isinstance(held, dict) else {}


def _digests(seen: Assessment, council: Council, variant: str) -> tuple[str, str]:
    """Return the SHA-256 that a page with these data states, of each kind."""
    parts = {
        name: in_order(part)
        for name, field in Assessment.model_fields.items()
        if (part := getattr(seen, name)) != field.default
    }
    second = {
        "council": in_order(council),
        "kind": 2,
        "parts": parts,
        "variant": variant,
    }
    return long_digest(second), long_digest(seen)
