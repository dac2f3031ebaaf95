"""Send a person's sheet out as a form, for who does not use a terminal."""

from pathlib import Path
from typing import NamedTuple

from assess.desk.errors import RefusedError
from assess.desk.ids import mint
from assess.desk.person import who_sits_here
from assess.exchange import office
from assess.merge.logic import form as forms
from assess.model.assessment import Assessment
from assess.model.panel import shown_name
from assess.model.said import every, ids_in
from assess.model.sheet import Sheet
from assess.store import assessments, files


class Sent(NamedTuple):
    """A form that is ready to be sent."""

    path: Path
    whose: str


def send(folder: Path, person: str | None, to: Path | None) -> Sent:
    """Write the form of one person; what stands in that person's sheet is in it.

    Args:
        folder: The assessment.
        person: Whose form it is.
        to: Where to; beside the folder if nothing is said.

    Raises:
        PersonUnknownError: nobody said whose, and several could be meant.
        RefusedError: that person writes no findings, a version is published, or
            openpyxl is not installed.
        StoreError: the sheet can't be read, or the form can't be written.
    """
    loaded = assessments.load(folder)
    for error in loaded.set_aside:
        raise error
    assessment = loaded.assessment
    person = who_sits_here(folder, assessment.brief, person)
    must_fill_in(assessment, person)
    path = to or folder.parent / f"{folder.resolve().name}-{person}.xlsx"
    book = forms.form(assessment, person, _new_ids(assessment.sheet(person)))
    files.replace(path, office.workbook(book), root=path.parent)
    return Sent(path, shown_name(assessment, person))


def must_fill_in(assessment: Assessment, person: str) -> None:
    """See that a form of this person makes sense now.

    Raises:
        RefusedError: it does not.
    """
    brief = assessment.brief
    if person not in brief.panel:
        raise RefusedError(f"{person} is not on the panel.")
    if person not in (*brief.raters, *brief.people("team")):
        raise RefusedError(f"{person} does not rate, so there is nothing to fill in.")
    if assessment.agreed.is_published:
        version = assessment.agreed.version
        raise RefusedError(
            f"Version {version} is published, so its findings can't change. Reopen "
            "the assessment first, and say why."
        )


def _new_ids(sheet: Sheet) -> forms.NewIds:
    taken = set(ids_in(every(sheet.finding)) | {*sheet.evidence, *sheet.inbox})
    said: list[str] = []
    for _ in range(forms.SPARE_SAID):
        said.append(mint(taken | {*said}, after=said or taken))
    pieces: list[str] = []
    for _ in range(forms.SPARE_EVIDENCE):
        known = taken | {*said, *pieces}
        pieces.append(mint(known, after=pieces or sheet.evidence))
    return forms.NewIds(tuple(said), tuple(pieces))
