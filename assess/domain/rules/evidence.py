"""Evidence: what a rating rests on."""

from collections.abc import Iterator
from datetime import date

from assess.domain.assessment import Assessment
from assess.domain.problem import Problem
from assess.domain.rules.rule import Family, Rule, rated

UNKNOWN = Rule(
    "evidence-unknown",
    "error",
    "A link to evidence that nobody has can't be followed.",
    "The evidence was taken out of a sheet by hand. Unlink it, or add it again.",
)
NONE = Rule(
    "met-without-evidence",
    "warning",
    "What is met was seen or shown, and a reader wants to know where.",
    "Green, and nothing linked. Link what the panel saw.",
)
PLAN = Rule(
    "met-on-a-plan",
    "error",
    "A plan says what will be done and shows no result.",
    "Green because testing is planned. Rate it amber, or link a test.",
)


def _find(assessment: Assessment, _today: date | None) -> Iterator[Problem]:
    known = assessment.evidence
    for ref, finding in rated(assessment):
        for key in finding.linked:
            if key not in known:
                sentence = (
                    f"It links to evidence {key}, which nobody has. "
                    "Unlink it or add it."
                )
                yield UNKNOWN.on(assessment, ref, sentence)
        shown = assessment.shown(ref, finding.rating)
        linked = [known[key] for key in finding.linked if key in known]
        if not shown.met:
            continue
        if not linked:
            sentence = f"{shown.word} has no evidence. Link what the panel saw."
            yield NONE.on(assessment, ref, sentence)
        elif all(item.kind == "plan" for item in linked):
            sentence = (
                f"{shown.word} rests on a plan alone, and a plan shows no result."
            )
            yield PLAN.on(assessment, ref, sentence)


FAMILY = Family((UNKNOWN, NONE, PLAN), _find)
