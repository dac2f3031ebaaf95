"""The outcome that the lead assessor decides."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from assess.check.logic.rules.rule import Family, Rule
from assess.check.logic.rules.waiting import CONTESTED
from assess.model.assessment import Assessment
from assess.model.file_names import AGREED_FILE, BRIEF_FILE
from assess.model.outcome import awaits_outcome, outcome_scale, suggest_outcome
from assess.model.problem import Problem
from assess.model.standard import Rating

UNRATED: Final = (None, "not-assessed", "not-applicable")

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
UNSEEN = Rule(
    "outcome-on-what-was-not-assessed",
    "error",
    "An outcome says of the whole what the panel saw of its parts. What decides it "
    "has to be looked at.",
    "Amber, and 13 of 14 points are not assessed. Assess them, or decide no outcome.",
)
NOTHING_TO_DO = Rule(
    "outcome-without-action",
    "error",
    "A service that did not meet the standard has to be told what would meet it.",
    "Amber, and no point has an action. Add one, or decide green.",
)
ALL_MET = Rule(
    "outcome-worse-than-all",
    "error",
    "Where everything that decides the outcome is met, nothing says why the whole is "
    "not.",
    "Every point is green and the outcome is amber. Rate the point that it rests on.",
)
LITTLE_RATED = Rule(
    "little-rated",
    "error",
    "Where no standard decides an outcome, the ratings are the result.",
    "One of 14 criteria is rated, and none gates. Rate more, or say why not.",
)


def _find(assessment: Assessment, _today: date | None) -> Iterator[Problem]:
    scale = outcome_scale(assessment)
    if assessment.gating_scale is None:
        yield from _little_rated(assessment)
    if scale is None:
        return
    outcome, suggested = assessment.agreed.outcome, suggest_outcome(assessment)
    if outcome is None:
        if not awaits_outcome(assessment):
            return
        by = "team" if assessment.brief.assessed_by == "team" else "lead"
        sentence = f"The outcome is not decided yet. The {by} decides it."
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
    yield from _against_the_whole(assessment, scale.rating[outcome.rating])


def _little_rated(assessment: Assessment) -> Iterator[Problem]:
    asked = [
        ref
        for ref in assessment.refs
        if assessment.scale(ref.standard).rating and not assessment.is_left_out(ref)
    ]
    found = sum(1 for ref in asked if assessment.finding(ref).rating not in UNRATED)
    if found * 2 < len(asked):
        sentence = (
            f"{found} of {len(asked)} criteria {'is' if found == 1 else 'are'} rated, "
            "and no standard decides an outcome. Rate more of them."
        )
        yield LITTLE_RATED.at(sentence, BRIEF_FILE, "standard")


def _against_the_whole(assessment: Assessment, whole: Rating) -> Iterator[Problem]:
    """Yield where the outcome does not follow from anything in the report."""
    gating = [ref for ref in assessment.refs if assessment.gates(ref)]
    held = {ref: assessment.finding(ref) for ref in gating}
    if unseen := [ref for ref in gating if held[ref].rating == "not-assessed"]:
        sentence = (
            f"{len(unseen)} of {len(gating)} that decide the outcome "
            f"{'was' if len(unseen) == 1 else 'were'} not assessed. Assess them first."
        )
        yield UNSEEN.at(sentence, AGREED_FILE, "outcome")
    if whole.met or any(held[ref].rating is None for ref in gating):
        return
    if whole.action and not any(assessment.actions()):
        sentence = (
            f"The outcome is {whole.word} and nothing asks for an action. Add one."
        )
        yield NOTHING_TO_DO.at(sentence, AGREED_FILE, "outcome")
    words = [assessment.shown(ref, held[ref].rating) for ref in gating]
    if words and all(word.met for word in words):
        sentence = (
            f"The outcome is {whole.word} and everything that decides it is met. "
            "Rate what it rests on, or decide again."
        )
        yield ALL_MET.at(sentence, AGREED_FILE, "outcome")


FAMILY = Family(
    (NONE, WITHOUT_REASON, UNSEEN, NOTHING_TO_DO, ALL_MET, LITTLE_RATED), _find
)
