"""Which workspace an assessment is in: the nearest folder above with settings."""

from pathlib import Path

import pytest

from assess.store import workspace
from assess.store.workspace import Workspaces, workspace_of, workspaces_of


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    for name in ("a/one", "a/two", "b/c/three", "b/d/four"):
        (tmp_path / name).mkdir(parents=True)
    (tmp_path / "b" / "assess.toml").touch()
    (tmp_path / "b" / "d" / "assess.toml").touch()
    return tmp_path


@pytest.mark.parametrize(
    ("folder", "found"),
    [("a/one", "a"), ("b/c/three", "b"), ("b/d/four", "b/d"), ("b/d", "b")],
)
def test_it_is_the_nearest_with_settings_else_the_parent(
    tree: Path, folder: str, found: str
) -> None:
    known = Workspaces()
    for _ in range(2):
        assert known.of(tree / folder) == tree / found
    assert workspace_of(tree / "a" / ".." / folder) == tree / found


def test_of_many_assessments_no_folder_is_looked_at_twice(
    tree: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[Path | str] = []
    is_there = workspace.is_there

    def noted(path: Path | str) -> bool:
        looked.append(path)
        return is_there(path)

    monkeypatch.setattr(workspace, "is_there", noted)
    every = [tree / each for each in ("a/one", "a/two", "b/c/three", "b/d/four")]
    assert workspaces_of(every) == [tree / "a", tree / "b", tree / "b" / "d"]
    assert len(set(looked)) == len(looked)
