"""How actions are worded: one thing each, that can be seen to be done, once."""

import re
from collections.abc import Iterator
from datetime import date

from assess.check.logic.rules.rule import Family, Rule, rated
from assess.model.assessment import Assessment
from assess.model.problem import Problem

VAGUE = Rule(
    "action-vague",
    "warning",
    "Nobody can verify that something was considered.",
    "“Consider testing with carers.” Better: “Test with carers.” Or make it advice.",
)
SEVERAL = Rule(
    "action-several",
    "warning",
    "Two actions in one can't be verified apart.",
    "“Test with carers and publish the results.” Write two actions.",
)
TWICE = Rule(
    "action-twice",
    "warning",
    "The same action in two places is followed up twice, or not at all.",
    "Points 1 and 2 both ask to test with carers. Keep one of them.",
)

_VAGUE = re.compile(
    r"\b(consider(?:ing)?|look(?:ing)? (?:into|at)|think about|explore whether)\b",
    re.IGNORECASE,
)
_DOING = (
    "add|agree|appoint|build|change|collect|create|define|describe|document|find|fix|"
    "improve|make|measure|meet|move|name|plan|prove|publish|recruit|remove|replace|"
    "report|review|run|set|stop|test|train|use|write"
)
_SEVERAL = re.compile(
    rf"(?:[.;]\s+|\w\w,?\s(?:and then|and also|and|then)\s)(?:{_DOING})\s(?!and\b)",
    re.IGNORECASE,
)
"""A second verb after *and*, or one that opens a second sentence.

*Show* is no second verb: it says how the first will be seen to be done.
"""


def is_vague(text: str) -> bool:
    """Whether an action asks for thought and not for a result."""
    return bool(_VAGUE.search(text))


def is_several(text: str) -> bool:
    """Whether an action asks for two things: by a second sentence or a second verb."""
    return bool(_SEVERAL.search(text))


def _find(assessment: Assessment, _today: date | None) -> Iterator[Problem]:
    seen: set[str] = set()
    for ref, finding in rated(assessment):
        for key, action in finding.actions.items():
            said = f"Action “{action.text}”"
            if is_vague(action.text):
                sentence = f"{said} can't be seen to be done. Say what will be there."
                yield VAGUE.on(assessment, ref, sentence, action=key)
            if is_several(action.text):
                sentence = f"{said} seems to be two. Write one action for each."
                yield SEVERAL.on(assessment, ref, sentence, action=key)
            plain = " ".join(re.findall(r"\w+", action.text.casefold()))
            if plain and plain in seen:
                sentence = f"{said} is asked for twice. Keep one of them."
                yield TWICE.on(assessment, ref, sentence, action=key)
            seen.add(plain)


FAMILY = Family((VAGUE, SEVERAL, TWICE), _find)
