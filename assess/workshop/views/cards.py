"""What a step of the workshop shows: few words in large rows, to be read from afar."""

from collections.abc import Callable, Iterator

from assess.model.days import spelt
from assess.model.workshop import Help, Room
from assess.ui.text.blocks import Block
from assess.workshop.logic.answers import furthest_first, in_the_room
from assess.workshop.logic.findings import could_help
from assess.workshop.logic.hour import TITLES, Step
from assess.workshop.views.lines import (
    NOTHING,
    CouncilLine,
    HelpLine,
    PartLine,
    Shown,
    StopLine,
)
from assess.workshop.views.question import asked, revealed

LEVELS = "0 absent, 1 told, 2 asked, 3 working in the team, 4 jointly owning"
STOPS = 3
"""How many things to stop are asked for."""


Card = Callable[[Room, Step, Shown], Iterator[Block]]


def card(room: Room, step: Step, shown: Shown) -> Iterator[Block]:
    """Yield what a step shows."""
    if step.name == "question" and room.workshop.at(step.question).revealed:
        yield from revealed(room, step, shown)
    elif step.name in _CARDS:
        yield from _CARDS[step.name](room, step, shown)


# Who is here


def _councils(room: Room, _step: Step, _shown: Shown) -> Iterator[Block]:
    yield Block("Who is in the room", "heading")
    yield Block("The councils, each with one service. No names of people.", "quiet")
    yield Block()
    for key, council in room.workshop.council.items():
        yield Block(f"{council.name}: {council.service}", key=CouncilLine(key))
        yield Block()
    if not room.workshop.council:
        yield Block("Nobody yet. a adds a council.", key=NOTHING)


# Who was involved


def _involved(room: Room, _step: Step, shown: Shown) -> Iterator[Block]:
    yield Block("Which parts of the council were in it?", "heading")
    yield Block(LEVELS, "quiet")
    yield Block()
    councils = columns(room, shown)
    title = max((len(part.title) for part in room.parts.values()), default=0) + 2
    heads = "".join(_head(room, key, shown) for key in councils)
    yield Block(f"{'':<{title}}{heads}", "accent", indent=2, wraps=False)
    yield Block()
    for key, part in room.parts.items():
        cells = "".join(_cell(room, council, key, shown) for council in councils)
        yield Block(f"{part.title:<{title}}{cells}", key=PartLine(key), wraps=False)
        yield Block()


COLUMN = 14


def columns(room: Room, shown: Shown) -> tuple[str, ...]:
    """Return the councils that fit beside each other, the current one among them."""
    councils = tuple(room.workshop.council)
    most = max((shown.width - 24) // COLUMN, 1)
    place = councils.index(shown.council) if shown.council in councils else 0
    first = max(min(place - most // 2, len(councils) - most), 0)
    return councils[first : first + most]


def _head(room: Room, council: str, shown: Shown) -> str:
    mark = shown.marks.cursor if council == shown.council else " "
    name = room.name(council)
    room_for = COLUMN - 3
    cut = name if len(name) <= room_for else name[: room_for - 1] + shown.marks.cut
    return f"{mark} {cut:<{COLUMN - 2}}"


def _cell(room: Room, council: str, part: str, shown: Shown) -> str:
    level = room.workshop.council[council].part.get(part)
    said = shown.marks.bullet if level is None else str(level)
    return f"  {said:<{COLUMN - 2}}"


# Who could help whom


def _help(room: Room, _step: Step, shown: Shown) -> Iterator[Block]:
    yield Block("Who does it well, and could help whom?", "heading")
    yield Block("As you answered. Enter writes it down, or takes it away.", "quiet")
    yield Block()
    held = room.workshop.help
    lines = [HelpLine(each, key) for key, each in held.items()]
    lines += [HelpLine(h) for h in could_help(room) if h not in held.values()]
    for line in lines:
        box = shown.marks.box(ticked=True if line.id else None)
        yield Block(help_words(room, line.help), key=line, mark=box)
        yield Block(room.criterion(line.help.about).title, "quiet", indent=6)
    if not lines:
        yield Block("Nobody stands out yet. a writes one down.", key=NOTHING)


def help_words(room: Room, each: Help) -> str:
    """Say who could help whom."""
    return f"{room.name(each.council)} could help {room.name(each.helps)}"


# What to stop


def _stop(room: Room, _step: Step, _shown: Shown) -> Iterator[Block]:
    yield Block("Three things to stop", "heading")
    yield Block("What do you do in a fairly average way that helps nobody?", "quiet")
    yield Block()
    for number, (key, words) in enumerate(room.workshop.stop.items(), 1):
        yield Block(words, key=StopLine(key), mark=f"{number}.")
        yield Block()
    if not room.workshop.stop:
        yield Block("Nothing yet. a writes one down.", key=NOTHING)


# First steps


def _steps(room: Room, _step: Step, _shown: Shown) -> Iterator[Block]:
    yield Block("The first step of each council", "heading")
    yield Block("What, who owns it by role, and by when.", "quiet")
    yield Block()
    for key, council in room.workshop.council.items():
        yield Block(f"{council.name}: {council.service}", key=CouncilLine(key))
        yield Block(step_words(room, key), "" if council.step else "quiet", indent=2)
        yield Block()


def step_words(room: Room, council: str) -> str:
    """Say what a council does first, who owns it and by when."""
    step = room.workshop.council[council].step
    if step is None:
        return "no first step yet"
    due = f", by {spelt(step.due)}" if step.due else ""
    owner = f" ({step.owner})" if step.owner else ""
    return f"{step.text}{owner}{due}"


_CARDS: dict[str, Card] = {
    "councils": _councils,
    "question": asked,
    "involved": _involved,
    "help": _help,
    "stop": _stop,
    "steps": _steps,
}


# Where the room is


def called(room: Room, step: Step) -> str:
    """Say which step this is."""
    if step.name != "question":
        return TITLES[step.name]
    number = room.questions.index(step.question) + 1
    return f"Question {number} of {len(room.questions)}"


def summary(room: Room) -> str:
    """Say in a line what is held of a workshop, for lists and for leaving."""
    people = in_the_room(room.workshop)
    shown = len(furthest_first(room))
    return (
        f"{people} took part, {shown} of {len(room.questions)} questions answered, "
        f"{sum(bool(c.step) for c in room.workshop.council.values())} of "
        f"{len(room.workshop.council)} first steps"
    )
