"""Every action of one assessment or of many, with where it stands today."""

from datetime import date
from pathlib import Path
from typing import NamedTuple

from assess.domain.follow_up import ENDED, Followed, followed
from assess.store import assessments
from assess.store.errors import StoreError
from assess.store.workspace import assessments_in, is_assessment


class Listed(NamedTuple):
    """An action, and the assessment that it belongs to."""

    folder: Path
    service: str
    phase: str
    noun: str
    """What its standard calls a criterion."""
    published: date | None
    followed: Followed

    @property
    def waits_for(self) -> str:
        """Whose turn it is."""
        return self.followed.waits_for(published=self.published is not None)

    @property
    def is_open(self) -> bool:
        """Whether something is still to be done or decided."""
        return self.followed.state not in ENDED

    def age(self, today: date) -> int | None:
        """Return the days since it was published."""
        return None if self.published is None else (today - self.published).days


class Actions(NamedTuple):
    """What was found, and what could not be read."""

    actions: tuple[Listed, ...]
    unread: tuple[str, ...]


def actions_in(folders: list[Path]) -> Actions:
    """Return the actions of assessments, or of all in a workspace, those due first."""
    found: list[Listed] = []
    unread: list[str] = []
    for folder in dict.fromkeys(each for f in folders for each in _assessments(f)):
        try:
            found += _listed(folder)
        except StoreError as error:
            unread.append(f"{folder.name}: {error}")
    return Actions(tuple(sorted(found, key=_when)), tuple(unread))


def _assessments(folder: Path) -> tuple[Path, ...]:
    if is_assessment(folder):
        return (folder,)
    return tuple(assessments_in(folder)) or (folder,)


def _listed(folder: Path) -> list[Listed]:
    assessment = assessments.load(folder).assessment
    first = assessment.agreed.publication.get("1")
    return [
        Listed(
            folder=folder,
            service=assessment.brief.service,
            phase=assessment.brief.phase,
            noun=assessment.standards[each.asked.ref.standard].noun,
            published=first.at.date() if first else None,
            followed=each,
        )
        for each in followed(assessment)
    ]


def _when(listed: Listed) -> tuple[date, str, str]:
    return (
        listed.followed.asked.action.due or date.max,
        listed.service,
        listed.followed.id,
    )
