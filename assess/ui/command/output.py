"""Print lists for programs."""

import json
import sys
from typing import Any


def print_json(value: Any) -> None:
    """Print *value* as JSON that any terminal or file can hold."""
    utf8 = (sys.stdout.encoding or "").lower().replace("-", "") == "utf8"
    print(json.dumps(value, ensure_ascii=not utf8, indent=2, default=str))
