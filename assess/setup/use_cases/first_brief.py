"""The brief with which an assessment begins."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from assess.desk.ids import mint_long
from assess.model.assessment import Assessment
from assess.model.brief import Brief, Dates, Member, StandardUsed
from assess.model.carried import Carried
from assess.model.finding import CriterionRef
from assess.model.last_time import LastTime
from assess.model.rating import shown
from assess.model.sheet import InboxLine
from assess.model.standard import Scale, Scales, Standard
from assess.model.values import FORMAT, Delivery, Kind, Phase

ID_LENGTH = 8

Chosen = tuple[tuple[str, str | None], ...]
"""Editions, each with its scale or nothing for its first."""


@dataclass(frozen=True)
class Start:
    """What is asked when an assessment is started."""

    service: str
    council: str
    phase: Phase
    kind: Kind = "assessment"
    delivery: Delivery = "built"
    standards: Chosen | None = None
    """Editions, each with its scale or its first; the offered ones if not given."""
    core: bool = False
    """Whether only the core is asked of standards that have one."""
    panel: dict[str, Member] | None = None
    """By short name; one lead if it is not given."""
    reassesses: Path | None = None
    """The folder of the assessment that this one follows."""
    before: Assessment | None = None
    """What that folder holds."""
    earlier: LastTime | None = None
    """What was found last time, here or elsewhere."""
    captured: tuple[InboxLine, ...] = ()
    """Lines that wait to be filed: what was said in a workshop."""


def first_brief(
    start: Start,
    chosen: Mapping[str, str | None],
    read: Mapping[str, Standard],
    scales: Scales,
) -> Brief:
    """Return the brief; what it says of the service is what it said last time.

    Args:
        start: What was asked.
        chosen: The standards in the order of the work, each with its scale or nothing.
        read: Their editions.
        scales: What their ratings mean.
    """
    before, earlier = start.before, start.earlier
    used = {name: _used(read[name], scale, start) for name, scale in chosen.items()}
    said = {
        "id": mint_long(ID_LENGTH),
        "service": start.service.strip(),
        "council": start.council.strip(),
        "phase": start.phase,
        "kind": start.kind,
        "delivery": start.delivery,
        "reassesses": earlier.id if earlier else None,
        "carried": _carried(start, used, read, scales),
        "standard": used,
        "panel": start.panel or {"lead": Member(role="lead")},
    }
    if before is None:
        return Brief.model_validate({"format": FORMAT, **said})
    anew = {"dates": Dates(), "upgraded": {}}
    brief = before.brief.but(**said, **anew)
    return brief if brief.agreed_by in brief.panel else brief.but(agreed_by=None)


def _carried(
    start: Start,
    used: Mapping[str, StandardUsed],
    read: Mapping[str, Standard],
    scales: Scales,
) -> dict[str, tuple[str, ...]]:
    """Return what a reassessment at the end of the same phase does not ask again.

    That is what was met, or did not apply. On another scale everything is asked.
    """
    earlier = start.earlier
    if earlier is None or start.kind != "reassessment" or start.phase != earlier.phase:
        return {}
    carried = {
        name: tuple(
            number
            for number in read[name].criterion
            if _stands(
                earlier.carried(CriterionRef(name, number), each.scale),
                scales.scale[each.scale],
            )
        )
        for name, each in used.items()
    }
    return {name: numbers for name, numbers in carried.items() if numbers}


def _stands(kept: Carried | None, scale: Scale) -> bool:
    if kept is None:
        return False
    return kept.rating == "not-applicable" or shown(scale, kept.rating).met


def _used(standard: Standard, scale: str | None, start: Start) -> StandardUsed:
    core = start.core and bool(standard.core)
    used = used_with(standard, scale, start)
    return StandardUsed(scale=used, gating=standard.gating, core=core)


def used_with(standard: Standard, scale: str | None, start: Start) -> str:
    """Return the scale that a standard is used with; a peer review does not rate."""
    unrated = start.kind == "peer-review" and "unrated" in standard.scales
    return scale or ("unrated" if unrated else standard.scales[0])
