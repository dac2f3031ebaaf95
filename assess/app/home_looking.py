"""What Home finds out in a thread, once its list is on the screen."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from textual.worker import Worker, get_current_worker

from assess.app.news import arrived
from assess.desk.leftovers import in_one_line
from assess.store.glances import glances
from assess.store.state import state_folder
from assess.ui.text.half_written import waiting
from assess.workshop.use_cases.looking import said_of

if TYPE_CHECKING:
    from assess.app.home import HomeScreen

AT_ONCE = 40
"""How many assessments are looked at before the list is shown again."""


def look(home: HomeScreen) -> None:
    """Look at each assessment, and show them as they come in."""
    worker = get_current_worker()
    folders = map(Path, list(home.found))
    for number, (folder, seen) in enumerate(glances(folders), 1):
        home.found[str(folder)] = seen
        if worker.is_cancelled:
            return
        if number % AT_ONCE == 0:
            home.call_later(home.show)
    for folder in list(home.workshops.found):
        home.workshops.found[folder] = said_of(folder)
    home.call_later(home.show)
    _look_what_is_left(home)
    _look_further(home, worker)


def _look_further(home: HomeScreen, worker: Worker[object]) -> None:
    """Look at what needs the whole of an assessment."""
    from assess.app.home_looking_further import look_further  # noqa: PLC0415 - bench: Home, list on screen

    look_further(home, worker)


def _look_what_is_left(home: HomeScreen) -> None:
    """Say that words wait which are in no file, and which version is new here."""
    said = (in_one_line(state_folder()), *_half_written(home), arrived())
    if any(said):
        home.call_later(home.tell, " ".join(filter(None, said)))


def _half_written(home: HomeScreen) -> Iterator[str]:
    """Say what was begun here, or in the form for a new assessment."""
    drafts = tuple(home.app.scribbles.drafts)
    yield waiting(draft for draft in drafts if draft[0] == home.place)
    if any(place != home.place for place, _ in drafts):
        yield "A new assessment is half filled in; n goes on with it."
