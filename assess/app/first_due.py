"""What is due first for one assessment, in a line."""

from collections.abc import Mapping
from pathlib import Path

from assess.check.use_cases.again import assessed_again
from assess.check.use_cases.deadlines import due
from assess.desk.clock import now
from assess.model.after.deadlines import in_words
from assess.model.versions.published import version_that_stands
from assess.store import assessments
from assess.store.errors import StoreError

__all__ = ["assessed_again", "first_due"]


def first_due(folder: Path, again: Mapping[str, Path]) -> str:
    """Say what is due first, and how much more is; nothing if nothing is.

    Nothing either if the assessment can't be read, which the list says already. Of
    what was assessed again nothing is due any more. What stands published and was
    changed since is said instead: the list calls it published.
    """
    today = now().date()
    try:
        loaded = assessments.load(folder)
        last = None if loaded.set_aside else version_that_stands(loaded.assessment)
        if last is not None and last.is_changed:
            return f"Warning: {last.in_words}"
        if by := again.get(loaded.assessment.brief.id):
            return f"Assessed again in {by.name}"
        if loaded.set_aside:
            return ""
        found = due(folder, loaded.assessment, today=today)
    except StoreError:
        return ""
    if not found:
        return ""
    more = f", and {len(found) - 1} more" if found[1:] else ""
    return f"{in_words(found[0], today)}{more}"
