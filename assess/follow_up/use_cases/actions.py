"""Every action and condition of one assessment or many, and where each stands."""

from datetime import date
from pathlib import Path
from typing import NamedTuple

from assess.check.use_cases.gathering import Gathering
from assess.model.after.follow_up import ENDED, Followed, where
from assess.model.after.last_time import followed_here
from assess.model.assessment import Assessment


class Listed(NamedTuple):
    """An action or a condition, and the assessment that it belongs to."""

    folder: Path
    service: str
    phase: str
    where: str
    """What it was asked for: criteria as its standard calls them, or the result."""
    published: date | None
    followed: Followed
    counts: bool = True
    """Whether it is still followed here, and not where it was assessed again."""

    @property
    def waits_for(self) -> str:
        """Whose turn it is."""
        stands = self.counts and self.published is not None
        return self.followed.waits_for(published=stands)

    @property
    def is_open(self) -> bool:
        """Whether something is still to be done or decided."""
        return self.counts and self.followed.state not in ENDED

    def days_late(self, today: date) -> int:
        """Return how many days it is overdue; 0 if it is not, or counts no more."""
        return self.followed.days_late(today) if self.counts else 0

    def age(self, today: date) -> int | None:
        """Return the days since it was published, or first asked for."""
        return None if self.published is None else (today - self.published).days


class Actions(NamedTuple):
    """What was found, and what could not be read."""

    actions: tuple[Listed, ...]
    unread: tuple[str, ...]
    again: tuple[str, ...]
    """What was assessed again, in sentences."""


def actions_in(folders: list[Path], *, every: bool = False) -> Actions:
    """Return the actions of assessments, or of all in a workspace, those due first.

    Args:
        folders: Assessments, or workspaces.
        every: Also list those of what was assessed again, which count no more.
    """
    gathering = Gathering(folders)
    found = [
        listed
        for each in gathering
        if each.counts or every
        for listed in _listed(each.folder, each.assessment, counts=each.counts)
    ]
    return Actions(
        tuple(sorted(found, key=_when)), tuple(gathering.unread), tuple(gathering.again)
    )


def _listed(folder: Path, assessment: Assessment, *, counts: bool) -> list[Listed]:
    first = assessment.agreed.publication.get("1")
    begun = (first.on or first.at.astimezone().date()) if first else None
    return [
        Listed(
            folder=folder,
            service=assessment.brief.service,
            phase=assessment.brief.phase,
            where=where(assessment, each.asked),
            published=each.since or begun,
            followed=each,
            counts=counts,
        )
        for each in followed_here(assessment)
    ]


def _when(listed: Listed) -> tuple[date, str, int]:
    return (
        listed.followed.due or date.max,
        listed.service,
        listed.followed.number,
    )
