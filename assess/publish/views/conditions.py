"""What the result rests on, and what is said of the service as a whole."""

from datetime import date

from assess.model.after.follow_up import ENDED, Followed, conditions
from assess.model.assessment import Assessment
from assess.model.days import by_when
from assess.model.whole import WholeKind
from assess.publish.views.actions import places, steps_of, stood_on, turn_of
from assess.publish.views.finding_view import SaidView
from assess.publish.views.whole_view import ConditionView, WholeView


def conditions_of(assessment: Assessment) -> tuple[ConditionView, ...]:
    """Return every condition of the result, by its number."""
    on = stood_on(assessment)
    ordered = sorted(conditions(assessment), key=lambda each: each.number)
    return tuple(_condition(assessment, each, on) for each in ordered)


def _condition(
    assessment: Assessment, each: Followed, on: date | None
) -> ConditionView:
    asked = each.asked.action
    return ConditionView(
        id=each.id,
        number=each.called,
        anchor=each.called,
        text=asked.text,
        due=each.due,
        by=by_when(assessment.brief, asked.due),
        confirmed_by=asked.owner,
        about=places(assessment, each.asked.refs),
        status=each.in_words,
        turn=turn_of(assessment, each),
        steps=tuple(
            sorted(
                steps_of(each, assessment.brief), key=lambda step: step.at or date.max
            )
        ),
        has_ended=each.state in ENDED,
        is_late=on is not None and each.days_late(on) > 0,
    )


def whole_view(assessment: Assessment) -> WholeView:
    """Return what belongs to no criterion."""
    whole = assessment.agreed.whole

    def said(kind: WholeKind) -> tuple[SaidView, ...]:
        return tuple(SaidView(key, text) for key, text in whole.sentences(kind).items())

    return WholeView(said("commentary"), said("risk"), said("thanks"), said("advice"))
