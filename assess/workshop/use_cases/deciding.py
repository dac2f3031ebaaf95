"""What the room decides together: who was involved, who helps, stop, first steps."""

from datetime import date, timedelta
from typing import Final

from assess.desk.at_once import at_once
from assess.desk.errors import RefusedError
from assess.desk.ids import mint
from assess.desk.workshop_desk import WorkshopDesk
from assess.model.standard import LEVELS
from assess.model.workshop import FirstStep, Help
from assess.workshop.use_cases.putting import put

WITHIN: Final = timedelta(weeks=4)
"""By when a first step is proposed to be done."""


@at_once
def set_part(desk: WorkshopDesk, council: str, part: str, level: int | None) -> None:
    """Say how far a part of a council's organisation was involved; or take it away.

    Raises:
        RefusedError: it is no level from 0 to 4, or no part.
    """
    if level is not None and level not in LEVELS:
        raise RefusedError("Write 0, 1, 2, 3 or 4.")
    title = desk.room.parts[part].title
    held = desk.workshop.council[council]
    others = {name: each for name, each in held.part.items() if name != part}
    new = others if level is None else {**others, part: level}
    changed = desk.workshop.with_council(council, held.but(part=new))
    put(desk, changed, f"{title} in {held.name}", "involved")


@at_once
def say_help(desk: WorkshopDesk, council: str, helps: str, about: str) -> str:
    """Say that a council does something well and could help another; return its id.

    Raises:
        RefusedError: it is said already, or a council would help itself.
    """
    if council == helps:
        raise RefusedError("A council can't help itself here. Choose another one.")
    new = Help(council=council, helps=helps, about=about)
    held = desk.workshop.help
    if new in held.values():
        raise RefusedError("That is written down already.")
    key = mint(held, after=held)
    said = f"{desk.room.name(council)} could help {desk.room.name(helps)}"
    put(desk, desk.workshop.but(help={**held, key: new}), said, "help")
    return key


@at_once
def unsay_help(desk: WorkshopDesk, key: str) -> None:
    """Take away that one council could help another."""
    left = {k: each for k, each in desk.workshop.help.items() if k != key}
    put(desk, desk.workshop.but(help=left), "Help taken away", "help")


@at_once
def say_stop(desk: WorkshopDesk, words: str, key: str = "") -> str:
    """Write down something to stop, or write it anew; return its id.

    Raises:
        RefusedError: there are no words.
    """
    if not words.strip():
        raise RefusedError("Say what to stop.")
    held = desk.workshop.stop
    key = key or mint(held, after=held)
    changed = desk.workshop.but(stop={**held, key: words.strip()})
    put(desk, changed, "What to stop", "stop")
    return key


@at_once
def unsay_stop(desk: WorkshopDesk, key: str) -> None:
    """Take away something to stop."""
    left = {k: each for k, each in desk.workshop.stop.items() if k != key}
    put(desk, desk.workshop.but(stop=left), "What to stop taken away", "stop")


@at_once
def set_step(
    desk: WorkshopDesk, council: str, text: str, owner: str, due: date | None
) -> None:
    """Write down what a council does first, who owns it, and by when.

    Raises:
        RefusedError: there are no words, nobody owns it, or it has no date.
    """
    must_say_step(text)
    must_name_owner(owner)
    if due is None:
        raise RefusedError("Give the first step a date, for example 14 January 2027.")
    held = desk.workshop.council[council]
    step = FirstStep(text=text.strip(), owner=owner.strip(), due=due)
    changed = desk.workshop.with_council(council, held.but(step=step))
    put(desk, changed, f"First step of {held.name}", "steps")


def due_for(desk: WorkshopDesk, council: str) -> str:
    """Return the date that a first step has, or else one in four weeks."""
    step = desk.workshop.council[council].step
    due = step.due if step and step.due else desk.now.date() + WITHIN
    return due.isoformat()


def must_say_step(text: str) -> None:
    """See that a first step says something.

    Raises:
        RefusedError: it does not.
    """
    if not text.strip():
        raise RefusedError("Say what the council does first.")


def must_name_owner(owner: str) -> None:
    """See that somebody owns a first step.

    Raises:
        RefusedError: nobody does.
    """
    if not owner.strip():
        raise RefusedError("Say who owns it, by role.")
