"""Before councils merge: what the new one could take over, service by service.

Nothing is added up: a criterion that one council meets stays that council's.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final, NamedTuple

from assess.compare.logic import Known
from assess.model.due import Event
from assess.portfolio.logic.matching import Found, Same
from assess.portfolio.logic.side import Help, Row, Side, side_by_side
from assess.portfolio.logic.told import Column

RENEWAL: Final[Event] = "contract-renewal"

EVENTS: Final[dict[Event, str]] = {
    "private-beta": "Private beta begins",
    "public-beta": "Public beta begins",
    "live": "It goes live",
    "next-assessment": "It is assessed next",
}


class Contract(NamedTuple):
    """That a service was bought, and when its contract is renewed."""

    council: str
    renewed: date | None
    """Nothing where no day is known, or none that is ahead."""


class Ahead(NamedTuple):
    """Something that has a day, of which council."""

    day: date
    council: str
    what: str
    who: str
    is_late: bool


class Inherited(NamedTuple):
    """One service, and what the new council gets with it."""

    side: Side
    all_meet: tuple[Row, ...]
    none_meets: tuple[Row, ...]
    nobody_rated: tuple[Row, ...]
    not_in: tuple[str, ...]
    """The councils of which no service is matched with it."""
    contracts: tuple[Contract, ...]
    ahead: tuple[Ahead, ...]

    @property
    def takes(self) -> tuple[Help, ...]:
        """What one council meets and another does not."""
        return self.side.helps


class Merger(NamedTuple):
    """Several councils that are to be one."""

    councils: tuple[str, ...]
    services: tuple[Inherited, ...]
    """Of which something is published: those in several councils first."""
    unknown: tuple[Same, ...]
    """Of which nothing is published anywhere."""
    proposed: tuple[Same, ...]
    """What may be the same and counts apart until somebody confirms it."""


def services_of(found: Found, councils: Sequence[str]) -> Iterator[Same]:
    """Yield every service of some councils once: what is confirmed, then the others."""
    for same in sorted(found.confirmed, key=lambda each: each.name.casefold()):
        of = tuple(one for one in same.of if one.council in councils)
        if of:
            yield same._replace(of=of)
    for one in sorted(found.alone, key=lambda each: each.service.casefold()):
        if one.council in councils:
            yield Same(one.service, (one,))


def merger(
    found: Found,
    councils: Sequence[str],
    every: Sequence[tuple[Same, Sequence[Column]]],
    known: Known,
    today: date,
) -> Merger:
    """Say what a new council would get.

    Args:
        found: What is the same, and what may be.
        councils: Those that are to be one.
        every: Each service, with what is published of it.
        known: How editions and standards belong together.
        today: Against which day something is ahead or late.
    """
    sides = [side_by_side(same, columns, known) for same, columns in every]
    made = [_inherited(side, councils, today) for side in sides if side.columns]
    return Merger(
        councils=tuple(councils),
        services=tuple(sorted(made, key=lambda each: len(each.side.same.of) < 2)),  # noqa: PLR2004
        unknown=tuple(side.same for side in sides if not side.columns),
        proposed=tuple(_among(found.proposed, councils)),
    )


def _among(proposed: Sequence[Same], councils: Sequence[str]) -> Iterator[Same]:
    for same in proposed:
        of = tuple(one for one in same.of if one.council in councils)
        if of[1:] or (of and same.extends):
            yield same._replace(of=of)


def _inherited(side: Side, councils: Sequence[str], today: date) -> Inherited:
    helped = {each.ref for each in side.helps}
    rows = [row for table in side.tables for row in table.rows]
    met, short, bare = [], [], []
    for row in rows:
        rated = [t for t in row.told if t and (t.is_met or t.is_short)]
        if not rated:
            bare.append(row)
        elif all(t.is_met for t in rated):
            met.append(row)
        elif row.ref not in helped:
            short.append(row)
    has = {one.council for one in side.same.of}
    return Inherited(
        side=side,
        all_meet=tuple(met),
        none_meets=tuple(short),
        nobody_rated=tuple(bare),
        not_in=tuple(each for each in councils if each not in has),
        contracts=tuple(_contracts(side.columns, today)),
        ahead=tuple(sorted(_ahead(side.columns, today))),
    )


def _contracts(columns: Sequence[Column], today: date) -> Iterator[Contract]:
    for column in columns:
        day = column.event.get(RENEWAL)
        day = day if day and day >= today else None
        if day or column.assessment.brief.delivery == "bought":
            yield Contract(column.council, day)


def _ahead(columns: Sequence[Column], today: date) -> Iterator[Ahead]:
    for column in columns:
        council, entry = column.council, column.entry
        for event, what in EVENTS.items():
            day = column.event.get(event)
            if day and day >= today:
                yield Ahead(day, council, what, "", is_late=False)
        if entry.again:
            late = entry.again < today
            yield Ahead(entry.again, council, "Assess it again", "", is_late=late)
        for asked in entry.asked:
            if asked.is_open and asked.due:
                late = asked.due < today
                yield Ahead(asked.due, council, asked.text, asked.owner, is_late=late)
