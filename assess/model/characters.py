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
    """Show characters that hide or deceive as visible escapes.

    Those are control, bidirectional and zero-width characters, tags, and marks
    piled upon one letter.
    """
    if hides_nothing(text):
        return text
    return "".join(
        part if _FLAG.fullmatch(part) else _shown(part) for part in _FLAG.split(text)
    )


def hides_nothing(text: str) -> bool:
    """Whether each character is one that is shown as it is, without a closer look."""
    return _PLAIN.fullmatch(text) is not None


QUOTED_AT_MOST: Final = 80


def quoted(text: str) -> str:
    """Return words of somebody else's in quotation marks, visible and on one line."""
    flat = " ".join(visible(text).split())
    plain = flat.replace("\u201c", '"').replace("\u201d", '"')
    short = plain[:QUOTED_AT_MOST]
    return f"\u201c{short}{'...' if plain != short else ''}\u201d"


def _shown(text: str) -> str:
    shown, marks = [], 0
    for character in text:
        category = unicodedata.category(character)
        marks = marks + 1 if category in {"Mn", "Me"} else 0
        hidden = category in {"Cc", "Co", "Cs"} and character not in "\n\t"
        deceives = character in _INVISIBLE or _NO_LETTER.match(character)
        escape = hidden or deceives or marks > _MOST_MARKS
        shown.append(f"<U+{ord(character):04X}>" if escape else character)
    return "".join(shown)


_PLAIN: Final = re.compile(
    "[\n\t\x20-\x7e\xa0-\xac\xae-\u02ff\u1e00-\u1eff\u2010-\u2027\u2030-\u205e\u20a0-\u20bf"
    "\u2190-\u27bf]*"
)
"""Letters and signs of English and Welsh, and shapes; none of them hides anything."""

_MOST_MARKS: Final = 8
"""More marks on one letter than any script has; a pile of them hides other words."""

_FLAG: Final = re.compile("(\U0001f3f4[\U000e0061-\U000e007a]{2,6}\U000e007f)")
"""The flags of England, Scotland and Wales, which are written with tags."""

_NO_LETTER: Final = re.compile("[\U000e0000-\U000e0fff\ufdd0-\ufdef\ufffe\uffff]")
"""Tags, which hide letters, and what Unicode says is no character."""

_INVISIBLE: Final = frozenset(
    "\u00ad\u061c\u180e\u200b\u200c\u200e\u200f\u2028\u2029\u202a\u202b\u202c\u202d"
    "\u202e\u2060\u2061\u2062\u2063\u2064\u2066\u2067\u2068\u2069\ufeff"
)
