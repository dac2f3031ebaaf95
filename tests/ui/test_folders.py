from pathlib import Path

import pytest

from assess.ui.text.folders import folder_name


def test_a_folder_is_called_by_its_name_wherever_it_is_named_from(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "bins"
    folder.mkdir()
    monkeypatch.chdir(folder)
    assert folder_name(Path()) == folder_name(folder) == "bins"
    assert folder_name(Path("..")) == tmp_path.name


def test_a_root_has_no_name_but_its_path() -> None:
    root = Path(Path.cwd().anchor)
    assert folder_name(root) == str(root)
