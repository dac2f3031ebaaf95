"""What the actions asked for change, and who owns them."""

from collections import Counter
from collections.abc import Iterable
from typing import Final, NamedTuple

from assess.model.after.follow_up import ENDED, Followed, followed
from assess.model.after.last_time import moved_over
from assess.model.assessment import Assessment
from assess.model.finding import CriterionRef
from assess.model.values import Change
from assess.model.weights import Weights
from assess.priorities.logic.movers import mover_named

IN_WORDS: Final[dict[Change | None, str]] = {
    "service": "the service",
    "screen": "only the screen",
    None: "nobody has said",
}
"""What an action changes, in words."""


class Counted(NamedTuple):
    """An action that is still to do: what it changes, and who owns it."""

    ref: CriterionRef
    what: Change | None
    """Nothing where neither its criterion nor a person says it."""
    is_owned: bool
    mover: str
    """The part of the council that owns it; nothing where that is open."""


def changed_by(assessment: Assessment, each: Followed) -> Change | None:
    """Say what an action changes: what somebody said of it, else its criterion."""
    said = assessment.agreed.changes.get(each.id)
    return said.what if said else assessment.criterion(each.asked.ref).changes


class Sorted(NamedTuple):
    """An action, what it changes, and whether a person said so."""

    each: Followed
    what: Change | None
    is_said: bool

    @property
    def words(self) -> str:
        """What it changes, and who says so."""
        whose = "as somebody said" if self.is_said else "as its criterion proposes"
        return (
            IN_WORDS[self.what]
            if self.what is None
            else (f"{IN_WORDS[self.what]}, {whose}")
        )


def sorted_actions(assessment: Assessment) -> tuple[Sorted, ...]:
    """Return each action with what it changes."""
    said = assessment.agreed.changes
    return tuple(
        Sorted(each, changed_by(assessment, each), each.id in said)
        for each in followed(assessment)
    )


def to_do(assessment: Assessment) -> tuple[Followed, ...]:
    """Return the actions that have not ended.

    What moved over from last time counts where nothing new asks for its criteria.
    """
    own = followed(assessment)
    asked = {ref for each in own for ref in each.asked.refs}
    moved = [
        each
        for each in moved_over(assessment)
        if not each.is_condition
        and each.asked.ref in assessment.refs
        and not asked.issuperset(each.asked.refs)
    ]
    return tuple(each for each in (*own, *moved) if each.state not in ENDED)


def counted(assessment: Assessment, weights: Weights) -> tuple[Counted, ...]:
    """Return what is counted of each action that is still to do."""
    return tuple(
        Counted(
            each.asked.ref,
            changed_by(assessment, each),
            bool(each.asked.action.owner.strip()),
            mover_named(each.asked.action.owner, weights),
        )
        for each in to_do(assessment)
    )


class Tally(NamedTuple):
    """How many actions there are of each kind."""

    all: int
    service: int
    screen: int
    unowned: int
    owned: tuple[tuple[str, int], ...]
    """By the name of a part of the council, the one with most first."""
    missed: tuple[str, ...]
    """The parts that ought to be asked for something and are named by none."""


def tally(actions: Iterable[Counted], weights: Weights) -> Tally:
    """Count the actions."""
    every = tuple(actions)
    what = Counter(each.what for each in every)
    owners = Counter(each.mover for each in every if each.mover)
    return Tally(
        all=len(every),
        service=what["service"],
        screen=what["screen"],
        unowned=sum(not each.is_owned for each in every),
        owned=tuple((weights.mover[name].title, n) for name, n in owners.most_common()),
        missed=tuple(
            mover.title
            for name, mover in weights.mover.items()
            if mover.missed and not owners[name]
        ),
    )
