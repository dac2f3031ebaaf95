"""What Home shows of folders elsewhere that the workspace lists: below its own."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from assess.app.home_lines import lines_of
from assess.store.glance import Glance
from assess.ui.text.blocks import Block


class Unseen(NamedTuple):
    """A line that the cursor can be on: why a folder can't be looked at."""

    said: str


class Within(NamedTuple):
    """What lies in one of the folders."""

    places: tuple[tuple[Path, Path], ...] = ()
    """The assessments in it, each with its path without links."""
    said: str = "..."
    """Why it can't be looked at, or that it is looked at now; else nothing."""


class Elsewhere:
    """The folders of one workspace; changed only where the screen is."""

    def __init__(self) -> None:
        """Begin with none."""
        self.trouble = ""
        """Why it is not known which there are, in a sentence."""
        self._own: frozenset[Path] = frozenset()
        self._within: dict[Path, Within] = {}
        self._seen: dict[str, Glance | None] = {}

    def know(
        self, folders: tuple[Path, ...], own: frozenset[Path], trouble: str
    ) -> None:
        """Take which folders are listed, and what the workspace holds itself."""
        self.trouble, self._own = trouble, own
        self._within = {each: self._within.get(each, Within()) for each in folders}

    def take(self, folder: Path, found: Within) -> None:
        """Take what lies in one of them."""
        self._within[folder] = found

    def see(self, glances: Mapping[str, Glance]) -> None:
        """Take what a glance saw of assessments."""
        self._seen |= glances

    @property
    def found(self) -> dict[str, Path]:
        """The assessments that are shown here, each once, with the folder it is of."""
        known = set(self._own)
        found = {}
        for folder, within in self._within.items():
            for place, really in within.places:
                if really not in known:
                    known.add(really)
                    found[str(place)] = folder
        return found

    def blocks(self, due: Mapping[str, str]) -> Iterator[Block]:
        """Yield each folder, with its assessments or why there are none.

        Args:
            due: Of some assessments, what is due first.
        """
        if self.trouble:
            yield Block()
            yield Block(self.trouble, "bad", key=Unseen(self.trouble))
        found = self.found
        for folder, within in self._within.items():
            here = [place for place, of in found.items() if of == folder]
            is_waited_for = within == Within()
            if here or within.said:
                yield Block()
            if here or is_waited_for:
                yield Block(f"In {os.path.normpath(folder)}", "heading")
            if is_waited_for:
                yield Block(within.said, "quiet")
            elif within.said:
                yield Block(within.said, "bad", key=Unseen(within.said))
            for place in here:
                seen = self._seen.get(place)
                yield from lines_of(Path(place), seen, due.get(place, ""))
