"""Workshops on disk, for tests that need one."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from assess.desk.workshop_desk import WorkshopDesk
from assess.workshop.use_cases import answering, deciding, starting
from tests.builders import Clock

COUNCILS = {
    "Northmere": "Report a missed bin",
    "Saltby": "Council tax",
    "Wexcombe": "Parking permits",
}
"""Three plainly invented districts, and what each talks about."""

ANSWERS = {"northmere": "443", "saltby": "110", "wexcombe": "32d"}
"""What three people of each answer."""


def a_room(parent: Path, councils: Mapping[str, str] = COUNCILS) -> WorkshopDesk:
    """Make a workshop, and sit down at it; the hour has begun."""
    folder = starting.start(parent / "room")
    desk = WorkshopDesk(folder, clock=Clock())
    for name, service in councils.items():
        starting.add_council(desk, name, service)
    starting.begin(desk)
    return desk


def all_answer(
    desk: WorkshopDesk, question: str, answers: Mapping[str, str] = ANSWERS
) -> None:
    """Let everybody answer a question."""
    for council, given in answers.items():
        for one in given:
            said = "unknown" if one == "d" else one
            answering.answer(desk, question, council, said)


def a_whole_room(parent: Path) -> WorkshopDesk:
    """Make a workshop in which all was said."""
    desk = a_room(parent)
    for question in desk.room.questions:
        all_answer(desk, question)
        answering.reveal(desk, question, is_sure=True)
        answering.say_why(desk, question, f"Why of {question}.")
    for council in desk.workshop.council:
        for level, part in enumerate(desk.room.parts):
            deciding.set_part(desk, council, part, level % 5)
        step = f"Ring six residents in {council}."
        deciding.set_step(desk, council, step, "head of service", date(2026, 12, 1))
    deciding.say_help(desk, "northmere", "saltby", "7")
    for words in ("Posters.", "Portals.", "Pilots."):
        deciding.say_stop(desk, words)
    return desk
