"""What the panel has to talk about, in which order, and what it may begin from."""

from typing import Literal, NamedTuple

from assess.model.assessment import Assessment
from assess.model.finding import NO_FINDING, SAID_KINDS, CriterionRef, Finding, SaidKind
from assess.model.rating import CHOSEN

Spread = Literal["must-talk", "one-step", "unanimous", "incomplete"]

SPREADS: tuple[Spread, ...] = ("must-talk", "one-step", "unanimous", "incomplete")
"""In the order in which a panel takes them."""

IN_WORDS: dict[Spread, str] = {
    "must-talk": "must talk",
    "one-step": "one step apart",
    "unanimous": "unanimous",
    "incomplete": "incomplete",
}

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

    @property
    def is_agreed(self) -> bool:
        """Whether the panel has a rating."""
        return self.agreed.rating is not None


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
        spread=_spread(tuple(ratings.values()), scale),
        proposal=_lower_median(tuple(ratings.values()), scale),
        agreed=assessment.finding(ref),
    )


def _submitted_finding(
    assessment: Assessment, person: str, ref: CriterionRef
) -> Finding:
    """Return what a person who has submitted holds; nothing of anybody else."""
    if assessment.sheet(person).submission is None:
        return NO_FINDING
    return assessment.effective(person, ref)


def _spread(given: tuple[str | None, ...], scale: tuple[str, ...]) -> Spread:
    """Say how far ratings lie apart.

    DfE: any red is red, so the worst rating of a scale is always talked about.
    Whoever abstains takes no part; where some say that a criterion does not apply
    and others rate it, they must talk.
    """
    heard = [rating for rating in given if rating != "abstain"]
    places = sorted(scale.index(r) for r in heard if r in scale)
    left_out = {r for r in heard if r in CHOSEN}
    if places and (left_out or len(scale) - 1 in places or places[-1] - places[0] > 1):
        return "must-talk"
    if None in heard or len(heard) < min(len(given), 2):
        return "incomplete"
    if len(left_out) > 1:
        return "must-talk"
    return "one-step" if places and places[0] != places[-1] else "unanimous"


def _lower_median(given: tuple[str | None, ...], scale: tuple[str, ...]) -> str | None:
    """Return the median; of two in the middle the worse one."""
    places = sorted(scale.index(rating) for rating in given if rating in scale)
    if places:
        return scale[places[len(places) // 2]]
    chosen = {rating for rating in given if rating in CHOSEN and rating != "abstain"}
    return chosen.pop() if len(chosen) == 1 else None


def drafted_reason(assessment: Assessment, ref: CriterionRef, rating: str) -> str:
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
