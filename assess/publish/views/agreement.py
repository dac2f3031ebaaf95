"""How far the assessors agreed while they rated alone, in words; never by person."""

from typing import Final

from assess.model.assessment import Assessment
from assess.panel.logic.agreement import Agreement, agreement_of
from assess.publish.views.method_view import AgreementView

TENTATIVE: Final = 0.667
RELIABLE: Final = 0.8
"""Krippendorff: draw no conclusion below the first, and firm ones from the second."""


def agreements(assessment: Assessment) -> tuple[AgreementView, ...]:
    """Return the agreement on each standard, once all ratings were revealed."""
    raters = assessment.brief.raters
    alone = assessment.only_rater is not None or assessment.agreed.reveal is None
    if alone or not any(assessment.sheet(person).finding for person in raters):
        return ()
    return tuple(
        _view(assessment.standards[name].title, agreement_of(assessment, name))
        for name in assessment.brief.standard
        if assessment.scale(name).rating
    )


def _view(standard: str, found: Agreement) -> AgreementView:
    counted = found.distances
    return AgreementView(
        standard=standard,
        criteria=found.criteria,
        same=counted.get(0, 0),
        one_apart=counted.get(1, 0),
        further=sum(count for steps, count in counted.items() if steps > 1),
        says=_says(found),
        alpha=found.alpha_in_words,
    )


def _says(found: Agreement) -> str:
    """Say for somebody who rates nothing how far the first ratings can be trusted."""
    if not found.criteria or found.percent is None:
        return "Nothing was rated by two people, so nobody knows whether they agreed."
    if found.distances.get(0, 0) == found.criteria:
        return "All saw it alike before they spoke to each other."
    if found.alpha is None or found.alpha < TENTATIVE:
        return (
            "They often saw it differently before they spoke, so the ratings rest on "
            "the discussion more than on what each saw."
        )
    if found.alpha < RELIABLE:
        return "They mostly saw it alike before they spoke, but not on all."
    return "They saw it alike before they spoke, on nearly all."
