"""What several services should do next: what they share, each thing said once."""

from collections.abc import Iterable, Iterator
from datetime import date

from assess.model.finding import CriterionRef
from assess.model.weights import Weights
from assess.priorities.logic.alone import Alone
from assess.priorities.logic.steps import Reason, Service, Shared, Step, ranked


def latest(every: Iterable[Alone]) -> tuple[Alone, ...]:
    """Return each service as it was last judged; a service has a council and a name.

    What an assessment rated counts no more once a later one of the service rated it
    too. Of an assessment of which nothing is left, nothing is kept.
    """
    found = list(every)
    kept = []
    for one in found:
        later = [
            other.rated
            for other in found
            if other.service.known == one.service.known and _follows(other, one)
        ]
        left = one.without(frozenset().union(*later)) if later else one
        if left is one or left.marks or left.steps:
            kept.append(left)
    return tuple(kept)


def _follows(other: Alone, one: Alone) -> bool:
    first, second = (each.judged.on or date.min for each in (one, other))
    return second > first


def across(every: Iterable[Alone], weights: Weights) -> tuple[Step, ...]:
    """Return what several services should do.

    A criterion that several do not meet is one step, in the words of the criterion,
    because one answer, such as a shared team or contract, can serve them all. What is
    not rated is a step for its own panel, and none for several services.
    """
    services = tuple(every)
    is_one = len({each.service.known for each in services}) == 1
    groups: dict[object, list[Step]] = {}
    for one in services:
        for step in one.steps:
            if step.is_rating and not is_one:
                continue
            key = _shared_as(step, services) or len(groups)
            groups.setdefault(key, []).append(step)
    return ranked(
        _together(group, services, weights) if group[1:] else group[0]
        for group in groups.values()
    )


def _shared_as(step: Step, services: tuple[Alone, ...]) -> object:
    """Return what it is one step by, together with those of others; else nothing."""
    if step.is_rating:
        return None
    if step.ref is None:
        return (step.text,) if step.lacks else None
    if step.kind == "stop":
        return step.ref, step.text.casefold()
    return (step.ref,) if len(_falling_short(step.ref, services)) > 1 else None


def _falling_short(
    ref: CriterionRef, services: tuple[Alone, ...]
) -> tuple[Service, ...]:
    found = (each.service for each in services if ref in each.short)
    return tuple({service.known: service for service in found}.values())


def _together(steps: list[Step], services: tuple[Alone, ...], weights: Weights) -> Step:
    """Return one step for all; begin where it is most pressing."""
    first = ranked(steps)[0]
    ref, stops = first.ref, first.kind == "stop"
    those = tuple(step.service for step in steps)
    of = {each.service.known for each in services}
    if ref is not None:
        those = those if stops else _falling_short(ref, services)
        of = {each.service.known for each in services if ref in each.rated}
    has_begin = bool(first.start) and first.text != first.start and not stops
    return first._replace(
        text=first.start if has_begin else first.text,
        where=first.where.rpartition(", ")[0] or first.where,
        answers="",
        why=tuple(w for w in first.why if not _is_of_one(w, first)),
        reasons=(*first.reasons, *_breadth(len(those) - 1, weights)),
        shared=Shared(those, len(of), first.lacks, first.text if has_begin else ""),
    )


def _is_of_one(why: str, step: Step) -> bool:
    """Whether a reason is said otherwise of several, or is of one service alone."""
    return why.startswith("Not seen: ") or bool(step.lacks and why == f"{step.lacks}.")


def _breadth(others: int, weights: Weights) -> Iterator[Reason]:
    weight = weights.weight
    if others:
        points = min(weight.services * others, weight.services_at_most)
        noun = "service" if others == 1 else "services"
        yield Reason(f"{others} other {noun}", points)
