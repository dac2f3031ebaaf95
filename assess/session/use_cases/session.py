"""The session of a day: its agenda, and when its clock was begun."""

from contextlib import suppress
from datetime import UTC, datetime, time
from pathlib import Path

from assess.desk.errors import RefusedError
from assess.model.agenda import Part, Timed, shared_out, timed
from assess.model.asked_once import asked_with
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
        if assessment.is_asked(ref) and asked_with(assessment, ref) is None
    ]
    return shared_out(parts, [assessment.criterion(ref).lead for ref in asked])


def day_from(assessment: Assessment, hour: str) -> datetime:
    """Return when the day begins, as the clock on the wall shows it there.

    Raises:
        RefusedError: the assessment has no day yet, or that is no hour.
    """
    day = assessment.brief.dates.assessed
    if day is None:
        raise RefusedError(
            "The assessment has no day yet. Say it first: assess brief FOLDER "
            "--set dates.assessed=2027-01-14"
        )
    try:
        return datetime.combine(day, time.fromisoformat(hour.strip().zfill(5)))
    except ValueError as error:
        raise RefusedError(f"{hour} is no hour. Write it like 09:30.") from error


def begin(folder: Path, now: datetime | None) -> datetime | None:
    """Begin the clock, or stop it; it is this user's own, not part of the assessment.

    Args:
        folder: The assessment.
        now: From when on it runs; nothing stops it.

    Returns:
        When it was begun before, if it ran; beginning it then again undoes this.
    """
    before = begun(folder)
    state.remember(_key(folder), now.isoformat() if now else "")
    return before


def begun(folder: Path) -> datetime | None:
    """Return when this user began the clock, if ever."""
    kept = state.recall(_key(folder))
    with suppress(TypeError, ValueError):
        return datetime.fromisoformat(kept or "").astimezone(UTC)
    return None


def day_of(folder: Path, assessment: Assessment) -> tuple[Timed, ...]:
    """Return the blocks of the day with their times; none while no clock runs.

    Raises:
        StoreError: the council's own agenda can't be read.
    """
    start = begun(folder)
    return () if start is None else timed(agenda_for(folder, assessment), start)


def _key(folder: Path) -> str:
    return f"session:{folder.resolve()}"
