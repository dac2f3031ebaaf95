"""Where a screen begins, and where one goes when it is left."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from assess.model.finding import CriterionRef
    from assess.model.problem import Mend


class Landing(NamedTuple):
    """The line that a screen begins at."""

    place: str
    """As a problem names it."""
    mends: bool = False
    """Whether that line is to be changed at once."""


class LineOf(NamedTuple):
    """A line of a finding, as one screen names it to another."""

    kind: str
    name: str


class Back(NamedTuple):
    """The screen that sends somebody away, and its line."""

    screen: str
    landing: Landing


class GoTo(NamedTuple):
    """A criterion to go to, and what is to be done there, if anything."""

    ref: CriterionRef
    mend: Mend | None = None
    line: LineOf | None = None
    """The line of the finding to begin at; where one is mended, that of it."""
    back: Back | None = None
    """Where to come back to once that is done."""
