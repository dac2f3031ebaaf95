"""Record who holds something else than what the panel agreed."""

from assess.desk.at_once import at_once
from assess.desk.desk import Desk
from assess.desk.errors import NeedsReasonError, RefusedError
from assess.desk.places import must_be_on_scale
from assess.model.finding import CriterionRef, Dissent
from assess.model.unknown import nearest
from assess.panel.use_cases.agreed import AgreedFinding, must_be_open


@at_once
def dissent(  # noqa: PLR0913 - who, what, why, and whether it is printed
    desk: Desk,
    ref: CriterionRef,
    person: str,
    rating: str,
    *,
    reason: str,
    print_: bool = False,
) -> bool:
    """Record what one assessor holds against what the panel agreed.

    Raises:
        NeedsReasonError: nobody says why.
        RefusedError: this person does not rate, or holds what was agreed.
    """
    may_dissent(desk, ref, person)
    assessment = desk.assessment
    must_be_on_scale(assessment, ref, rating)
    agreed = assessment.agreed.at(ref)
    if rating == agreed.rating:
        by, word = assessment.brief.assessed_by, assessment.shown(ref, rating).word
        raise RefusedError(f"The {by} agreed on {word} too.")
    if not reason.strip():
        raise NeedsReasonError("Say why this person differs.")
    entry = Dissent(rating=rating, reason=reason.strip(), print_=print_)
    table = {**agreed.dissent, person: entry}
    return AgreedFinding(desk, ref).put(
        agreed.but(dissent=table), f"Dissent of {person}"
    )


def may_dissent(desk: Desk, ref: CriterionRef, person: str) -> None:
    """Refuse at once what `dissent` would refuse whatever this person holds.

    Raises:
        RefusedError: see `dissent`.
    """
    must_be_open(desk)
    raters = desk.assessment.brief.raters
    if person not in raters:
        near = nearest(person, raters)
        raise RefusedError(f"{person} does not rate in this assessment. {near}")
    if desk.assessment.agreed.at(ref).method is None:
        raise RefusedError(
            "Nothing is agreed of it yet. Agree first, then record who differs."
        )


@at_once
def withdraw_dissent(desk: Desk, ref: CriterionRef, person: str) -> bool:
    """Take a dissent out; earlier records keep it."""
    agreed = desk.assessment.agreed.at(ref)
    table = {who: entry for who, entry in agreed.dissent.items() if who != person}
    what = f"Dissent of {person} withdrawn"
    return AgreedFinding(desk, ref).put(agreed.but(dissent=table), what)
