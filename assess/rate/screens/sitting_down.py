"""Sit down at the desk of a walk, in a thread; it imports what is checked and kept."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual.worker import get_current_worker

from assess.desk.errors import RefusedError
from assess.desk.person import remember_person
from assess.rate.screens.sitting import Sitting
from assess.rate.use_cases.opening import PersonUnknownError, opened_desk
from assess.store.errors import StoreError

if TYPE_CHECKING:
    from assess.rate.screens.opening import Opening
    from assess.rate.screens.walk import WalkScreen


def sit_down(opening: Opening, screen: WalkScreen) -> None:
    """Open the desk, or ask who sits there, or say why it can't be opened."""
    worker = get_current_worker()
    if opening.chosen:
        remember_person(screen.folder, screen.glance.id, opening.chosen)
    try:
        desk = opened_desk(screen.folder, screen.person)
    except PersonUnknownError as error:
        screen.call_later(opening.ask_person, error.people)
    except (StoreError, RefusedError) as error:
        screen.call_later(opening.say_why_not, str(error))
    else:
        made = partial(Sitting, screen, desk)
        if worker.is_cancelled or not screen.call_later(screen.opened, made):
            desk.close()
