"""What somebody without permission is told. Root plays nobody for a moment."""

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from assess.store import assessments, files, making, standards
from assess.store.errors import SaveError, StoreError, UnreadableFileError
from assess.store.glance import glance
from assess.store.journal import Journal
from assess.store.saving import digest_of, save
from assess.store.workspace import assessments_in, is_assessment
from tests.builders import a_folder, owner

NOBODY = 65534

pytestmark = pytest.mark.skipif(
    sys.platform == "win32", reason="Windows has no such permissions"
)


@pytest.fixture
def folder() -> Iterator[Path]:
    """Give an assessment that belongs to nobody, who sits here until the end."""
    workspace = Path(tempfile.mkdtemp()).resolve()
    folder = a_folder(workspace)
    standards.available(None)  # imports what nobody may read of Python itself
    assessments.load(folder)
    am_root = os.geteuid() == 0
    if am_root:
        for path in (workspace, *workspace.rglob("*")):
            os.chown(path, NOBODY, NOBODY)
        os.seteuid(NOBODY)
    yield folder
    if am_root:
        os.seteuid(0)
    for path in (workspace, *workspace.rglob("*")):
        path.chmod(0o700)
    shutil.rmtree(workspace)


def test_a_closed_folder_is_no_assessment_and_hides_no_other(folder: Path) -> None:
    other = folder.with_name("other")
    shutil.copytree(folder, other)
    other.chmod(0)
    assert not is_assessment(other)
    assert assessments_in(folder.parent) == [folder]
    with pytest.raises(UnreadableFileError, match="no permission to read"):
        assessments.load(other)
    assert "no permission to read" in glance(other).trouble


def test_a_closed_folder_of_sheets_is_not_taken_for_an_empty_one(folder: Path) -> None:
    people = folder / "people"
    people.mkdir()
    people.chmod(0)
    (error,) = assessments.load(folder).set_aside
    assert "people can't be read: you have no permission to read" in str(error)


def test_a_closed_folder_of_criteria_is_named(folder: Path) -> None:
    criteria = folder.parent / "criteria"
    criteria.mkdir()
    criteria.chmod(0)
    with pytest.raises(UnreadableFileError, match="criteria can't be read"):
        standards.available(folder.parent)


def test_a_folder_that_may_not_be_written_is_said_and_nothing_is_changed(
    folder: Path,
) -> None:
    brief = folder / "assessment.toml"
    before = brief.read_bytes()
    folder.chmod(0o500)
    with pytest.raises(SaveError, match="no permission to write"):
        save(brief, b"a = 1\n", expected=digest_of(brief), root=folder)
    with pytest.raises(SaveError, match="no permission to write"):
        files.replace(folder / "reports" / "a.md", b"a", root=folder)
    assert brief.read_bytes() == before
    assert {path.name for path in folder.iterdir()} == {"assessment.toml", "standards"}


def test_a_new_assessment_where_nobody_may_write_is_said(folder: Path) -> None:
    brief = assessments.load(folder).assessment.brief
    folder.parent.chmod(0o500)
    with pytest.raises(SaveError, match="no permission to write"):
        making.create(folder.with_name("new"), brief, {})


def test_a_state_folder_that_may_not_be_written_is_said(folder: Path) -> None:
    closed = folder.parent / "state"
    closed.mkdir()
    closed.chmod(0o500)
    with pytest.raises(StoreError, match="no permission to write"):
        Journal.open(closed, owner(folder))


def test_without_a_place_for_locks_a_file_is_saved_all_the_same(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed = folder.parent / "state"
    closed.mkdir()
    closed.chmod(0o500)
    monkeypatch.setenv("ASSESS_STATE", str(closed))
    path = folder / "people" / "lead.toml"
    save(path, b"a = 1\n", expected=None, root=folder)
    assert path.read_bytes() == b"a = 1\n"
