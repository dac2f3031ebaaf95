"""What was submitted, and whether it is still what was submitted."""

from collections.abc import Iterator
from datetime import date

from assess.domain.assessment import Assessment
from assess.domain.finding import CriterionRef
from assess.domain.problem import Problem
from assess.domain.record import record_id
from assess.domain.rules.rule import Family, Rule, sheet_file

CHANGED = Rule(
    "history-changed",
    "error",
    "A record is named by what it says. One that says something else was edited.",
    "A reason in an old record was reworded by hand. Put back what it said.",
    protects_truth=True,
)
SUBMITTED = Rule(
    "submitted-changed",
    "error",
    "What somebody handed in stays as it was; a change is a new record.",
    "A submitted rating was edited in the file. Put it back and change it here.",
    protects_truth=True,
)


def _find(assessment: Assessment, _today: date | None) -> Iterator[Problem]:
    for person, sheet in assessment.sheets.items():
        for standard, table in sheet.finding.items():
            for criterion, finding in table.items():
                ref = CriterionRef(standard, criterion)
                for name, record in finding.was.items():
                    if record_id(record) != name:
                        yield CHANGED.at(
                            f"Record {name} was changed after it was submitted. "
                            "Put back what it said.",
                            sheet_file(person),
                            f"finding.{ref.key}.was.{name}",
                            ref=ref,
                        )
        yield from _of_pins(person, assessment)


def _of_pins(person: str, assessment: Assessment) -> Iterator[Problem]:
    sheet = assessment.sheet(person)
    for key, pinned in sheet.submission.digest.items() if sheet.submission else ():
        standard, _, criterion = key.partition(".")
        ref = CriterionRef(standard, criterion)
        held = sheet.at(ref)
        if pinned not in {record_id(held), *held.was}:
            yield SUBMITTED.at(
                "What was submitted was changed or taken out by hand. Put it back.",
                sheet_file(person),
                f"finding.{key}",
                ref=ref,
            )


FAMILY = Family((CHANGED, SUBMITTED), _find)
