"""Lines that somebody began and has not answered with, as people call them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assess.model.outcome import called

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from assess.desk.begun_lines import Draft
    from assess.model.assessment import Assessment

CAPTURED = "captured"
"""Under which name a captured line is kept that is half written."""


def waiting(drafts: Iterable[Draft], names: Mapping[str, str] | None = None) -> str:
    """Say which lines are half written; empty if none is.

    Args:
        drafts: The lines; one that follows on from another is named by the first.
        names: What to call a place; one that is not there is not named.
    """
    found = dict.fromkeys(_called(draft, names or {}) for draft in drafts)
    if not found:
        return ""
    first = next(iter(found))
    if len(found) == 1:
        return f"Half written: {first}. It comes back in the same place."
    return (
        f"{len(found)} lines are half written, the first at: {first}. They come back "
        "in the same places."
    )


def _called(draft: Draft, names: Mapping[str, str]) -> str:
    place, question = draft
    if place == CAPTURED:
        return "a captured line"
    if not question[:1].isupper():  # the field of a form, by its key
        return "the brief" if "brief" in place.casefold() else "the people"
    asked = question.partition(" = ")[0].partition(":")[0]
    where = (names[word] for word in place.split() if word in names)
    return next((f"{asked} ({name})" for name in where), asked)


def places(assessment: Assessment) -> dict[str, str]:
    """Return what each criterion is called, by its key in a half-written line."""
    return {str(ref): called(assessment, ref) for ref in assessment.refs}


def left_out(drafts: Iterable[Draft], assessment: Assessment) -> str:
    """Say which words are in no sheet yet, for whoever hands it in; empty if none."""
    found = list(dict.fromkeys(_called(d, places(assessment)) for d in drafts))
    if not found:
        return ""
    more = f" and {len(found) - 1} more" if found[1:] else ""
    return f"Half written and not in it: {found[0]}{more}."
