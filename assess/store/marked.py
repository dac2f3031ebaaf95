"""A file in which git left two versions, one above the other."""

import re
from typing import NamedTuple

_HUNK = re.compile(
    r"^<<<<<<< [^\n]*\n(?P<ours>(?:.*\n)*?)"
    r"(?:^\|\|\|\|\|\|\|[^\n]*\n(?:.*\n)*?)?"
    r"^=======\n(?P<theirs>(?:.*\n)*?)"
    r"^>>>>>>> [^\n]*(?:\n|\Z)",
    re.MULTILINE,
)
_START = "<<<<<<< "


class Sides(NamedTuple):
    """Both versions, each a whole file."""

    ours: str
    theirs: str


def sides(text: str) -> Sides | None:
    """Return both versions of a file with git's marks in it; nothing without marks."""
    plain = text.replace("\r\n", "\n")
    if not (plain.startswith(_START) or f"\n{_START}" in plain):
        return None
    if _HUNK.search(plain) is None:
        return None
    return Sides(_HUNK.sub(r"\g<ours>", plain), _HUNK.sub(r"\g<theirs>", plain))


def line_of_mark(text: str) -> int:
    """Return the line of the first mark."""
    return text.split(_START, 1)[0].count("\n") + 1
