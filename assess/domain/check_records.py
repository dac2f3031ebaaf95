"""What does not hold in the records: changed, foreign, from the future."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from assess.domain.assessment import Assessment
from assess.domain.finding import CriterionRef, Finding, Record
from assess.domain.problem import Problem
from assess.domain.record import record_id
from assess.domain.sheet import Sheet

AHEAD = timedelta(minutes=10)
"""How far clocks of honest machines may differ."""


def sheet_problems(
    assessment: Assessment, sheet: Sheet, file: str, now: datetime | None
) -> Iterator[Problem]:
    """Yield what is wrong with what a person handed in.

    Args:
        assessment: The whole.
        sheet: The person's sheet.
        file: Where it stands.
        now: The time now; what is dated is not looked at if not given.
    """
    for standard, table in sheet.finding.items():
        for criterion, finding in table.items():
            ref = CriterionRef(standard, criterion)
            yield from _changed(file, ref, finding)
            yield from _foreign(file, ref, finding, sheet.person)
            yield from _ahead(file, ref, finding, now)
            yield from _unexplained(assessment, file, ref, finding)
    for key, submission in sheet.submitted.items():
        if now is not None and submission.at > now + AHEAD:
            yield _from_the_future(file, f"submitted.{key}", submission.at, None)
    yield from _of_pins(assessment, sheet, file)


def agreed_problems(
    assessment: Assessment, file: str, now: datetime | None
) -> Iterator[Problem]:
    """Yield what is wrong with the records of what the panel agreed."""
    panel = assessment.brief.panel
    for standard, table in assessment.agreed.finding.items():
        for criterion, finding in table.items():
            ref = CriterionRef(standard, criterion)
            yield from _changed(file, ref, finding)
            yield from _ahead(file, ref, finding, now)
            for key, record in _records(ref, finding):
                if record.by is not None and record.by not in panel:
                    yield Problem(
                        "agreed-by-nobody",
                        "error",
                        f"{record.by} signed it and is not on the panel.",
                        file,
                        f"{key}.by",
                        ref,
                    )
    reveal = assessment.agreed.reveal
    if reveal is not None and now is not None and reveal.at > now + AHEAD:
        yield _from_the_future(file, "reveal", reveal.at, None)


def _records(ref: CriterionRef, finding: Finding) -> Iterator[tuple[str, Record]]:
    yield f"finding.{ref.key}", finding
    for name, record in finding.was.items():
        yield f"finding.{ref.key}.was.{name}", record


def _changed(file: str, ref: CriterionRef, finding: Finding) -> Iterator[Problem]:
    for name, record in finding.was.items():
        if record_id(record) != name:
            yield Problem(
                "history-changed",
                "error",
                f"Record {name} was changed after it was submitted. "
                "Put back what it said.",
                file,
                f"finding.{ref.key}.was.{name}",
                ref,
            )


def _foreign(
    file: str, ref: CriterionRef, finding: Finding, person: str
) -> Iterator[Problem]:
    for key, record in _records(ref, finding):
        if record.by not in (None, person):
            yield Problem(
                "other-author",
                "error",
                f"{record.by} is named as the author in the sheet of {person}. "
                "Only a person's own records stand in a sheet; take it out.",
                file,
                f"{key}.by",
                ref,
            )


def _ahead(
    file: str, ref: CriterionRef, finding: Finding, now: datetime | None
) -> Iterator[Problem]:
    if now is None:
        return
    for key, record in _records(ref, finding):
        if record.at is not None and record.at > now + AHEAD:
            yield _from_the_future(file, key, record.at, ref)


def _from_the_future(
    file: str, key: str, at: datetime, ref: CriterionRef | None
) -> Problem:
    return Problem(
        "from-the-future",
        "warning",
        f"It is dated {at.day} {at:%B %Y, %H:%M} UTC, which is yet to come. "
        "Check the clocks of the machines.",
        file,
        f"{key}.at",
        ref,
    )


def _unexplained(
    assessment: Assessment, file: str, ref: CriterionRef, finding: Finding
) -> Iterator[Problem]:
    """Yield ratings that all had seen and that changed since without a reason."""
    reveal = assessment.agreed.reveal
    if reveal is None or assessment.only_rater is not None:
        return
    for key, record in _records(ref, finding):
        before = {finding.was[n].rating for n in record.prev if n in finding.was}
        is_later = record.at is not None and record.at > reveal.at
        if is_later and before - {record.rating} and not record.why.strip():
            yield Problem(
                "changed-without-why",
                "warning",
                "The rating was changed after the reveal, and nobody says why. "
                "Rate it again with a reason for the change.",
                file,
                f"{key}.why",
                ref,
            )


def choice_problems(
    assessment: Assessment, sheet: Sheet, file: str
) -> Iterator[Problem]:
    """Yield what waits for a choice in a person's sheet.

    What the only rater holds is looked at as what the panel holds.
    """
    sentence = f"Two versions wait for a choice by {sheet.person}: assess settle."
    for standard, table in sheet.finding.items():
        for criterion, finding in table.items():
            if finding.is_contested and sheet.person != assessment.only_rater:
                ref = CriterionRef(standard, criterion)
                key = f"finding.{ref.key}"
                yield Problem("contested", "error", sentence, file, key, ref)
    for name, entries in (("evidence", sheet.evidence), ("inbox", sheet.inbox)):
        for key, entry in entries.items():
            if getattr(entry, "fork", None):
                where = f"{name}.{key}"
                yield Problem("contested", "error", sentence, file, where)


def _of_pins(assessment: Assessment, sheet: Sheet, file: str) -> Iterator[Problem]:
    known = {ref.key: ref for ref in assessment.refs}
    submission = sheet.submission
    for key, pinned in submission.digest.items() if submission else ():
        if key not in known:
            yield Problem(
                "submitted-unknown",
                "error",
                f"It was submitted for {key}, which is no criterion of this "
                "assessment. Take the line out.",
                file,
                "submitted",
            )
            continue
        held = sheet.at(known[key])
        if pinned not in {record_id(held), *held.was}:
            yield Problem(
                "submitted-changed",
                "error",
                "What was submitted was changed or taken out by hand. Put it back.",
                file,
                f"finding.{key}",
                known[key],
            )
