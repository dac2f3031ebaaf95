"""What Home says of one assessment."""

from collections.abc import Iterator
from pathlib import Path

from assess.model.capitals import with_capital
from assess.store.glance import Glance
from assess.ui.text.blocks import Block


def lines_of(folder: Path, seen: Glance | None, due: str) -> Iterator[Block]:
    """Yield its lines in the list.

    Args:
        folder: The assessment, which the cursor finds there.
        seen: What a glance saw; nothing before it was looked at.
        due: What is due first.
    """
    text, below = _words_of(folder, seen)
    yield Block(text, key=str(folder), wraps=False)
    trouble = bool(seen and (seen.trouble or seen.spoilt))
    yield Block(below, "bad" if trouble else "quiet", indent=2, wraps=False)
    if due:
        is_bad = due.startswith("Warning") or "overdue" in due
        yield Block(due, "bad" if is_bad else "quiet", indent=2, wraps=False)


def _words_of(folder: Path, seen: Glance | None) -> tuple[str, str]:
    """Return the two lines of an assessment in the list."""
    if seen is None:
        return folder.name, "..."
    if seen.trouble:
        return folder.name, seen.trouble
    titles = ", ".join(standard.title for standard in seen.standards)
    state = (
        f"version {seen.version} published" if seen.is_published else "not published"
    )
    outcome = f"outcome {seen.outcome.lower()}, " if seen.outcome else ""
    counts = f"{seen.rated} of {seen.total} {seen.done}"
    if seen.carried:
        counts = f"{counts}, {seen.carried} carried"
    if seen.spoilt:
        counts = f"{', '.join(seen.spoilt)} can't be read; {counts}"
    return (
        f"{seen.service} · {with_capital(seen.phase)} · {seen.council}",
        f"{counts}, {outcome}{state} · {titles} · {folder.name}",
    )
