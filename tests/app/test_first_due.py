"""The line of Home that comes after the first paint."""

from datetime import date
from pathlib import Path

from assess.app.first_due import first_due
from assess.portfolio.use_cases.entries import entry_of
from tests.builders import published_again

TODAY = date(2026, 6, 1)


def test_home_says_of_what_is_published_and_changed_that_it_was_changed(
    tmp_path: Path,
) -> None:
    folder = published_again(tmp_path)
    assert "Warning" not in first_due(entry_of(folder), None, TODAY)
    path = folder / "standards" / "scales.toml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace('"Red"', '"Nearly green"'), encoding="utf-8")
    told = "Warning: Not as they were in version 2: "
    assert first_due(entry_of(folder), None, TODAY) == f"{told}the scales."
    assert first_due(entry_of(folder), tmp_path, TODAY).startswith("Warning: ")
