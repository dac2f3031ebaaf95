"""In which order services stand."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any, Final, Literal

from assess.portfolio.logic.entries import Entry, Rated

Order = Literal["council", "name", "outcome", "due", "worst"]

ORDERS: Final[dict[Order, str]] = {
    "council": "by organisation",
    "name": "by name",
    "outcome": "by result, the worst first",
    "due": "by what is due, the first first",
    "worst": "by what falls short, the most first",
}
"""How each is said of the services."""

_WORST_FIRST: Final = ("bad", "middling", "good")


def placed_by(order: Order, due: Mapping[str, date]) -> Callable[[Entry], Any]:
    """Return by what a service is put in its place among all of them.

    Args:
        order: Which order is wanted; *worst* is an order of one standard alone, because
            what falls short of several can't be compared.
        due: The first day on which something is due, by folder.
    """

    def name(entry: Entry) -> tuple[str, ...]:
        return entry.service.casefold(), entry.council.casefold()

    def council(entry: Entry) -> tuple[str, ...]:
        return entry.council, entry.service

    def outcome(entry: Entry) -> tuple[Any, ...]:
        return _worst_first(entry.colour), *council(entry)

    def days(entry: Entry) -> tuple[Any, ...]:
        return due.get(entry.folder, date.max), *council(entry)

    keys: dict[Order, Callable[[Entry], Any]] = {
        "name": name, "outcome": outcome, "due": days,
    }  # fmt: skip
    return keys.get(order, council)


def shortness(rated: Iterable[Rated]) -> tuple[int, int]:
    """Return by what a service is put in its place in the table of one standard."""
    short = [each for each in rated if each.state == "short"]
    worst = sum(each.colour == "bad" for each in short)
    return -worst, -len(short)


def _worst_first(colour: str) -> int:
    known = colour in _WORST_FIRST
    return _WORST_FIRST.index(colour) if known else len(_WORST_FIRST)
