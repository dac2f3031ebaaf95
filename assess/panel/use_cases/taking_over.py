"""Take over what was said in the sheets, and say something for the panel."""

from typing import Unpack

from assess.desk.at_once import at_once
from assess.desk.desk import Desk
from assess.desk.errors import RefusedError
from assess.desk.ids import mint
from assess.model.assessment import Assessment
from assess.model.due import Due
from assess.model.finding import CriterionRef, Finding, SaidKind
from assess.model.outcome import called
from assess.model.said import with_item
from assess.panel.logic.agreeing import offered, said_of
from assess.panel.use_cases.agreed import (
    AgreedFinding,
    locals_of,
    used_ids,
)
from assess.rate.logic import kind_of
from assess.rate.use_cases import said


@at_once
def take_over(desk: Desk, ref: CriterionRef, ids: tuple[str, ...]) -> bool:
    """Take over what was said, and evidence, from the sheets; one step for undo.

    Args:
        desk: Where the lead or the scribe sits.
        ref: The criterion.
        ids: The ids of `offered`; who said it stays in the id.

    Raises:
        RefusedError: one of them is not offered.
    """
    assessment = desk.assessment
    known = {offer.id: offer for offer in offered(assessment, ref)}
    finding = assessment.agreed.at(ref)
    for whole in ids:
        if whole not in known:
            name = called(assessment, ref)
            raise RefusedError(f"Nobody who submitted said {whole} of {name}.")
        kind = known[whole].kind
        if kind == "evidence":
            finding = finding.but(evidence={**finding.evidence, whole: True})
        elif whole not in said_of(finding, kind):
            finding = _taken(assessment, ref, finding, kind, whole)
    return AgreedFinding(desk, ref).put(finding, "Taken over")


def _taken(
    assessment: Assessment,
    ref: CriterionRef,
    finding: Finding,
    kind: SaidKind,
    whole: str,
) -> Finding:
    """Return the finding with a sentence; under a new id if it was left out once."""
    person, _, key = whole.rpartition("-")
    item = getattr(assessment.sheet(person).at(ref), kind)[key]
    if whole in getattr(finding, kind):
        whole = f"{person}-{mint(locals_of(used_ids(assessment)))}"
    return with_item(finding, kind, whole, item)


@at_once
def leave_out(desk: Desk, ref: CriterionRef, whole: str) -> bool:
    """Take out what was taken over, or what the panel said itself.

    Raises:
        RefusedError: the panel holds no such thing.
    """
    place = AgreedFinding(desk, ref)
    if place.held.evidence.get(whole):
        links = {**place.held.evidence, whole: False}
        return place.put(place.held.but(evidence=links), "Evidence unlinked")
    kind = kind_of(place.held, whole)
    if kind is None:
        name = called(desk.assessment, ref)
        by = desk.assessment.brief.assessed_by
        raise RefusedError(f"The {by} holds no {whole} of {name}.")
    return said.unsay(place, kind, whole)


def panel_says(  # noqa: PLR0913 - as `said.say`
    desk: Desk,
    ref: CriterionRef,
    kind: SaidKind,
    text: str,
    *,
    said_id: str | None = None,
    due: Due | None = None,
    owner: str = "",
) -> str:
    """Say something for the panel, or rewrite what it holds; see `said.say`."""
    place = AgreedFinding(desk, ref)
    return said.say(place, kind, text, said_id=said_id, due=due, owner=owner)


def panel_says_all(
    desk: Desk,
    ref: CriterionRef,
    kind: SaidKind,
    texts: tuple[str, ...],
    *,
    said_id: str = "",
) -> tuple[str, ...]:
    """Say several things of one kind for the panel; return their ids.

    Args:
        desk: Where the lead or the scribe sits.
        ref: The criterion.
        kind: Well, gap, action or advice.
        texts: One line each.
        said_id: The id of what the first one rewrites, if it does.
    """
    place = AgreedFinding(desk, ref)
    return said.say_all(place, kind, texts, said_id=said_id or None)


def must_be_said(desk: Desk, ref: CriterionRef, whole: str) -> SaidKind:
    """Return what kind of thing the panel says under an id.

    Raises:
        RefusedError: it says nothing under it.
    """
    held = desk.assessment.agreed.at(ref)
    if whole in held.linked:
        raise RefusedError("Evidence is changed by who wrote it down.")
    kind = kind_of(held, whole)
    if kind is None:
        raise RefusedError("Take it over first; Enter does. Then it can be changed.")
    return kind


def panel_dates(
    desk: Desk, ref: CriterionRef, *keys: str, **facts: Unpack[said.Facts]
) -> bool:
    """Say by when agreed actions are to be done, or by whom; the rest stays."""
    return said.set_action(AgreedFinding(desk, ref), *keys, **facts)
