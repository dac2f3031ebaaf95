"""Savings and satisfaction together: the article's own test of a better service."""

from collections.abc import Iterator
from typing import NamedTuple

from assess.model.assessment import Assessment
from assess.model.capitals import with_capital
from assess.model.measures import Direction, Measure, direction, is_apart, moved
from assess.model.weights import Weights
from assess.priorities.logic.steps import Reason, Service, Step

_VERB = {"savings": "are", "satisfaction": "is"}


class Measured(NamedTuple):
    """Which way savings and satisfaction of a service went."""

    savings: Direction
    satisfaction: Direction
    apart: str
    """That one got better and the other worse, with the figures; else nothing."""

    @property
    def is_known(self) -> bool:
        """Whether both are known."""
        return "unknown" not in {self.savings, self.satisfaction}


def measured(assessment: Assessment) -> Measured:
    """Say which way both went."""
    brief = assessment.brief
    went = direction(brief.savings), direction(brief.satisfaction)
    return Measured(
        *went,
        apart=_apart(assessment) if is_apart(brief.savings, brief.satisfaction) else "",
    )


def _apart(assessment: Assessment) -> str:
    brief = assessment.brief
    cost, people = _figures(brief.savings), _figures(brief.satisfaction)
    if direction(brief.savings) == "better":
        return f"got cheaper ({cost}), and satisfaction got worse ({people})"
    return f"got dearer ({cost}), and satisfaction got better ({people})"


def _figures(measure: Measure) -> str:
    years = [day.year for day in (measure.baseline_on, measure.now_on) if day]
    when = f", {years[0]} to {years[1]}" if len(years) == 2 else ""  # noqa: PLR2004 - both days
    return f"{moved(measure)}{when}"


def of_measures(assessment: Assessment, weights: Weights) -> Iterator[Step]:
    """Yield what follows from the two figures, or from there being only one."""
    brief, weight = assessment.brief, weights.weight
    found = measured(assessment)
    if found.apart:
        better = found.savings == "better"
        text = (
            "Find out why satisfaction got worse while it got cheaper, "
            "before anything more is saved."
            if better
            else "Find out why it got dearer while satisfaction got better."
        )
        why = "Only both figures together show whether it is better for anyone."
        yield _step(assessment, text, why, Reason("the two differ", weight.apart))
        return
    given = {
        "savings": brief.savings.is_given,
        "satisfaction": brief.satisfaction.is_given,
    }
    lacking = [name for name, known in given.items() if not known]
    reason = Reason("not measured", weight.not_measured)
    if len(lacking) == len(given):
        text = "Measure savings and satisfaction, each before and now."
        why = "Nobody can say yet whether the service is better for anyone."
        lacks = "Savings and satisfaction are not measured"
        yield _step(assessment, text, why, reason)._replace(lacks=lacks, start=text)
    elif lacking:
        (known,) = set(given) - set(lacking)
        why = f"{with_capital(known)} alone can hide that somebody pays for it."
        text = f"Measure {lacking[0]} as well."
        lacks = f"{with_capital(lacking[0])} {_VERB[lacking[0]]} not measured"
        yield _step(assessment, text, why, reason)._replace(lacks=lacks, start=text)


def _step(assessment: Assessment, text: str, why: str, reason: Reason) -> Step:
    return Step(
        text=text,
        kind="change",
        ref=None,
        service=Service(assessment.brief.service, assessment.brief.council),
        where="the brief",
        why=(why,),
        reasons=(reason,),
    )
