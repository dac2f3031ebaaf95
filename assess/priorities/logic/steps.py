"""A step: something to do, with its reasons; and which step comes first."""

from collections.abc import Iterable
from typing import NamedTuple

from assess.model.finding import CriterionRef
from assess.model.values import natural


class Reason(NamedTuple):
    """Why a step stands where it stands."""

    words: str
    points: int


class Step(NamedTuple):
    """Something to do, and why."""

    text: str
    """What to do, in a sentence."""
    where: str
    """Which criterion of which standard it is for; of which service among several."""
    ref: CriterionRef | None
    reasons: tuple[Reason, ...]

    @property
    def points(self) -> int:
        """The sum of its reasons."""
        return sum(reason.points for reason in self.reasons)

    @property
    def why(self) -> str:
        """Its reasons in sentences."""
        return " ".join(reason.words for reason in self.reasons)

    @property
    def arithmetic(self) -> str:
        """How its points come about."""
        counted = [str(reason.points) for reason in self.reasons if reason.points]
        return f"{' + '.join(counted) or 0} = {self.points}"


def ranked(steps: Iterable[Step]) -> tuple[Step, ...]:
    """Sort by points; steps of equal points stand in the order of their criteria."""
    found = list(steps)
    order = {name: at for at, name in enumerate(dict.fromkeys(map(_standard, found)))}
    return tuple(
        sorted(
            found,
            key=lambda step: (
                -step.points,
                step.ref is None,
                order[_standard(step)],
                natural(step.ref.criterion if step.ref else ""),
            ),
        )
    )


def _standard(step: Step) -> str:
    return step.ref.standard if step.ref else ""


def tie(step: Step, above: Step | None) -> str:
    """Say why a step stands below one with as many points."""
    if above is None or above.points != step.points:
        return ""
    return "Equal to the one above; equals stand in the order of their criteria."
