"""Lines under a heading, of which the lists of a portfolio are made."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from assess.portfolio.logic.entries import Entry
from assess.portfolio.views.goals import Goal

MOST: Final = 6
"""How many lines of a list are said; the tables for other programs have all."""


class PartLine(NamedTuple):
    """Something that is said, what it is about, and where Enter goes from it."""

    text: str
    about: str
    is_bad: bool = False
    goals: tuple[Goal, ...] = ()


class Part(NamedTuple):
    """Lines under a heading; more of them are in the tables."""

    title: str
    lines: tuple[PartLine, ...]
    rest: int = 0
    note: str = ""
    """What its words count."""


def part(
    heading: str,
    lines: list[PartLine],
    most: int | None = MOST,
    note: str = "",
) -> Iterator[Part]:
    """Yield lines under a heading; nothing if there are none."""
    if lines:
        rest = len(lines[most:] if most else ())
        yield Part(heading, tuple(lines[:most]), rest, note)


def to(entry: Entry, criterion: str = "") -> tuple[Goal, ...]:
    """Return where Enter goes from a line about an assessment, or a criterion of it."""
    return (Goal(of(entry), entry.folder, criterion),)


def of(entry: Entry) -> str:
    """Say which service of which council."""
    return " · ".join(filter(None, (entry.service, entry.council)))


def count_of(number: int, noun: str) -> str:
    """Count something, for example `1 service` or `2,000 services`."""
    return f"1 {noun}" if number == 1 else f"{number:,} {noun}s"


def left_unread(folders: int) -> Iterator[str]:
    """Say that folders are left out, where there are any that could not be read."""
    if folders:
        are = "is" if folders == 1 else "are"
        yield (
            f"{count_of(folders, 'assessment folder')} could not be read and {are} "
            "left out, so a result may be missing, or an older one stand in its place."
        )
