"""What was submitted or published here, and is not saved, must fit what is saved."""

from datetime import datetime
from typing import Final

from assess.desk.rules import Files, Fitting
from assess.model.agreed import Agreed
from assess.model.assessment import Assessment
from assess.model.file_names import AGREED_FILE, sheet_file
from assess.model.finding import CriterionRef
from assess.model.sheet import Sheet
from assess.model.versions.published import holds
from assess.model.versions.record import record_id, taken_back

NOT_PUBLISHED: Final = (
    "It is not published, because something was changed elsewhere meanwhile. "
    "Look at it, and publish again."
)
NOT_SUBMITTED: Final = (
    "What you submitted is taken back, because your sheet was changed elsewhere "
    "meanwhile. Look at it, and submit again."
)


def new_publications(held: Files, base: Files) -> frozenset[str]:
    """Return the versions that are published in *held* and not in the file yet."""
    ours, theirs = held[AGREED_FILE], base[AGREED_FILE]
    if not (isinstance(ours, Agreed) and isinstance(theirs, Agreed)):
        return frozenset()
    return frozenset(ours.publication.keys() - theirs.publication.keys())


def not_overtaken(held: Files, base: Files, theirs: Files) -> Files:
    """Return what is *held* without a publication that somebody else made first.

    With it goes what was submitted to be published: both are as they were read.
    """
    before, now = base[AGREED_FILE], theirs[AGREED_FILE]
    if not (isinstance(before, Agreed) and isinstance(now, Agreed)):
        return held
    if not (new_publications(held, base) & now.publication.keys()):
        return held
    found = dict(held)
    for file, was in base.items():
        value = held[file]
        if isinstance(value, Agreed):
            found[file] = value.but(publication=before.publication)
        if isinstance(value, Sheet) and isinstance(was, Sheet):
            found[file] = value.but(submitted=was.submitted)
    return found


def only_what_fits(
    assessment: Assessment, theirs: Files, person: str, *, at: datetime
) -> Fitting[Assessment]:
    """Take back a publication or submission of something that has changed since.

    Args:
        assessment: What the files hold, with what was changed here on top of it.
        theirs: What the files and their copies hold; that stays as it is.
        person: Who changed it here.
        at: Now.
    """
    said: tuple[str, ...] = ()
    agreed = assessment.agreed
    new = new_publications({AGREED_FILE: agreed}, theirs)
    if new and not _is_what_was_published(assessment, new):
        kept = {k: p for k, p in agreed.publication.items() if k not in new}
        assessment = assessment.but(agreed=agreed.but(publication=kept))
        said += (NOT_PUBLISHED,)
    sheet = assessment.sheet(person)
    if _is_new(sheet, theirs[sheet_file(person)]) and not _fits(sheet):
        assessment = assessment.with_sheet(taken_back(sheet, at=at))
        said += (NOT_SUBMITTED,)
    return Fitting(assessment, said, (AGREED_FILE,) if said else ())


def _is_what_was_published(assessment: Assessment, new: frozenset[str]) -> bool:
    """Whether it holds what *new* versions were published of, and no other version."""
    agreed = assessment.agreed
    if agreed.outcome is not None and agreed.outcome.fork:
        return False
    if agreed.whole.choices:
        return False
    if any(assessment.finding(ref).is_contested for ref in assessment.refs):
        return False
    return all(holds(assessment, version) for version in new)


def _is_new(sheet: Sheet, in_file: object) -> bool:
    """Whether its submission stands only here."""
    saved = in_file.submitted if isinstance(in_file, Sheet) else {}
    standing = {k for k, s in sheet.submitted.items() if s.withdrawn is None}
    return bool(standing - saved.keys())


def _fits(sheet: Sheet) -> bool:
    """Whether all that was submitted is still there, and nothing else is."""
    pinned = dict(sheet.submission.digest) if sheet.submission else {}
    for standard, table in sheet.finding.items():
        for criterion, held in table.items():
            pin = pinned.pop(CriterionRef(standard, criterion).key, None)
            is_there = pin is None or pin in {record_id(held), *held.was}
            if held.at is None or held.is_contested or not is_there:
                return False
    return not pinned
