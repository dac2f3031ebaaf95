"""By when something is to be done: a day, or before something that is to happen."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Final, Literal

Event = Literal[
    "private-beta", "public-beta", "live", "next-assessment", "contract-renewal"
]
"""What councils and panels wait for; the brief may say on which day it is to happen."""

Due = date | Event

BEFORE: Final[Mapping[Event, str]] = {
    "private-beta": "before private beta",
    "public-beta": "before public beta",
    "live": "before it goes live",
    "next-assessment": "before the next assessment",
    "contract-renewal": "before the contract is renewed",
}
"""How each is said; in the order in which they come."""


def due_text(due: Due) -> str:
    """Return it as it may be typed again: 2027-01-14, or before public beta."""
    return due.isoformat() if isinstance(due, date) else BEFORE[due]


def by_text(due: Due) -> str:
    """Say by when it is to be done: by 2027-01-14, or before public beta."""
    said = due_text(due)
    return f"by {said}" if isinstance(due, date) else said


def first_event(said: Iterable[str]) -> str:
    """Return which of some events, each as it is said, comes first; else nothing."""
    those = frozenset(said)
    return next((words for words in BEFORE.values() if words in those), "")


def is_before(said: str) -> bool:
    """Whether a time, as it is said, is one before something that is to happen."""
    return said.startswith(tuple(BEFORE.values()))
