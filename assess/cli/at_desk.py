"""Sit down at an assessment for one command, and get up with all saved."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from assess.store import assessments
from assess.store.errors import StoreError
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
    if (spoilt := _own_spoilt_file(desk)) is not None:
        with suppress(StoreError):
            desk.close()
        raise spoilt
    try:
        yield desk
    finally:
        desk.close()


def _own_spoilt_file(desk: Desk) -> StoreError | None:
    own = (desk.folder / f"people/{desk.person}.toml", desk.folder / "agreed.toml")
    return next((e for e in desk.set_aside if getattr(e, "path", None) in own), None)
