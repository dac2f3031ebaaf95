"""The outcome that the lead assessor decides."""

from collections.abc import Iterator
from datetime import date

from assess.check.logic.rules.rule import Family, Rule
from assess.check.logic.rules.waiting import CONTESTED
from assess.model.assessment import Assessment
from assess.model.file_names import AGREED_FILE
from assess.model.outcome import suggest_outcome
from assess.model.problem import Problem

NONE = Rule(
    "no-outcome",
    "error",
    "The outcome is decided by a person, never worked out.",
    "All points are rated. The lead assessor decides the outcome on Review.",
)
WITHOUT_REASON = Rule(
    "outcome-without-reason",
    "error",
    "An outcome that differs from the rule, above all one better than the worst "
    "criterion that decides it, has to be explained.",
    "Point 5 is red and the outcome is amber. Say why.",
    mend="reason",
)


def _find(assessment: Assessment, _today: date | None) -> Iterator[Problem]:
    scale = assessment.gating_scale
    if scale is None or not scale.rating:
        return
    outcome, suggested = assessment.agreed.outcome, suggest_outcome(assessment)
    if outcome is None:
        sentence = "The outcome is not decided yet. The lead decides it."
        yield NONE.at(sentence, AGREED_FILE, "outcome")
        return
    if outcome.fork:
        sentence = "Two versions of the outcome wait for a choice. Choose one."
        yield CONTESTED.at(sentence, AGREED_FILE, "outcome")
    if outcome.rating != suggested.rating and not outcome.reason.strip():
        rule = scale.rating[suggested.rating].word if suggested.rating else "nothing"
        sentence = (
            f"The outcome is {scale.rating[outcome.rating].word} and the rule suggests "
            f"{rule}. Say why they differ."
        )
        yield WITHOUT_REASON.at(sentence, AGREED_FILE, "outcome.reason")


FAMILY = Family((NONE, WITHOUT_REASON), _find)
