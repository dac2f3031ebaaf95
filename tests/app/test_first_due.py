"""The line of Home that comes after the first paint."""

from pathlib import Path

from assess.app.first_due import first_due
from tests.builders import published_again


def test_home_says_of_what_is_published_and_changed_that_it_was_changed(
    tmp_path: Path,
) -> None:
    folder = published_again(tmp_path)
    assert "Warning" not in first_due(folder, {})
    path = folder / "standards" / "scales.toml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace('"Red"', '"Nearly green"'), encoding="utf-8")
    told = "Warning: Not as they were in version 2: "
    assert first_due(folder, {}) == f"{told}the scales."
    assert first_due(folder, {"k7m2p9x4": tmp_path}).startswith("Warning: ")
