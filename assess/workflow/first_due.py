"""What is due first for one assessment, in a line."""

from pathlib import Path

from assess.domain.deadlines import in_words
from assess.store import assessments
from assess.store.errors import StoreError
from assess.workflow.clock import now
from assess.workflow.deadlines import due


def first_due(folder: Path) -> str:
    """Say what is due first, and how much more is; nothing if nothing is.

    Nothing either if the assessment can't be read, which the list says already.
    """
    today = now().date()
    try:
        loaded = assessments.load(folder)
        if loaded.set_aside:
            return ""
        found = due(folder, loaded.assessment, today=today)
    except StoreError:
        return ""
    if not found:
        return ""
    more = f", and {len(found) - 1} more" if found[1:] else ""
    return f"{in_words(found[0], today)}{more}"
