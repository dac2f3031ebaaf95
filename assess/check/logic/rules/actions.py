"""Actions that a team can take up."""

from collections.abc import Iterator
from datetime import date

from assess.check.logic.rules.rule import Family, Rule, rated
from assess.model.assessment import Assessment
from assess.model.days import spelt
from assess.model.policy import Policy, proposed_due
from assess.model.problem import Problem

DUE_BEFORE = Rule(
    "due-before-assessment",
    "warning",
    "An action can't be due before the day on which it was asked for.",
    "Assessed in May 2026, due in May 2025: the year is wrong.",
)
INCOMPLETE = Rule(
    "action-incomplete",
    "warning",
    "An action that nobody owns, or that has no date, is seldom done.",
    "Add a due date, and the role that owns it, such as product owner.",
    mend="dates",
)

LATER_THAN_POLICY = Rule(
    "due-later-than-policy",
    "warning",
    "The council's policy says within how many months what was not met is put right.",
    "Amber in May 2026, due in 2028, and the policy allows three months. Bring it "
    "forward, or say in the reason why it takes longer.",
)


def _find(assessment: Assessment, _today: date | None) -> Iterator[Problem]:
    assessed = assessment.brief.dates.assessed
    for ref, finding in rated(assessment):
        for key, action in finding.actions.items():
            due = assessment.brief.day_of(action.due)
            if assessed and due and due < assessed:
                sentence = (
                    f"Action “{action.text}” is due before the assessment. "
                    "Mend the date."
                )
                yield DUE_BEFORE.on(assessment, ref, sentence, action=key)
            parts = (("a due date", action.due), ("an owner", action.owner))
            lacking = " and ".join(name for name, given in parts if not given)
            if lacking:
                sentence = f"Action “{action.text}” lacks {lacking}. Add it."
                yield INCOMPLETE.on(assessment, ref, sentence, action=key)


def due_later_than(assessment: Assessment, policy: Policy) -> Iterator[Problem]:
    """Yield the actions that are due later than the council's policy allows."""
    assessed = assessment.brief.dates.assessed
    if assessed is None:
        return
    for ref, finding in rated(assessment):
        last = proposed_due(assessment, ref, finding, policy, today=assessed)
        for key, action in finding.actions.items():
            due = assessment.brief.day_of(action.due)
            if last and due and due > last:
                sentence = (
                    f"Action “{action.text}” is due after "
                    f"{spelt(last)}, later than the policy allows. "
                    "Bring it forward, or say why."
                )
                yield LATER_THAN_POLICY.on(assessment, ref, sentence, action=key)


FAMILY = Family((DUE_BEFORE, INCOMPLETE, LATER_THAN_POLICY), _find)
