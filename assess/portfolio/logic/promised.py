"""What was asked for of services in published reports, and what became of it."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final, Literal, NamedTuple

from assess.model.after.follow_up import ENDED
from assess.portfolio.logic.entries import Asked, Entry
from assess.portfolio.logic.portfolio import Seen

Became = Literal["late", "open", "under-way", "again", "done", "dropped"]

_ORDER: Final[tuple[Became, ...]] = (
    "late", "open", "under-way", "again", "done", "dropped",
)  # fmt: skip


class Promise(NamedTuple):
    """Something that was asked for, of which service, and what became of it."""

    entry: Entry
    """The assessment in which it is followed now, or was last."""
    asked: Asked
    became: Became
    days_late: int


def promised(seen: Iterable[Seen], today: date) -> tuple[Promise, ...]:
    """Return all that was asked for: what is late first, what is done last.

    What a later report asked for in the place of something counts, and the earlier
    beside it as asked for again.
    """
    found = [promise for each in seen for promise in _of(each, today)]
    return tuple(
        sorted(
            found,
            key=lambda p: (
                _ORDER.index(p.became),
                -p.days_late,
                p.asked.due or date.max,
                p.entry.service,
                p.asked.called,
            ),
        )
    )


def _of(seen: Seen, today: date) -> Iterator[Promise]:
    known: dict[str, tuple[Entry, Asked]] = {}
    for entry in (*seen.earlier, seen.entry):
        for each in (*entry.before, *entry.asked):
            before = known.get(each.id)
            if before is None or before[1].state not in ENDED:
                known[each.id] = entry, each
    now = {each.id for each in seen.entry.asked}
    for key, (entry, asked) in known.items():
        is_now = key in now or not seen.earlier
        yield _promise(entry, asked, today, is_followed=is_now)


def _promise(entry: Entry, asked: Asked, today: date, *, is_followed: bool) -> Promise:
    late = asked.days_late(today) if is_followed else 0
    became = _became(asked, late, is_followed=is_followed)
    return Promise(entry, asked, became, late)


def _became(asked: Asked, late: int, *, is_followed: bool) -> Became:
    if asked.state == "verified":
        return "done"
    if asked.state in ENDED:
        return "dropped"
    if not is_followed:
        return "again"
    if late:
        return "late"
    return "under-way" if asked.state == "in-progress" else "open"
