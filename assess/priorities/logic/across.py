"""What a council should do next, over all its services."""

from collections.abc import Iterable
from typing import NamedTuple

from assess.model.finding import CriterionRef
from assess.model.outcome import listed
from assess.model.weights import Weights
from assess.priorities.logic.alone import Alone
from assess.priorities.logic.steps import Reason, Step, ranked


def across(every: Iterable[Alone], weights: Weights) -> tuple[Step, ...]:
    """Return what a council should do next, over all its services.

    A criterion that several services do not meet is one step, because one answer,
    such as a shared team or contract, can serve them all.
    """
    every = tuple(every)
    services: dict[CriterionRef, list[str]] = {}
    for one in every:
        for ref in one.not_met:
            services.setdefault(ref, []).append(one.service)
    best: dict[object, _Shared] = {}
    for one in every:
        for step in one.steps:
            is_shared = step.ref is not None and step.ref in one.not_met
            others = services[step.ref] if is_shared and step.ref else []
            found = _Shared(step, one.service, others, weights.weight.services)
            key = step.ref or (one.id, step.text)
            if key not in best or found.points > best[key].points:
                best[key] = found
    return ranked(shared.step() for shared in best.values())


class _Shared(NamedTuple):
    """A step of one service, and all services that do not meet its criterion."""

    alone: Step
    service: str
    services: list[str]
    weight: int

    @property
    def points(self) -> int:
        others = len(self.services) - self.services.count(self.service)
        return self.alone.points + self.weight * others

    def step(self) -> Step:
        others = [name for name in self.services if name != self.service]
        reasons = self.alone.reasons
        if others:
            how_many = f"{len(others)} other services" if others[1:] else "another"
            words = f"It is not met in {how_many}: {listed(others)}."
            reasons = (*reasons, Reason(words, self.weight * len(others)))
        where = f"{self.alone.where}, {self.service}"
        return self.alone._replace(where=where, reasons=reasons)
