"""Read what somebody wrote into a form: row by row, and say what can't be taken."""

from collections.abc import Callable, Iterable, Mapping
from typing import Final, NamedTuple

from pydantic import ValidationError

from assess.desk.errors import RefusedError
from assess.desk.refusals import refusal
from assess.exchange.workbook.reading import Read, Row
from assess.merge.logic import form_heads as forms
from assess.merge.use_cases.form_evidence import EvidenceRows
from assess.merge.use_cases.form_marks import MarkRows
from assess.merge.use_cases.form_ratings import RatingRows
from assess.merge.use_cases.form_said import SaidRows
from assess.merge.use_cases.form_sheet import FormSheet
from assess.model.assessment import Assessment
from assess.model.sheet import Sheet


class RowFault(NamedTuple):
    """Why a row is not taken."""

    sheet: str
    line: int
    sentence: str

    def __str__(self) -> str:
        """Return it with where it stands."""
        return f"{self.sheet}, row {self.line}: {self.sentence}"


class RowRead(NamedTuple):
    """A row that says something other than when the form went out."""

    sheet: str
    line: int
    words: str


class Filled(NamedTuple):
    """What a form holds now."""

    sheet: Sheet
    """What the person's sheet would be if nothing else had changed meanwhile."""
    changed: tuple[RowRead, ...]
    faults: tuple[RowFault, ...]
    notes: tuple[str, ...]
    """Columns and sheets that are missing, or that nobody knows."""


def filled(assessment: Assessment, base: Sheet, book: Mapping[str, Read]) -> Filled:
    """Return what was written into a form since it went out.

    A row that can't be taken is left as it was. A column or a sheet that is missing
    leaves alone what it would have held; without the column that tells the rows apart,
    or the one with their words, the whole sheet is left alone.

    Args:
        assessment: What the form is of.
        base: What it held when it went out.
        book: The form as it came back.
    """
    sheet = FormSheet(assessment, base)
    filling = _Filling(sheet)
    marks = MarkRows(sheet)
    for name, take in (
        (forms.RATINGS, RatingRows(sheet).take),
        (forms.SAID, SaidRows(sheet).take),
        (forms.EVIDENCE, EvidenceRows(sheet).take),
        (forms.TICKS, marks.tick),
        (forms.PARTS, marks.part),
    ):
        if name in book or name in marks.expected:
            filling.take(name, book.get(name), take)
    filling.know(book.keys())
    return Filled(
        sheet.sheet,
        tuple(filling.changed),
        tuple(filling.faults),
        tuple(filling.notes),
    )


_SHEETS: Final = {*forms.HEADS, "Read me", "Lists", forms.ABOUT}


class _Filling:
    """What was found in a form while it is read."""

    def __init__(self, sheet: FormSheet) -> None:
        self._sheet = sheet
        self.changed: list[RowRead] = []
        self.faults: list[RowFault] = []
        self.notes: list[str] = []

    def know(self, names: Iterable[str]) -> None:
        """Name the sheets that nobody knows."""
        for name in names:
            if name not in _SHEETS:
                self.notes.append(f"The sheet {name} is not read.")

    def take(
        self, name: str, read: Read | None, take: Callable[[Row], str | None]
    ) -> None:
        """Take each row of a sheet, or say why not."""
        if read is None:
            self.notes.append(f"The sheet {name} is missing, so it changes nothing.")
            return
        for head in forms.NEEDED[name]:
            if head not in read.heads:
                self.notes.append(
                    f"{name}: the column {head} is missing, so nothing is taken."
                )
                return
        self._name_columns(name, read)
        for row in read.rows:
            before = self._sheet.sheet
            try:
                said = take(row)
            except (RefusedError, ValidationError) as error:
                self._sheet.sheet = before
                self.faults.append(RowFault(name, row.line, refusal(error)))
            else:
                if said and self._sheet.sheet != before:
                    self.changed.append(RowRead(name, row.line, said))

    def _name_columns(self, name: str, read: Read) -> None:
        for head in read.heads:
            if head not in forms.HEADS[name]:
                self.notes.append(f"{name}: the column {head} is not read.")
        missing = [
            h
            for h in forms.HEADS[name]
            if h not in read.heads and h not in forms.LOCKED
        ]
        for head in missing:
            said = f"{name}: the column {head} is missing, so it changes nothing."
            self.notes.append(said)
