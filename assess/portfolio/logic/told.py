"""What one assessment says of each criterion: its rating, and what it rests on."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from assess.model.assessment import Assessment
from assess.model.due import Event
from assess.model.evidence import Evidence
from assess.model.finding import CriterionRef
from assess.model.standard import Rating
from assess.portfolio.logic.entries import Entry
from assess.portfolio.logic.marks import marked
from assess.portfolio.logic.matching import Ours


class Told(NamedTuple):
    """What is said of one criterion."""

    rating: Rating
    is_met: bool
    is_short: bool
    """Whether it is rated and not met; neither where nobody rated it."""
    reason: str
    well: tuple[str, ...]
    gap: tuple[str, ...]
    evidence: tuple[Evidence, ...]


class Column(NamedTuple):
    """One council's service, and what its last published assessment says."""

    ours: Ours
    entry: Entry
    assessment: Assessment
    """As those who look may read it."""
    told: Mapping[CriterionRef, Told]
    event: Mapping[Event, date]
    """The days that are known of what is to happen."""

    @property
    def council(self) -> str:
        """Whose it is."""
        return self.ours.council


def told(assessment: Assessment) -> dict[CriterionRef, Told]:
    """Return what an assessment says of each of its criteria."""
    known = assessment.evidence
    return {ref: _told(assessment, ref, known) for ref in assessment.refs}


def _told(
    assessment: Assessment, ref: CriterionRef, known: Mapping[str, Evidence]
) -> Told:
    held = assessment.finding(ref)
    on_scale = assessment.scale(ref.standard).rating.get(held.rating or "")
    return Told(
        rating=marked(assessment, ref, held),
        is_met=on_scale is not None and on_scale.met,
        is_short=on_scale is not None and not on_scale.met,
        reason=held.reason.strip(),
        well=tuple(held.sentences("well").values()),
        gap=tuple(held.sentences("gap").values()),
        evidence=tuple(known[key] for key in held.linked if key in known),
    )
