"""The hours of an assessment: blocks with minutes, and where the clock stands."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from typing import Annotated, Literal, NamedTuple

from pydantic import Field

from assess.model.values import FORMAT, Keyed, Kind, Line, Name, Phase, Value


class Part(Value):
    """One block of an agenda."""

    title: Line = Field(min_length=1)
    minutes: Annotated[int, Field(gt=0, le=600)]
    each: Annotated[int, Field(ge=0, le=60)] = 0
    """Minutes more for each criterion that is asked in it."""
    professions: tuple[Line, ...] = Field((), strict=False)
    """Whose criteria it is for; a block with none is for those of no other block."""


Parts = Keyed[Name, Part]


class Agendas(Value):
    """An agenda for each kind of assessment, its blocks in the order of their keys."""

    format: Literal[1] = FORMAT
    assessment: Parts = {}
    discovery: Parts = {}
    """For an assessment of a discovery; where there is none, the one above."""
    reassessment: Parts = {}
    peer_review: Parts = {}
    self_review: Parts = {}

    def of(self, kind: Kind, phase: Phase) -> tuple[Part, ...]:
        """Return the blocks for a kind of assessment at the end of a phase."""
        parts: Parts = getattr(self, kind.replace("-", "_"))
        if kind == "assessment" and phase == "discovery":
            parts = self.discovery or parts
        return tuple(parts.values())


class Timed(NamedTuple):
    """A block with its time."""

    part: Part
    starts: datetime
    ends: datetime

    def minutes_left(self, now: datetime) -> int:
        """Return the whole minutes until it ends; below 0 once it is over."""
        return int((self.ends - now).total_seconds() // 60)


def shared_out(
    parts: tuple[Part, ...], leads: Iterable[tuple[str, ...]]
) -> tuple[Part, ...]:
    """Return the blocks with the minutes that their criteria need.

    A criterion is asked in the block of the first of its professions that has one. A
    block with minutes for each criterion falls away where no criterion is asked in it.

    Args:
        parts: The blocks.
        leads: For each criterion that is asked, the professions that lead on it.
    """
    asked = Counter(_block(parts, lead) for lead in leads)
    return tuple(
        part.but(minutes=part.minutes + part.each * asked[number])
        for number, part in enumerate(parts)
        if asked[number] or not part.each
    )


def _block(parts: tuple[Part, ...], lead: tuple[str, ...]) -> int | None:
    """Return the number of the block in which such a criterion is asked."""
    for profession in lead:
        for number, part in enumerate(parts):
            if part.each and profession in part.professions:
                return number
    left = (n for n, part in enumerate(parts) if part.each and not part.professions)
    return next(left, None)


def timed(parts: tuple[Part, ...], begun: datetime) -> tuple[Timed, ...]:
    """Return the blocks with their times, from when the session began."""
    return tuple(_timed(parts, begun))


def _timed(parts: tuple[Part, ...], begun: datetime) -> Iterator[Timed]:
    for part in parts:
        ends = begun + timedelta(minutes=part.minutes)
        yield Timed(part, begun, ends)
        begun = ends


def current(blocks: tuple[Timed, ...], now: datetime) -> Timed | None:
    """Return the block that the clock is in; nothing before and after all of them."""
    return next((b for b in blocks if b.starts <= now < b.ends), None)


def left_in_short(blocks: tuple[Timed, ...], now: datetime) -> str:
    """Say how many minutes are left of the block; of the whole before and after it."""
    here = current(blocks, now)
    return f"{here.minutes_left(now)} min left" if here else clock(blocks, now)


def clock(blocks: tuple[Timed, ...], now: datetime) -> str:
    """Say how long the block and the whole still take, in words."""
    if not blocks:
        return ""
    left = int((blocks[-1].ends - now).total_seconds() // 60)
    here = current(blocks, now)
    if here is None:
        return f"{-left} min over" if left <= 0 else "not begun"
    return f"{here.minutes_left(now)} min left of this, {left} min of all"
