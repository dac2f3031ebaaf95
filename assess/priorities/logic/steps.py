"""A step: something to do, with its reasons; and which step comes first."""

from collections.abc import Iterable
from datetime import date
from typing import Literal, NamedTuple

from assess.model.due import Due
from assess.model.finding import CriterionRef
from assess.model.values import natural

Kind = Literal["stop", "change"]
Urgency = Literal["overdue", "soon", "notice", ""]


class Service(NamedTuple):
    """A service; two councils may have one of the same name."""

    name: str
    council: str

    @property
    def known(self) -> tuple[str, str]:
        """What tells it from others."""
        return (
            " ".join(self.council.casefold().split()),
            " ".join(self.name.casefold().split()),
        )


class Reason(NamedTuple):
    """Why a step stands where it stands."""

    words: str
    points: int


class Shared(NamedTuple):
    """That several services fall short in one thing."""

    services: tuple[Service, ...]
    of: int
    """In how many services it was looked at."""
    lacks: str
    """What is so there, in the words of the criterion."""
    begins: str
    """What was asked for where to begin; nothing where nothing was."""


class Step(NamedTuple):
    """Something to do, and why."""

    text: str
    """What to do, in a sentence."""
    kind: Kind
    ref: CriterionRef | None
    service: Service
    where: str
    """Which criterion of which standard it is for, and how that is rated."""
    why: tuple[str, ...]
    """Sentences that anyone can repeat; dates and other steps are told beside them."""
    reasons: tuple[Reason, ...]
    owner: str = ""
    due: Due | None = None
    day: date | None = None
    """The day on which that is, once it is known."""
    urgency: Urgency = ""
    """What the day says; `notice`: after it the contract runs on."""
    mover: str = ""
    """The id of the part of the council that must move, or nothing."""
    opens: tuple[CriterionRef, ...] = ()
    """What of the service falls short and waits for this step."""
    answers: str = ""
    """Of a service that was bought: council, supplier or shared."""
    lacks: str = ""
    """What is so where the criterion is not met, without a full stop."""
    start: str = ""
    """What any council can do first about it."""
    touches: str = ""
    """Other criteria that are only related, in words."""
    shared: Shared | None = None
    is_rating: bool = False
    """Whether it is to rate what the panel has not rated; no advice to a council."""

    @property
    def is_suppliers(self) -> bool:
        """Whether the supplier answers for it, alone or with the council."""
        return self.answers in {"supplier", "shared"}

    @property
    def points(self) -> int:
        """The sum of its reasons."""
        return sum(reason.points for reason in self.reasons)

    @property
    def arithmetic(self) -> str:
        """How its points come about."""
        counted = [f"{r.points} ({r.words})" for r in self.reasons if r.points]
        return f"{' + '.join(counted) or 0} = {self.points}"


def ranked(steps: Iterable[Step]) -> tuple[Step, ...]:
    """Sort by points, then by date; what is still equal stands as its criteria do."""
    found = list(steps)
    order = {name: at for at, name in enumerate(dict.fromkeys(map(_standard, found)))}
    return tuple(
        sorted(
            found,
            key=lambda step: (
                -step.points,
                step.day or date.max,
                step.ref is None,
                step.is_rating,
                order[_standard(step)],
                natural(step.ref.criterion if step.ref else ""),
            ),
        )
    )


def _standard(step: Step) -> str:
    return step.ref.standard if step.ref else ""
