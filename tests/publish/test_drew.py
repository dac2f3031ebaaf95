"""A report says which program drew it."""

from pathlib import Path

from assess import __version__
from tests.builders import a_folder
from tests.commands import ROOT, Assess


def test_a_version_names_itself_and_its_code(assess: Assess) -> None:
    done = assess("version")
    assert done.out.startswith(f"assess {__version__} (code ")


def test_a_page_of_today_was_drawn_by_what_is_here(
    assess: Assess, tmp_path: Path
) -> None:
    page = assess("report", a_folder(tmp_path, "one")).out.split()[0]
    assert "what is here drew it" in assess("version", page).out


def test_a_page_of_another_version_names_both(assess: Assess) -> None:
    done = assess("version", ROOT / "tests/pages/first/red-full.html")
    assert "The page says that assess 0.1.0" in done.out
    assert f"Here are assess {__version__}" in done.out


def test_what_is_no_report_has_no_version(assess: Assess, tmp_path: Path) -> None:
    other = tmp_path / "other.html"
    other.write_text("<p>Hello</p>", encoding="utf-8")
    done = assess("version", other)
    assert done.code == 2
    assert "other.html" in done.err
