"""Take a form in that came back, as a copy of that person's sheet would be.

Where only the form changed something, it is taken; where the sheet changed meanwhile
too, both are kept until its author chooses.
"""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Final, NamedTuple

from pydantic import ValidationError

from assess.desk.errors import NeedsReasonError, RefusedError
from assess.desk.person import who_sits_here
from assess.exchange.refusing import wrong
from assess.exchange.workbook.reading import Read, read_book
from assess.merge.logic import form as forms
from assess.merge.logic.form_heads import ABOUT
from assess.merge.use_cases.filled import Filled, filled
from assess.model.assessment import Assessment
from assess.model.finding import CriterionRef, Finding
from assess.model.outcome import named
from assess.model.panel import needs_reason
from assess.model.sheet import Sheet
from assess.model.sight import may_see
from assess.model.versions.canonical import plain
from assess.model.versions.merge import merged_sheets
from assess.model.versions.patch import rebased
from assess.store import assessments

ENDING: Final = ".xlsx"


class Form(NamedTuple):
    """A form that came back."""

    path: Path
    person: str
    base: Sheet
    """What it held when it went out."""
    book: Mapping[str, Read]

    def read(self, assessment: Assessment) -> Filled:
        """Return what was written into it."""
        return filled(assessment, self.base, self.book)

    def onto(
        self, assessment: Assessment, held: Sheet, *, at: datetime, why: str = ""
    ) -> Sheet:
        """Return the person's sheet as it stands now, with the form joined into it.

        Args:
            assessment: The whole.
            held: The person's sheet.
            at: Now.
            why: Why ratings change that all have seen.

        Raises:
            NeedsReasonError: it changes such a rating, and nobody says why.
        """
        now = forms.held_in_form(held)
        new = _on_top(self.base, self.read(assessment).sheet, now)
        here = assessment.with_sheet(held.but(evidence=new.evidence))
        for ref in assessment.refs:
            if new.at(ref) != now.at(ref):
                finding = _grafted(held.at(ref), new.at(ref))
                _must_say_why(assessment, self.person, ref, finding, why)
                sheet = here.changed(self.person, ref, finding, at=at, why=why)
                here = here.with_sheet(sheet)
        return here.sheet(self.person)


def _on_top(base: Sheet, ours: Sheet, theirs: Sheet) -> Sheet:
    """Put what the form changed on top of what stands there now; lose neither."""
    on_top = rebased(plain(base), plain(ours), plain(theirs))
    value = Sheet.model_validate(on_top.table)
    return merged_sheets(value, Sheet.model_validate(on_top.ours))


def _grafted(held: Finding, new: Finding) -> Finding:
    """Return what is held, with its history, under what came in."""
    kept = {name: getattr(held, name) for name in _HISTORY}
    return new.but(**kept, fork={**held.fork, **new.fork})


_HISTORY: Final = ("was", "settled", "at", "by", "why", "prev")


def _must_say_why(
    assessment: Assessment, person: str, ref: CriterionRef, new: Finding, why: str
) -> None:
    if not why.strip() and needs_reason(assessment, person, ref, new.rating):
        name = named(assessment, [ref])
        raise NeedsReasonError(
            f"All have seen what {person} rated {name}. Say why it changes.", "why"
        )


def read_form(path: Path, assessment: Assessment) -> Form:
    """Return a form of this assessment that came back.

    Raises:
        RefusedError: it is of another assessment, of nobody on this panel, or openpyxl
            is not installed.
        StoreError: it can't be read, or is no form.
    """
    book = read_book(path)
    about = _about(book)
    if about.get("form") != "1" or "person" not in about:
        raise wrong(path, "is no form that assess form made.")
    if about.get("assessment") != assessment.brief.id:
        raise RefusedError(f"{path} is a form of another assessment.")
    person = about["person"]
    if person not in assessment.brief.panel:
        raise RefusedError(f"{path} is a form of {person}, who is not on the panel.")
    return Form(path, person, _base(path, person, about, assessment), book)


def _about(book: Mapping[str, Read]) -> dict[str, str]:
    """Return what the hidden sheet says; what the form held is joined into one."""
    found: dict[str, str] = {}
    for row in book.get(ABOUT, Read((), ())).rows:
        name, value = str(row.cells.get("What")), str(row.cells.get("Value", ""))
        found[name] = found.get(name, "") + value
    return found


def _base(
    path: Path, person: str, about: Mapping[str, str], assessment: Assessment
) -> Sheet:
    """Return what the form held; it may name nothing that is not here any more."""
    try:
        base = Sheet.model_validate_json(about.get("held", ""))
    except (ValidationError, ValueError) as error:
        raise wrong(path, "does not say any more what it held; send a new one.") from (
            error
        )
    known = {str(ref) for ref in assessment.refs}
    found = {
        f"{standard}:{criterion}"
        for standard, t in base.finding.items()
        for criterion in t
    }
    if base.person != person or not found <= known:
        raise wrong(path, "is of other standards than this assessment; send a new one.")
    return base


class Preview(NamedTuple):
    """What would become of a form."""

    form: Form
    filled: Filled
    adds: bool
    """Whether the person's sheet does not hold all of it yet."""
    loaded: assessments.Loaded
    """What the folder held."""
    shows: bool
    """Whether who sits here may see what the rows say, and not only how many."""


def preview(folder: Path, path: Path, viewer: str | None = None) -> Preview:
    """Return what a form would change; nothing is written.

    Args:
        folder: The assessment.
        path: The form.
        viewer: Who sits here, if that was said.

    Raises:
        PersonUnknownError: several people could sit here, and nobody said who does.
        RefusedError: it is of another assessment, of nobody on this panel, or openpyxl
            is not installed.
        StoreError: it can't be read, or is no form.
    """
    loaded = assessments.load(folder)
    assessment = loaded.assessment
    viewer = who_sits_here(folder, assessment.brief, viewer)
    form = read_form(path, assessment)
    shows = all(may_see(assessment, viewer, form.person, r) for r in assessment.refs)
    found = form.read(assessment)
    held = forms.held_in_form(assessment.sheet(form.person))
    adds = _on_top(form.base, found.sheet, held) != held
    return Preview(form, found, adds, loaded, shows)
