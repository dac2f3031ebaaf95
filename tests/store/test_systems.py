"""What other systems do with files, played here; none of it was run on them."""

import ctypes
import errno
import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest

from assess.store import disk, journal, renaming, saving
from assess.store.errors import ChangedElsewhereError, SaveError
from assess.store.journal import Journal
from assess.store.left_behind import LeftBehind
from assess.store.saving import digest_of, save, sweep
from assess.store.system_words import in_words
from tests.builders import a_folder, owner
from tests.commands import Assess

OLD, NEW = b"a = 1\n", b"a = 2\n"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "a.toml"
    path.write_bytes(OLD)
    return path


@pytest.fixture
def windows(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Play Windows; return the pauses between tries, which take no time here."""
    pauses: list[float] = []
    for module in (disk, journal, renaming, saving):
        monkeypatch.setattr(module, "is_windows", lambda: True)
    monkeypatch.setattr(renaming, "is_linux", lambda: False)
    renaming._call.cache_clear()
    monkeypatch.setattr(time, "sleep", pauses.append)
    return pauses


@pytest.fixture(autouse=True)
def _other_call() -> Iterator[None]:
    yield
    renaming._call.cache_clear()


def held_open(monkeypatch: pytest.MonkeyPatch, times: int) -> None:
    """Let somebody hold a file open for so many tries."""
    real, tries = Path.replace, iter(range(times))

    def replace(self: Path, target: Path) -> Path:
        for _ in tries:
            error = PermissionError(errno.EACCES, "injected")
            error.winerror = 32  # type: ignore[attr-defined]
            raise error
        return real(self, target)

    monkeypatch.setattr(Path, "replace", replace)


def test_a_file_that_a_scanner_holds_for_a_moment_is_saved(
    path: Path, windows: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    held_open(monkeypatch, 3)
    save(path, NEW, expected=digest_of(path), root=path.parent)
    assert path.read_bytes() == NEW
    assert windows == [renaming.WAIT] * 3


def test_a_file_that_somebody_keeps_open_is_named_with_what_to_do(
    path: Path, windows: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    held_open(monkeypatch, 1_000)
    with pytest.raises(SaveError, match="another program is using the file; close it"):
        save(path, NEW, expected=digest_of(path), root=path.parent)
    assert path.read_bytes() == OLD
    assert sum(windows) == pytest.approx(2)
    assert list(path.parent.iterdir()) == [path]


@pytest.mark.usefixtures("windows")
def test_a_folder_that_can_not_be_opened_is_not_flushed(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "open", None)
    assert disk.flush_folder(path.parent)


@pytest.mark.usefixtures("windows")
def test_a_first_version_is_placed_by_a_rename_that_never_replaces(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def rename(self: Path, target: Path) -> None:
        if target.exists():
            raise FileExistsError(errno.EEXIST, "injected")
        os.rename(self, target)  # noqa: PTH104 - what is played is Path.rename

    monkeypatch.setattr(Path, "rename", rename)
    temporary = path.with_name("new")
    temporary.write_bytes(NEW)
    with pytest.raises(FileExistsError):
        renaming.place_new(temporary, path)
    path.unlink()
    renaming.place_new(temporary, path)
    assert path.read_bytes() == NEW


@pytest.mark.usefixtures("windows")
def test_what_a_live_process_has_open_is_not_swept(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    left = path.with_name(f".a.toml.{os.getppid()}.{saving._HOST}-0.tmp")
    left.write_bytes(b"half")
    with monkeypatch.context() as patch:
        patch.setattr(Path, "unlink", _refuses)
        sweep(path.parent)
    assert left.exists()
    sweep(path.parent)
    assert not left.exists()


def _refuses(*_: object, **__: object) -> None:
    raise PermissionError(errno.EACCES, "injected")


@pytest.mark.usefixtures("windows")
def test_a_journal_leaves_no_lock_behind_where_open_files_stay(
    tmp_path: Path, state: Path
) -> None:
    mine = Journal.open(state, owner(tmp_path))
    mine.append({"number": 1})
    assert mine.cut([{"number": 2}])
    mine.close()
    left = LeftBehind.take(state, owner(tmp_path))
    assert [entry["number"] for kept in left for entry in kept.entries] == [2]
    left.discard()
    assert list((state / "journals").iterdir()) == []


@pytest.mark.parametrize("number", [32, 33])
def test_a_locked_file_is_said_to_be_in_use(number: int) -> None:
    error = PermissionError(errno.EACCES, "injected")
    error.winerror = number  # type: ignore[attr-defined]
    assert in_words(error).startswith("another program is using the file")


@pytest.mark.parametrize("person", ["con", "nul", "com1", "lpt9"])
def test_nobody_on_a_panel_is_called_as_a_device_of_windows(
    tmp_path: Path, assess: Assess, person: str
) -> None:
    folder = a_folder(tmp_path)
    new = assess(
        *("new", tmp_path / "new", "--service", "Bins", "--council", "Anyshire"),
        *("--phase", "beta", "--panel", f"{person}:lead"),
    )
    added = assess("panel", folder, "add", person, "--role", "assessor")
    for done in (new, added):
        assert done.code == 2
        assert f"{person} is a name that Windows keeps for itself" in done.err
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize("refused", [False, True])
def test_on_macos_a_file_is_flushed_past_the_cache_of_the_disk(
    monkeypatch: pytest.MonkeyPatch, *, refused: bool
) -> None:
    asked: list[int] = []

    def fcntl(_: int, number: int) -> None:
        asked.append(number)
        if refused:
            raise OSError(errno.ENOTSUP, "injected")

    monkeypatch.setattr(disk, "is_macos", lambda: True)
    monkeypatch.setattr(disk, "fcntl", SimpleNamespace(fcntl=fcntl))
    flushed: list[int] = []
    monkeypatch.setattr(os, "fsync", flushed.append)
    assert disk.flush(7)
    assert asked == [51]
    assert flushed == ([7] if refused else [])


def on_macos(
    monkeypatch: pytest.MonkeyPatch, meanwhile: Callable[[], object] = lambda: None
) -> None:
    """Play the call of macOS, and what happens just before it exchanges files."""

    def renamex_np(path: bytes, target: bytes, flags: int) -> int:
        if flags == 4 and os.path.exists(target):  # noqa: PTH110 - bytes, as C has them
            ctypes.set_errno(errno.EEXIST)
            return -1
        if flags == 4:
            os.rename(path, target)  # noqa: PTH104 - the same
            return 0
        meanwhile()
        one, other = Path(os.fsdecode(path)), Path(os.fsdecode(target))
        held = one.read_bytes()
        one.write_bytes(other.read_bytes())
        other.write_bytes(held)
        return 0

    library = SimpleNamespace(renamex_np=renamex_np)
    monkeypatch.setattr(renaming, "is_linux", lambda: False)
    monkeypatch.setattr(renaming, "is_macos", lambda: True)
    monkeypatch.setattr(ctypes, "CDLL", lambda *_, **__: library)
    renaming._call.cache_clear()


def test_on_macos_two_files_are_exchanged_in_one_step(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    on_macos(monkeypatch)
    save(path, NEW, expected=digest_of(path), root=path.parent)
    other = path.with_name("b.toml")
    save(other, NEW, expected=None, root=path.parent)
    assert (path.read_bytes(), other.read_bytes()) == (NEW, NEW)
    assert sorted(p.name for p in path.parent.iterdir()) == ["a.toml", "b.toml"]


def test_on_macos_what_another_machine_saved_meanwhile_is_put_back(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    theirs = iter([b"a = 3\n"])
    on_macos(monkeypatch, lambda: [path.write_bytes(each) for each in theirs])
    with pytest.raises(ChangedElsewhereError):
        save(path, NEW, expected=digest_of(path), root=path.parent)
    assert path.read_bytes() == b"a = 3\n"
    assert list(path.parent.iterdir()) == [path]


def test_where_two_files_can_not_be_exchanged_one_is_renamed(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(renaming, "is_linux", lambda: False)
    renaming._call.cache_clear()
    save(path, NEW, expected=digest_of(path), root=path.parent)
    save(path.with_name("b.toml"), NEW, expected=None, root=path.parent)
    assert path.read_bytes() == NEW
    assert sorted(p.name for p in path.parent.iterdir()) == ["a.toml", "b.toml"]
