"""The one page that a workshop leaves with."""

from collections.abc import Iterator
from datetime import date
from typing import Final, NamedTuple

from assess.document.drawing import SHIPPED, TextFormat
from assess.document.templates import drawn
from assess.model.days import spelt
from assess.model.outcome import listed
from assess.model.standard import Rating
from assess.model.workshop import Room
from assess.workshop.logic.answers import Side, by_council, furthest_first, in_the_room
from assess.workshop.logic.findings import lowest, to_ask
from assess.workshop.views.words import how_far, in_digits

AT_MOST: Final = 6
"""How many councils stand beside each other in one table."""

INVOLVED: Final = ("absent", "told", "asked", "working in the team", "jointly owning")


class Cell(NamedTuple):
    """What the people of one council answered."""

    rating: Rating | None
    """The answer in the middle; nothing if nobody knows."""
    answers: str
    how_far: str


class Row(NamedTuple):
    """One question, with the answers of councils side by side."""

    title: str
    why: str
    cells: tuple[Cell, ...]


class PartRow(NamedTuple):
    """A part of the organisation, and how far it was involved in each council."""

    title: str
    levels: tuple[str, ...]


class Table(NamedTuple):
    """Councils beside each other."""

    councils: tuple[str, ...]
    rows: tuple[Row, ...]
    parts: tuple[PartRow, ...]


class Said(NamedTuple):
    """A sentence, and what it is about."""

    text: str
    about: str


class NextStep(NamedTuple):
    """What a council does first."""

    council: str
    service: str
    text: str
    owner: str
    due: date | None


class WorkshopPage(NamedTuple):
    """Everything that the page says."""

    title: str
    masthead: str
    """The councils."""
    opinion: str
    """What this is, and what it is not."""
    people: str
    """How many took part."""
    services: tuple[Said, ...]
    """Which service each council talked about."""
    tables: tuple[Table, ...]
    scale: str
    """What the answers mean."""
    help: tuple[Said, ...]
    stop: tuple[str, ...]
    change: tuple[Said, ...]
    ask: tuple[Said, ...]
    steps: tuple[NextStep, ...]
    attribution: str
    tool_version: str
    service: str = "What should we do next?"
    variant: str = "summary workshop"
    is_final: bool = False
    """Never: it is the opinion of a room, and no search engine is to list it."""


def build(room: Room, day: date, *, tool_version: str) -> WorkshopPage:
    """Return what the page says.

    Args:
        room: The workshop.
        day: The day on which it was held.
        tool_version: Which version of assess makes the page.
    """
    workshop = room.workshop
    councils = [held.name for held in workshop.council.values()]
    people = in_the_room(workshop)
    return WorkshopPage(
        title=f"Workshop of {listed(councils)}, {spelt(day)}",
        masthead=", ".join(councils),
        opinion=(
            f"The opinion of those in the room on {spelt(day)}; not an assessment"
        ),
        people="1 person took part" if people == 1 else f"{people} people took part",
        services=tuple(Said(c.service, c.name) for c in workshop.council.values()),
        tables=tuple(_tables(room)),
        scale=_scale(room),
        help=tuple(_help(room)),
        stop=tuple(workshop.stop.values()),
        change=tuple(_change(room)),
        ask=tuple(_ask(room)),
        steps=tuple(_steps(room)),
        attribution=room.standard.attribution,
        tool_version=tool_version,
    )


def render(page: WorkshopPage, format_: TextFormat) -> str:
    """Return the page as a web page or Markdown."""
    return drawn("workshop", format_, SHIPPED, report=page)


def _tables(room: Room) -> Iterator[Table]:
    councils = tuple(room.workshop.council)
    for first in range(0, len(councils), AT_MOST):
        some = councils[first : first + AT_MOST]
        yield Table(
            tuple(map(room.name, some)),
            tuple(_row(room, q, some) for q in furthest_first(room)),
            tuple(_parts(room, some)),
        )


def _row(room: Room, question: str, councils: tuple[str, ...]) -> Row:
    sides = {side.council: side for side in by_council(room, question)}
    cells = tuple(_cell(room, sides[council]) for council in councils)
    why = room.workshop.at(question).why
    return Row(room.criterion(question).title, why, cells)


def _cell(room: Room, side: Side) -> Cell:
    rating = room.scale.rating[side.median] if side.median else None
    return Cell(rating, in_digits(room, side), how_far(side))


def _parts(room: Room, councils: tuple[str, ...]) -> Iterator[PartRow]:
    held = [room.workshop.council[council].part for council in councils]
    for key, part in room.parts.items():
        if any(key in levels for levels in held):
            said = (INVOLVED[p[key]] if key in p else "not said" for p in held)
            yield PartRow(part.title, tuple(said))


def _scale(room: Room) -> str:
    meanings = [
        f"{room.scale.rating[answer].key} {room.scale.rating[answer].word.lower()}"
        for answer in reversed(room.answers)
    ]
    return (
        f"Everybody answered alone, from {listed(meanings)}; then all was shown. "
        "The large figure is the answer in the middle, the lower one of two."
    )


def _help(room: Room) -> Iterator[Said]:
    """Yield who could help whom, once for each who helps with something."""
    helped: dict[tuple[str, str], list[str]] = {}
    for each in room.workshop.help.values():
        names = helped.setdefault((each.council, each.about), [])
        names.append(room.name(each.helps))
    for (council, about), names in helped.items():
        text = f"{room.name(council)} could help {listed(names)}"
        yield Said(text, room.criterion(about).title)


def _change(room: Room) -> Iterator[Said]:
    for each in lowest(room):
        title = room.criterion(each.question).title
        yield Said(f"{room.name(each.council)}: {title}", each.why)


def _ask(room: Room) -> Iterator[Said]:
    for each in to_ask(room):
        where = listed([room.name(council) for council in each.councils])
        yield Said(room.parts[each.part].title, where)


def _steps(room: Room) -> Iterator[NextStep]:
    for council in room.workshop.council.values():
        if (step := council.step) is not None:
            yield NextStep(
                council.name, council.service, step.text, step.owner, step.due
            )
