"""How each criterion was rated in one assessment before anybody talked.

No person is in it.
"""

from collections.abc import Iterator
from typing import Literal, NamedTuple

from assess.model.assessment import Assessment
from assess.model.finding import CriterionRef, Finding
from assess.model.panel import independent_record
from assess.model.suggestion import suggestion

State = Literal["separately", "alone", "hidden", "team", "unrated"]
"""Whether several rated on their own and showed it; one rated alone; nothing may be
seen yet; a team reviewed itself; there were no ratings."""


class Judged(NamedTuple):
    """One criterion."""

    standard: str
    scale: str
    number: str
    places: tuple[int, ...]
    """What each assessor gave it, as places on the scale, 0 the best; in no order that
    tells who."""
    as_suggested: int
    """How many ratings are what the rule suggested for what was ticked."""
    better: int
    worse: int


class Standard(NamedTuple):
    """What a standard and its criteria are called."""

    title: str
    noun: str
    scale: str
    """As people call it."""
    titles: dict[str, str]


class PanelSaid(NamedTuple):
    """One assessment."""

    folder: str = ""
    service: str = ""
    council: str = ""
    phase: str = ""
    assessed: str = ""
    """The day, as 2026-05-12, or nothing."""
    state: State = "hidden"
    judged: tuple[Judged, ...] = ()
    standards: dict[str, Standard] = {}
    is_published: bool = False
    against: bool | None = None
    """Whether the outcome is not what was suggested; nothing if nobody knows."""
    unread: tuple[str, ...] = ()
    is_passing: bool = False
    """Whether a disk refused it, which may be otherwise in a moment."""
    id: str = ""


def panel_said(assessment: Assessment) -> PanelSaid:
    """Return what may be seen of an assessment: nothing that is not revealed."""
    brief = assessment.brief
    state = _state(assessment)
    said = PanelSaid(
        service=brief.service,
        council=brief.council,
        phase=brief.phase,
        assessed=brief.dates.assessed.isoformat() if brief.dates.assessed else "",
        state=state,
        is_published=assessment.agreed.is_published,
        id=brief.id,
    )
    if state not in ("separately", "alone"):
        return said
    return said._replace(
        judged=tuple(_judged(assessment)),
        standards={name: _standard(assessment, name) for name in brief.standard},
        against=_against(assessment),
    )


def _state(assessment: Assessment) -> State:
    brief, agreed = assessment.brief, assessment.agreed
    if brief.assessed_by == "team":
        return "team"
    if not any(assessment.scale(name).rating for name in brief.standard):
        return "unrated"
    if assessment.only_rater:
        return "alone" if agreed.is_published else "hidden"
    return "separately" if agreed.reveal is not None else "hidden"


def _against(assessment: Assessment) -> bool | None:
    outcome = assessment.agreed.outcome
    if outcome is None or outcome.suggested is None:
        return None
    return (
        outcome.rating != outcome.suggested if assessment.agreed.is_published else None
    )


def _standard(assessment: Assessment, name: str) -> Standard:
    standard = assessment.standards[name]
    titles = {
        ref.criterion: assessment.criterion(ref).title
        for ref in assessment.refs
        if ref.standard == name
    }
    return Standard(standard.title, standard.noun, assessment.scale(name).title, titles)


def _judged(assessment: Assessment) -> Iterator[Judged]:
    for ref in assessment.refs:
        scale = assessment.scale(ref.standard)
        places = {name: n for n, name in enumerate(scale.ratings)}
        held = [f for f in _held(assessment, ref) if f.rating in places]
        steps = [
            places[each.rating or ""] - places[found.rating]
            for each in held
            if (found := suggestion(assessment, ref, each)) is not None
            and found.rating in places
        ]
        if held:
            yield Judged(
                standard=ref.standard,
                scale=assessment.brief.standard[ref.standard].scale,
                number=ref.criterion,
                places=tuple(sorted(places[each.rating or ""] for each in held)),
                as_suggested=sum(step == 0 for step in steps),
                better=sum(step < 0 for step in steps),
                worse=sum(step > 0 for step in steps),
            )


def _held(assessment: Assessment, ref: CriterionRef) -> Iterator[Finding]:
    """Yield what each assessor held when all was shown; of one alone what is there."""
    if (rater := assessment.only_rater) is not None:
        yield assessment.sheet(rater).at(ref)
        return
    for person in assessment.brief.raters:
        if (record := independent_record(assessment, person, ref)) is not None:
            yield Finding.model_validate(
                {name: getattr(record, name) for name in type(record).model_fields}
            )
