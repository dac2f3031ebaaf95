"""What Home finds out of folders elsewhere, also on a share that is slow or gone.

Each is looked at in a thread that nobody waits for: neither the list, nor the other
folders, nor whoever leaves.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import islice
from pathlib import Path
from threading import Event, Lock, Thread
from typing import TYPE_CHECKING, Final

from textual.worker import Worker

from assess.app.first_due import first_dues
from assess.app.home_elsewhere import Within
from assess.portfolio.use_cases.folders import elsewhere, listed
from assess.store.errors import StoreError
from assess.store.glance import Glance
from assess.store.glances import glances

if TYPE_CHECKING:
    from assess.app.home import HomeScreen

AT_ONCE: Final = 40
"""How many assessments are looked at before the list is shown again."""

Seen = tuple[Path, Glance]

STEP: Final = 0.1
"""Seconds after which it is looked whether anybody is still there to be shown it."""


class LookElsewhere:
    """One look at all of them."""

    def __init__(self, home: HomeScreen, worker: Worker[object]) -> None:
        """Take where it is shown, and what says whether somebody left."""
        self._home, self._worker = home, worker
        self._places = [Path(folder) for folder in home.found]
        """Of what it is known what is due first: the workspace's own, then others."""
        self._own_is_told = Event()
        self._told_of, self._telling = 0, Lock()
        self._threads: list[Thread] = []

    def begin(self) -> None:
        """Find out which there are, and begin to look at each."""
        trouble, folders = "", tuple[Path, ...]()
        try:
            folders = tuple(dict.fromkeys(listed(self._home.workspace)))
        except StoreError as error:
            trouble = str(error)
        own = frozenset(place.resolve() for place in self._places)
        self._shown(partial(self._home.elsewhere.know, folders, own, trouble))
        for folder in folders:
            thread = Thread(target=self._look_at, args=(folder,), daemon=True)
            self._threads.append(thread)
            thread.start()

    def end(self) -> None:
        """Wait until all are looked at, or nobody wants to know any more."""
        self._own_is_told.set()
        for thread in self._threads:
            while thread.is_alive() and not self._worker.is_cancelled:
                thread.join(STEP)

    def _look_at(self, folder: Path) -> None:
        there = elsewhere(folder)
        places = tuple((place, place.resolve()) for place in there.places)
        within = Within(places, there.missing)
        self._shown(partial(self._home.elsewhere.take, folder, within))
        for some in _in_parts(glances(there.places)):
            if self._worker.is_cancelled:
                return
            seen = {str(place): glance for place, glance in some}
            self._shown(partial(self._home.elsewhere.see, seen))
        self._own_is_told.wait()
        self._tell_what_is_due(there.places)

    def _tell_what_is_due(self, places: Iterable[Path]) -> None:
        """Say it of the workspace's own too, which may be assessed again elsewhere.

        What was found out among more places stays, also where that was quicker.
        """
        self._places += places
        every, due = list(self._places), dict[str, str]()
        for place, said in zip(every, first_dues(every), strict=True):
            if self._worker.is_cancelled:
                return
            due[str(place)] = said
        with self._telling:
            if len(every) >= self._told_of:
                self._told_of = len(every)
                self._home.due |= due
        self._shown()

    def _shown(self, *takes: Callable[[], None]) -> None:
        """Have the screen take what was found, and show it; unless somebody left."""
        if not self._worker.is_cancelled:
            for take in takes:
                self._home.call_later(take)
            self._home.call_later(self._home.show)


def _in_parts(every: Iterator[Seen]) -> Iterator[list[Seen]]:
    while some := list(islice(every, AT_ONCE)):
        yield some
