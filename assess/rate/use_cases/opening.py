"""Sit down at an assessment."""

from pathlib import Path

from assess.desk.clock import now
from assess.desk.desk import Desk
from assess.desk.person import PersonUnknownError

__all__ = ["PersonUnknownError", "opened_desk"]


def opened_desk(folder: Path, person: str | None) -> Desk:
    """Return the desk of *person*, or of whoever sits here.

    Raises:
        StoreError: the brief or a standard can't be read.
        RefusedError: nobody on the panel has this id.
        PersonUnknownError: who sits here must be asked.
    """
    return Desk(folder, person, clock=now)
