"""Agree as a panel: a rating with its reason and method, dissent, what was said."""

from datetime import date
from typing import Any, NamedTuple

from assess.desk.desk import Desk, at_once
from assess.desk.errors import RefusedError
from assess.desk.ids import mint
from assess.model.assessment import Assessment
from assess.model.finding import (
    SAID_KINDS,
    Action,
    CriterionRef,
    Dissent,
    Finding,
    Gone,
    Method,
    SaidKind,
    Sentence,
)
from assess.model.rating import CHOSEN
from assess.model.values import PANEL
from assess.model.versions.record import amended
from assess.panel.logic.agreeing import (
    compare,
    compared,
    drafted_reason,
    offered,
    said_of,
)
from assess.rate.use_cases.findings import gone, with_text


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
    reason: str,
    method: Method,
    why: str = "",
) -> bool:
    """Record what the panel agreed of a criterion; return whether that changed it.

    Args:
        desk: Where the lead sits, or the scribe whom the brief names instead.
        ref: The criterion.
        rating: On the scale, or chosen; none where the scale has no ratings.
        reason: What the rating rests on.
        method: How the panel came to it.
        why: Why an earlier agreement changes.

    Raises:
        RefusedError: it is not revealed, there is no reason, the panel was not
            unanimous, or somebody else agrees.
        StoreError: a sheet can't be read.
    """
    _must_be_open(desk)
    desk.must_see_all()
    assessment = desk.assessment
    scale = assessment.scale(ref.standard)
    if scale.rating and rating is None:
        raise RefusedError("Say which rating the panel agreed on.")
    if rating is not None and rating not in scale.rating and rating not in CHOSEN:
        raise RefusedError(f"{rating} is not a rating of this scale.")
    if rating == "abstain":
        raise RefusedError(
            "A panel does not abstain. Choose not-assessed, and say why."
        )
    if not reason.strip():
        raise RefusedError("Say what the rating rests on. The reason is printed.")
    if method == "unanimous" and not _was_unanimous(assessment, ref, rating):
        raise RefusedError("Not everybody rated it so. Say how the panel came to it.")
    finding = assessment.agreed.at(ref).but(rating=rating, reason=reason, method=method)
    word = assessment.shown(ref, rating).word
    return put_agreed(desk, ref, finding, f"Agreed {word}", why=why)


def _was_unanimous(
    assessment: Assessment, ref: CriterionRef, rating: str | None
) -> bool:
    given = {
        held
        for person, held in compare(assessment, ref).ratings.items()
        if assessment.sheet(person).submission is not None
    }
    return given - {None, "abstain"} <= {rating}


@at_once
def set_agreed_reason(desk: Desk, ref: CriterionRef, reason: str) -> bool:
    """Rewrite the reason of what is agreed, or of what is about to be."""
    finding = desk.assessment.agreed.at(ref).but(reason=reason)
    return put_agreed(desk, ref, finding, "Reason", typing=True)


@at_once
def withdraw_agreement(desk: Desk, ref: CriterionRef, *, why: str) -> bool:
    """Say that the panel has not agreed after all; what was agreed stays below.

    Raises:
        RefusedError: nothing is agreed, or there is no reason.
    """
    held = desk.assessment.agreed.at(ref)
    if held.method is None:
        raise RefusedError("Nothing is agreed of it yet.")
    if not why.strip():
        raise RefusedError("Say why it is taken back; the reason is kept.")
    finding = held.but(rating=None, method=None)
    return put_agreed(desk, ref, finding, "Agreement taken back", why=why)


@at_once
def accept_unanimous(desk: Desk) -> Accepted:
    """Agree on everything that all rated the same, with reasons drafted; one step.

    What means bad is left out: the panel must talk about it.

    Raises:
        RefusedError: it is not revealed, or somebody else agrees.
    """
    _must_be_open(desk)
    desk.must_see_all()
    assessment, agreed = desk.assessment, desk.assessment.agreed
    accepted: list[CriterionRef] = []
    without: list[CriterionRef] = []
    for found in compared(assessment):
        held = agreed.at(found.ref)
        if found.spread != "unanimous" or held.method or found.proposal is None:
            continue
        drafted = drafted_reason(assessment, found.ref, found.proposal)
        reason = held.reason or drafted
        if not reason.strip():
            without.append(found.ref)
            continue
        finding = held.but(rating=found.proposal, reason=reason, method="unanimous")
        agreed = agreed.with_finding(found.ref, _signed(desk, held, finding))
        accepted.append(found.ref)
    if accepted:
        desk.put(agreed, f"Agreed on {len(accepted)} that all rated the same")
    return Accepted(tuple(accepted), tuple(without))


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
        RefusedError: this person does not rate, holds what was agreed, or there is
            no reason.
    """
    assessment = desk.assessment
    if person not in assessment.brief.raters:
        raise RefusedError(f"{person} does not rate in this assessment.")
    scale, agreed = assessment.scale(ref.standard), assessment.agreed.at(ref)
    if rating not in scale.rating and rating not in CHOSEN:
        raise RefusedError(f"{rating} is not a rating of this scale.")
    if agreed.method is None:
        raise RefusedError(
            "Nothing is agreed of it yet. Agree first, then record who differs."
        )
    if rating == agreed.rating:
        raise RefusedError(
            f"The panel agreed on {assessment.shown(ref, rating).word} too."
        )
    if not reason.strip():
        raise RefusedError("Say why this person differs.")
    entry = Dissent(rating=rating, reason=reason.strip(), print_=print_)
    table = {**agreed.dissent, person: entry}
    return put_agreed(desk, ref, agreed.but(dissent=table), f"Dissent of {person}")


@at_once
def withdraw_dissent(desk: Desk, ref: CriterionRef, person: str) -> bool:
    """Take a dissent out; earlier records keep it."""
    agreed = desk.assessment.agreed.at(ref)
    table = {who: entry for who, entry in agreed.dissent.items() if who != person}
    what = f"Dissent of {person} withdrawn"
    return put_agreed(desk, ref, agreed.but(dissent=table), what)


# What was said


@at_once
def take_over(desk: Desk, ref: CriterionRef, ids: tuple[str, ...]) -> bool:
    """Take over what was said, and evidence, from the sheets; one step for undo.

    Args:
        desk: Where the lead or the scribe sits.
        ref: The criterion.
        ids: The ids of `domain.agreeing.offered`; who said it stays in the id.

    Raises:
        RefusedError: one of them is not offered.
    """
    assessment = desk.assessment
    known = {offer.id: offer for offer in offered(assessment, ref)}
    finding = assessment.agreed.at(ref)
    for whole in ids:
        if whole not in known:
            raise RefusedError(f"Nobody who submitted said {whole} of {ref}.")
        offer = known[whole]
        if offer.kind == "evidence":
            finding = finding.but(evidence={**finding.evidence, whole: True})
        elif whole not in said_of(finding, offer.kind):
            finding = _with_said(assessment, ref, finding, offer.kind, whole)
    return put_agreed(desk, ref, finding, "Taken over")


def _with_said(
    assessment: Assessment,
    ref: CriterionRef,
    finding: Finding,
    kind: SaidKind,
    whole: str,
) -> Finding:
    """Return the finding with a sentence; under a new id if it was left out once."""
    person, _, key = whole.rpartition("-")
    item: Any = getattr(assessment.sheet(person).at(ref), kind)[key]
    if isinstance(item, Action):
        item = Action(text=item.text, due=item.due, owner=item.owner)
    elif isinstance(item, Sentence):
        item = item.text
    table = getattr(finding, kind)
    if whole in table:
        whole = f"{person}-{mint({_local(each) for each in used_ids(assessment)})}"
    return finding.but(**{kind: {**table, whole: item}})


@at_once
def leave_out(desk: Desk, ref: CriterionRef, whole: str) -> bool:
    """Take out what was taken over, or what the panel said itself.

    Raises:
        RefusedError: the panel holds no such thing.
    """
    finding = desk.assessment.agreed.at(ref)
    if finding.evidence.get(whole):
        links = {**finding.evidence, whole: False}
        return put_agreed(desk, ref, finding.but(evidence=links), "Evidence unlinked")
    for kind in SAID_KINDS:
        if whole in said_of(finding, kind):
            table = dict(getattr(finding, kind))
            table[whole] = gone(table[whole])
            return put_agreed(desk, ref, finding.but(**{kind: table}), "Left out")
    raise RefusedError(f"The panel holds no {whole} of {ref}.")


@at_once
def panel_says(  # noqa: PLR0913 - as `findings.say`
    desk: Desk,
    ref: CriterionRef,
    kind: SaidKind,
    text: str,
    *,
    said_id: str | None = None,
    due: date | None = None,
    owner: str = "",
) -> str:
    """Say something for the panel, or rewrite what it holds; return its whole id.

    Raises:
        RefusedError: there are no words in it.
    """
    if not text.strip():
        raise RefusedError("There are no words in it.")
    finding = desk.assessment.agreed.at(ref)
    table = dict(getattr(finding, kind))
    whole = said_id or f"{PANEL}-{_new_id(desk.assessment)}"
    old = table.get(whole)
    if isinstance(old, Gone):
        raise RefusedError("It was left out. Say it again as something new.")
    if kind == "action":
        action = old if isinstance(old, Action) else Action(text=text)
        table[whole] = action.but(
            text=text, due=due or action.due, owner=owner or action.owner
        )
    else:
        table[whole] = with_text(old, text)
    put_agreed(desk, ref, finding.but(**{kind: table}), kind.capitalize(), typing=True)
    return whole


def _new_id(assessment: Assessment) -> str:
    used = used_ids(assessment)
    own = [_local(key) for key in used if key.startswith(f"{PANEL}-")]
    return mint({_local(key) for key in used}, after=own)


def used_ids(assessment: Assessment) -> frozenset[str]:
    """Return every id of what the panel says, gone or not."""
    return frozenset(
        key
        for table in assessment.agreed.finding.values()
        for finding in table.values()
        for kind in SAID_KINDS
        for key in getattr(finding, kind)
    )


def _local(whole: str) -> str:
    return whole.rpartition("-")[2]


# Into the file


@at_once
def put_agreed(  # noqa: PLR0913 - one change, with how it is shown and undone
    desk: Desk,
    ref: CriterionRef,
    finding: Finding,
    what: str,
    *,
    why: str = "",
    typing: bool = False,
) -> bool:
    """Put what the panel holds of a criterion into its file, as a record.

    Raises:
        RefusedError: it is not revealed, or this person does not write the file.
    """
    _must_be_open(desk)
    agreed = desk.assessment.agreed
    signed = _signed(desk, agreed.at(ref), finding, why=why)
    return desk.put(
        agreed.with_finding(ref, signed),
        f"{what}: {ref}",
        place=str(ref),
        typing=typing,
    )


def _signed(desk: Desk, old: Finding, new: Finding, *, why: str = "") -> Finding:
    published = desk.assessment.agreed.publication.values()
    return amended(
        old,
        new,
        at=desk.now,
        by=desk.person,
        why=why or desk.assessment.reopening_reason,
        relied_on=max((p.at for p in published), default=None),
    )


def _must_be_open(desk: Desk) -> None:
    desk.must_write_agreed()
    assessment = desk.assessment
    if assessment.only_rater is not None:
        raise RefusedError(
            "One person rates, so what that person found is what was found."
        )
    if assessment.agreed.reveal is None:
        raise RefusedError("The ratings are not revealed yet. Reveal them first.")
