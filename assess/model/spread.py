"""How far answers of several people lie apart, and what to begin from."""

from typing import Final, Literal

from assess.model.rating import CHOSEN

Spread = Literal["must-talk", "one-step", "unanimous", "incomplete"]

SPREADS: Final[tuple[Spread, ...]] = (
    "must-talk",
    "one-step",
    "unanimous",
    "incomplete",
)
"""In the order in which they are talked about."""

IN_WORDS: Final[dict[Spread, str]] = {
    "must-talk": "must talk",
    "one-step": "one step apart",
    "unanimous": "unanimous",
    "incomplete": "incomplete",
}


def spread(given: tuple[str | None, ...], scale: tuple[str, ...]) -> Spread:
    """Say how far ratings lie apart.

    DfE: any red is red, so the worst rating of a scale is always talked about.
    Whoever abstains takes no part; where some say that a criterion does not apply
    and others rate it, they must talk.
    """
    heard = [rating for rating in given if rating != "abstain"]
    places = sorted(scale.index(r) for r in heard if r in scale)
    left_out = {r for r in heard if r in CHOSEN}
    if places and (left_out or len(scale) - 1 in places or places[-1] - places[0] > 1):
        return "must-talk"
    if None in heard or len(heard) < min(len(given), 2):
        return "incomplete"
    if len(left_out) > 1:
        return "must-talk"
    return "one-step" if places and places[0] != places[-1] else "unanimous"


def lower_median(given: tuple[str | None, ...], scale: tuple[str, ...]) -> str | None:
    """Return the median; of two in the middle the worse one."""
    places = sorted(scale.index(rating) for rating in given if rating in scale)
    if places:
        return scale[places[len(places) // 2]]
    chosen = {rating for rating in given if rating in CHOSEN and rating != "abstain"}
    return chosen.pop() if len(chosen) == 1 else None


def steps_apart(given: tuple[str | None, ...], scale: tuple[str, ...]) -> int:
    """Return how many steps of a scale lie between the best and the worst."""
    places = [scale.index(rating) for rating in given if rating in scale]
    return max(places) - min(places) if places else 0
