"""Agree as a panel: a rating, with its reason and how the panel came to it."""

from typing import NamedTuple, get_args

from assess.desk.at_once import at_once
from assess.desk.desk import Desk
from assess.desk.errors import NeedsMoreError, NeedsReasonError, RefusedError
from assess.desk.places import must_be_on_scale
from assess.model.assessment import Assessment
from assess.model.finding import CriterionRef, Finding, Method
from assess.panel.logic.agreeing import compare, compared, drafted_reason
from assess.panel.use_cases.agreed import AgreedFinding, must_be_open, signed


class Accepted(NamedTuple):
    """What was agreed in one press."""

    refs: tuple[CriterionRef, ...]
    without_reason: tuple[CriterionRef, ...]
    """Unanimous too, but nobody gave a reason that could be drafted from."""


@at_once
def agree(  # noqa: PLR0913 - what is agreed, and how it came about
    desk: Desk,
    ref: CriterionRef,
    rating: str | None,
    *,
    reason: str | None = None,
    method: Method | None = None,
    why: str = "",
) -> bool:
    """Record what the panel agreed of a criterion; return whether that changed it.

    Whoever differed and holds what is agreed now differs no more.

    Args:
        desk: Where the lead sits, or the scribe whom the brief names instead.
        ref: The criterion.
        rating: On the scale, or chosen; none where the scale has no ratings.
        reason: What the rating rests on; what was given for the same rating if it is
            not given.
        method: How the panel came to it; unanimous if it was and nothing is given.
        why: Why an earlier agreement changes.

    Raises:
        NeedsReasonError: there is no reason, or another rating was agreed before and
            nobody says why it changes.
        NeedsMoreError: nobody says how a panel that differed came to it.
        RefusedError: it is not revealed, the panel was not unanimous, or somebody
            else agrees.
        StoreError: a sheet can't be read.
    """
    may_agree(desk, ref, rating, reason=reason)
    held = desk.assessment.agreed.at(ref)
    how = _method(desk.assessment, ref, rating, method)
    words = reason_agreed_on(held, rating) if reason is None else reason
    finding = _agreed_on(held, rating, words, how)
    _must_say_why(desk, held, finding, why)
    word = desk.assessment.shown(ref, rating).word
    return AgreedFinding(desk, ref).put(finding, f"Agreed {word}", why=why.strip())


def _agreed_on(
    held: Finding, rating: str | None, reason: str, method: Method
) -> Finding:
    """Return what is agreed; whoever differed and holds that now differs no more."""
    differs = {who: each for who, each in held.dissent.items() if each.rating != rating}
    return held.but(rating=rating, reason=reason, method=method, dissent=differs)


def reason_agreed_on(held: Finding, rating: str | None) -> str:
    """Return the reason that was agreed for a rating; that of another is none."""
    return held.reason if held.rating == rating else ""


def agrees_in_words(assessment: Assessment, ref: CriterionRef) -> bool:
    """Whether what is agreed first is a reason: the review gives no ratings."""
    is_rated = bool(assessment.scale(ref.standard).rating)
    return not is_rated and assessment.agreed.at(ref).method is None


def may_agree(
    desk: Desk, ref: CriterionRef, rating: str | None, *, reason: str | None
) -> None:
    """Refuse at once what `agree` would refuse however the panel came to it.

    Raises:
        RefusedError: see `agree`.
    """
    must_be_open(desk)
    desk.unread.must_hide_nothing()
    assessment = desk.assessment
    by = assessment.brief.assessed_by
    if assessment.scale(ref.standard).rating and rating is None:
        raise RefusedError(f"Say which rating the {by} agreed on.")
    if rating is not None:
        must_be_on_scale(assessment, ref, rating)
    if rating == "abstain":
        raise RefusedError(
            f"A {by} does not abstain. Choose not-assessed, and say why."
        )
    known = reason_agreed_on(assessment.agreed.at(ref), rating)
    if not (known if reason is None else reason).strip():
        raise NeedsReasonError("Say what the rating rests on. The reason is printed.")


def _method(
    assessment: Assessment, ref: CriterionRef, rating: str | None, method: Method | None
) -> Method:
    """Return how the panel came to it, where that is given or can be seen."""
    row = compare(assessment, ref)
    if method is None and row.spread == "unanimous" and row.proposal == rating:
        return "unanimous"
    others = ", ".join(each for each in get_args(Method) if each != "unanimous")
    say = f"Say how the {assessment.brief.assessed_by} came to it: {others}."
    if method is None:
        raise NeedsMoreError(say, "method")
    if method == "unanimous" and not _was_unanimous(assessment, ref, rating):
        raise RefusedError(f"Not everybody rated it so. {say}")
    return method


def _was_unanimous(
    assessment: Assessment, ref: CriterionRef, rating: str | None
) -> bool:
    given = {
        held
        for person, held in compare(assessment, ref).ratings.items()
        if assessment.sheet(person).submission is not None
    }
    return given - {None, "abstain"} <= {rating}


def _must_say_why(desk: Desk, held: Finding, new: Finding, why: str) -> None:
    """See that what was agreed is not replaced by another rating without a reason.

    While the same person is still writing it down nothing is replaced.
    """
    if held.method is None or held.rating == new.rating:
        return
    is_kept = signed(desk, held, new).was != held.was
    if is_kept and not (why.strip() or desk.assessment.reopening_reason):
        by = desk.assessment.brief.assessed_by
        raise NeedsReasonError(
            f"The {by} agreed on another rating before. Say why it changes.", "why"
        )


@at_once
def set_agreed_reason(desk: Desk, ref: CriterionRef, reason: str) -> bool:
    """Rewrite the reason of what is agreed.

    Raises:
        RefusedError: nothing is agreed yet, or as `AgreedFinding.put`.
    """
    must_be_open(desk)
    must_be_agreed(desk, ref)
    finding = desk.assessment.agreed.at(ref).but(reason=reason)
    return AgreedFinding(desk, ref).put(finding, "Reason", typing=True)


def must_be_agreed(desk: Desk, ref: CriterionRef) -> Finding:
    """Return what the panel agreed of a criterion.

    Raises:
        RefusedError: nothing yet.
    """
    held = desk.assessment.agreed.at(ref)
    if held.method is None:
        raise RefusedError("Nothing is agreed of it yet. Agree on a rating first.")
    return held


@at_once
def withdraw_agreement(desk: Desk, ref: CriterionRef, *, why: str) -> bool:
    """Say that the panel has not agreed after all; what was agreed stays below.

    Raises:
        NeedsReasonError: nobody says why.
        RefusedError: nothing is agreed.
    """
    held = must_be_agreed(desk, ref)
    if not why.strip():
        raise NeedsReasonError("Say why it is taken back; the reason is kept.", "why")
    finding = held.but(rating=None, method=None)
    return AgreedFinding(desk, ref).put(finding, "Agreement taken back", why=why)


@at_once
def accept_unanimous(desk: Desk) -> Accepted:
    """Agree on everything that all rated the same, with reasons drafted; one step.

    What means bad is left out: the panel must talk about it.

    Raises:
        RefusedError: it is not revealed, or somebody else agrees.
    """
    must_be_open(desk)
    desk.unread.must_hide_nothing()
    assessment, agreed = desk.assessment, desk.assessment.agreed
    accepted: list[CriterionRef] = []
    without: list[CriterionRef] = []
    for found in compared(assessment):
        held = agreed.at(found.ref)
        if found.spread != "unanimous" or held.method or found.proposal is None:
            continue
        drafted = drafted_reason(assessment, found.ref, found.proposal)
        reason = reason_agreed_on(held, found.proposal) or drafted
        if not reason.strip():
            without.append(found.ref)
            continue
        finding = _agreed_on(held, found.proposal, reason, "unanimous")
        agreed = agreed.with_finding(found.ref, signed(desk, held, finding))
        accepted.append(found.ref)
    if accepted:
        desk.put(agreed, f"Agreed on {len(accepted)} that all rated the same")
    return Accepted(tuple(accepted), tuple(without))
