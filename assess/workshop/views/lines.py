"""What the cursor of a workshop's screen can be on, and what the screen knows."""

from typing import NamedTuple

from assess.model.workshop import Help
from assess.ui.text.marks import Marks

NOTHING = "nothing"
"""The line that the cursor is on where no line is anything by itself."""


class CouncilLine(NamedTuple):
    """A council that the cursor can be on."""

    id: str


class PartLine(NamedTuple):
    """A part of the organisation that the cursor can be on."""

    id: str


class HelpLine(NamedTuple):
    """Who could help whom: written down, or only proposed."""

    help: Help
    id: str = ""
    """Its id; nothing where it is only proposed."""


class StopLine(NamedTuple):
    """Something to stop."""

    id: str


class Shown(NamedTuple):
    """What a screen knows beside the room."""

    council: str
    """The council that has the keyboard, or whose column the cursor is in."""
    marks: Marks
    width: int
