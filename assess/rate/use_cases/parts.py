"""Tick the indicators of a criterion, and say how far its parts are involved."""

from typing import Literal

from assess.desk.answers import named
from assess.desk.at_once import at_once
from assess.desk.desk import Desk
from assess.desk.errors import NeedsReasonError, RefusedError
from assess.model.finding import CriterionRef, Part
from assess.model.standard import LEVELS
from assess.rate.use_cases.own_sheet import OwnSheet, draft

Seen = Literal["indicator", "part"]

NONE: dict[Seen, str] = {
    "indicator": "This criterion has nothing to tick.",
    "part": "This criterion does not ask who is involved.",
}
"""What is said where a criterion has none of them."""

ONE: dict[Seen, str] = {"indicator": "an indicator", "part": "a part"}
"""What a criterion may have, and what one of it is called."""


def first_of(desk: Desk, ref: CriterionRef, kind: Seen) -> str:
    """Return the first indicator or part of a criterion.

    Raises:
        RefusedError: it has none.
    """
    known = getattr(desk.assessment.criterion(ref), kind)
    if not known:
        raise RefusedError(NONE[kind])
    return str(next(iter(known)))


def title_of(desk: Desk, ref: CriterionRef, kind: Seen, name: str) -> str:
    """Return what an indicator or a part of a criterion says.

    Raises:
        RefusedError: it has none of this name.
    """
    first_of(desk, ref, kind)
    known = getattr(desk.assessment.criterion(ref), kind)
    found = named(name, known, ONE[kind])
    return str(found.title if kind == "part" else found.text)


@at_once
def tick(desk: Desk, ref: CriterionRef, indicator: str, *, seen: bool | None) -> bool:
    """Say that an indicator was seen, was not seen, or take the answer away.

    Raises:
        RefusedError: the criterion has no such indicator.
    """
    title_of(desk, ref, "indicator", indicator)
    finding = draft(desk, ref)
    ticked = {k: v for k, v in finding.indicators.items() if k != indicator}
    if seen is not None:
        ticked[indicator] = seen
    return OwnSheet(desk, ref).put(finding.but(indicators=ticked), "Tick")


@at_once
def set_part(desk: Desk, ref: CriterionRef, name: str, part: Part | None) -> bool:
    """Say how far a part of the organisation is involved, or take that away.

    Raises:
        NeedsReasonError: it is said not to be relevant, and not why.
        RefusedError: the criterion has no such part.
    """
    title = title_of(desk, ref, "part", name)
    if part and part.level == "not-relevant" and not part.reason.strip():
        raise NeedsReasonError("Say why this part is not relevant.")
    finding = draft(desk, ref)
    parts = {k: v for k, v in finding.part.items() if k != name}
    if part is not None:
        parts[name] = part
    return OwnSheet(desk, ref).put(finding.but(part=parts), title)


def read_level(words: str) -> int | Literal["not-relevant"]:
    """Read how far a part is involved: a digit, or n for not relevant.

    Raises:
        RefusedError: it is neither.
    """
    word = words.strip().lower()
    if word in ("n", "not-relevant"):
        return "not-relevant"
    if word.isdecimal() and int(word) in LEVELS:
        return int(word)
    raise RefusedError("Write 0, 1, 2, 3 or 4, or n for not relevant.")
