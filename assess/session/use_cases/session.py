"""The session of a day: its agenda, and when its clock was begun."""

from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from assess.model.agenda import Part, shared_out
from assess.model.assessment import Assessment
from assess.store import standards, state
from assess.store.workspace import workspace_of


def agenda_for(folder: Path, assessment: Assessment) -> tuple[Part, ...]:
    """Return the blocks for an assessment in *folder*, as long as its criteria need.

    Raises:
        StoreError: the council's own agenda can't be read.
    """
    brief = assessment.brief
    parts = standards.read_agendas(workspace_of(folder)).of(brief.kind, brief.phase)
    asked = [
        ref
        for ref in assessment.refs
        if assessment.is_asked(ref) and assessment.asked_with(ref) is None
    ]
    return shared_out(parts, [assessment.criterion(ref).lead for ref in asked])


def begin(folder: Path, now: datetime) -> None:
    """Begin the clock; it is this user's own, and not part of the assessment."""
    state.remember(_key(folder), now.isoformat())


def begun(folder: Path) -> datetime | None:
    """Return when this user began the clock, if ever."""
    kept = state.recall(_key(folder))
    with suppress(TypeError, ValueError):
        return datetime.fromisoformat(kept or "").astimezone(UTC)
    return None


def _key(folder: Path) -> str:
    return f"session:{folder.resolve()}"
