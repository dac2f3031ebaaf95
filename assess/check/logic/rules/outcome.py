"""The outcome that the lead assessor decides."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from assess.check.logic.rules.rule import Family, Rule, rated
from assess.check.logic.rules.waiting import CONTESTED
from assess.model.agreed import Outcome
from assess.model.assessment import Assessment
from assess.model.file_names import AGREED_FILE, BRIEF_FILE
from assess.model.finding import CriterionRef
from assess.model.outcome import (
    SuggestedOutcome,
    awaits_outcome,
    decides_unseen,
    known_reason,
    outcome_scale,
    suggest_outcome,
)
from assess.model.problem import Problem
from assess.model.standard import Rating, Scale

UNRATED: Final = (None, "not-assessed", "not-applicable")

NONE = Rule(
    "no-outcome",
    "error",
    "The outcome is decided by a person, never worked out.",
    "All points are rated. The lead assessor decides the outcome on Review.",
    mend="outcome",
)
WITHOUT_REASON = Rule(
    "outcome-without-reason",
    "error",
    "An outcome that differs from the rule, above all one better than the worst "
    "criterion that decides it, has to be explained.",
    "Point 5 is red and the outcome is amber. Say why.",
    mend="reason",
)
REASON_OF_BEFORE = Rule(
    "outcome-reason-of-before",
    "error",
    "The reason says why the outcome is another one than the rule suggests. Once the "
    "rule suggests something else, it explains what is no longer so.",
    "Amber where the rule gave red, with the reason. Point 5 is amber now: decide "
    "again, or write the reason anew.",
    mend="reason",
)
UNSEEN = Rule(
    "outcome-on-what-was-not-assessed",
    "error",
    "An outcome says of the whole what the panel saw of its parts. What decides it "
    "has to be looked at.",
    "Point 5 is not assessed, and it decides the outcome. Assess it, or say that it "
    "does not apply.",
)
NOTHING_TO_DO = Rule(
    "outcome-without-action",
    "error",
    "A service that did not meet the standard has to be told what would meet it.",
    "Amber, and no point has an action. Add one, or decide green.",
    mend="action",
)
ALL_MET = Rule(
    "outcome-worse-than-all",
    "error",
    "Where everything that decides the outcome is met, nothing says why the whole is "
    "not.",
    "Every point is green and the outcome is amber. Rate the point that it rests on.",
    mend="outcome",
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
    yield from _unseen(assessment)
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
        word = scale.rating[outcome.rating].word
        sentence = (
            f"The outcome is {word} and the rule suggests "
            f"{scale.rating[suggested.rating].word}. Say why they differ."
            if suggested.rating
            else f"The outcome is {word} and no rule suggests one. Say why it is so."
        )
        yield WITHOUT_REASON.at(sentence, AGREED_FILE, "outcome.reason")
    elif not assessment.agreed.is_published and outcome.reason != known_reason(
        outcome, outcome.rating, suggested.rating
    ):
        yield REASON_OF_BEFORE.at(
            _changed_since(scale, outcome, suggested), AGREED_FILE, "outcome.reason"
        )
    yield from _against_the_whole(assessment, scale.rating[outcome.rating])


def _changed_since(scale: Scale, outcome: Outcome, suggested: SuggestedOutcome) -> str:
    then, now = (
        scale.rating[name].word if name in scale.rating else "nothing"
        for name in (outcome.suggested, suggested.rating)
    )
    return (
        f"The reason of the outcome was given when the rule suggested {then}, and now "
        f"it suggests {now}. Decide again, or write the reason anew."
    )


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


def _unseen(assessment: Assessment) -> Iterator[Problem]:
    for ref, held in rated(assessment):
        if sentence := unseen_said(assessment, ref, held.rating or ""):
            yield UNSEEN.on(assessment, ref, sentence)


def unseen_said(assessment: Assessment, ref: CriterionRef, rating: str) -> str:
    """Say what a rating means for the report if nobody looked at what decides."""
    if not decides_unseen(assessment, ref, rating):
        return ""
    word = assessment.shown(ref, rating).word
    return (
        f"{word}, and it decides the outcome, so nothing can be published yet. Rate "
        "it, or say why it is not applicable."
    )


def _against_the_whole(assessment: Assessment, whole: Rating) -> Iterator[Problem]:
    """Yield where the outcome does not follow from anything in the report."""
    gating = [ref for ref in assessment.refs if assessment.gates(ref)]
    held = {ref: assessment.finding(ref) for ref in gating}
    if whole.met or any(held[ref].rating is None for ref in gating):
        return
    words = {ref: assessment.shown(ref, held[ref].rating) for ref in gating}
    short = [ref for ref in gating if not words[ref].met]
    if gating and whole.action and not assessment.actions:
        sentence = (
            f"The outcome is {whole.word} and nothing asks for an action. Add one."
        )
        yield NOTHING_TO_DO.on(assessment, next(iter(short), gating[0]), sentence)
    if gating and not short:
        sentence = (
            f"The outcome is {whole.word} and everything that decides it is met. "
            "Rate what it rests on, or decide again."
        )
        yield ALL_MET.at(sentence, AGREED_FILE, "outcome")


FAMILY = Family(
    (
        *(NONE, WITHOUT_REASON, REASON_OF_BEFORE, UNSEEN),
        *(NOTHING_TO_DO, ALL_MET, LITTLE_RATED),
    ),
    _find,
)
