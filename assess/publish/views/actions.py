"""Actions, and what became of each."""

from collections import Counter
from datetime import date
from typing import Final

from assess.model.after.follow_up import ENDED, IN_WORDS, Followed, followed
from assess.model.after.replies import printed
from assess.model.agreed import Decision
from assess.model.assessment import Assessment
from assess.model.brief import Brief
from assess.model.british_time import british_day
from assess.model.days import by_when
from assess.model.finding import CriterionRef
from assess.model.sheet import Response, Verification
from assess.publish.views.finding_view import (
    ActionView,
    Fact,
    PlaceView,
    StepView,
)
from assess.publish.views.moments import moments
from assess.publish.views.people import in_place
from assess.publish.views.results import cell
from assess.publish.views.view import ReplyView, ResponseView, TableView

MOST: Final = 15
"""How many actions stand in one table; of more, those for what is worst."""

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
LOOKS_AT_CONDITIONS = {
    "done": "{checked_by} confirmed that it is met",
    "partly": "{checked_by} found it partly met",
    "not-done": "{checked_by} found it not met",
}


def look_said(each: Followed, look: Verification, brief: Brief) -> str:
    """Say what an assessor found of an action, or of a condition."""
    words = LOOKS_AT_CONDITIONS if each.is_condition else LOOKS
    return in_place(words[look.verdict], brief)


def actions_of(assessment: Assessment) -> tuple[ActionView, ...]:
    """Return every action by the day on which it is due, then by its number.

    What waits for an event without a day comes after the days, and what nobody gave
    either comes last.
    """
    on = stood_on(assessment)
    found = followed(assessment)
    ordered = sorted(found, key=lambda e: (_place(e), e.number))
    every = tuple(_action(assessment, each, on) for each in ordered)
    if len(every) <= MOST:
        return every
    return tuple(
        each._replace(is_in_front=each.criterion.rating.colour == "bad")
        for each in every
    )


def _place(each: Followed) -> tuple[date, int]:
    due = each.asked.action.due
    if each.due is not None:
        return each.due, 0
    return date.max, 2 if due is None else 1


def tables(actions: tuple[ActionView, ...], *, by_owner: bool) -> tuple[TableView, ...]:
    """Return those that stand together, in one table or in one for each owner.

    What nobody owns comes first.
    """
    front = tuple(action for action in actions if action.is_in_front)
    if not by_owner:
        return (TableView("", front),) if front else ()
    names = sorted({action.owner for action in front})
    return tuple(
        TableView(name, tuple(a for a in front if a.owner == name)) for name in names
    )


def stood_on(assessment: Assessment) -> date | None:
    """Return the day of the last entry since publication; nothing for a draft.

    What is overdue is told for that day, so that a page is the same whenever it is
    drawn.
    """
    if not assessment.agreed.version:
        return None
    return british_day(moments(assessment)[-1])


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


def replies(assessment: Assessment) -> tuple[ReplyView, ...]:
    """Return what readers said of the version before, and what was done of it."""
    return tuple(
        ReplyView(british_day(e.reply.at), e.reply.from_, e.reply.text, e.reply.did)
        for e in printed(assessment)
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


def _action(assessment: Assessment, each: Followed, on: date | None) -> ActionView:
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
        also=places(assessment, asked.refs[1:]),
        status=each.in_words,
        turn=turn_of(assessment, each),
        steps=steps,
        has_ended=each.state in ENDED,
        is_late=on is not None and each.days_late(on) > 0,
    )


def places(
    assessment: Assessment, refs: tuple[CriterionRef, ...]
) -> tuple[PlaceView, ...]:
    """Return criteria with what their standards call them."""
    return tuple(
        PlaceView(assessment.standards[ref.standard].noun, cell(assessment, ref))
        for ref in refs
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
        StepView(british_day(look.at), look_said(each, look, brief), look.reason)
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
