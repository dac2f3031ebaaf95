"""What was promised, and whether it was done, in plain words."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final

from assess.model.days import spelt
from assess.model.due import BEFORE
from assess.model.outcome import listed
from assess.portfolio.logic.promised import Became, Promise
from assess.portfolio.views.part import PartLine, count_of, of, to

COUNTED: Final[dict[Became, str]] = {
    "done": "checked by an assessor and done",
    "under-way": "said to be under way",
    "open": "not recorded as done",
    "late": "late and not recorded as done",
    "again": "asked for again in other words",
    "dropped": "no longer asked for",
}


def counted(found: tuple[Promise, ...]) -> str:
    """Count what was promised by what became of it; the parts add up to the whole."""
    if not found:
        return "Nothing was asked for of these services."
    count = Counter(each.became for each in found)
    said = [f"{count[key]} {words}" for key, words in COUNTED.items() if count[key]]
    things = "1 thing was" if len(found) == 1 else f"{len(found):,} things were"
    return f"{things} promised or asked for: {listed(said)}."


def lines(found: Iterable[Promise]) -> Iterator[PartLine]:
    """Yield each promise with what became of it."""
    for each in found:
        kind = "Condition: " if each.asked.is_condition else ""
        yield PartLine(
            f"{kind}{each.asked.text}",
            f"{of(each.entry)}. {_due(each)}{_became(each)}".rstrip(),
            is_bad=each.became == "late",
            goals=to(each.entry, *each.asked.criteria[:1]),
        )


def _due(each: Promise) -> str:
    due, event = each.asked.due, each.asked.event
    if due:
        return f"Due by {spelt(due)}. "
    return f"To be done {BEFORE[event]}. " if event else "No day was named. "


def _became(each: Promise) -> str:
    ended = f" on {spelt(each.asked.ended)}" if each.asked.ended else ""
    match each.became:
        case "late":
            return f"{count_of(each.days_late, 'day')} late."
        case "open":
            return ""
        case "under-way":
            return "Said to be under way; no assessor has found it done."
        case "again":
            return "A later assessment asked for it again in other words."
        case "done":
            return f"Done: an assessor checked it{ended}."
        case "dropped":
            return f"No longer asked for{ended and f', since{ended[3:]}'}."
