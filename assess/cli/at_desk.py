"""Sit down at an assessment for one command, and get up with all saved."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from assess.store import assessments
from assess.workflow.clock import now
from assess.workflow.desk import Desk
from assess.workflow.seat import seat


@contextmanager
def at_desk(folder: Path, person: str | None) -> Iterator[Desk]:
    """Give the desk of whoever sits here; save when the command is through.

    Raises:
        SeatUnknownError: several people could sit here, and nobody said who does.
        StoreError: it can't be read, or can't be saved; the words are in the journal.
    """
    brief = assessments.load(folder).assessment.brief
    desk = Desk(folder, seat(folder, brief, person), clock=now)
    try:
        for error in desk.set_aside:
            if getattr(error, "path", None) in _own_files(desk):
                raise error
        yield desk
    finally:
        desk.close()


def _own_files(desk: Desk) -> tuple[Path, ...]:
    return (desk.folder / f"people/{desk.person}.toml", desk.folder / "agreed.toml")
