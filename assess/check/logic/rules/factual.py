"""The factual check: whether the team has seen the draft, and what it said of it."""

from collections.abc import Iterator
from datetime import date

from assess.check.logic.rules.rule import Family, Rule
from assess.model.assessment import Assessment
from assess.model.factual_check import Marked, checked_by, marked, with_the_team
from assess.model.file_names import AGREED_FILE, sheet_file
from assess.model.problem import Problem

SKIPPED = Rule(
    "factual-check-skipped",
    "warning",
    "What is wrong in a report is found by the people who run the service, before it "
    "is published rather than after.",
    "Write it for the team with d on Review or assess send-draft, and hand it over.",
)
NOT_CHECKED = Rule(
    "factual-check-open",
    "warning",
    "The team was asked what is wrong, and has not said that it is through.",
    "Ask whether it is; the team says so with assess factual-check FOLDER done.",
)
NOT_ANSWERED = Rule(
    "mark-not-answered",
    "error",
    "The team says that a sentence is wrong. Publishing it without an answer would "
    "say that nobody listened.",
    "“It was on the second screen” waits. Accept it, or refuse it and say why.",
    mend="marked",
)
NOT_CHANGED = Rule(
    "mark-not-changed",
    "error",
    "The lead took it that a sentence is wrong, and it still stands.",
    "Change the sentence, or refuse what the team says.",
    mend="marked",
)


def _find(assessment: Assessment, _today: date | None) -> Iterator[Problem]:
    agreed = assessment.agreed
    if assessment.brief.assessed_by == "team" or agreed.is_published:
        return
    draft = with_the_team(agreed)
    if agreed.outcome is not None and draft is None:
        sentence = (
            "The team has had no draft to say what is wrong in it. Write one with d on "
            "Review, or with assess send-draft, and hand it over."
        )
        yield SKIPPED.at(sentence, AGREED_FILE, "draft")
    elif draft is not None and _is_open(assessment, draft[0]):
        sentence = "The team has not said yet that it is through with the draft."
        yield NOT_CHECKED.at(sentence, AGREED_FILE, f"draft.{draft[0]}")
    for each in marked(assessment):
        yield from _of(each)


def _is_open(assessment: Assessment, number: str) -> bool:
    """Whether somebody of the team is still to say that it is through."""
    return bool(assessment.brief.people("team")) and not checked_by(assessment, number)


def _of(each: Marked) -> Iterator[Problem]:
    key = f"marked.{each.id.rpartition('-')[2]}"
    if each.answer is None:
        sentence = (
            f"The team says of a sentence: {_ended(each.mark.so)} Accept it, or refuse "
            "it and say why."
        )
        yield NOT_ANSWERED.at(sentence, sheet_file(each.by), key, ref=each.ref)
    elif each.is_accepted and each.stands is not None:
        sentence = (
            "Accepted as wrong, and it still stands: "
            f"{_ended(each.mark.sentence)} Change it."
        )
        yield NOT_CHANGED.at(sentence, sheet_file(each.by), key, ref=each.ref)


def _ended(words: str) -> str:
    """Return what somebody wrote with a full stop, because a sentence follows."""
    bare = words.strip()
    return bare if bare.endswith((".", "?", "!")) else f"{bare}."


FAMILY = Family((SKIPPED, NOT_CHECKED, NOT_ANSWERED, NOT_CHANGED), _find)
