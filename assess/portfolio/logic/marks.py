"""How a rating is shown where there is room for a letter alone."""

from assess.model.assessment import Assessment
from assess.model.carried import CarriedFinding
from assess.model.finding import CriterionRef, Finding
from assess.model.rating import CHOSEN
from assess.model.standard import Rating


def marked(assessment: Assessment, ref: CriterionRef, held: Finding) -> Rating:
    """Return how a rating is shown in a mark: a carried one by a small letter."""
    shown = assessment.shown_as(ref, held)
    if not isinstance(held, CarriedFinding):
        return shown
    then = assessment.shown(ref, held.rating)
    as_then = {"letter": then.letter.lower(), "colour": then.colour}
    if held.rating in CHOSEN:
        as_then["shape"] = then.shape  # nobody rated it, then or now
    return shown.model_copy(update=as_then)
