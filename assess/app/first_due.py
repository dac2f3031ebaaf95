"""What is due first for each assessment, in a line."""

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from assess.check.use_cases.again import assessed_again
from assess.desk.clock import day_here
from assess.model.after.deadlines import in_words
from assess.portfolio.logic.entries import Entry
from assess.portfolio.use_cases.entries import entries


def first_dues(folders: Iterable[Path]) -> Iterator[str]:
    """Say of each assessment what is due first, in their order."""
    places = list(folders)
    again, today = assessed_again(places), day_here()
    for entry in entries(places):
        yield first_due(entry, again.get(entry.id), today)


def first_due(entry: Entry, by: Path | None, today: date) -> str:
    """Say what is due first, and how much more is; nothing if nothing is.

    Versions that wait for a choice come before anything that is due.

    Nothing either if the assessment can't be read, which the list says already. Of
    what was assessed again nothing is due any more. What stands published and was
    changed since is said instead: the list calls it published.

    Args:
        entry: What is known of it.
        by: Where it was assessed again, if it was.
        today: The day.
    """
    if entry.changed:
        return f"Warning: {entry.changed}"
    if by is not None:
        return f"Assessed again in {by.name}"
    if entry.unread:
        return ""
    return entry.waits or _first(entry, today)


def _first(entry: Entry, today: date) -> str:
    found = entry.due(today)
    if not found:
        return ""
    more = f", and {len(found) - 1} more" if found[1:] else ""
    return f"{in_words(found[0], today)}{more}"
