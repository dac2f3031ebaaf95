"""The data of a report as JSON, for machines and for checking."""

import json

from assess.domain.assessment import Assessment
from assess.domain.canonical import canonical
from assess.domain.redact import Audience, redact


def to_json(assessment: Assessment, audience: Audience = "full") -> str:
    """Return what *audience* may see as JSON with sorted keys, the same every time."""
    table = json.loads(canonical(redact(assessment, audience)))
    return json.dumps(table, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
