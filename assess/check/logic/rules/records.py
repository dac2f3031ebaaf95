"""What does not hold in the records: changed, foreign, unexplained, from the future."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from assess.check.logic.rules.rule import Family, Rule
from assess.check.logic.rules.waiting import CONTESTED
from assess.model.assessment import Assessment
from assess.model.days import spelt
from assess.model.file_names import AGREED_FILE, sheet_file
from assess.model.finding import CriterionRef, Finding, Findings, Record
from assess.model.problem import Problem
from assess.model.sheet import Sheet
from assess.model.versions.published import version_that_stands
from assess.model.versions.record import record_id
from assess.model.versions.revealed import misfits

AHEAD = timedelta(minutes=10)
"""How far the clocks of honest machines may differ."""

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
    "What somebody submitted stays as it was; a change is a new record.",
    "A submitted rating was edited in the file. Put it back and change it here.",
    protects_truth=True,
)
UNKNOWN = Rule(
    "submitted-unknown",
    "error",
    "A submission names the criteria that it was made for.",
    "A submission names point 99, which the standard does not have.",
    protects_truth=True,
)
FOREIGN = Rule(
    "other-author",
    "error",
    "Only a person's own records stand in that person's sheet.",
    "The sheet of ux holds a record signed by lead. Take it out.",
    protects_truth=True,
)
NOBODY = Rule(
    "agreed-by-nobody",
    "error",
    "What the panel agreed is signed by somebody who sits on the panel.",
    "An agreed finding is signed by a person who is not on the panel.",
    protects_truth=True,
)
FUTURE = Rule(
    "from-the-future",
    "warning",
    "A date that is yet to come means that some clock is wrong.",
    "A record of today is dated next week. Check the clocks of the machines.",
)
UNSTATED = Rule(
    "publication-without-digest",
    "warning",
    "The digest of a version says what was published. Without it nobody can tell "
    "whether findings were changed since.",
    "A line was taken out of agreed.toml by hand, or the folder was taken out of a "
    "report, which never holds it.",
    protects_truth=True,
)
NOT_AS_PUBLISHED = Rule(
    "changed-since-published",
    "error",
    "What is published is final. A change needs the assessment to be opened again, "
    "with a reason that is kept and printed.",
    "A rating was edited in the file of a published assessment. Put it back, or "
    "reopen it, say why, and publish again.",
    protects_truth=True,
)
NOT_AS_REVEALED = Rule(
    "changed-since-revealed",
    "error",
    "What was revealed is what everybody rated alone. What was agreed names it.",
    "The sheet of ux was taken out after the reveal. Put it back as it was.",
    protects_truth=True,
)
UNEXPLAINED = Rule(
    "changed-without-why",
    "warning",
    "Whoever changes a rating after the reveal says why, so that it can be followed.",
    "Point 4 went from red to amber after the reveal. Rate it again with a reason.",
)


def _find(assessment: Assessment, _today: date | None) -> Iterator[Problem]:
    for person, sheet in assessment.sheets.items():
        file = sheet_file(person)
        for ref, finding in _findings(sheet.finding):
            yield from _changed(file, ref, finding)
            yield from _foreign(file, ref, finding, person)
            yield from _unexplained(assessment, file, ref, finding)
        yield from _of_pins(assessment, sheet, file)
        yield from _choices(assessment, sheet, file)
    for number, published in assessment.agreed.publication.items():
        if published.digest is None:
            sentence = (
                f"Version {number} was published and its digest is not here, so "
                "nobody can tell whether it was changed since."
            )
            yield UNSTATED.at(sentence, AGREED_FILE, f"publication.{number}.digest")
    last = version_that_stands(assessment)
    if last is not None and last.is_changed:
        sentence = (
            f"{last.in_words} Put back what was changed, or reopen it and say why."
        )
        key = f"publication.{last.number}.digest"
        yield NOT_AS_PUBLISHED.at(sentence, AGREED_FILE, key)
    for person, sentence in misfits(assessment):
        yield NOT_AS_REVEALED.at(
            f"{sentence} Bring it in with assess merge, or put it back as it was.",
            sheet_file(person),
            "submitted",
        )
    yield from _gaps(assessment)
    for ref, finding in _findings(assessment.agreed.finding):
        yield from _changed(AGREED_FILE, ref, finding)
        for key, record in _records(ref, finding):
            if record.by is not None and record.by not in assessment.brief.panel:
                sentence = f"{record.by} signed it and is not on the panel."
                yield NOBODY.at(sentence, AGREED_FILE, f"{key}.by", ref=ref)


def _gaps(assessment: Assessment) -> Iterator[Problem]:
    """Yield the versions that were reopened or followed and are not here."""
    agreed = assessment.agreed
    last = max(map(int, filter(str.isdecimal, agreed.publication)), default=0)
    named = {*agreed.reopened, *map(str, range(1, last + 1))}
    for number in sorted(named - agreed.publication.keys()):
        sentence = (
            f"Version {number} was published, and that is not here any more. "
            "Put it back."
        )
        yield NOT_AS_PUBLISHED.at(sentence, AGREED_FILE, f"publication.{number}")


def _findings(findings: Findings) -> Iterator[tuple[CriterionRef, Finding]]:
    for standard, table in findings.items():
        for criterion, finding in table.items():
            yield CriterionRef(standard, criterion), finding


def _records(ref: CriterionRef, finding: Finding) -> Iterator[tuple[str, Record]]:
    yield f"finding.{ref.key}", finding
    for name, record in finding.was.items():
        yield f"finding.{ref.key}.was.{name}", record


def _changed(file: str, ref: CriterionRef, finding: Finding) -> Iterator[Problem]:
    for name, record in finding.was.items():
        if record_id(record) != name:
            sentence = (
                f"Record {name} was changed after it was submitted. "
                "Put back what it said."
            )
            yield CHANGED.at(sentence, file, f"finding.{ref.key}.was.{name}", ref=ref)


def _foreign(
    file: str, ref: CriterionRef, finding: Finding, person: str
) -> Iterator[Problem]:
    for key, record in _records(ref, finding):
        if record.by not in (None, person):
            sentence = (
                f"{record.by} is named as the author in the sheet of {person}. "
                "Only a person's own records stand in a sheet; take it out."
            )
            yield FOREIGN.at(sentence, file, f"{key}.by", ref=ref)


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
            sentence = (
                "The rating was changed after the reveal, and nobody says why. "
                "Rate it again with a reason for the change."
            )
            yield UNEXPLAINED.at(sentence, file, f"{key}.why", ref=ref)


def _of_pins(assessment: Assessment, sheet: Sheet, file: str) -> Iterator[Problem]:
    known = {ref.key: ref for ref in assessment.refs}
    submission = sheet.submission
    for key, pinned in submission.digest.items() if submission else ():
        if key not in known:
            sentence = (
                f"It was submitted for {key}, which is no criterion of this "
                "assessment. Take the line out."
            )
            yield UNKNOWN.at(sentence, file, "submitted")
            continue
        held = sheet.at(known[key])
        if pinned not in {record_id(held), *held.was}:
            sentence = (
                "What was submitted was changed or taken out by hand. Put it back."
            )
            yield SUBMITTED.at(sentence, file, f"finding.{key}", ref=known[key])


def _choices(assessment: Assessment, sheet: Sheet, file: str) -> Iterator[Problem]:
    """Yield what waits for a choice in a person's sheet.

    What the only rater holds is looked at as what the panel holds.
    """
    sentence = f"Two versions wait for a choice by {sheet.person}: assess settle."
    for ref, finding in _findings(sheet.finding):
        if finding.is_contested and sheet.person != assessment.only_rater:
            yield CONTESTED.at(sentence, file, f"finding.{ref.key}", ref=ref)
    for name, entries in (("evidence", sheet.evidence), ("inbox", sheet.inbox)):
        for key, entry in entries.items():
            if getattr(entry, "fork", None):
                yield CONTESTED.at(sentence, file, f"{name}.{key}")


def from_the_future(assessment: Assessment, now: datetime) -> Iterator[Problem]:
    """Yield what is dated later than *now*, by more than clocks may differ."""
    for person, sheet in assessment.sheets.items():
        file = sheet_file(person)
        for ref, finding in _findings(sheet.finding):
            yield from _ahead(file, ref, finding, now)
        for key, submission in sheet.submitted.items():
            yield from _late(file, f"submitted.{key}", submission.at, now)
    for ref, finding in _findings(assessment.agreed.finding):
        yield from _ahead(AGREED_FILE, ref, finding, now)
    if (reveal := assessment.agreed.reveal) is not None:
        yield from _late(AGREED_FILE, "reveal", reveal.at, now)


def _ahead(
    file: str, ref: CriterionRef, finding: Finding, now: datetime
) -> Iterator[Problem]:
    for key, record in _records(ref, finding):
        yield from _late(file, key, record.at, now, ref)


def _late(
    file: str,
    key: str,
    at: datetime | None,
    now: datetime,
    ref: CriterionRef | None = None,
) -> Iterator[Problem]:
    if at is not None and at > now + AHEAD:
        sentence = (
            f"It is dated {spelt(at)}, {at:%H:%M} UTC, which is yet to come. "
            "Check the clocks of the machines."
        )
        yield FUTURE.at(sentence, file, f"{key}.at", ref=ref)


FAMILY = Family(
    (
        CHANGED,
        SUBMITTED,
        UNKNOWN,
        FOREIGN,
        NOBODY,
        UNSTATED,
        NOT_AS_PUBLISHED,
        NOT_AS_REVEALED,
        UNEXPLAINED,
        FUTURE,
    ),
    _find,
)
