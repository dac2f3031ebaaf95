"""What must be looked at again since the assessment was moved to a newer edition."""

from collections.abc import Iterator
from datetime import date

from assess.check.logic.rules.rule import Family, Rule
from assess.model.assessment import Assessment
from assess.model.file_names import BRIEF_FILE, sheet_file
from assess.model.finding import CriterionRef
from assess.model.problem import Problem
from assess.model.versions.record import content_id

AGAIN = Rule(
    "look-again",
    "warning",
    "A newer edition asks this in another way than the one that it was found against.",
    "Point 3 was point 4 before and asks more. Rate it again, or say in the reason why "
    "it stays.",
)
UNFINISHED = Rule(
    "upgrade-unfinished",
    "error",
    "Half of an assessment on one edition and half on the next can't be read as one.",
    "The move to a newer edition was broken off. Do it again, and it goes on.",
    protects_truth=True,
)


def _find(assessment: Assessment, _today: date | None) -> Iterator[Problem]:
    brief = assessment.brief
    for name, moved in brief.upgraded.items():
        if moved.from_ in brief.standard:
            sentence = (
                f"The move from {moved.from_} to {name} was broken off. Do it again: "
                "assess standards upgrade."
            )
            yield UNFINISHED.at(sentence, BRIEF_FILE, f"upgraded.{name}")
            continue
        if name not in brief.standard:  # moved on again since
            continue
        for number, each in moved.again.items():
            ref = CriterionRef(name, number)
            for person, then in each.items():
                yield from _unchanged(assessment, person, ref, then)


def _unchanged(
    assessment: Assessment, person: str, ref: CriterionRef, then: str
) -> Iterator[Problem]:
    """Yield a criterion of which a person holds what came with the move."""
    if ref not in assessment.refs or person not in assessment.sheets:
        return
    held = assessment.sheets[person].at(ref)
    waits = held.rating is None and bool(assessment.scale(ref.standard).rating)
    if content_id(held) == then and not waits:
        earlier = assessment.brief.upgraded[ref.standard].title
        sentence = (
            f"It is asked in another way than in {earlier}. Look at it again: rate it, "
            "or say in the reason why it stays."
        )
        file, key = sheet_file(person), f"finding.{ref.key}"
        yield AGAIN.at(sentence, file, key, ref=ref)


FAMILY = Family((AGAIN, UNFINISHED), _find)
