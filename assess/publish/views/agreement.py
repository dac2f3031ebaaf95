"""How far the assessors agreed while they rated alone, in words; never by person."""

from assess.model.assessment import Assessment
from assess.panel.logic.agreement import Agreement, agreement_of
from assess.publish.views.finding_view import Fact
from assess.publish.views.view import AgreementView


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
    return AgreementView(
        standard=standard,
        criteria=found.criteria,
        percent="" if found.percent is None else f"{found.percent:.0f}%",
        apart=tuple(
            Fact(_steps(steps), str(count)) for steps, count in found.distances.items()
        ),
        alpha=found.alpha_in_words,
    )


def _steps(steps: int) -> str:
    if steps == 0:
        return "All gave the same"
    return "One step apart" if steps == 1 else f"{steps} steps apart"
