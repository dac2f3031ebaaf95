"""Ratings: their reasons, their actions, and what was ticked."""

from collections.abc import Iterator
from datetime import date

from assess.check.logic.rules.rule import Family, Rule, rated
from assess.model.assessment import Assessment
from assess.model.finding import CriterionRef, Finding
from assess.model.problem import Problem
from assess.model.rating import CHOSEN
from assess.model.suggestion import suggestion

NO_REASON = Rule(
    "no-reason",
    "error",
    "A rating without a reason can't be explained to the team or checked later. "
    "That holds for not applicable too.",
    "“Amber” alone. Better: the team tested with four users, none with a disability.",
    mend="reason",
)
NO_ACTION = Rule(
    "no-action",
    "error",
    "A team that did not meet a criterion needs to know what would meet it.",
    "Red, and no action. Add one: The team must test with people who use a "
    "screen reader.",
    mend="action",
)
ACTION_ON_MET = Rule(
    "action-on-met",
    "warning",
    "What is met asks for nothing that the team must do.",
    "Green with an action. Make it advice, or rate it amber.",
    mend="advice",
)
GAP_ON_MET = Rule(
    "gap-on-met",
    "warning",
    "A gap says why something is not met. Beside a rating that is met, a reader does "
    "not know which of the two to believe.",
    "Green, and “No research with disabled people” as a gap. Make it advice, or rate "
    "it amber.",
)
ABOVE_SUGGESTION = Rule(
    "above-suggestion",
    "warning",
    "The rating is better than what was ticked suggests. The panel may be right, "
    "and then the reason says why.",
    "Green, but “users were met” is not ticked.",
    mend="reason",
)
BELOW_SUGGESTION = Rule(
    "below-suggestion",
    "info",
    "The rating is worse than what was ticked suggests. The panel may be right; a "
    "team will ask why.",
    "Red, but every must is ticked. Say in the reason what outweighs them.",
)


def _find(assessment: Assessment, _today: date | None) -> Iterator[Problem]:
    for ref, finding in rated(assessment):
        shown = assessment.shown(ref, finding.rating)
        if not finding.reason.strip():
            sentence = f"{shown.word} has no reason. Say what it rests on."
            yield NO_REASON.on(assessment, ref, sentence)
        if shown.action and not (finding.actions or assessment.asked_on(ref)):
            sentence = f"{shown.word} has no action. Say what must be done."
            yield NO_ACTION.on(assessment, ref, sentence)
        if shown.met and finding.actions:
            sentence = (
                f"{shown.word} asks for no action. Make it advice, or rate it again."
            )
            yield ACTION_ON_MET.on(assessment, ref, sentence)
        if shown.met and finding.sentences("gap"):
            sentence = f"{shown.word} has a gap. Make it advice, or rate it again."
            yield GAP_ON_MET.on(assessment, ref, sentence)
        yield from _against(assessment, ref, finding)


def _against(
    assessment: Assessment, ref: CriterionRef, finding: Finding
) -> Iterator[Problem]:
    found = suggestion(assessment, ref, finding)
    if not (found and found.rating) or finding.rating in CHOSEN:
        return
    order = assessment.scale(ref.standard).ratings
    steps = order.index(finding.rating or "") - order.index(found.rating)
    if steps:
        rule, how = (
            (ABOVE_SUGGESTION, "better") if steps < 0 else (BELOW_SUGGESTION, "worse")
        )
        held = assessment.shown(ref, finding.rating).word
        word = assessment.shown(ref, found.rating).word
        sentence = (
            f"{held} is {how} than {word}, which what was ticked suggests: "
            f"{found.reason.rstrip('.')}. Check that the reason says why."
        )
        yield rule.on(assessment, ref, sentence)


FAMILY = Family(
    (
        *(NO_REASON, NO_ACTION, ACTION_ON_MET, GAP_ON_MET),
        *(ABOVE_SUGGESTION, BELOW_SUGGESTION),
    ),
    _find,
)
