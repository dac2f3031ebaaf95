"""Actions, and what became of each."""

from collections import Counter

from assess.domain.assessment import AskedAction, Assessment
from assess.domain.sheet import Response
from assess.report.results import anchor, cell
from assess.report.view import ActionView, Fact, ResponseView, StepView

ANSWERS = {
    "accept": "The team accepted it",
    "challenge": "The team challenged it",
    "factual-error": "The team reported a factual error",
}
VERDICTS = {
    "upheld": "The lead assessor upheld the challenge",
    "partly-upheld": "The lead assessor upheld the challenge in part",
    "not-upheld": "The lead assessor did not uphold the challenge",
}
LOOKS = {
    "done": "An assessor verified that it is done",
    "partly": "An assessor found it partly done",
    "not-done": "An assessor found it not done",
}

STANDS = ("Open", "In progress", "Done, verified", "No longer applies")


def actions_of(assessment: Assessment) -> tuple[ActionView, ...]:
    """Return every action, numbered in the order of the report."""
    return tuple(
        _action(assessment, asked, number)
        for number, asked in enumerate(assessment.actions(), 1)
    )


def standing(actions: tuple[ActionView, ...]) -> tuple[Fact, ...]:
    """Count the actions by where they stand, in the order in which one gets done."""
    counted = Counter(action.status for action in actions)
    order = dict.fromkeys([*STANDS, *sorted(counted)])
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
        at=response.at.date(),
        words=ANSWERS[response.answer],
        text=response.reason,
        decision=VERDICTS[decision.verdict] if decision else "",
        decision_text=decision.reason if decision else "",
    )


def _action(assessment: Assessment, asked: AskedAction, number: int) -> ActionView:
    steps = tuple(sorted(_steps(assessment, asked.id), key=lambda step: step.at))
    return ActionView(
        id=asked.id,
        number=number,
        anchor=f"action-{anchor(asked.ref)}-{asked.id}",
        text=asked.action.text,
        due=asked.action.due,
        owner=asked.action.owner,
        criterion=cell(assessment, asked.ref),
        noun=assessment.standards[asked.ref.standard].noun,
        status=_status(assessment, asked.id),
        steps=steps,
    )


def _status(assessment: Assessment, key: str) -> str:
    """Say where an action stands; only verification closes one."""
    if key in assessment.agreed.closed:
        return "No longer applies"
    looks = [
        look
        for sheet in assessment.sheets.values()
        for look in sheet.verified.get(key, {}).values()
    ]
    if looks and max(looks, key=lambda look: look.at).verdict == "done":
        return "Done, verified"
    if any(key in sheet.progress for sheet in assessment.sheets.values()):
        return "In progress"
    return "Open"


def _steps(assessment: Assessment, key: str) -> list[StepView]:
    steps = []
    for sheet in assessment.sheets.values():
        if (response := sheet.response.get(key)) is not None:
            words = ANSWERS[response.answer]
            steps.append(StepView(response.at.date(), words, response.reason))
        steps += [
            StepView(step.at.date(), "The team reported", step.text)
            for step in sheet.progress.get(key, {}).values()
        ]
        steps += [
            StepView(look.at.date(), LOOKS[look.verdict], look.reason)
            for look in sheet.verified.get(key, {}).values()
        ]
    decision = assessment.agreed.decided.get(key)
    if decision is not None:
        words = VERDICTS[decision.verdict]
        steps.append(StepView(decision.at.date(), words, decision.reason))
    closed = assessment.agreed.closed.get(key)
    if closed is not None and closed.at is not None:
        steps.append(StepView(closed.at.date(), "It no longer applies", closed.reason))
    return steps
