"""Who sits on the panel, who leads on what, and who has submitted."""

from collections.abc import Mapping
from datetime import datetime
from typing import Final, NamedTuple

from assess.model.assessment import Assessment
from assess.model.brief import Role
from assess.model.finding import CriterionRef, Record
from assess.model.progress import is_answered, progress
from assess.model.sheet import Submission
from assess.model.versions.record import chain

ALWAYS_KNOWN: Final = (
    "procurement",
    "contracting",
    "HR",
    "frontline",
    "resident",
    "finance",
)
"""Who reaches a council's service beside the digital professions."""

DIGITAL: Final = (
    "product",
    "delivery",
    "user research",
    "design",
    "service design",
    "content design",
    "accessibility",
    "technical architecture",
    "development",
    "performance analysis",
)

_AKIN: Final = {
    "technology": frozenset({"technical architecture", "architecture", "development"}),
    "design": frozenset({"service design", "content design"}),
    "architecture": frozenset({"technical architecture"}),
    "delivery": frozenset({"delivery management"}),
    "product": frozenset({"product management"}),
}
"""Professions that standards call by narrower names."""


class Standing(NamedTuple):
    """How far one person on the panel is."""

    person: str
    role: Role
    profession: str
    leads: tuple[CriterionRef, ...]
    rated: int
    total: int
    missing: tuple[CriterionRef, ...]
    """What is neither rated nor chosen not to be; nothing for who does not rate."""
    submitted: datetime | None

    @property
    def may_submit(self) -> bool:
        """Whether nothing is missing and it is not submitted yet."""
        return not self.missing and self.submitted is None


def professions(assessment: Assessment) -> tuple[str, ...]:
    """Return the professions to choose from: the usual ones and the standards'."""
    named = {
        profession: None
        for standard in assessment.standards.values()
        for criterion in standard.criterion.values()
        for profession in criterion.lead
    }
    usual = dict.fromkeys((*DIGITAL, "technology", *ALWAYS_KNOWN))
    return tuple({**usual, **named})


def leads_on(assessment: Assessment, person: str) -> tuple[CriterionRef, ...]:
    """Return the criteria that a person leads on.

    Those that the brief names; if it names none, those whose lead professions
    the person's profession is among. Only who rates leads.
    """
    member = assessment.brief.panel.get(person)
    if member is None or person not in assessment.brief.raters:
        return ()
    if member.leads:
        return tuple(ref for ref in assessment.refs if str(ref) in member.leads)
    mine = _wider(member.profession)
    return tuple(
        ref
        for ref in assessment.refs
        if mine & {name.casefold() for name in assessment.criterion(ref).lead}
    )


def _wider(profession: str) -> frozenset[str]:
    name = profession.strip().casefold()
    return frozenset({name}) | _AKIN.get(name, frozenset()) if name else frozenset()


def leaders(assessment: Assessment, ref: CriterionRef) -> tuple[str, ...]:
    """Return who leads on a criterion; nobody where no profession fits."""
    raters = assessment.brief.raters
    return tuple(p for p in raters if ref in leads_on(assessment, p))


def missing(assessment: Assessment, person: str) -> tuple[CriterionRef, ...]:
    """Return what a rater has neither rated nor chosen not to rate."""
    if person not in assessment.brief.raters:
        return ()
    return tuple(
        ref
        for ref in assessment.refs
        if not is_answered(assessment, ref, assessment.effective(person, ref))
    )


def standing(assessment: Assessment, person: str) -> Standing:
    """Return how far somebody on the panel is.

    Raises:
        KeyError: nobody on the panel has this id.
    """
    member = assessment.brief.panel[person]
    rates = person in assessment.brief.raters
    waiting = missing(assessment, person)
    found = progress(assessment, person)
    submission = assessment.sheet(person).submission
    return Standing(
        person=person,
        role=member.role,
        profession=member.profession,
        leads=leads_on(assessment, person),
        rated=found.done if rates else 0,
        total=found.asked if rates else 0,
        missing=waiting,
        submitted=submission.at if submission else None,
    )


def standings(assessment: Assessment) -> tuple[Standing, ...]:
    """Return how far everybody on the panel is, in the brief's order."""
    return tuple(standing(assessment, person) for person in assessment.brief.panel)


def not_submitted(assessment: Assessment) -> tuple[str, ...]:
    """Return the raters who have not submitted."""
    return tuple(
        person
        for person in assessment.brief.raters
        if assessment.sheet(person).submission is None
    )


def shown_name(assessment: Assessment, person: str) -> str:
    """Return what a person is called on the panel: profession or role, and id."""
    member = assessment.brief.panel.get(person)
    if member is None:
        return person
    what = member.profession or member.role
    return person if what.casefold() == person else f"{what} ({person})"


def all_have_seen(assessment: Assessment, person: str) -> bool:
    """Whether everybody has seen what a person rated, so a change needs a reason."""
    return (
        assessment.agreed.reveal is not None
        and assessment.only_rater is None
        and assessment.sheet(person).submission is not None
    )


def needs_reason(
    assessment: Assessment, person: str, ref: CriterionRef, rating: str | None
) -> bool:
    """Whether it has to be said why a person rates a criterion otherwise now.

    The reason for which it was opened again is reason enough.
    """
    changes = rating != assessment.sheet(person).at(ref).rating
    is_seen = all_have_seen(assessment, person)
    return changes and is_seen and not assessment.reopening_reason


# What was held before anybody saw anybody else's


def revealed_submission(assessment: Assessment, person: str) -> Submission | None:
    """Return what of a person's was revealed: pinned then, or else what stands."""
    sheet, reveal = assessment.sheet(person), assessment.agreed.reveal
    if reveal is None:
        return None
    if reveal.submitted:
        return sheet.submitted.get(reveal.submitted.get(person, ""))
    return sheet.submission


def independent_record(
    assessment: Assessment, person: str, ref: CriterionRef
) -> Record | None:
    """Return what a person held of a criterion when all was revealed.

    Nothing before the reveal, for who had not submitted by then, or if the record
    was taken out by hand.
    """
    submission = revealed_submission(assessment, person)
    pinned = submission.digest.get(ref.key) if submission else None
    held = assessment.sheet(person).at(ref)
    return {**held.was, **dict(chain(held))}.get(pinned) if pinned else None


def independent_ratings(
    assessment: Assessment, ref: CriterionRef
) -> Mapping[str, str | None]:
    """Return each rater's first, independent rating of a criterion, by person."""
    return {
        person: record.rating
        for person in assessment.brief.raters
        if (record := independent_record(assessment, person, ref)) is not None
    }
