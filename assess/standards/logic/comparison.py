"""Two editions side by side: what stayed, was reworded, came in, and went."""

from difflib import SequenceMatcher
from typing import Final, Literal, NamedTuple

from assess.model.crosswalk import Crosswalk, How
from assess.model.standard import Criterion, Standard

Change = Literal["same", "reworded", "new", "gone"]

ALIKE: Final = 0.6
"""How much of two titles must agree before one counts as the other reworded."""

LINKED: Final[dict[How, float]] = {
    "same": 1.0,
    "broader": ALIKE,
    "narrower": ALIKE,
    "related": 0.0,
}
"""How much a link adds to that."""


class Compared(NamedTuple):
    """One criterion of the one edition, of the other, or of both."""

    change: Change
    one: str | None
    """Its id in the first edition; nothing where it is new."""
    other: str | None
    """Its id in the second edition; nothing where it is gone."""
    one_title: str
    other_title: str


def compare(
    one: Standard, other: Standard, crosswalk: Crosswalk
) -> tuple[Compared, ...]:
    """Compare two editions criterion by criterion, in the order of the second.

    Criteria with one title are the same. What a crosswalk calls the same, broader or
    narrower, or has a title much like it, was reworded. The rest is new, or gone.
    """
    pairs = _pairs(one, other, crosswalk)
    turned = {b: a for a, b in pairs.items()}
    rows = [_row(one, other, turned.get(key), key) for key in other.criterion]
    gone = [_row(one, other, key, None) for key in one.criterion if key not in pairs]
    return (*rows, *gone)


def _row(
    one: Standard, other: Standard, first: str | None, second: str | None
) -> Compared:
    one_title = one.criterion[first].title if first else ""
    other_title = other.criterion[second].title if second else ""
    if first is None:
        change: Change = "new"
    elif second is None:
        change = "gone"
    else:
        same = _plain(one_title) == _plain(other_title)
        change = "same" if same else "reworded"
    return Compared(change, first, second, one_title, other_title)


def _pairs(one: Standard, other: Standard, crosswalk: Crosswalk) -> dict[str, str]:
    """Return which criterion of the one stands for which of the other, best first."""
    linked = {
        (first.criterion, related.ref.criterion): LINKED[related.how]
        for first, related in crosswalk.between(one.id, other.id)
    }
    scored = sorted(
        (
            (-_likeness(a, b, linked.get((key, name), 0.0)), place, key, name)
            for place, (key, a) in enumerate(one.criterion.items())
            for name, b in other.criterion.items()
        ),
    )
    pairs: dict[str, str] = {}
    for score, _, key, name in scored:
        if -score >= ALIKE and key not in pairs and name not in pairs.values():
            pairs[key] = name
    return pairs


def _likeness(one: Criterion, other: Criterion, linked: float) -> float:
    a, b = _plain(one.title), _plain(other.title)
    if a == b:
        return 3.0
    return linked + SequenceMatcher(None, a.split(), b.split()).ratio()


def _plain(title: str) -> str:
    return " ".join(title.lower().replace(",", " ").split())
