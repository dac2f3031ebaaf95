"""The ratings that may be chosen on any scale, and how any rating is shown."""

from typing import Final

from assess.model.standard import Rating, Scale

NOT_YET_RATED: Final = Rating(
    word="Not yet rated",
    letter="U",
    shape="○",
    colour="neutral",
    key="0",
    met=False,
    meaning="Nobody has rated this yet.",
)

NOT_WRITTEN_UP: Final = Rating(
    word="Not written up",
    letter="U",
    shape="○",
    colour="neutral",
    key="0",
    met=False,
    meaning="Nobody has said yet what was seen.",
)

WRITTEN_UP: Final = Rating(
    word="Written up",
    letter="W",
    shape="●",
    colour="neutral",
    key="0",
    met=False,
    meaning="What was seen is said in words; this review gives no ratings.",
)
"""How the two states of a criterion are shown where a review gives no ratings."""

CHOSEN: Final = {
    "not-assessed": Rating(
        word="Not assessed",
        letter="X",
        shape="◌",
        colour="neutral",
        key="7",
        met=False,
        meaning="Nobody looked at this, for the reason given.",
    ),
    "not-applicable": Rating(
        word="Not applicable",
        letter="N",
        shape="–",
        colour="neutral",
        key="9",
        met=False,
        meaning="This does not apply to the service, for the reason given.",
    ),
    "abstain": Rating(
        word="Abstained",
        letter="B",
        shape="◇",
        colour="neutral",
        key="8",
        met=False,
        meaning="The assessor chose not to rate this, for the reason given.",
    ),
}
"""Chosen on purpose, on any scale, with a reason; never good, never bad."""

NOT_MY_PROFESSION: Final = "Not my profession."
"""The reason that is offered to somebody who abstains because others know better."""


def may_stand(before: str | None, after: str | None) -> bool:
    """Whether a reason that was given for one rating may be one for another.

    Why something is not rated says nothing of a rating, nor the other way round.
    """
    return before in (None, after) or not CHOSEN.keys() & {before, after}


def shown(scale: Scale, rating: str | None) -> Rating:
    """Return how a rating of *scale* is shown.

    Raises:
        KeyError: the rating is neither on the scale nor one of the chosen ones.
    """
    if rating is None:
        return NOT_YET_RATED if scale.rating else NOT_WRITTEN_UP
    return scale.rating.get(rating) or CHOSEN[rating]
