"""Actions, and what became of each."""

from collections import Counter
from datetime import date

from assess.document.days import by_when
from assess.model.after.follow_up import IN_WORDS, Followed, followed
from assess.model.agreed import Decision
from assess.model.assessment import Assessment
from assess.model.brief import Brief
from assess.model.british_time import british_day
from assess.model.sheet import Response
from assess.publish.views.finding_view import (
    ActionView,
    Fact,
    StepView,
)
from assess.publish.views.people import in_place
from assess.publish.views.results import cell
from assess.publish.views.view import ResponseView

ANSWERS = {
    "accept": "The team accepted it",
    "challenge": "The team challenged it",
    "factual-error": "The team reported a factual error",
}
VERDICTS = {
    "upheld": "The {decided_by} upheld the challenge",
    "partly-upheld": "The {decided_by} upheld the challenge in part",
    "not-upheld": "The {decided_by} did not uphold the challenge",
}
LOOKS = {
    "done": "{checked_by} verified that it is done",
    "partly": "{checked_by} found it partly done",
    "not-done": "{checked_by} found it not done",
}


def actions_of(assessment: Assessment) -> tuple[ActionView, ...]:
    """Return every action, by its number."""
    ordered = sorted(followed(assessment), key=lambda each: each.number)
    return tuple(_action(assessment, each) for each in ordered)


def standing(actions: tuple[ActionView, ...]) -> tuple[Fact, ...]:
    """Count the actions by where they stand, in the order in which one gets done."""
    counted = Counter(action.status for action in actions)
    order = dict.fromkeys([*IN_WORDS.values(), *sorted(counted)])
    return tuple(Fact(s, str(counted[s])) for s in order if counted[s])


def responses(
    assessment: Assessment, actions: tuple[ActionView, ...]
) -> tuple[ResponseView, ...]:
    """Return what the team answered, action by action."""
    return tuple(
        _response(assessment, action, sheet.response[action.id])
        for action in actions
        for sheet in assessment.sheets.values()
        if action.id in sheet.response
    )


def _response(
    assessment: Assessment, action: ActionView, response: Response
) -> ResponseView:
    decision = assessment.agreed.decided.get(action.id)
    return ResponseView(
        number=action.number,
        anchor=action.anchor,
        at=british_day(response.at),
        words=ANSWERS[response.answer],
        text=response.reason,
        decision=_verdict(decision, assessment.brief) if decision else "",
        decision_text=decision.reason if decision else "",
    )


def _verdict(decision: Decision, brief: Brief) -> str:
    return in_place(VERDICTS[decision.verdict], brief)


def _action(assessment: Assessment, each: Followed) -> ActionView:
    asked = each.asked
    steps = tuple(
        sorted(steps_of(each, assessment.brief), key=lambda step: step.at or date.max)
    )
    return ActionView(
        id=asked.id,
        number=each.called,
        anchor=each.called,
        text=asked.action.text,
        due=each.due,
        by=by_when(assessment.brief, asked.action.due),
        owner=asked.action.owner,
        criterion=cell(assessment, asked.ref),
        noun=assessment.standards[asked.ref.standard].noun,
        status=each.in_words,
        turn=turn_of(assessment, each),
        steps=steps,
    )


def turn_of(assessment: Assessment, each: Followed) -> str:
    """Say whose turn it is; nothing where it is nobody's."""
    turn = each.waits_for(published=assessment.agreed.is_published)
    return f"Next: {turn}" if turn else ""


def steps_of(each: Followed, brief: Brief) -> list[StepView]:
    """Return all that happened to an action or a condition since the report."""
    steps = [
        StepView(british_day(step.at), "The team reported", step.text)
        for _, step in each.progress
    ]
    steps += [
        StepView(
            british_day(look.at), in_place(LOOKS[look.verdict], brief), look.reason
        )
        for _, look in each.looks
    ]
    if (response := each.response) is not None:
        words = ANSWERS[response.answer]
        steps.append(StepView(british_day(response.at), words, response.reason))
    if (decision := each.decision) is not None:
        words = _verdict(decision, brief)
        steps.append(StepView(british_day(decision.at), words, decision.reason))
    if (closed := each.closed) is not None:
        day = british_day(closed.at) if closed.at else None
        steps.append(StepView(day, "It no longer applies", closed.reason))
    return steps
