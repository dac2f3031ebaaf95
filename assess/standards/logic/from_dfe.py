"""Make an edition of a list of prompts by point and phase, as DfE keeps it in JSON.

Each point has a number, a name, a description, why it matters, the professions, and
for each phase what to consider and what to avoid.
"""

import re
from typing import Any, Final, get_args

from assess.model.standard import Criterion, Guidance, PhaseGuidance
from assess.model.values import Phase
from assess.standards.logic.taken import (
    MARKUP,
    NotTakenError,
    Taken,
    dropped_keys,
    has_markup,
    id_of,
    line_of,
    lines_of,
    must_be_new,
    must_be_of_a_size,
    text_of,
)

_READ: Final = ("standard", "name", "description", "why", "professions", "phases")
_READ_OF_A_PHASE: Final = ("name", "considerations", "avoid")


def is_dfe(held: object) -> bool:
    """Whether it is a list of points that have phases."""
    return (
        isinstance(held, list)
        and bool(held)
        and all(isinstance(each, dict) and "phases" in each for each in held)
    )


def from_dfe(held: list[dict[str, Any]]) -> Taken:
    """Return the edition that the list says.

    Raises:
        NotTakenError: something in it is not as it must be.
    """
    known: dict[str, str] = {}
    found: dict[str, Criterion] = {}
    for place, point in enumerate(held, start=1):
        called = f"point {place} of the list"
        raw = line_of(point.get("standard", ""), f"the standard of {called}")
        name = id_of(raw, f"the standard of {called}")
        must_be_new(name, raw, known)
        found[name] = _criterion(point, f"point {raw}")
    keys = [key for point in held for key in point]
    inner = [key for point in held for phase in point["phases"] for key in phase]
    dropped = (*dropped_keys(keys, _READ), *dropped_keys(inner, _READ_OF_A_PHASE))
    return must_be_of_a_size(
        Taken(found, dropped=(*dropped, MARKUP) if has_markup(held) else dropped)
    )


def _criterion(point: dict[str, Any], place: str) -> Criterion:
    always: list[Guidance] = []
    here: dict[Phase, list[Guidance]] = {}
    phases = point["phases"]
    if not isinstance(phases, list) or not all(isinstance(p, dict) for p in phases):
        raise NotTakenError(f"the phases of {place} are no list of tables.")
    for phase in phases:
        guidance = Guidance(
            look_for=lines_of(phase.get("considerations", []), place),
            warning_signs=lines_of(phase.get("avoid", []), place),
        )
        words = line_of(phase.get("name", ""), place).lower()
        named = [p for p in get_args(Phase) if re.search(rf"\b{p}\b", words)]
        for each in named:
            here.setdefault(each, []).append(guidance)
        if not named:
            always.append(guidance)
    return Criterion(
        title=line_of(point.get("name", ""), f"the name of {place}"),
        summary=text_of(point.get("description", ""), f"the description of {place}"),
        why=text_of(point.get("why", ""), f"the why of {place}"),
        lead=lines_of(point.get("professions", []), f"the professions of {place}"),
        always=_together(always),
        phase={
            phase: PhaseGuidance(**dict(_together(all_)))
            for phase, all_ in here.items()
        },
    )


def _together(every: list[Guidance]) -> Guidance:
    return Guidance(
        look_for=tuple(dict.fromkeys(w for g in every for w in g.look_for)),
        warning_signs=tuple(dict.fromkeys(w for g in every for w in g.warning_signs)),
    )
