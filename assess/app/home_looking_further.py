"""What Home finds out last: folders elsewhere, and what is due first of each."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from textual.worker import Worker

from assess.app.first_due import first_dues
from assess.app.home_looking_elsewhere import LookElsewhere
from assess.store.workspace import WORKSPACE, is_there

if TYPE_CHECKING:
    from assess.app.home import HomeScreen

AT_ONCE: Final = 40
"""How many assessments are told of before the list is shown again."""


def look_further(home: HomeScreen, worker: Worker[object]) -> None:
    """Look at folders elsewhere beside one another, and at what is due meanwhile."""
    others = _elsewhere_begun(home, worker)
    _look_what_is_due(home, worker)
    if others is not None:
        others.end()


def _elsewhere_begun(home: HomeScreen, worker: Worker[object]) -> LookElsewhere | None:
    """Begin to look at what the workspace lists, if it lists anything."""
    if not is_there(home.workspace / WORKSPACE):
        return None
    others = LookElsewhere(home, worker)
    others.begin()
    return others


def _look_what_is_due(home: HomeScreen, worker: Worker[object]) -> None:
    """Find out what is due first; it needs the whole of an assessment."""
    folders = list(home.found)
    dues = zip(folders, first_dues(map(Path, folders)), strict=True)
    for number, (folder, said) in enumerate(dues, 1):
        if worker.is_cancelled:
            return
        home.due[folder] = said
        if number <= AT_ONCE or number % AT_ONCE == 0:
            home.call_later(home.show)
    home.call_later(home.show)
