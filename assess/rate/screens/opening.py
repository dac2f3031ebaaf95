"""Open the desk of a walk, and say how far it is.

It needs pydantic, so it is imported in a thread, once the first paint is out.
"""

from pathlib import Path

from assess.desk.clock import now
from assess.desk.desk import Desk
from assess.desk.errors import RefusedError
from assess.desk.person import PersonUnknownError
from assess.model.finding import CriterionRef
from assess.store.errors import StoreError

__all__ = ["PersonUnknownError", "RefusedError", "StoreError", "head", "opened_desk"]


def opened_desk(folder: Path, person: str | None) -> Desk:
    """Return the desk of *person*, or of whoever sits here.

    Raises:
        StoreError: the brief or a standard can't be read.
        RefusedError: nobody on the panel has this id.
        PersonUnknownError: who sits here must be asked.
    """
    return Desk(folder, person, clock=now)


def head(desk: Desk, complete: frozenset[CriterionRef]) -> tuple[str, str]:
    """Return whose sheet of what this is, and how far it is and whether it is saved."""
    brief, refs = desk.assessment.brief, desk.assessment.refs
    rated = sum(1 for ref in refs if desk.effective(ref).rating)
    left = f"{desk.person} · {brief.service} · {brief.phase.capitalize()}"
    counts = f"{rated} of {len(refs)} rated, {len(complete)} complete"
    return left, f"{counts} · {_saved_words(desk)}"


def _saved_words(desk: Desk) -> str:
    if desk.assessment.agreed.is_published:
        return f"version {desk.assessment.agreed.version} published"
    if desk.read_only:
        return "only read"
    if desk.save_state.trouble:
        return "NOT SAVED"
    if desk.set_aside:
        files = "files" if desk.set_aside[1:] else "file"
        return f"{len(desk.set_aside)} {files} can't be read"
    return "saving" if desk.save_state.waiting else "saved"
