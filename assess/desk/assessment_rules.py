"""What holds for an assessment on a desk: three files, each with one writer."""

from datetime import datetime
from pathlib import Path

from assess.desk.fitting import only_what_fits
from assess.desk.joining import files_of, joined, with_file
from assess.desk.rules import Files, Fitting, Renamed, Rules
from assess.desk.undelete import undeleted
from assess.desk.unsaved import Chains, not_overtaken, unsaved
from assess.desk.writers import file_of, must_write
from assess.model.agreed import Agreed
from assess.model.assessment import Assessment
from assess.model.file_names import AGREED_FILE, BRIEF_FILE
from assess.model.sheet import Sheet
from assess.model.values import Value
from assess.model.versions.canonical import plain
from assess.model.versions.patch import Rebased
from assess.store.journal import Entry


class AssessmentRules(Rules[Assessment]):
    """The brief, the sheet of who sits here, and what is agreed."""

    called = "the assessment"

    def files_of(self, whole: Assessment, person: str) -> Files:
        """Return the three."""
        return files_of(whole, person)

    def with_file(self, whole: Assessment, value: Value) -> Assessment:
        """Return the assessment with one of them changed."""
        return with_file(whole, value)

    def file_of(self, value: Value, person: str) -> str:
        """Return which of them it is."""
        return file_of(value, person)

    def must_write(
        self, whole: Assessment, person: str, file: str, held: Value, value: Value
    ) -> None:
        """See that this person writes it, and that no version stands published."""
        must_write(whole, person, file, held, value)

    def fitting(
        self, whole: Assessment, theirs: Files, person: str, *, at: datetime
    ) -> Fitting[Assessment]:
        """Take back a publication or submission of something that has changed."""
        return only_what_fits(whole, theirs, person, at=at)

    def pending(self, entries: list[Entry], base: Files) -> dict[str, Chains]:
        """Leave out a publication that somebody else made first."""
        published = plain(base[AGREED_FILE]).get("publication", {})
        found = not_overtaken(unsaved(entries), published)
        sheets = (file for file in base if file not in (AGREED_FILE, BRIEF_FILE))
        order = (AGREED_FILE, BRIEF_FILE, *sheets)
        return {file: found[file] for file in order if file in found}

    def rejoined(
        self, folder: Path, files: tuple[Assessment, Files], file: str, ours: Rebased
    ) -> tuple[Value, str]:
        """Join it; what is published does not change."""
        whole, base = files
        in_file = base[AGREED_FILE]
        is_published = isinstance(in_file, Agreed) and in_file.is_published
        stands = whole.agreed.is_published and is_published
        held = files_of(whole, _person(base))[file]
        return joined(folder, file, held, ours, published=stands)

    def brought_back(
        self, whole: Assessment, held: Value, value: Value, *, at: datetime
    ) -> tuple[Value, Renamed]:
        """Return a sheet with what was deleted under new ids, as records if it must."""
        if not (isinstance(held, Sheet) and isinstance(value, Sheet)):
            return value, []
        sheet, renamed = undeleted(held, value)
        return _as_records(whole, held, sheet, at), renamed


def _person(base: Files) -> str:
    return next(v.person for v in base.values() if isinstance(v, Sheet))


def _as_records(whole: Assessment, held: Sheet, value: Sheet, at: datetime) -> Value:
    """After submission taking something back writes a new record."""
    if held.submission is None:
        return value
    signed = whole
    for ref in signed.refs:
        if held.at(ref) != value.at(ref):
            sheet = signed.changed(held.person, ref, value.at(ref), at=at)
            signed = signed.with_sheet(sheet)
    return signed.sheet(held.person)
