"""The answer: where the services stand, what to stop and to change, whom to ask."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from assess.model.capitals import without_capital
from assess.model.finding import CriterionRef
from assess.model.weights import Weights
from assess.priorities.logic.across import across, latest
from assess.priorities.logic.actions import Tally, tally
from assess.priorities.logic.alone import Alone, Good, Room
from assess.priorities.logic.marks import Mark, ThemeState, themes
from assess.priorities.logic.steps import Service, Step

LOW = 1
"""The highest level of a part that is absent or only told."""

MOST_HELPS = 3
"""How many services at most are named as doing something well."""


class Help(NamedTuple):
    """That a service does well what is a step of others."""

    number: int
    """Of the step."""
    service: Service
    good: Good


class Absent(NamedTuple):
    """Which parts of the organisation were in none of the rooms."""

    titles: tuple[str, ...]
    rooms: int


class Answer(NamedTuple):
    """What to do next, as values; `views` says it."""

    services: tuple[Alone, ...]
    steps: tuple[Step, ...]
    """Those to stop first; numbered in this order."""
    tally: Tally
    themes: tuple[ThemeState, ...]
    helps: tuple[Help, ...]
    absent: Absent
    rest: int = 0
    """How many steps more there are, which are not among these."""

    @property
    def councils(self) -> tuple[str, ...]:
        """The councils, each once."""
        found = {s.service.known[0]: s.service.council for s in self.services}
        return tuple(found.values())

    def waiting(self, step: Step) -> tuple[int, ...]:
        """Return the numbers of the steps that wait for this one."""
        return tuple(
            number
            for number, other in enumerate(self.steps, 1)
            if other is not step
            and other.ref in step.opens
            and _are_of_one(step, other)
        )


def _are_of_one(step: Step, other: Step) -> bool:
    return bool(_services(step) & _services(other))


def _services(step: Step) -> set[tuple[str, str]]:
    those = step.shared.services if step.shared else (step.service,)
    return {service.known for service in those}


def answer(every: Iterable[Alone], weights: Weights, most: int | None = None) -> Answer:
    """Put together what is known of some services.

    Args:
        every: The services.
        weights: How much each reason counts.
        most: How many steps at most, the most pressing; all of them if not given.
    """
    services = latest(every)
    ranked = across(services, weights)
    steps = tuple(sorted(ranked[:most], key=lambda step: step.kind != "stop"))
    return Answer(
        services=services,
        steps=steps,
        tally=tally([a for one in services for a in one.actions], weights),
        themes=themes(_marks(services)),
        helps=tuple(_helps(steps, services))[:MOST_HELPS],
        absent=_absent([r for one in services for r in one.rooms.values()], weights),
        rest=len(ranked) - len(steps),
    )


def _marks(services: tuple[Alone, ...]) -> Iterator[dict[CriterionRef, Mark]]:
    """Yield how the criteria of each service stand, all its assessments together."""
    together: dict[tuple[str, str], dict[CriterionRef, Mark]] = {}
    for one in services:
        together.setdefault(one.service.known, {}).update(one.marks)
    yield from together.values()


def _helps(steps: tuple[Step, ...], services: tuple[Alone, ...]) -> Iterator[Help]:
    """Yield who does well what others are to change; other councils come first."""
    for number, step in enumerate(steps, 1):
        if step.ref is None:
            continue
        able = [
            Help(number, one.service, one.good[step.ref])
            for one in services
            if step.ref in one.good and one.service.known not in _services(step)
        ]
        if able:
            here = step.service.known[0]
            yield min(
                able,
                key=lambda help_: (
                    help_.service.known[0] == here,
                    not help_.good.well,
                ),
            )


def _absent(rooms: list[Room], weights: Weights) -> Absent:
    """Return the parts that were looked for in every room and were low in all."""
    if not rooms:
        return Absent((), 0)
    low = {
        _title(name, room, weights)
        for room in rooms
        for name in room.levels
        if all(each.levels.get(name, LOW + 1) <= LOW for each in rooms)
    }
    return Absent(tuple(sorted(low, key=str.casefold)), len(rooms))


def _title(name: str, room: Room, weights: Weights) -> str:
    mover = weights.mover.get(name)
    if mover is not None:
        return mover.title
    title = room.titles.get(name, name)
    return without_capital(title)
