"""What to do next, as the report says it."""

from datetime import date
from typing import Final

from assess.model.assessment import Assessment
from assess.model.capitals import with_capital
from assess.priorities.logic.alone import SHIPPED, alone
from assess.priorities.logic.answer import answer
from assess.priorities.views.answer import StepView, view
from assess.publish.views.results import anchor, cell
from assess.publish.views.view import AnswerView, StepForwardView

MOST: Final = 5
"""How many steps the report names; `assess next` names them all."""


def ahead(
    assessment: Assessment, *, tells_owners: bool = True
) -> tuple[tuple[StepForwardView, ...], AnswerView]:
    """Return the most pressing steps, and what is said above and below them.

    The weights are those that ship and the day is that of the publication, so that
    the same assessment gives the same report everywhere and for ever. To rate what is
    not rated is no advice to a council, so it is none of the steps.

    Args:
        assessment: What its readers may see.
        tells_owners: Whether they see who owns each action.
    """
    today = _day(assessment)
    one = alone(assessment, today=today, advises_rating=False)
    found = answer([one], SHIPPED, MOST)
    said = view(found, today, SHIPPED, tells_owners=tells_owners)
    stops = len(said.stop)
    steps = tuple(
        StepForwardView(
            text=step.text,
            where=_where(assessment, step),
            anchor=anchor(step.ref) if step.ref else "",
            why=step.why,
            number=step.number,
            by=step.by,
            stops=step.number <= stops,
        )
        for step in said.steps
    )
    return steps, AnswerView(
        said.title, said.opening, said.themes, said.ask, said.closing
    )


def _where(assessment: Assessment, step: StepView) -> str:
    """Name the criterion that a step is for with its title, and its rating."""
    if step.ref is None:
        return step.where
    here = cell(assessment, step.ref)
    return f"{with_capital(here.label)}, {here.rating.word}"


def _day(assessment: Assessment) -> date:
    published = [p.day for p in assessment.agreed.publication.values()]
    return max(published, default=assessment.brief.dates.assessed or date.min)
