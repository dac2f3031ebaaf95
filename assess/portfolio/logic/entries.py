"""What is known of one assessment among many: plain values, whatever day it is."""

from collections.abc import Iterator
from datetime import date
from itertools import repeat
from typing import Literal, NamedTuple

from assess.model.after.deadlines import Deadline, Spanned, said_on
from assess.model.after.follow_up import ENDED
from assess.model.due import Event
from assess.model.measures import Direction
from assess.model.values import ActionState

State = Literal["met", "short", "unknown", "out"]
"""How a criterion stands: out is what does not apply, or has no ratings at all."""


class Involved(NamedTuple):
    """How far a part of the organisation is involved in a service."""

    part: str
    """For example `Procurement`."""
    level: int | None
    """From 0, absent, to 4, owning; nothing while nobody said so."""
    is_relevant: bool = True


class Involving(NamedTuple):
    """A criterion that asks who is involved, and how far each part is."""

    standard: str
    criterion: str
    parts: tuple[Involved, ...]
    """In the order of the criterion."""


class Rated(NamedTuple):
    """A criterion and how it is rated, as its scale shows it."""

    number: str
    title: str
    theme: str
    state: State
    rating: str
    """The key of the rating; nothing while there is none."""
    word: str
    letter: str
    shape: str
    colour: str
    place: int | None = None
    """Where the rating stands on its scale, 0 the best; nothing if it is not on it."""


class Counts(NamedTuple):
    """How much the finding of a criterion holds; nothing of what is not known."""

    evidence: int | None = None
    """Pieces that are linked and may be shown."""
    well: int | None = None
    gap: int | None = None
    action: int | None = None
    """Of those for several criteria it counts the ones that stand with this one."""
    advice: int | None = None


class Standard(NamedTuple):
    """A standard that was asked, with its criteria in their order."""

    id: str
    title: str
    noun: str
    gates: bool
    scale: str
    criteria: tuple[Rated, ...]
    counts: tuple[Counts, ...] = ()
    """Of each criterion in turn; none where nobody counted."""

    def counted(self) -> Iterator[tuple[Rated, Counts]]:
        """Yield each criterion with what its finding holds."""
        unknown = repeat(Counts(), len(self.criteria))
        return zip(self.criteria, self.counts or unknown, strict=True)


class Asked(NamedTuple):
    """An action, or a condition of the result, as it is followed."""

    id: str
    called: str
    is_condition: bool
    criteria: tuple[str, ...]
    """For example `govuk-2019:5`; none for a condition."""
    text: str
    owner: str
    due: date | None
    state: ActionState
    ended: date | None = None
    """The day on which it ended, as far as that is known."""
    event: Event | None = None
    """Before what it is to be done, where no day was named."""

    @property
    def is_open(self) -> bool:
        """Whether something is still to be done or decided."""
        return self.state not in ENDED

    def days_late(self, today: date) -> int:
        """Return how many days it is overdue; 0 if it is not, or has ended."""
        if self.due is None or not self.is_open:
            return 0
        return max((today - self.due).days, 0)


class Entry(NamedTuple):
    """What is known of one assessment."""

    folder: str = ""
    id: str = ""
    follows: str = ""
    """The id of the assessment that it follows."""
    service: str = ""
    council: str = ""
    phase: str = ""
    kind: str = ""
    delivery: str = ""
    assessed: date | None = None
    published: date | None = None
    """The day of its latest version, if that stands."""
    version: int = 0
    outcome: str = ""
    """As people say it, for example `Met with conditions`, or nothing."""
    colour: str = "neutral"
    shape: str = ""
    savings: Direction = "unknown"
    satisfaction: Direction = "unknown"
    """Which way both went since before, by the brief."""
    again: date | None = None
    """By when it is to be assessed again, as far as its outcome asks for it."""
    standards: tuple[Standard, ...] = ()
    involving: tuple[Involving, ...] = ()
    asked: tuple[Asked, ...] = ()
    """What is followed of a published version: conditions, then actions."""
    before: tuple[Asked, ...] = ()
    """What the assessment that it follows asked for, as it was found here."""
    spans: tuple[Spanned, ...] = ()
    changed: str = ""
    """What is not as it was published, in a sentence."""
    waits: str = ""
    """Which versions wait for a choice, in a sentence."""
    unread: tuple[str, ...] = ()
    """Why it can't be read, or which of its files, in sentences."""
    is_passing: bool = False
    """Whether a disk refused it, which may be otherwise in a moment."""
    made: date | None = None
    """The day of the export that says it; none of what a folder says."""
    is_public: bool = False
    """Whether a public export says it, which knows not when to assess again."""

    @property
    def is_self_review(self) -> bool:
        """Whether a team rated its own service, which is no result of a panel."""
        return self.kind == "self-review"

    def due(self, today: date) -> tuple[Deadline, ...]:
        """Return what is still due, the first first."""
        return said_on(today, self.spans)
