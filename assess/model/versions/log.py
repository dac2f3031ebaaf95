"""What happened and why: who changed what, when, from what to what.

All of it stands in the files: submissions, the records below each finding, the
reveal, what was agreed, the outcome and the publications. Nothing here needs git.
"""

from collections.abc import Iterator
from datetime import datetime
from typing import Literal, NamedTuple

from assess.model.assessment import Assessment
from assess.model.factual_check import marked
from assess.model.file_names import AGREED_FILE, sheet_file
from assess.model.finding import SAID_KINDS, CriterionRef, Finding, Record
from assess.model.outcome import decided, outcome_scale
from assess.model.sight import may_see
from assess.model.versions.canonical import plain
from assess.model.versions.published import version_that_stands
from assess.model.versions.record import record_id
from assess.model.versions.revealed import misfits, pins_fit

What = Literal[
    "submitted",
    "taken back",
    "revealed",
    "found",
    "changed",
    "agreed",
    "agreed again",
    "agreement taken back",
    "dissent",
    "outcome",
    "draft sent",
    "sentence marked",
    "mark answered",
    "published",
    "reopened",
    "challenge decided",
    "action closed",
]

MISFIT = "This does not fit what was recorded then. See assess check."

METHODS = {
    "unanimous": "unanimous",
    "discussed": "discussed",
    "lead-decided": "the lead decided",
    "vote": "by vote",
}


class Entry(NamedTuple):
    """One thing that happened."""

    at: datetime | None
    """When; nothing where a file that was edited by hand does not say."""
    by: str
    what: What
    ref: CriterionRef | None = None
    before: str = ""
    """The rating's word before, where there was one."""
    after: str = ""
    why: str = ""
    changed: tuple[str, ...] = ()
    """What else of the finding is different, such as `reason` or `evidence`."""
    file: str = AGREED_FILE
    fits: bool = True
    """Whether it is what the files say elsewhere that it was."""


def log(
    assessment: Assessment, viewer: str | None, unread: frozenset[str] = frozenset()
) -> tuple[Entry, ...]:
    """Return everything that happened, the oldest first.

    Args:
        assessment: The whole.
        viewer: Who looks; findings that this person may not see yet are left out.
        unread: Whose sheet can't be read, so that nobody can tell what fits it.
    """
    found = [
        *_of_sheets(assessment, viewer),
        *_of_panel(assessment, unread),
        *_of_the_draft(assessment),
        *_of_publication(assessment, unread),
    ]
    return tuple(sorted(found, key=_place))


def _place(entry: Entry) -> tuple[bool, float, int]:
    at = entry.at.timestamp() if entry.at else 0.0
    return entry.at is None, at, _STEPS.index(entry.what)


_STEPS: tuple[What, ...] = (
    "found", "submitted", "taken back", "revealed", "changed", "agreed",
    "agreed again", "agreement taken back", "dissent", "outcome", "draft sent",
    "sentence marked", "mark answered", "published", "reopened", "challenge decided",
    "action closed",
)  # fmt: skip
"""What comes first of what happened in one second."""


def log_of(
    assessment: Assessment,
    ref: CriterionRef,
    viewer: str | None,
    unread: frozenset[str] = frozenset(),
) -> tuple[Entry, ...]:
    """Return what happened to one criterion, and the reveal, the oldest first."""
    return tuple(
        entry
        for entry in log(assessment, viewer, unread)
        if entry.ref == ref or entry.what == "revealed"
    )


# Sheets


def _of_sheets(assessment: Assessment, viewer: str | None) -> Iterator[Entry]:
    odd = dict(misfits(assessment))
    for person, sheet in assessment.sheets.items():
        file = sheet_file(person)
        for submission in sheet.submitted.values():
            fits = person not in odd and pins_fit(assessment, person, submission)
            yield Entry(submission.at, person, "submitted", file=file, fits=fits)
            if submission.withdrawn:
                yield Entry(submission.withdrawn, person, "taken back", file=file)
        for ref in assessment.refs:
            if may_see(assessment, viewer, person, ref):
                yield from _of_chain(assessment, ref, sheet.at(ref), person, file)


def _of_chain(
    assessment: Assessment, ref: CriterionRef, held: Finding, person: str, file: str
) -> Iterator[Entry]:
    """Yield each record of a chain with what it replaced; drafts are no records."""
    odd = _edited(held)
    for record, before in _steps(held):
        what: What = "changed" if before else "found"
        yield _entry(assessment, ref, record, before)._replace(
            what=what, file=file, by=record.by or person, fits=record not in odd
        )


def _edited(held: Finding) -> tuple[Record, ...]:
    """Return the records that are not what their name says."""
    return tuple(r for name, r in held.was.items() if record_id(r) != name)


def _steps(held: Finding) -> Iterator[tuple[Record, Record | None]]:
    records = dict(held.was)
    if held.at is not None:
        records[record_id(held)] = held.record()
    for record in records.values():
        before = [records[name] for name in record.prev if name in records]
        latest = max(before, key=lambda r: (r.at is not None, r.at), default=None)
        yield record, latest


def _entry(
    assessment: Assessment, ref: CriterionRef, record: Record, before: Record | None
) -> Entry:
    return Entry(
        at=record.at,
        by=record.by or "",
        what="changed",
        ref=ref,
        before=_word(assessment, ref, before),
        after=_word(assessment, ref, record),
        why=record.why,
        changed=_changed(record, before) if before else (),
    )


def _word(assessment: Assessment, ref: CriterionRef, record: Record | None) -> str:
    if record is None:
        return ""
    return assessment.shown(ref, record.rating).word


def _changed(record: Record, before: Record) -> tuple[str, ...]:
    new, old = plain(record), plain(before)
    names = ("confidence", "reason", "indicators", "part", "evidence", *SAID_KINDS)
    return tuple(name for name in names if new.get(name) != old.get(name))


# What the panel holds


def _of_panel(assessment: Assessment, unread: frozenset[str]) -> Iterator[Entry]:
    agreed = assessment.agreed
    if agreed.reveal is not None:
        reveal = agreed.reveal
        fits = all(person in unread for person, _ in misfits(assessment))
        yield Entry(reveal.at, reveal.by, "revealed", why=reveal.reason, fits=fits)
    for ref in assessment.refs:
        odd = _edited(agreed.at(ref))
        for record, before in _steps(agreed.at(ref)):
            for entry in _of_agreed(assessment, ref, record, before):
                yield entry._replace(fits=record not in odd)
    outcome = agreed.outcome
    scale, found = outcome_scale(assessment), decided(assessment)
    if outcome is not None and scale is not None and found is not None:
        yield Entry(
            outcome.at,
            outcome.by,
            "outcome",
            before=scale.rating[outcome.suggested].word
            if outcome.suggested in scale.rating
            else "",
            after=found.word,
            why=outcome.reason,
        )


def _of_agreed(
    assessment: Assessment, ref: CriterionRef, record: Record, before: Record | None
) -> Iterator[Entry]:
    entry = _entry(assessment, ref, record, before)
    was_agreed = before is not None and before.method is not None
    if record.method is not None:
        what: What = "agreed again" if was_agreed else "agreed"
        how = METHODS[record.method]
        why = f"{how}: {record.reason}" + (f" ({record.why})" if record.why else "")
        if not (was_agreed and _only_dissent(record, before)):
            yield entry._replace(what=what, why=why)
    elif was_agreed:
        yield entry._replace(what="agreement taken back")
    old = before.dissent if before else {}
    for person, dissent in record.dissent.items():
        if old.get(person) != dissent:
            word = assessment.shown(ref, dissent.rating).word
            yield Entry(
                record.at,
                person,
                "dissent",
                ref,
                before=entry.after,
                after=word,
                why=dissent.reason,
            )


def _only_dissent(record: Record, before: Record | None) -> bool:
    if before is None:
        return False
    same: dict[str, object]
    same = {"at": None, "by": None, "why": "", "prev": (), "dissent": {}}
    return record.but(**same) == before.but(**same)


# After the panel


def _of_the_draft(assessment: Assessment) -> Iterator[Entry]:
    for number, sent in assessment.agreed.draft.items():
        yield Entry(sent.at, sent.by, "draft sent", after=f"draft {number}")
    for each in marked(assessment):
        file, said = sheet_file(each.by), each.answer
        yield Entry(each.mark.at, each.by, "sentence marked", each.ref,
                    after=each.mark.sentence, why=each.mark.so, file=file)  # fmt: skip
        if said is not None:
            yield Entry(said.at, said.by, "mark answered", each.ref,
                        after=said.verdict, why=said.reason)  # fmt: skip


def _of_publication(assessment: Assessment, unread: frozenset[str]) -> Iterator[Entry]:
    agreed = assessment.agreed
    stands = None if unread else version_that_stands(assessment)
    changed = stands.number if stands and stands.is_changed else None
    for version, publication in agreed.publication.items():
        after, fits = f"version {version}", version != changed
        yield Entry(publication.at, publication.by, "published", after=after, fits=fits)
    for version, reopened in agreed.reopened.items():
        after = f"version {version}"
        yield Entry(
            reopened.at, reopened.by, "reopened", after=after, why=reopened.reason
        )
    for action, decision in agreed.decided.items():
        after = f"{action} {decision.verdict.replace('-', ' ')}"
        yield Entry(
            decision.at,
            decision.by,
            "challenge decided",
            after=after,
            why=decision.reason,
        )
    for action, closed in agreed.closed.items():
        yield Entry(
            closed.at, closed.by or "", "action closed", after=action, why=closed.reason
        )
