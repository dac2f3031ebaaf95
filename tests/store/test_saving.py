import errno
import os
import sys
from pathlib import Path

import pytest

from assess.store import files, renaming, saving
from assess.store.errors import (
    ChangedElsewhereError,
    OutsideFolderError,
    SaveError,
)
from assess.store.saving import digest_of, save, sweep

OLD, NEW = b"a = 1\n", b"a = 2\n"
THEIRS, THIRD = b"a = 3\n", b"a = 4\n"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "a.toml"
    path.write_bytes(OLD)
    return path


def only_that_file(path: Path) -> bool:
    return [each.name for each in path.parent.iterdir()] == [path.name]


def test_a_save_replaces_the_file_and_leaves_nothing_else(path: Path) -> None:
    saved = save(path, NEW, expected=digest_of(path), root=path.parent)
    assert path.read_bytes() == NEW
    assert saved.durable
    assert saved.digest == digest_of(path)
    assert only_that_file(path)


def test_a_new_file_is_made_with_its_folder(tmp_path: Path) -> None:
    path = tmp_path / "people" / "lead.toml"
    save(path, NEW, expected=None, root=tmp_path)
    assert path.read_bytes() == NEW


@pytest.mark.parametrize("expected", [None, "0" * 64])
def test_a_file_changed_elsewhere_is_not_overwritten(
    path: Path, expected: str | None
) -> None:
    with pytest.raises(ChangedElsewhereError):
        save(path, NEW, expected=expected, root=path.parent)
    assert path.read_bytes() == OLD
    assert only_that_file(path)


def test_a_file_that_went_away_is_not_made_again_unseen(path: Path) -> None:
    expected = digest_of(path)
    path.unlink()
    with pytest.raises(ChangedElsewhereError):
        save(path, NEW, expected=expected, root=path.parent)


def test_a_folder_that_went_away_is_named(tmp_path: Path) -> None:
    path = tmp_path / "share" / "a.toml"
    with pytest.raises(SaveError, match="the folder is gone"):
        save(path, NEW, expected="0" * 64, root=tmp_path)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such permissions")
def test_permissions_are_kept(path: Path) -> None:
    path.chmod(0o640)
    save(path, NEW, expected=digest_of(path), root=path.parent)
    assert path.stat().st_mode & 0o777 == 0o640


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_a_link_inside_the_workspace_is_followed(path: Path) -> None:
    link = path.with_name("link.toml")
    link.symlink_to(path.name)
    save(link, NEW, expected=digest_of(link), root=path.parent)
    assert link.is_symlink()
    assert path.read_bytes() == NEW


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_a_link_out_of_the_workspace_is_only_read(path: Path) -> None:
    workspace = path.parent / "workspace"
    workspace.mkdir()
    link = workspace / "link.toml"
    link.symlink_to(path)
    with pytest.raises(OutsideFolderError, match="so it is only read"):
        save(link, NEW, expected=digest_of(link), root=workspace)
    assert path.read_bytes() == OLD


def test_what_could_not_be_read_again_is_not_kept(path: Path) -> None:
    with pytest.raises(SaveError, match="could not be read again"):
        save(path, b"a = ", expected=digest_of(path), root=path.parent)
    assert path.read_bytes() == OLD
    assert only_that_file(path)


@pytest.mark.parametrize(
    ("call", "number", "said"),
    [
        ("open", errno.EROFS, "the disk is read-only"),
        ("open", errno.EACCES, "no permission to write"),
        ("write", errno.ENOSPC, "the disk is full"),
        ("write", errno.EIO, "the disk reports an error"),
        ("fsync", errno.EIO, "the disk reports an error"),
        ("fsync", errno.ENOSPC, "the disk is full"),
    ],
)
def test_an_error_at_any_call_leaves_the_old_file_and_no_other(
    path: Path, monkeypatch: pytest.MonkeyPatch, call: str, number: int, said: str
) -> None:
    real_open = os.open

    def fails(*arguments: object, **_: object) -> int:
        if call == "open" and not str(arguments[0]).endswith(".tmp"):
            return real_open(*arguments, **_)  # type: ignore[arg-type]
        raise OSError(number, "injected")

    with monkeypatch.context() as patch:
        patch.setattr(os, call, fails)
        with pytest.raises(SaveError, match=said):
            save(path, NEW, expected=digest_of(path), root=path.parent)
    assert path.read_bytes() == OLD
    assert only_that_file(path)


def test_an_error_of_the_rename_leaves_the_old_file_and_no_other(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object) -> Path:
        raise OSError(errno.EACCES, "injected")

    with monkeypatch.context() as patch:
        patch.setattr(renaming, "exchange", lambda *_: False)
        patch.setattr(Path, "replace", fails)
        with pytest.raises(SaveError):
            save(path, NEW, expected=digest_of(path), root=path.parent)
    assert path.read_bytes() == OLD
    assert only_that_file(path)


def test_a_folder_that_can_not_be_flushed_is_said(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("assess.store.disk.flush_folder", lambda _: False)
    assert not save(path, NEW, expected=digest_of(path), root=path.parent).durable
    assert path.read_bytes() == NEW


@pytest.mark.parametrize("number", [errno.EINVAL, errno.ENOSYS, errno.ENOTSUP])
def test_a_share_that_can_not_promise_is_written_to_and_that_is_said(
    path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    def refuses(_: int) -> None:
        raise OSError(number, "injected")

    monkeypatch.setattr(os, "fsync", refuses)
    assert not save(path, NEW, expected=digest_of(path), root=path.parent).durable
    assert path.read_bytes() == NEW


needs_exchange = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="only Linux exchanges two files"
)


@needs_exchange
def test_what_another_machine_saves_before_the_rename_is_not_replaced(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = renaming.exchange

    def slow(temporary: Path, target: Path) -> bool:
        if target.read_bytes() == OLD:
            target.write_bytes(THEIRS)
        return real(temporary, target)

    monkeypatch.setattr(renaming, "exchange", slow)
    with pytest.raises(ChangedElsewhereError):
        save(path, NEW, expected=digest_of(path), root=path.parent)
    assert path.read_bytes() == THEIRS
    assert only_that_file(path)


@needs_exchange
def test_what_is_saved_while_the_other_version_is_put_back_stays_beside_the_file(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, calls = renaming.exchange, iter((THEIRS, THIRD))

    def slow(temporary: Path, target: Path) -> bool:
        target.write_bytes(next(calls))
        return real(temporary, target)

    monkeypatch.setattr(renaming, "exchange", slow)
    with pytest.raises(ChangedElsewhereError):
        save(path, NEW, expected=digest_of(path), root=path.parent)
    assert path.read_bytes() == THEIRS
    (beside,) = path.parent.glob("a-*.toml")
    assert beside.read_bytes() == THIRD


@needs_exchange
def test_what_was_replaced_and_can_not_be_read_is_put_back(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = saving.digest_of

    def broken(place: Path) -> str | None:
        if place.suffix == ".tmp" and place.read_bytes() == OLD:
            raise SaveError(place, "the disk reports an error", in_place=False)
        return real(place)

    expected = digest_of(path)
    monkeypatch.setattr(saving, "digest_of", broken)
    with pytest.raises(ChangedElsewhereError):
        save(path, NEW, expected=expected, root=path.parent)
    assert path.read_bytes() == OLD
    assert only_that_file(path)


@pytest.mark.parametrize("refused", [(), ("renameat2",), ("renameat2", "link")])
def test_a_first_version_never_replaces_one_that_came_meanwhile(
    path: Path, monkeypatch: pytest.MonkeyPatch, refused: tuple[str, ...]
) -> None:
    def not_here(*_: object) -> None:
        raise OSError(errno.ENOSYS, "injected")

    if "renameat2" in refused:
        monkeypatch.setattr(renaming, "_renameat2", not_here)
    if "link" in refused:
        monkeypatch.setattr(os, "link", not_here)
    temporary = path.with_name("new")
    temporary.write_bytes(NEW)
    if "link" not in refused:
        with pytest.raises(FileExistsError):
            renaming.place_new(temporary, path)
        assert path.read_bytes() == OLD
    path.unlink()
    renaming.place_new(temporary, path)
    assert path.read_bytes() == NEW
    assert only_that_file(path)


def test_a_first_version_that_came_meanwhile_is_told_as_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def taken(*_: object) -> None:
        raise FileExistsError

    monkeypatch.setattr(renaming, "place_new", taken)
    with pytest.raises(ChangedElsewhereError):
        save(tmp_path / "a.toml", NEW, expected=None, root=tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_share_that_refuses_permissions_can_be_saved_to(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuses(*_: object) -> None:
        raise OSError(errno.EPERM, "injected")

    monkeypatch.setattr(os, "fchmod", refuses, raising=False)
    save(path, NEW, expected=digest_of(path), root=path.parent)
    assert path.read_bytes() == NEW


def test_what_a_killed_process_left_is_swept(path: Path) -> None:
    left = path.with_name(f".a.toml.{2**22 + 7}.{saving._HOST}-0.tmp")
    elsewhere = path.with_name(f".a.toml.{2**22 + 7}.00000000-0.tmp")
    left.write_bytes(b"half")
    elsewhere.write_bytes(b"half")
    sweep(path.parent)
    assert not left.exists()
    assert elsewhere.exists()
    os.utime(elsewhere, (0, 0))
    sweep(path.parent)
    assert only_that_file(path)


def test_a_report_is_replaced_whatever_was_there(path: Path) -> None:
    files.replace(path, NEW, root=path.parent)
    assert path.read_bytes() == NEW
