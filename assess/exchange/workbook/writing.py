"""Write a workbook: text is text, a date is a date, and heads stay in sight."""

import io
import math
import warnings
from datetime import date
from typing import Any, Final

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from assess.exchange.archive import settled
from assess.exchange.workbook.values import Book, Column, Held, Sheet, for_cell

LISTS: Final = "Lists"
"""The hidden sheet in which stand what the lists offer."""

DAY: Final = "[$-809]d mmmm yyyy"
"""In English as it is written in the United Kingdom, where the day comes first."""

TEXT: Final = "@"
"""What is typed stays as it was typed: 1-2 is no day, and 007 no number."""

MORE: Final = 200
"""Rows below the last one for which lists are offered too."""

_FONT: Final = Font(name="Arial", size=10)
_BOLD: Final = Font(name="Arial", size=10, bold=True)
_HEAD: Final = PatternFill("solid", fgColor="F3F2F1")
_OPEN: Final = PatternFill("solid", fgColor="FFFFFF")
_SHUT: Final = PatternFill("solid", fgColor="F3F2F1")
_LINE: Final = Border(bottom=Side("thin", color="B1B4B6"))
_TOP: Final = Alignment(vertical="top", wrap_text=True)


def content_of(book: Book) -> bytes:
    """Return a workbook as a file, the same bytes each time."""
    made = Workbook()
    made.remove(made.active)
    lists = _Lists(made)
    for sheet in book.sheets:
        _write(made.create_sheet(sheet.name), sheet, lists)
    lists.write()
    made.properties.title = for_cell(book.title)[:255]
    made.properties.creator = for_cell(book.author)[:255]
    made.properties.language = "en-GB"
    out = io.BytesIO()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of nothing that is written here
        made.save(out)
    return settled(out.getvalue())


class _Lists:
    """What is offered to choose from, each kind once, on a sheet of its own."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._offered: dict[tuple[str, ...], str] = {}

    def place(self, choices: tuple[str, ...]) -> str:
        """Return where the choices stand."""
        if choices not in self._offered:
            letter = get_column_letter(len(self._offered) + 1)
            self._offered[choices] = f"{LISTS}!${letter}$1:${letter}${len(choices)}"
        return self._offered[choices]

    def write(self) -> None:
        if not self._offered:
            return
        sheet = self._book.create_sheet(LISTS)
        sheet.sheet_state = "hidden"
        for column, choices in enumerate(self._offered, start=1):
            for row, choice in enumerate(choices, start=1):
                _put(sheet.cell(row, column), choice)


def _write(made: Any, sheet: Sheet, lists: _Lists) -> None:
    last = len(sheet.rows) + 1
    for number, column in enumerate(sheet.columns, start=1):
        _head(made, number, column)
        if column.choices:
            most = last if sheet.is_form else last + MORE
            letter = get_column_letter(number)
            offered = DataValidation("list", formula1=lists.place(column.choices))
            offered.allow_blank = True
            offered.showErrorMessage = sheet.is_form
            offered.error = "Choose from the list, or leave it empty."
            offered.add(f"{letter}2:{letter}{max(most, 2)}")
            made.add_data_validation(offered)
    titles = tuple(column.title for column in sheet.columns)
    made.row_dimensions[1].height = _LINE_HEIGHT * _lines(sheet.columns, titles)
    for row, cells in enumerate(sheet.rows, start=2):
        for number, (column, held) in enumerate(
            zip(sheet.columns, cells, strict=True), start=1
        ):
            _fill(made.cell(row, number), column, held, is_form=sheet.is_form)
        if (lines := _lines(sheet.columns, cells)) > 1:
            made.row_dimensions[row].height = min(lines * _LINE_HEIGHT, _TALLEST)
    made.freeze_panes = "A2"
    made.sheet_state = "hidden" if sheet.is_hidden else "visible"
    made.print_title_rows = "1:1"
    made.page_setup.orientation, made.page_setup.paperSize = "landscape", 9
    made.page_setup.fitToHeight = 0
    made.sheet_properties.pageSetUpPr.fitToPage = True
    if sheet.is_form:
        _protect(made)
    elif sheet.rows:
        made.auto_filter.ref = f"A1:{get_column_letter(len(sheet.columns))}{last}"


def _fill(cell: Any, column: Column, held: Held, *, is_form: bool) -> None:
    _put(cell, held)
    if column.is_hidden:
        cell.alignment = Alignment(wrap_text=False)
    if column.is_day:
        cell.number_format = DAY
    elif is_form:
        cell.number_format = TEXT
    if is_form:
        cell.protection = Protection(locked=not column.is_open)
        cell.fill = _OPEN if column.is_open else _SHUT


_PER_WIDTH: Final = 1.15
"""Letters of this size in one unit of a column's width."""
_LINE_HEIGHT: Final = 13
_TALLEST: Final = 400.0
"""Points; Excel has no taller row."""


def _lines(columns: tuple[Column, ...], cells: tuple[Held, ...]) -> int:
    """Return how many lines a row needs; LibreOffice does not find out by itself."""
    return max(
        sum(
            max(1, math.ceil(len(line) / (column.width * _PER_WIDTH)))
            for line in held.split("\n")
        )
        if isinstance(held, str) and not column.is_hidden
        else 1
        for column, held in zip(columns, cells, strict=True)
    )


def _head(made: Any, number: int, column: Column) -> None:
    cell = made.cell(1, number)
    _put(cell, column.title)
    cell.font, cell.fill = _BOLD, _HEAD
    about = made.column_dimensions[get_column_letter(number)]
    about.width = column.width
    about.hidden = column.is_hidden


def _put(cell: Any, held: Held) -> None:
    cell.font, cell.alignment, cell.border = _FONT, _TOP, _LINE
    if isinstance(held, str):
        if held:
            cell.value = for_cell(held)
            cell.data_type = "s"  # whatever it begins with, it is no formula
            cell.quotePrefix = True
    elif held is not None:
        cell.value = held
        if isinstance(held, date):
            cell.number_format = DAY


def _protect(made: Any) -> None:
    """Lock what is not to be changed, without a password: it is no secret."""
    made.protection.enable()
    made.protection.formatColumns = made.protection.formatRows = False
