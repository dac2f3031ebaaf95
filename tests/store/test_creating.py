import errno
import os
from pathlib import Path

import pytest

from assess.resources import ResourcesMissingError, bundled
from assess.store import assessments, disk, making, saving, standards
from assess.store.errors import FolderInUseError, NotAnAssessmentError, SaveError
from assess.store.saving import save
from tests import complete
from tests.builders import GOLDEN

EDITIONS = {
    name: GOLDEN / "standards" / f"{name}.toml"
    for name in ("govuk-2019", "local-service-design")
}


def flushed(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Return a list that fills with the folders whose names were made to last."""
    seen: list[Path] = []
    real = disk.flush_folder

    def flush(folder: Path) -> bool:
        seen.append(folder)
        return real(folder)

    monkeypatch.setattr(disk, "flush_folder", flush)
    return seen


def test_a_new_assessment_opens_and_has_its_editions_byte_for_byte(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "2026" / "bluebadge"
    making.create(folder, complete.brief(), EDITIONS)
    loaded = assessments.load(folder)
    assert loaded.assessment.brief == complete.brief()
    assert (loaded.set_aside, loaded.read_only) == ((), "")
    for name, source in EDITIONS.items():
        copied = folder / "standards" / f"{name}.toml"
        assert copied.read_bytes() == source.read_bytes()


@pytest.mark.parametrize("name", ["notes.txt", ".hidden"])
def test_a_folder_that_holds_something_is_left_alone(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("mine", encoding="utf-8")
    with pytest.raises(FolderInUseError, match="already holds something"):
        making.create(tmp_path, complete.brief(), EDITIONS)
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_what_a_killed_call_left_is_made_again(tmp_path: Path) -> None:
    folder = tmp_path / "bluebadge"
    (folder / "standards").mkdir(parents=True)
    name, source = next(iter(EDITIONS.items()))
    (folder / "standards" / f"{name}.toml").write_bytes(source.read_bytes())
    half = folder / "standards" / f".scales.toml.{2**22 + 7}.{saving._HOST}-0.tmp"
    half.write_bytes(b"half")
    making.create(folder, complete.brief(), EDITIONS)
    assert assessments.load(folder).assessment.brief == complete.brief()
    assert not half.exists()


def test_an_edition_that_is_no_copy_is_not_written_over(tmp_path: Path) -> None:
    path = tmp_path / "standards" / f"{next(iter(EDITIONS))}.toml"
    path.parent.mkdir()
    path.write_bytes(b"# mine\n")
    with pytest.raises(FolderInUseError):
        making.create(tmp_path, complete.brief(), EDITIONS)
    assert path.read_bytes() == b"# mine\n"
    assert list(tmp_path.rglob("*.toml")) == [path]


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_a_link_is_nothing_that_a_killed_call_left(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    folder = tmp_path / "new"
    folder.mkdir()
    (folder / "standards").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(FolderInUseError):
        making.create(folder, complete.brief(), EDITIONS)
    assert list((tmp_path / "elsewhere").iterdir()) == []


@pytest.mark.parametrize("exists", [False, True])
def test_a_folder_that_could_not_be_filled_can_be_made_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, exists: bool
) -> None:
    folder = tmp_path / "bluebadge"
    if exists:
        folder.mkdir()

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "injected")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        with pytest.raises(SaveError, match="the disk is full"):
            making.create(folder, complete.brief(), EDITIONS)
    assert not folder.exists()
    making.create(folder, complete.brief(), EDITIONS)


def test_the_name_of_a_new_assessment_is_made_to_last(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = flushed(monkeypatch)
    making.create(tmp_path / "2026" / "bb", complete.brief(), EDITIONS)
    assert {tmp_path, tmp_path / "2026", tmp_path / "2026" / "bb"} <= set(seen)


def test_the_name_of_a_new_folder_of_sheets_is_made_to_last(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = flushed(monkeypatch)
    save(tmp_path / "people" / "lead.toml", b"a = 1\n", expected=None, root=tmp_path)
    assert seen == [tmp_path, tmp_path / "people"]


def test_a_folder_without_a_brief_is_no_assessment(tmp_path: Path) -> None:
    with pytest.raises(NotAnAssessmentError, match="holds no assessment"):
        assessments.load(tmp_path)
    with pytest.raises(NotAnAssessmentError):
        assessments.load(tmp_path / "nowhere")


def test_a_standard_that_the_brief_names_and_nobody_copied_is_named(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "bluebadge"
    making.create(folder, complete.brief(), EDITIONS)
    (folder / "standards" / "govuk-2019.toml").unlink()
    with pytest.raises(Exception, match=r"standards/govuk-2019\.toml does not exist"):
        assessments.load(folder)


def test_an_installation_without_its_data_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert (Path(str(bundled("criteria"))) / "scales.toml").is_file()
    monkeypatch.setattr("assess.resources.files", lambda _: tmp_path)
    monkeypatch.setattr("assess.resources.__file__", str(tmp_path / "a" / "b.py"))
    with pytest.raises(ResourcesMissingError, match="installed without its criteria"):
        bundled("criteria")
    (tmp_path / "_data" / "criteria").mkdir(parents=True)
    assert bundled("criteria") == tmp_path / "_data" / "criteria"
    assert standards.available(None) == {}
