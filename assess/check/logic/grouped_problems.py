"""Problems as a person reads them: errors first, the same one said once."""

from collections.abc import Iterable
from typing import NamedTuple

from assess.check.logic.rules.panel import NOBODY_ANSWERS
from assess.model.assessment import Assessment
from assess.model.capitals import with_capital
from assess.model.file_names import (
    AGREED_FILE,
    BRIEF_FILE,
    EARLIER_FILE,
    is_sheet,
    person_of,
)
from assess.model.outcome import named
from assess.model.problem import LEVELS, Level, Problem


class Grouped(NamedTuple):
    """One sentence, and everything that it is said of."""

    level: Level
    where: str
    """For example `Points 7, 8 and 9`."""
    sentence: str
    problems: tuple[Problem, ...]


def grouped(assessment: Assessment, problems: Iterable[Problem]) -> tuple[Grouped, ...]:
    """Gather what one file lacks on several criteria of one standard into one line.

    Of what is published a line says what is so, and not what to do before.
    """
    groups: dict[tuple[str, str, str, str], list[Problem]] = {}
    for problem in problems:
        place = problem.ref.standard if problem.ref else problem.key
        sentence = problem.sentence
        if assessment.agreed.is_published and not _can_be_mended(problem):
            sentence = problem.fact
        what = (problem.level, sentence, problem.file, place)
        groups.setdefault(what, []).append(problem)
    found = [_grouped(assessment, key[1], group) for key, group in groups.items()]
    return tuple(sorted(found, key=lambda one: LEVELS.index(one.level)))


def _can_be_mended(problem: Problem) -> bool:
    """Whether it can be put right in what is published: an error, or who answers."""
    return problem.level == "error" or problem.rule == NOBODY_ANSWERS.id


def _grouped(assessment: Assessment, sentence: str, group: list[Problem]) -> Grouped:
    first = group[0]
    refs = [problem.ref for problem in group if problem.ref is not None]
    where = named(assessment, refs) if refs else _place(assessment, first)
    where = with_capital(where)
    return Grouped(first.level, where, sentence, tuple(group))


def _place(assessment: Assessment, problem: Problem) -> str:
    file = problem.file
    if file == AGREED_FILE and problem.key.startswith(("outcome", "whole")):
        return "the result"
    if file == AGREED_FILE and problem.key.startswith("draft"):
        return "the draft"
    if file == BRIEF_FILE:
        return "the brief"
    if file == AGREED_FILE:
        return f"what the {assessment.brief.assessed_by} agreed"
    if file == EARLIER_FILE:
        return "last time"
    return f"the sheet of {person_of(file)}" if is_sheet(file) else file
