"""What the panel has to talk about, in which order, and what it may begin from."""

from typing import Literal, NamedTuple

from assess.model.assessment import Assessment
from assess.model.finding import NO_FINDING, SAID_KINDS, CriterionRef, Finding, SaidKind
from assess.model.spread import SPREADS, Spread, lower_median, spread

PANEL = "panel"
"""Who says what nobody said alone; no person has this id."""


class Compared(NamedTuple):
    """The ratings of one criterion beside each other."""

    ref: CriterionRef
    ratings: dict[str, str | None]
    """What each rater holds now, in the brief's order; nothing before they submit."""
    spread: Spread
    proposal: str | None
    """The lower median of the ratings given; never taken without a person."""
    agreed: Finding


class Offered(NamedTuple):
    """Something that somebody said or linked, and whether the panel took it over."""

    id: str
    """Its id in the whole assessment, `person-id`; a piece of evidence's own id."""
    kind: SaidKind | Literal["evidence"]
    text: str
    who: tuple[str, ...]
    is_taken: bool


def compared(assessment: Assessment) -> tuple[Compared, ...]:
    """Return every criterion, those that must be talked about first."""
    found = [compare(assessment, ref) for ref in assessment.refs]
    return tuple(sorted(found, key=lambda c: SPREADS.index(c.spread)))


def compare(assessment: Assessment, ref: CriterionRef) -> Compared:
    """Put the raters' ratings of a criterion beside each other."""
    raters = {
        p: _submitted_finding(assessment, p, ref) for p in assessment.brief.raters
    }
    ratings = {person: held.rating for person, held in raters.items()}
    scale = assessment.scale(ref.standard).ratings
    return Compared(
        ref=ref,
        ratings=ratings,
        spread=spread(tuple(ratings.values()), scale),
        proposal=lower_median(tuple(ratings.values()), scale),
        agreed=assessment.finding(ref),
    )


def _submitted_finding(
    assessment: Assessment, person: str, ref: CriterionRef
) -> Finding:
    """Return what a person who has submitted holds; nothing of anybody else."""
    if assessment.sheet(person).submission is None:
        return NO_FINDING
    return assessment.effective(person, ref)


def drafted_reason(
    assessment: Assessment, ref: CriterionRef, rating: str | None
) -> str:
    """Return the reasons of those who gave *rating*, one below the other.

    It is for a person to edit; reasons in the same words stand once.
    """
    held = [_submitted_finding(assessment, p, ref) for p in assessment.brief.raters]
    reasons = [f.reason.strip() for f in held if f.rating == rating]
    return "\n\n".join(dict.fromkeys(filter(None, reasons)))


def offered(assessment: Assessment, ref: CriterionRef) -> tuple[Offered, ...]:
    """Return what the raters said and linked, for the panel to take over."""
    agreed = assessment.agreed.at(ref)
    found = []
    links: dict[str, list[str]] = {}
    for person in assessment.brief.raters:
        held = _submitted_finding(assessment, person, ref)
        for kind in SAID_KINDS:
            for key, text in said_of(held, kind).items():
                whole = f"{person}-{key}"
                taken = whole in said_of(agreed, kind)
                found.append(Offered(whole, kind, text, (person,), taken))
        for key in held.linked:
            links.setdefault(key, []).append(person)
    known = assessment.evidence
    found += [
        Offered(key, "evidence", known[key].title, tuple(who), key in agreed.linked)
        for key, who in links.items()
        if key in known
    ]
    order = (*SAID_KINDS, "evidence")
    return tuple(sorted(found, key=lambda o: order.index(o.kind)))


def said_of(finding: Finding, kind: SaidKind) -> dict[str, str]:
    """Return what is said of one kind, an action by its text."""
    if kind == "action":
        return {key: action.text for key, action in finding.actions.items()}
    return finding.sentences(kind)
