"""What to do next, as the report says it."""

from datetime import date
from typing import Final

from assess.model.assessment import Assessment
from assess.priorities.logic.alone import next_steps
from assess.publish.views.results import anchor
from assess.publish.views.view import StepForwardView

MOST: Final = 5
"""How many steps the report names; `assess next` names them all."""


def ahead(assessment: Assessment) -> tuple[StepForwardView, ...]:
    """Return the most pressing steps.

    The weights are those that ship and the day is that of the publication, so that
    the same assessment gives the same report everywhere and for ever.
    """
    steps = next_steps(assessment, today=_day(assessment))
    return tuple(
        StepForwardView(
            step.text, step.where, anchor(step.ref) if step.ref else "", step.why
        )
        for step in steps[:MOST]
    )


def _day(assessment: Assessment) -> date:
    published = [p.at.date() for p in assessment.agreed.publication.values()]
    return max(published, default=assessment.brief.dates.assessed or date.min)
