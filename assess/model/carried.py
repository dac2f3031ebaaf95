"""What a reassessment does not ask again: it keeps the rating of last time."""

from datetime import date
from functools import cache
from typing import NamedTuple

from assess.model.days import spelt
from assess.model.finding import Finding
from assess.model.standard import Rating


class Carried(NamedTuple):
    """A rating of last time that stands until somebody says something anew."""

    rating: str
    day: date
    """When it was assessed, or else published, by whoever rated it."""
    version: int | None
    """Of the report that has it; nothing where that was not made here."""
    reason: str

    @property
    def words(self) -> str:
        """Say from which report it is, for example `Carried from 12 May 2026`."""
        day = spelt(self.day)
        version = f", version {self.version}" if self.version else ""
        return f"Carried from {day}{version}"


class CarriedFinding(Finding):
    """What is held of a criterion that nobody looked at again; no file has it."""


@cache
def as_carried(rating: Rating) -> Rating:
    """Return how a rating is shown that is carried: never as one that was given now."""
    carried = rating.but(
        letter="L",
        shape="»",
        colour="neutral",
        action=False,
        meaning="Rated so in an earlier assessment, and not looked at again.",
        asks="",
    )
    word = f"{rating.word} (carried)"
    return carried.model_copy(update={"word": word})  # a word may be as long as a line
