"""What a rule is, and how its problems are placed."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import NamedTuple

from assess.model.assessment import Assessment
from assess.model.carried import CarriedFinding
from assess.model.file_names import AGREED_FILE, sheet_file
from assess.model.finding import CriterionRef, Finding
from assess.model.problem import Level, Mend, Problem


class Rule(NamedTuple):
    """One thing that a good lead assessor looks for."""

    id: str
    level: Level
    explanation: str
    """Why it matters, in a sentence or two."""
    example: str
    """What it finds, and what to write instead."""
    protects_truth: bool = False
    """Whether it can't be switched off."""
    mend: Mend | None = None
    """What mends it, where that is one thing to do."""

    def at(
        self,
        sentence: str,
        file: str,
        key: str,
        *,
        ref: CriterionRef | None = None,
        level: Level | None = None,
    ) -> Problem:
        """Return what it found at a place in a file."""
        return Problem(self.id, level or self.level, sentence, file, key, ref)

    def on(
        self,
        assessment: Assessment,
        ref: CriterionRef,
        sentence: str,
        *,
        level: Level | None = None,
        action: str = "",
    ) -> Problem:
        """Return what it found in what the panel holds of a criterion.

        *action* is the id of the action that it is about, if it is about one.
        """
        person = assessment.only_rater
        file = AGREED_FILE if person is None else sheet_file(person)
        key = f"finding.{ref.key}{action and f'.action.{action}'}"
        return self.at(sentence, file, key, ref=ref, level=level)


Find = Callable[[Assessment, date | None], Iterator[Problem]]


class Family(NamedTuple):
    """Rules that look at the same thing, and the function that looks."""

    rules: tuple[Rule, ...]
    find: Find


def rated(assessment: Assessment) -> Iterator[tuple[CriterionRef, Finding]]:
    """Yield the criteria that were rated here, on a scale of ratings."""
    for ref in assessment.refs:
        finding = assessment.finding(ref)
        if isinstance(finding, CarriedFinding):
            continue
        if finding.rating is not None and assessment.scale(ref.standard).rating:
            yield ref, finding
