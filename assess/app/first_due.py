"""What is due first for one assessment, in a line."""

from collections.abc import Mapping
from pathlib import Path

from assess.check.use_cases.again import assessed_again
from assess.check.use_cases.deadlines import due
from assess.check.use_cases.status import choices_said
from assess.desk.clock import day_here
from assess.desk.copies import copy_problems
from assess.model.after.deadlines import in_words
from assess.model.versions.published import version_that_stands
from assess.store import assessments
from assess.store.errors import StoreError

__all__ = ["assessed_again", "first_due"]


def first_due(folder: Path, again: Mapping[str, Path]) -> str:
    """Say what is due first, and how much more is; nothing if nothing is.

    Versions that wait for a choice come before anything that is due.

    Nothing either if the assessment can't be read, which the list says already. Of
    what was assessed again nothing is due any more. What stands published and was
    changed since is said instead: the list calls it published.
    """
    try:
        loaded = assessments.load(folder)
        by = again.get(loaded.assessment.brief.id)
        if loaded.set_aside:
            return f"Assessed again in {by.name}" if by else ""
        return _changed(loaded) or _first(folder, loaded, by)
    except StoreError:
        return ""


def _changed(loaded: assessments.Loaded) -> str:
    last = version_that_stands(loaded.assessment)
    return f"Warning: {last.in_words}" if last is not None and last.is_changed else ""


def _first(folder: Path, loaded: assessments.Loaded, by: Path | None) -> str:
    if by is not None:
        return f"Assessed again in {by.name}"
    if waiting := choices_said(loaded.assessment, copy_problems(loaded)):
        return waiting
    today = day_here()
    found = due(folder, loaded.assessment, today=today)
    if not found:
        return ""
    more = f", and {len(found) - 1} more" if found[1:] else ""
    return f"{in_words(found[0], today)}{more}"
