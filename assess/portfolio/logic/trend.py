"""How it goes over time: what is met by quarter, and which way the two figures went."""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import Final, NamedTuple

from assess.model.measures import Direction
from assess.portfolio.logic.entries import Entry

_MONTHS: Final = 3


class Quarter(NamedTuple):
    """What was found against one standard in one quarter of a year."""

    standard: str
    title: str
    year: int
    quarter: int
    assessments: int
    met: int
    rated: int


def quarters(every: Iterable[Entry]) -> tuple[Quarter, ...]:
    """Count what is met by the quarter of the day of assessment, in their order.

    Every published assessment counts, also one that is history by now; one of which
    nobody knows the day does not.
    """
    titles: dict[str, str] = {}
    found: dict[tuple[str, int, int], Counter[str]] = {}
    for entry in every:
        if entry.assessed is None or entry.published is None:
            continue
        for standard in entry.standards:
            states = Counter(each.state for each in standard.criteria)
            rated = states["met"] + states["short"]
            if rated:
                titles[standard.id] = standard.title
                key = (standard.id, *_quarter(entry.assessed))
                here = found.setdefault(key, Counter())
                here.update(assessments=1, met=states["met"], rated=rated)
    return tuple(
        Quarter(
            key[0], titles[key[0]], key[1], key[2],
            held["assessments"], held["met"], held["rated"],
        )
        for key, held in sorted(found.items())
    )  # fmt: skip


def _quarter(day: date) -> tuple[int, int]:
    return day.year, (day.month - 1) // _MONTHS + 1


class Went(NamedTuple):
    """In how many services a figure got better, worse, or did not change."""

    better: int
    worse: int
    same: int
    unknown: int


def went(directions: Iterable[Direction]) -> Went:
    """Count which way a figure went."""
    counted = Counter(directions)
    return Went(
        counted["better"], counted["worse"], counted["same"], counted["unknown"]
    )
