"""Whether an edition is in force, was superseded, or is announced to change."""

from collections.abc import Iterable

from assess.model.standard import Head


def standing(head: Head, library: Iterable[Head]) -> str:
    """Return in words how an edition stands among the others of a library."""
    later = [
        f"{other.title} ({other.edition})"
        for other in library
        if head.id == other.replaces
    ]
    said = head.status
    if later:
        said += f", superseded by {' and '.join(later)}"
    if head.announced:
        said += ", announced to change"
    return said
