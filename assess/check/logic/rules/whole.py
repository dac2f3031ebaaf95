"""What the result comes with, and what is said of the whole."""

from collections.abc import Iterator
from datetime import date

from assess.check.logic.rules.rule import Family, Rule
from assess.check.logic.rules.waiting import CONTESTED
from assess.model.assessment import Assessment
from assess.model.file_names import AGREED_FILE
from assess.model.outcome import decided
from assess.model.problem import Problem

NO_CONDITION = Rule(
    "conditions-without-one",
    "error",
    "A result with conditions says on what it rests, or nobody can confirm it.",
    "Met with conditions, and no condition is listed. Add each of them.",
)
WORD_SAYS_OTHERWISE = Rule(
    "conditions-and-another-word",
    "error",
    "A result whose word leaves its conditions out says more than the panel decided.",
    "Met with advice, and conditions are listed. Decide for a result with conditions, "
    "or take the conditions back.",
)
CONDITION_INCOMPLETE = Rule(
    "condition-incomplete",
    "error",
    "A result that rests on what nobody confirms, or confirms one day, stays open.",
    "“Every page was reviewed.” Add who confirms it, such as the service manager, and "
    "by when, such as before public beta.",
)
NO_ADVICE = Rule(
    "advice-without-any",
    "error",
    "A result with advice has to give some.",
    "Met with advice, and nothing is advised. Add it to a point or to the whole.",
)


def _find(assessment: Assessment, _today: date | None) -> Iterator[Problem]:
    whole, outcome = assessment.agreed.whole, decided(assessment)
    if whole.choices:
        sentence = "Two versions of what is said of the whole wait for a choice."
        yield CONTESTED.at(f"{sentence} Choose one.", AGREED_FILE, "whole")
    comes_with = outcome.comes_with if outcome else None
    if outcome and comes_with == "conditions" and not whole.conditions:
        sentence = f"The outcome is {outcome.word} and no condition is listed. Add it."
        yield NO_CONDITION.at(sentence, AGREED_FILE, "whole.condition")
    if outcome and comes_with != "conditions" and whole.conditions:
        sentence = (
            f"The outcome is {outcome.word} and conditions are listed. Decide for one "
            "with conditions, or take them back."
        )
        yield WORD_SAYS_OTHERWISE.at(sentence, AGREED_FILE, "whole.condition")
    if outcome and comes_with == "advice" and not _advises(assessment):
        sentence = f"The outcome is {outcome.word} and nothing is advised. Add it."
        yield NO_ADVICE.at(sentence, AGREED_FILE, "whole.advice")
    for key, held in whole.conditions.items():
        parts = (("by when", held.due), ("who confirms it", held.confirmed_by.strip()))
        if lacking := " and ".join(name for name, given in parts if not given):
            sentence = f"Condition “{held.text}” does not say {lacking}. Add it."
            place = f"whole.condition.{key}"
            yield CONDITION_INCOMPLETE.at(sentence, AGREED_FILE, place)


def _advises(assessment: Assessment) -> bool:
    whole = assessment.agreed.whole.sentences("advice")
    every = (assessment.finding(ref) for ref in assessment.refs)
    return bool(whole) or any(held.sentences("advice") for held in every)


FAMILY = Family(
    (NO_CONDITION, WORD_SAYS_OTHERWISE, CONDITION_INCOMPLETE, NO_ADVICE), _find
)
