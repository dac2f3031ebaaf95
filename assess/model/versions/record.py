"""Records: what a finding was at each moment that somebody else relied on it."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

from assess.model.finding import CriterionRef, Finding, Record
from assess.model.sheet import Sheet, Submission
from assess.model.versions.canonical import digest

STILL_WRITING = timedelta(minutes=10)
"""Changes by one person to one finding within this time are one record."""


def record_id(record: Record) -> str:
    """Return the first 16 hexadecimal digits of the SHA-256 of a record."""
    if isinstance(record, Finding):
        record = record.record()
    return digest(record)


def content_id(finding: Finding) -> str:
    """Return the digest of what a finding says, whoever recorded it and when."""
    return digest(_content(finding))


def amended(  # noqa: PLR0913 - a record is who, when and why
    old: Finding,
    new: Finding,
    *,
    at: datetime,
    by: str,
    why: str,
    relied_on: datetime | None,
) -> Finding:
    """Return *new* as the record on top, and *old* kept below it if it must be.

    Args:
        old: The finding as it stands.
        new: The finding as it shall be; its `at`, `by`, `prev`, `was` are ignored.
        at: Now.
        by: Who changes it.
        why: The reason for the change; what was given before stays if it is empty.
        relied_on: When it was last submitted, revealed or published.
    """
    if _content(old) == _content(new) and not old.waits:
        return old.but(note=new.note, fork=new.fork, settled=new.settled)
    stamp = {"at": at, "by": by, "was": old.was}
    if old.at is None:
        return new.but(**stamp, why=why, prev=heads(old.was))
    if _still_writing(old, at=at, by=by, relied_on=relied_on):
        return new.but(**stamp, why=why or old.why, prev=old.prev)
    old_id = record_id(old)
    stamp["was"] = {**old.was, old_id: old.record()}
    return new.but(**stamp, why=why, prev=(old_id,))


def _content(finding: Finding) -> Record:
    return finding.record().but(at=None, by=None, why="", prev=())


def _still_writing(
    old: Finding, *, at: datetime, by: str, relied_on: datetime | None
) -> bool:
    if old.at is None or old.by != by:
        return False
    untouched_since = relied_on is None or old.at > relied_on
    return untouched_since and old.at <= at < old.at + STILL_WRITING


def replaced(records: Mapping[str, Record], by: Iterable[str] = ()) -> set[str]:
    """Return the ids that one of *records*, or whatever has *by* as prev, replaced."""
    found = {name for record in records.values() for name in record.prev} | {*by}
    waiting = list(found)
    while waiting:
        record = records.get(waiting.pop())
        for name in record.prev if record else ():
            if name not in found:
                found.add(name)
                waiting.append(name)
    return found


def heads(records: Mapping[str, Record]) -> tuple[str, ...]:
    """Return the ids of the records that no other one replaced."""
    gone = replaced(records)
    return tuple(sorted(name for name in records if name not in gone))


def submitted(sheet: Sheet, *, submission_id: str, at: datetime) -> Sheet:
    """Return the sheet submitted: each finding signed and dated, and pinned."""
    finding = {
        standard: {
            criterion: held
            if held.at
            else held.but(at=at, by=sheet.person, prev=heads(held.was))
            for criterion, held in table.items()
        }
        for standard, table in sheet.finding.items()
    }
    pinned = {
        CriterionRef(standard, criterion).key: record_id(held)
        for standard, table in finding.items()
        for criterion, held in table.items()
    }
    return sheet.but(
        finding=finding,
        submitted={**sheet.submitted, submission_id: Submission(at=at, digest=pinned)},
    )


def taken_back(sheet: Sheet, *, at: datetime) -> Sheet:
    """Return the sheet with its submission withdrawn, and drafts on top again."""
    finding = {
        standard: {
            criterion: held if held.at is None else _draft_of(held)
            for criterion, held in table.items()
        }
        for standard, table in sheet.finding.items()
    }
    standing = {
        key: submission.but(withdrawn=at)
        for key, submission in sheet.submitted.items()
        if submission.withdrawn is None
    }
    return sheet.but(finding=finding, submitted={**sheet.submitted, **standing})


def _draft_of(held: Finding) -> Finding:
    name = record_id(held)
    was = {**held.was, name: held.record()}
    return held.but(at=None, by=None, why="", prev=(name,), was=was)


def independent(sheet: Sheet, ref: CriterionRef) -> Record | None:
    """Return what was submitted of a criterion, before anybody saw anybody else's.

    Nothing if the sheet was not submitted, or the record was taken out by hand.
    """
    submission = sheet.submission
    pinned = submission.digest.get(ref.key) if submission else None
    return dict(chain(sheet.at(ref))).get(pinned) if pinned else None


def chain(finding: Finding) -> tuple[tuple[str, Record], ...]:
    """Return the record on top and what it replaced, newest first.

    A record that `prev` names and `was` does not hold ends the chain.
    """
    found: dict[str, Record] = {record_id(finding): finding.record()}
    waiting = list(finding.prev)
    while waiting:
        name = waiting.pop(0)
        if name not in found and name in finding.was:
            found[name] = finding.was[name]
            waiting.extend(finding.was[name].prev)
    return tuple(found.items())
