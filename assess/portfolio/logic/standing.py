"""Which services are assessed, due or exempt: rows and assessments put together."""

from collections.abc import Iterable
from datetime import date
from typing import Final, Literal, NamedTuple

from assess.model.services import Service
from assess.portfolio.logic.entries import Entry
from assess.portfolio.logic.told_apart import Key, key_of

State = Literal["due", "under-way", "assessed", "exempt"]

STATES: Final[dict[State, str]] = {
    "due": "Due",
    "under-way": "Being assessed",
    "assessed": "Assessed",
    "exempt": "Exempt",
}
"""How each is called, in the order in which they are listed."""


class Assessed(NamedTuple):
    """What one assessment of the workspace says."""

    folder: str
    service: str
    council: str
    phase: str
    published: date | None
    """The day of its latest version, if that stands."""
    outcome: str
    """As people say it, for example `Met with conditions`, or nothing."""
    due: date | None
    """By when it is to be assessed again, as far as its outcome asks for it."""
    counts: bool
    """Whether it was not assessed again since."""
    is_altered: bool = False
    """Whether it is not as it was published."""
    is_open_again: bool = False
    """Whether it was published and is open for correction."""
    is_self_review: bool = False
    """Whether its own team rated it, which is no result of a panel."""


class Standing(NamedTuple):
    """How one service stands."""

    service: str
    council: str
    state: State
    exempt: str
    last: Assessed | None
    """The assessment that was published last."""
    now: Assessed | None
    """One that is not published yet."""
    due: date | None
    reviewed_itself: date | None = None
    """The day of the last self-review that was published."""
    is_superseded: bool = False
    """Whether it was assessed again in an assessment that is not among these."""


def assessed(entry: Entry, counts: bool) -> Assessed:  # noqa: FBT001 - called by map
    """Return what one assessment says of its service."""
    return Assessed(
        folder=entry.folder,
        service=entry.service,
        council=entry.council,
        phase=entry.phase,
        published=entry.published,
        outcome=entry.outcome,
        due=entry.again,
        counts=counts,
        is_altered=bool(entry.changed),
        is_open_again=bool(entry.version) and entry.published is None,
        is_self_review=entry.is_self_review,
    )


def standings(
    rows: Iterable[Service],
    found: Iterable[Assessed],
    *,
    council: str,
    today: date,
) -> tuple[Standing, ...]:
    """Return how each service stands: those listed, and those assessed beside them.

    Args:
        rows: What the list says.
        found: Every assessment of the workspace.
        council: Whose a service is where its row names none.
        today: What is due before it is late.
    """
    by_key: dict[Key, list[Assessed]] = {}
    for each in found:
        by_key.setdefault(key_of(each.service, each.council), []).append(each)
    listed: dict[Key, Service] = {}
    for row in rows:
        key = _key_of(row, council, by_key)
        listed.setdefault(key, row.but(council=row.council or council))
    every = [*listed, *(key for key in by_key if key not in listed)]
    stand = [_standing(listed.get(k), by_key.get(k, []), today) for k in every]
    order = list(STATES)
    return tuple(
        sorted(
            stand,
            key=lambda s: (
                order.index(s.state),
                s.due or date.max,
                s.service.casefold(),
                s.council.casefold(),
            ),
        )
    )


def _key_of(row: Service, council: str, known: Iterable[Key]) -> Key:
    """Return what a row is found by; without a council, the only one that has it."""
    key = key_of(row.name, row.council or council)
    if key[1]:
        return key
    same = [each for each in known if each[0] == key[0]]
    return same[0] if len(same) == 1 else key


def _standing(row: Service | None, found: list[Assessed], today: date) -> Standing:
    published = [each for each in found if each.published is not None and each.counts]
    own = [each.published for each in published if each.is_self_review]
    published = [each for each in published if not each.is_self_review]
    last = max(published, key=lambda each: each.published or date.min, default=None)
    now = next((each for each in found if each.published is None), None)
    history = (each for each in found if each.published and not each.counts)
    is_superseded = last is None and now is None and any(history)
    due = row.next if row and row.next else last.due if last else None
    first = found[0] if found else None
    return Standing(
        service=first.service if first else row.name if row else "",
        council=first.council if first else row.council if row else "",
        state=_state(row, is_superseded or last is not None, now, due, today),
        exempt=row.exempt.strip() if row else "",
        last=last,
        now=now,
        due=due,
        reviewed_itself=max(filter(None, own), default=None),
        is_superseded=is_superseded,
    )


def _state(
    row: Service | None,
    has_result: bool,  # noqa: FBT001 - beside what else it rests on
    now: Assessed | None,
    due: date | None,
    today: date,
) -> State:
    if row is not None and row.exempt.strip():
        return "exempt"
    if now is not None:
        return "under-way"
    return "due" if not has_result or (due is not None and due < today) else "assessed"
