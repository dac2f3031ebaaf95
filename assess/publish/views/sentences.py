"""The first sentence of what was typed, for where there is room for one."""

import re
from itertools import takewhile
from typing import Final

_ENDS: Final = re.compile(r"[.!?\u061f\u3002][\u201d\u2019\"')\]]?(?=\s+[^a-z\s]|\s*$)")
"""Where a sentence may end, with what closes it: before space and no small letter."""

_SHORTENED: Final = re.compile(r"(?i)\b(St|Dr|Mr|Mrs|Ms|No|Nos|e\.g|i\.e|approx)$")
"""What a full stop follows within a sentence."""


_APART: Final = re.compile(r"\s*([-*+>#|]|\d+[.)]\s)")
"""How a line begins that is no part of the paragraph above it."""


def first_sentence(text: str) -> str:
    """Return the first sentence of typed words; of what has none the first paragraph.

    Its lines are joined. That of a first sentence is the same again, so that a page
    which holds no more draws what it was drawn from.
    """
    line = _first_paragraph(text)
    ends = (
        found.end()
        for found in _ENDS.finditer(line)
        if not _SHORTENED.search(line[: found.start()])
    )
    return line[: next(ends, len(line))]


def _first_paragraph(text: str) -> str:
    """Return the first paragraph in one line; of a list its first line."""
    first, *more = text.strip().split("\n")
    rest = takewhile(lambda line: line.strip() and not _APART.match(line), more)
    lines = [first] if _APART.match(first) else [first, *rest]
    return " ".join(" ".join(lines).split())
