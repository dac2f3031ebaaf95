"""A figure before and now, and which way it went as far as anybody can say."""

import re
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Literal, NamedTuple

from assess.model.values import Line, Value

Direction = Literal["better", "worse", "same", "unknown"]

_NUMBER = re.compile(
    r"(?<![\w.,])\d{1,3}(?:,\d{3})+(?:\.\d+)?|(?<![\w.,])\d+(?:\.\d+)?"
)
_ASIDE = re.compile(r"\([^)]*\)")


class Measure(Value):
    """A figure before and now, and who says so."""

    baseline: Line = ""
    now: Line = ""
    source: Line = ""
    unit: Line = ""
    """What is counted, where the figures do not say it, for example `a case`."""
    better: Literal["higher", "lower"] | None = None
    """Which way is better; while nobody says so, nobody knows which way it went."""
    baseline_on: date | None = None
    now_on: date | None = None

    @property
    def is_given(self) -> bool:
        """Whether anything is known of it."""
        return bool(self.baseline or self.now or self.source or self.unit)


class Figure(NamedTuple):
    """A number, and the words around it, which say what is counted."""

    number: Decimal
    words: str


@lru_cache(1024)
def figure(line: str) -> Figure | None:
    """Read a line such as `£31 a case (2025)`; nothing where its number is unclear.

    What stands in brackets is an aside. A second number, or a letter that belongs to
    the number, as in `12k`, leaves open what is meant.
    """
    bare = _ASIDE.sub(" ", line)
    found = list(_NUMBER.finditer(bare))
    if len(found) != 1:
        return None
    before, after = bare[: found[0].start()], bare[found[0].end() :]
    goes_on = after[:1].isalnum() or (after[:1] in {",", "."} and after[1:2].isdigit())
    if goes_on or before[-1:] == "-":
        return None
    words = " ".join(f"{before} {after}".casefold().split())
    return Figure(Decimal(found[0][0].replace(",", "")), words)


def direction(measure: Measure) -> Direction:
    """Say which way it went; unknown unless both are counted alike and one is better.

    A number says nothing alone: which way is better has to be said by a person.
    """
    before, now = figure(measure.baseline), figure(measure.now)
    if before is None or now is None or before.words != now.words:
        return "unknown"
    if measure.better is None:
        return "unknown"
    if before.number == now.number:
        return "same"
    rose = now.number > before.number
    return "better" if rose == (measure.better == "higher") else "worse"


def is_apart(savings: Measure, satisfaction: Measure) -> bool:
    """Whether one of savings and satisfaction got better and the other worse."""
    went = {direction(savings), direction(satisfaction)}
    return went == {"better", "worse"}


def moved(measure: Measure) -> str:
    """Say from what to what it went, for example `£31 to £12 a case`."""
    unit = f" {measure.unit}" if measure.unit else ""
    return f"{measure.baseline} to {measure.now}{unit}"
