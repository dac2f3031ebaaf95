"""Every action of one assessment or of many, with where it stands today."""

from datetime import date
from pathlib import Path
from typing import NamedTuple

from assess.domain.follow_up import ENDED, Followed, followed
from assess.store import assessments
from assess.store.errors import StoreError
from assess.workflow.places import assessments_of, in_its_folder


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
    places = dict.fromkeys(each for f in folders for each in assessments_of(f))
    for folder in places:
        listed, why_not = _listed(folder)
        found += listed
        many = len(places) > 1
        unread += [in_its_folder(folder, why, of_many=many) for why in why_not]
    return Actions(tuple(sorted(found, key=_when)), tuple(unread))


def _listed(folder: Path) -> tuple[list[Listed], tuple[StoreError, ...]]:
    """Return the actions of one assessment, or why they are not known.

    What became of an action may stand in any of its files.
    """
    try:
        loaded = assessments.load(folder)
    except StoreError as error:
        return [], (error,)
    if loaded.set_aside:
        return [], loaded.set_aside
    assessment = loaded.assessment
    first = assessment.agreed.publication.get("1")
    listed = [
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
    return listed, ()


def _when(listed: Listed) -> tuple[date, str, str]:
    return (
        listed.followed.asked.action.due or date.max,
        listed.service,
        listed.followed.id,
    )
