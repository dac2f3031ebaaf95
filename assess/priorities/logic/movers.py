"""Which part of the council can move something, by the words of its owner."""

import re
from collections.abc import Iterable
from functools import lru_cache

from assess.model.standard import Criterion
from assess.model.weights import Weights


def mover_named(owner: str, weights: Weights) -> str:
    """Return the part that an owner is of, by its id; nothing where that is open."""
    for name, mover in weights.mover.items():
        if _any_of(mover.words).search(owner):
            return name
    return ""


def mover_for(criterion: Criterion, answers: str, weights: Weights) -> str:
    """Return the part that must move for a criterion while nobody owns a step of it.

    That is the part of the first profession that leads on it. Where the service itself
    has to change, it is the first that is not the digital team.
    """
    if answers == "supplier" and "procurement" in weights.mover:
        return "procurement"
    parts = [
        name
        for profession in criterion.lead
        for name, mover in weights.mover.items()
        if profession in mover.professions
    ]
    others = [part for part in parts if part != "digital"]
    first = others if criterion.changes == "service" else parts
    return next(iter([*first, *parts]), "")


def begins_with(text: str, words: tuple[str, ...]) -> bool:
    """Whether a sentence begins with one of these words."""
    return bool(_any_of(words).match(text.lstrip()))


def says_any(text: str, words: tuple[str, ...]) -> bool:
    """Whether a sentence says one of these."""
    return bool(_any_of(words).search(text))


@lru_cache(64)
def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    inner = "|".join(map(re.escape, words)) or "(?!)"
    return re.compile(rf"\b(?:{inner})\b", re.IGNORECASE)
