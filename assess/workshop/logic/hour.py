"""The hour of a workshop: its steps, how long each takes, where the clock stands."""

from datetime import datetime, timedelta
from typing import Final, Literal, NamedTuple

from assess.model.agenda import Part, timed
from assess.model.workshop import Room

StepName = Literal["councils", "question", "involved", "help", "stop", "steps", "page"]

MINUTES: Final[dict[StepName, int]] = {
    "question": 5,
    "involved": 9,
    "help": 6,
    "stop": 6,
    "steps": 9,
}
"""How long each step takes once the councils are named; with six questions an hour."""

TITLES: Final[dict[StepName, str]] = {
    "councils": "Who is here",
    "question": "What we think",
    "involved": "Who was involved",
    "help": "Who could help whom",
    "stop": "What to stop",
    "steps": "First steps",
    "page": "What we leave with",
}

STALE: Final = timedelta(hours=1)
"""How long after its end an hour counts as that of another day."""


class Step(NamedTuple):
    """One step of a workshop."""

    name: StepName
    question: str = ""
    """The criterion that is asked in it, if one is."""

    @property
    def key(self) -> str:
        """How it is remembered, for example `question:7`."""
        return f"{self.name}:{self.question}" if self.question else self.name


def steps(room: Room) -> tuple[Step, ...]:
    """Return the steps in their order."""
    questions = [Step("question", question) for question in room.questions]
    after = (Step("involved"), Step("help"), Step("stop"), Step("steps"), Step("page"))
    return (Step("councils"), *questions, *after)


def step_at(room: Room, key: str | None) -> Step:
    """Return the step of a key; the first that is not done if there is none such."""
    every = steps(room)
    known = {step.key: step for step in every}
    if key in known:
        return known[key or ""]
    return next((s for s in every if not is_done(room, s)), every[-1])


def is_done(room: Room, step: Step) -> bool:
    """Whether the room has said what a step asks for."""
    workshop = room.workshop
    councils = workshop.council.values()
    match step.name:
        case "councils":
            return workshop.begun is not None
        case "question":
            held = workshop.at(step.question)
            return bool(held.revealed and held.why)
        case "involved":
            return all(room.parts.keys() <= each.part.keys() for each in councils)
        case "help":
            return bool(workshop.help)
        case "stop":
            return bool(workshop.stop)
    return step.name == "steps" and all(each.step for each in councils)


def clock(room: Room, step: Step, now: datetime) -> str:
    """Say how the hour stands, seen from a step, in words; nothing outside it."""
    begun, parts = room.workshop.begun, _parts(room)
    if begun is None or is_stale(room, now):
        return ""
    blocks = timed(tuple(parts.values()), begun)
    ends = dict(zip(parts, (block.ends for block in blocks), strict=True))
    left = _minutes(blocks[-1].ends - now)
    if left < 0:
        return f"the hour ended {-left} min ago"
    if step not in ends:
        return f"{left} min left"
    here = _minutes(ends[step] - now)
    said = f"{here} min for this" if here >= 0 else f"{-here} min behind"
    return f"{said} · {left} min left"


def is_stale(room: Room, now: datetime) -> bool:
    """Whether the hour is that of another day."""
    begun = room.workshop.begun
    return begun is not None and now - begun > _whole(room) + STALE


def begun_for(room: Room, step: Step, now: datetime) -> datetime:
    """Return when the hour would have begun if *step* began now."""
    before = timedelta()
    for each, part in _parts(room).items():
        if each == step:
            break
        before += timedelta(minutes=part.minutes)
    return now - before


def _parts(room: Room) -> dict[Step, Part]:
    return {
        step: Part(title=TITLES[step.name], minutes=MINUTES[step.name])
        for step in steps(room)
        if step.name in MINUTES
    }


def _whole(room: Room) -> timedelta:
    return timedelta(minutes=sum(part.minutes for part in _parts(room).values()))


def _minutes(left: timedelta) -> int:
    return int(left.total_seconds() // 60)
