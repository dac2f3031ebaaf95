"""What an auditor asks of a panel stands in the full report alone."""

from pathlib import Path

import pytest

from tests.builders import a_folder
from tests.commands import Assess

SAID = "Reviewed the same supplier's work in 2024."


@pytest.fixture
def declared(tmp_path: Path, assess: Assess) -> Path:
    folder = a_folder(tmp_path)
    done = assess(
        *("panel", folder, "change", "lead", "--conflicts", SAID),
        *("--training", "GDS course, 2025", "--shadowing"),
    )
    assert done.code == 0, done.err
    return folder


@pytest.mark.parametrize("form", ["md", "html"])
def test_the_full_report_says_who_was_trained_and_has_an_interest(
    declared: Path, assess: Assess, form: str
) -> None:
    page = declared.parent / f"report.{form}"
    assert assess("report", declared, "--format", form, "-o", page).code == 0
    text = page.read_text(encoding="utf-8").replace("&#39;", "'")
    assert (
        f"Training: GDS course, 2025; Here to learn; Conflicts of interest: {SAID}"
        in text
    )


def test_no_other_report_does(declared: Path, assess: Assess) -> None:
    for variant in ("public", "actions", "summary"):
        page = declared.parent / f"{variant}.html"
        made = assess("report", declared, "--variant", variant, "-o", page)
        assert made.code == 0, made.err
        text = page.read_text(encoding="utf-8")
        assert "same supplier" not in text
        assert "GDS course" not in text


def test_the_panel_says_it_for_programs(declared: Path, assess: Assess) -> None:
    told = assess("panel", declared, "--format", "json").out
    assert SAID in told
