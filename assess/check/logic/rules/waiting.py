"""What waits: for a rating, for a choice, to be filed."""

from collections.abc import Iterator
from datetime import date

from assess.check.logic.rules.rule import Family, Rule
from assess.model.assessment import Assessment
from assess.model.file_names import sheet_file
from assess.model.finding import CriterionRef
from assess.model.outcome import decides_unseen
from assess.model.problem import Level, Problem
from assess.model.sheet import InboxLine

CONTESTED = Rule(
    "contested",
    "error",
    "Two people, or two windows, wrote different things and nobody has chosen. "
    "A report can't say both.",
    "One window rated point 4 green, another amber. Choose one of them.",
    protects_truth=True,
    mend="choice",
)
NOTHING_SAID = Rule(
    "nothing-said",
    "error",
    "Where a standard is used without ratings, the sentences are all there is.",
    "Point 2 is empty. Say what the panel saw.",
    mend="well",
)
NOT_RATED = Rule(
    "not-rated",
    "error",
    "A criterion that decides the outcome needs a rating, or a reason for none. "
    "It is a warning where the standard does not decide the outcome.",
    "Point 9 has no rating. Rate it, or say that it is not applicable and why. Not "
    "assessed is no rating of what decides the outcome.",
)
UNFILED = Rule(
    "unfiled",
    "error",
    "A line captured during the session says something that is in no report yet.",
    "“ask who answers out of hours” waits. File it as a question to a point.",
    mend="filing",
)


def _find(assessment: Assessment, _today: date | None) -> Iterator[Problem]:
    by = assessment.brief.assessed_by
    for ref in assessment.refs:
        finding = assessment.finding(ref)
        if finding.is_contested:
            yield CONTESTED.on(
                assessment, ref, "Two versions wait for a choice. Choose one."
            )
        if not assessment.scale(ref.standard).rating:
            if not (finding.says_something or finding.reason or finding.rating):
                sentence = "Nothing is said of this yet. Say what was seen."
                yield NOTHING_SAID.on(assessment, ref, sentence)
        elif finding.rating is None:
            level: Level = "error" if assessment.gates(ref) else "warning"
            sentence = (
                f"The {by} has not agreed on it yet. Submit, reveal and agree."
                if assessment.only_rater is None
                else f"Not rated yet. Rate it, or say why {_instead(assessment, ref)}."
            )
            yield NOT_RATED.on(assessment, ref, sentence, level=level)


def _instead(assessment: Assessment, ref: CriterionRef) -> str:
    """Say what may be said of a criterion in place of a rating."""
    decides = decides_unseen(assessment, ref, "not-assessed")
    return "it does not apply" if decides else "not"


def _unfiled(assessment: Assessment, _today: date | None) -> Iterator[Problem]:
    for person, sheet in assessment.sheets.items():
        for key, line in sheet.inbox.items():
            if isinstance(line, InboxLine) and not line.filed:
                sentence = f"A captured line waits to be filed: {line.text}"
                yield UNFILED.at(sentence, sheet_file(person), f"inbox.{key}")


FAMILY = Family((CONTESTED, NOTHING_SAID, NOT_RATED), _find)
INBOX = Family((UNFILED,), _unfiled)
