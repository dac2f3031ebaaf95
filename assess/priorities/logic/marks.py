"""How each criterion of one service stands, and what becomes of themes from that."""

from collections.abc import Iterable, Mapping
from typing import Literal, NamedTuple

from assess.model.assessment import Assessment
from assess.model.finding import CriterionRef
from assess.model.rating import CHOSEN

State = Literal["sound", "short", "unknown"]


class Mark(NamedTuple):
    """How one criterion stands, and to which theme it belongs."""

    theme: str
    state: State


def marks(assessment: Assessment) -> dict[CriterionRef, Mark]:
    """Return how each criterion stands that is rated here or should be.

    Left out is what does not apply, and what a review without ratings looked at.
    """
    found = {}
    for ref in assessment.refs:
        state = state_of(assessment, ref)
        if state is not None:
            found[ref] = Mark(_theme(assessment, ref), state)
    return found


def state_of(assessment: Assessment, ref: CriterionRef) -> State | None:
    """Say how a criterion stands; nothing where it is not for rating."""
    known = assessment.scale(ref.standard).rating
    rating = assessment.finding(ref).rating
    if not known:
        return None
    if rating == "not-applicable":
        beyond = assessment.is_beyond_core(ref) and assessment.is_left_out(ref)
        return "unknown" if beyond else None
    if rating is None or rating in CHOSEN:
        return "unknown"
    return "sound" if known[rating].met else "short"


def _theme(assessment: Assessment, ref: CriterionRef) -> str:
    standard = assessment.standards[ref.standard]
    theme = standard.theme.get(assessment.criterion(ref).theme or "")
    return theme.title if theme else standard.title


class ThemeState(NamedTuple):
    """How a theme stands over all services that were looked at for it."""

    title: str
    sound: int
    short: int
    unknown: int
    criteria: tuple[int, int, int]
    """How many criteria are sound, fall short and are unknown, over all services."""

    @property
    def services(self) -> int:
        """How many services it was looked at in."""
        return self.sound + self.short + self.unknown


def themes(
    services: Iterable[Mapping[CriterionRef, Mark]],
) -> tuple[ThemeState, ...]:
    """Return how each theme stands: sound only where nothing of it is unknown."""
    every: dict[str, list[list[State]]] = {}
    for service in services:
        here: dict[str, list[State]] = {}
        for mark in service.values():
            here.setdefault(mark.theme, []).append(mark.state)
        for title, states in here.items():
            every.setdefault(title, []).append(states)
    return tuple(_theme_state(title, found) for title, found in every.items())


def _theme_state(title: str, services: list[list[State]]) -> ThemeState:
    short = sum("short" in states for states in services)
    sound = sum(set(states) == {"sound"} for states in services)
    flat = [state for states in services for state in states]
    counts = (flat.count("sound"), flat.count("short"), flat.count("unknown"))
    return ThemeState(title, sound, short, len(services) - short - sound, counts)
