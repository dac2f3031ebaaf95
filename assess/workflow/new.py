"""Start an assessment: the brief, and copies of the editions it is against."""

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import get_args

from assess.domain.brief import Brief, Member, Role, StandardUsed
from assess.domain.standard import Standard
from assess.domain.unknown import nearest, unknown_in_brief
from assess.domain.values import FORMAT, PANEL, Delivery, Kind, Phase
from assess.store import assessments, standards
from assess.store.errors import StoreError
from assess.store.workspace import workspace_of
from assess.workflow.errors import RefusedError
from assess.workflow.ids import mint_long

ID_LENGTH = 8


@dataclass(frozen=True)
class Start:
    """What is asked when an assessment is started."""

    service: str
    council: str
    phase: Phase
    kind: Kind = "assessment"
    delivery: Delivery = "built"
    standards: tuple[tuple[str, str | None], ...] = ()
    """Edition and scale; the edition's first scale if none is named."""
    panel: dict[str, Member] = field(default_factory=dict)
    """By id; one lead if nobody is named."""


def offered(workspace: Path | None) -> tuple[standards.Head, ...]:
    """Return the editions that can be used, those offered first, then by id."""
    heads = _heads(standards.available(workspace))
    return tuple(sorted(heads, key=lambda head: (not head.offered, head.id)))


def _heads(available: standards.Editions) -> Iterator[standards.Head]:
    """Yield the heads that can be read; `assess standards list` names the others."""
    for edition in available.values():
        with contextlib.suppress(StoreError):
            yield standards.head(edition)


def new(folder: Path, start: Start) -> Path:
    """Make the assessment's folder; return it.

    Raises:
        RefusedError: an answer is missing or not known.
        StoreError: the folder is not empty or can't be written.
    """
    for name in ("service", "council"):
        if not getattr(start, name).strip():
            message = f"The {name} is missing. Say which {name} is assessed."
            raise RefusedError(message)
    available = standards.available(workspace_of(folder))
    chosen = start.standards or _offered_ids(available)
    editions = {name: _edition(name, available) for name, _ in chosen}
    read = {name: standards.read_standard(path) for name, path in editions.items()}
    scales = standards.read_scales()
    brief = Brief(
        format=FORMAT,
        id=mint_long(ID_LENGTH),
        service=start.service.strip(),
        council=start.council.strip(),
        phase=start.phase,
        kind=start.kind,
        delivery=start.delivery,
        standard={n: _used(read[n], scale, start.kind) for n, scale in chosen},
        panel=start.panel or {"lead": Member(role="lead")},
    )
    for unknown in unknown_in_brief(brief, read, scales):
        raise RefusedError(unknown.sentence)
    crosswalk = standards.read_crosswalk(workspace_of(folder)).only(frozenset(read))
    assessments.create(folder, brief, editions, crosswalk)
    return folder


def _offered_ids(available: standards.Editions) -> tuple[tuple[str, str | None], ...]:
    return tuple((head.id, None) for head in _heads(available) if head.offered)


def _edition(name: str, available: standards.Editions) -> standards.Edition:
    if name not in available:
        message = f"There is no standard {name}. {nearest(name, available)}"
        raise RefusedError(message)
    return available[name]


def _used(standard: Standard, scale: str | None, kind: Kind) -> StandardUsed:
    """Return how a standard is used; a peer review does not rate."""
    unrated = kind == "peer-review" and "unrated" in standard.scales
    default = "unrated" if unrated else standard.scales[0]
    return StandardUsed(scale=scale or default, gating=standard.gating)


def member(words: str) -> tuple[str, Member]:
    """Read a member of the panel written as `ID:ROLE[:PROFESSION]`.

    Raises:
        RefusedError: it is not written so, or the role is not known.
    """
    person, _, rest = words.partition(":")
    role, _, profession = rest.partition(":")
    if not person or not role:
        message = f"Write a panel member as id:role or id:role:profession, not {words}."
        raise RefusedError(message)
    if person == PANEL:
        message = f"{PANEL} is the panel's own name. Give the person another id."
        raise RefusedError(message)
    roles = get_args(Role)
    if role not in roles:
        message = f"{role} is not a role. {nearest(role, roles)}"
        raise RefusedError(message)
    return person, Member.model_validate({"role": role, "profession": profession})
