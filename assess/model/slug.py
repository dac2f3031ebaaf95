"""Words as part of a file's name or of an id."""

import re
import unicodedata


def slug(words: str, longest: int) -> str:
    """Return lower-case letters, digits and hyphens; nothing if none are left."""
    spelt = unicodedata.normalize("NFKD", words)
    ascii_only = spelt.encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", ascii_only).strip("-")[:longest].strip("-")
