"""The report as a workbook: text is text, dates are dates, and nothing acts."""

import builtins
import io
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from openpyxl import load_workbook

from assess.exchange.office import NO_EXCEL, workbook
from assess.exchange.workbook.values import (
    CUT,
    LONGEST_CELL,
    Book,
    Column,
    Sheet,
    for_cell,
)
from assess.exchange.workbook.writing import LISTS
from assess.publish.use_cases import office
from assess.publish.views.variants import VARIANTS, Variant
from tests.builders import a_folder
from tests.cases import RICHEST, STATES
from tests.commands import Assess
from tests.hostile import HOSTILE
from tests.strategies import texts

SIGNS = ("=", "+", "-", "@", "\t=", "\n=", "'", "=HYPERLINK(1)", "#REF!", "=1")


def opened(content: bytes) -> Any:
    return load_workbook(io.BytesIO(content))


@cache
def written(state: str, variant: Variant = "full") -> bytes:
    return office.workbook([STATES[state]()], variant)


def cells_of(texts: tuple[str, ...]) -> list[Any]:
    """Return the cells of a sheet with one column, as they are read back."""
    sheet = Sheet("A", (Column("Words"),), tuple((text,) for text in texts))
    found = opened(workbook(Book("t", "a", (sheet,))))["A"]
    return [found.cell(row, 1) for row in range(2, len(texts) + 2)]


def test_no_text_becomes_a_formula_or_an_error() -> None:
    signs = (*SIGNS, *HOSTILE.values())
    for text, cell in zip(signs, cells_of(signs), strict=True):
        assert cell.data_type == "s", text
        assert cell.value == for_cell(text)
        assert cell.quotePrefix


@given(texts)
def test_any_words_can_be_written(text: str) -> None:
    [cell] = cells_of((text,))
    assert (cell.value or "") == for_cell(text)


def test_what_excel_would_read_as_a_letter_stays_as_it_was_typed() -> None:
    assert for_cell("_x0041_") == "_x005F_x0041_"
    assert for_cell("snake_case_x1") == "snake_case_x1"


@pytest.mark.parametrize("letter", ["a", "\U0001f600"])
def test_what_is_longer_than_a_cell_says_that_it_was_cut(letter: str) -> None:
    found = for_cell(letter * 40_000)
    assert found.endswith(CUT)
    length = len(found.encode("utf-16-le")) // 2
    assert LONGEST_CELL - 2 <= length <= LONGEST_CELL


SHEETS = {
    "full": [
        "Services",
        "Ratings",
        "Findings",
        "As a whole",
        "Evidence",
        "Actions",
        "Agreement",
    ],
    "public": ["Services", "Ratings", "Findings", "As a whole", "Evidence", "Actions"],
    "actions": ["Services", "Actions"],
    "summary": ["Services", "Ratings"],
}


@pytest.mark.parametrize("variant", VARIANTS)
def test_each_variant_has_the_sheets_that_its_page_has_the_words_of(
    variant: Variant,
) -> None:
    found = opened(written(*RICHEST, variant))
    assert [name for name in found.sheetnames if name != LISTS] == SHEETS[variant]


def test_heads_stay_in_sight_and_lists_are_offered() -> None:
    found = opened(written(*RICHEST))
    for name in SHEETS["full"]:
        assert found[name].freeze_panes == "A2"
        assert found[name]["A1"].font.bold
    assert found[LISTS].sheet_state == "hidden"
    [offered] = found["Actions"].data_validations.dataValidation
    assert offered.formula1.startswith(f"{LISTS}!$")
    letter = offered.formula1.split("$")[1]
    states = [cell.value for cell in found[LISTS][letter] if cell.value]
    assert states[0] == "Open"
    assert found["Ratings"].data_validations.dataValidation


def test_a_day_is_a_day_and_a_number_a_number() -> None:
    found = opened(written(*RICHEST))
    heads = [cell.value for cell in found["Actions"][1]]
    days = [row[heads.index("Due")].value for row in found["Actions"].iter_rows(2)]
    assert datetime(2026, 8, 12) in days  # noqa: DTZ001 - a spreadsheet has no zones
    heads = [cell.value for cell in found["Services"][1]]
    first = [cell.value for cell in found["Services"][2]]
    assert isinstance(first[heads.index("Actions")], int)


def test_equal_words_make_equal_bytes() -> None:
    assert office.workbook([STATES[RICHEST[0]]()], "full") == written(*RICHEST)


def test_days_are_written_as_days() -> None:
    sheet = Sheet("A", (Column("Day"),), ((date(2026, 5, 12),), (None,)))
    cell = opened(workbook(Book("t", "a", (sheet,))))["A"]["A2"]
    assert (cell.is_date, cell.value.date()) == (True, date(2026, 5, 12))


def test_several_services_stand_in_one_workbook(tmp_path: Path, assess: Assess) -> None:
    for name in ("one", "two"):
        a_folder(tmp_path / name)
    to = tmp_path / "all.xlsx"
    done = assess("report", tmp_path, "-o", to)
    assert (done.code, done.out) == (0, f"{to}: 2 of 2 assessments.\n")
    services = load_workbook(to)["Services"]
    assert services.max_row == 3


def test_what_can_not_be_read_is_named_and_the_rest_is_written(
    tmp_path: Path, assess: Assess
) -> None:
    a_folder(tmp_path / "one")
    spoilt = a_folder(tmp_path / "two")
    (spoilt / "people").mkdir()
    (spoilt / "people" / "lead.toml").write_text("format = ", encoding="utf-8")
    done = assess("report", tmp_path, "-o", tmp_path / "all.xlsx")
    assert done.code == 2
    assert done.err.count("\n") == 1
    assert "lead.toml" in done.err
    assert load_workbook(tmp_path / "all.xlsx")["Services"].max_row == 2


def test_without_openpyxl_it_says_what_to_install(
    folder: Path, assess: Assess, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = builtins.__import__

    def missing(name: str, *rest: Any, **more: Any) -> Any:
        if name.startswith("assess.exchange.workbook.writing"):
            raise ImportError(name)
        return real(name, *rest, **more)

    monkeypatch.setattr(builtins, "__import__", missing)
    refused = assess("report", folder, "--format", "xlsx")
    assert (refused.code, refused.err) == (2, f"assess: {NO_EXCEL}\n")
