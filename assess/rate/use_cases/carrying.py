"""Carry a finding over to a criterion that belongs with it, as a proposal."""

from typing import NamedTuple

from assess.desk.at_once import at_once
from assess.desk.desk import Desk
from assess.desk.errors import RefusedError
from assess.model.crosswalk import Related
from assess.model.finding import CriterionRef, Finding
from assess.rate.use_cases.own_sheet import OwnSheet, draft


class Proposal(NamedTuple):
    """What would be carried over, to be read before it is taken."""

    source: CriterionRef
    target: CriterionRef
    finding: Finding
    words: str
    """What it says, in one sentence."""


def sources(desk: Desk, target: CriterionRef) -> tuple[Related, ...]:
    """Return the criteria of which something is held that could be carried over."""
    return tuple(
        related
        for related in desk.assessment.crosswalk.of(target)
        if related.ref in desk.assessment.refs and _says_something(desk, related.ref)
    )


def _says_something(desk: Desk, ref: CriterionRef) -> bool:
    finding = draft(desk, ref)
    return bool(finding.rating or finding.reason or finding.linked)


def proposal(desk: Desk, source: CriterionRef, target: CriterionRef) -> Proposal:
    """Say what carrying a finding over would write; nothing is written yet.

    The reason comes over with where it is from, and so does what it rests on. The
    rating comes over only where both ask the same and are rated on one scale. What
    is there already stays.

    Raises:
        RefusedError: the two are not linked, or there is nothing to carry over.
    """
    related = {r.ref: r for r in desk.assessment.crosswalk.of(target)}.get(source)
    if related is None:
        raise RefusedError(f"Nothing links {source} with {target}.")
    if not _says_something(desk, source):
        raise RefusedError(
            f"Nothing is held of {source} yet, so nothing can be carried over."
        )
    have, here = draft(desk, source), draft(desk, target)
    if here.reason:
        raise RefusedError(f"{target} has a reason already. Take it out first.")
    rating = here.rating or _rating(desk, related, source, target)
    finding = here.but(
        rating=rating,
        reason=_reason(desk, source, have),
        evidence={**dict.fromkeys(have.linked, True), **here.evidence},
    )
    return Proposal(source, target, finding, _words(desk, target, finding))


def _rating(
    desk: Desk, related: Related, source: CriterionRef, target: CriterionRef
) -> str | None:
    used = desk.assessment.brief.standard
    one_scale = used[source.standard].scale == used[target.standard].scale
    return draft(desk, source).rating if related.how == "same" and one_scale else None


def _reason(desk: Desk, source: CriterionRef, have: Finding) -> str:
    standard = desk.assessment.standards[source.standard]
    origin = f"From {standard.noun} {source.criterion} of {standard.title}"
    return f"{origin}: {have.reason}" if have.reason else f"{origin}."


def _words(desk: Desk, target: CriterionRef, finding: Finding) -> str:
    rating = desk.assessment.shown(target, finding.rating).word
    pieces = len(finding.linked)
    evidence = f"{pieces} piece{'s' if pieces != 1 else ''} of evidence"
    return f"{rating}, {evidence}. {finding.reason}"


@at_once
def carry(desk: Desk, proposed: Proposal) -> bool:
    """Take a proposal over; one step, which undo takes back."""
    what = f"Carried over from {proposed.source}"
    return OwnSheet(desk, proposed.target).put(proposed.finding, what)
