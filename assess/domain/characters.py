"""Characters that hide words or break a terminal; nothing here needs pydantic."""

import re
import unicodedata
from typing import Final

_UNWRITABLE: Final = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x9f\ud800-\udfff]"
)


def unwritable(text: str) -> str | None:
    """Return the name of the first character that files may not hold, if any.

    Tab and newline may stand; other control characters and lone surrogates
    may not (`design.md` section 3: they hide words or break a terminal).
    """
    found = _UNWRITABLE.search(text)
    if found is None:
        return None
    return f"U+{ord(found.group()):04X}"


def visible(text: str) -> str:
    """Show control, bidirectional and zero-width characters as visible escapes."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(_visible(character) for character in text)


def _visible(character: str) -> str:
    if character in "\n\t":
        return character
    if unicodedata.category(character) in {"Cc", "Cs"} or character in _INVISIBLE:
        return f"<U+{ord(character):04X}>"
    return character


_INVISIBLE: Final = frozenset(
    "\u00ad\u061c\u180e\u200b\u200c\u200e\u200f\u2028\u2029\u202a\u202b\u202c\u202d"
    "\u202e\u2060\u2061\u2062\u2063\u2064\u2066\u2067\u2068\u2069\ufeff"
)
