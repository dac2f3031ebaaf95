"""A journal on a disk that fails, under a name that others want, and on Windows."""

import errno
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from assess.store.errors import SaveError
from assess.store.journal import Journal, read
from assess.store.left_behind import LeftBehind
from tests.builders import owner


@pytest.fixture
def journal(tmp_path: Path, state: Path) -> Iterator[Journal]:
    journal = Journal.open(state, owner(tmp_path))
    journal.append({"number": 1})
    yield journal
    journal.close()


def held(state: Path) -> list[object]:
    (path,) = (state / "journals").glob("*.journal")
    return [entry["number"] for entry in read(path).entries]


def failing(number: int) -> Callable[..., None]:
    def fails(*_: object) -> None:
        raise OSError(number, "injected")

    return fails


def test_half_a_line_that_could_not_be_cut_off_at_once_is_cut_off_later(
    journal: Journal, state: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.write

    def half(descriptor: int, data: bytes) -> int:
        real(descriptor, bytes(data)[: len(data) // 2])
        raise OSError(errno.EIO, "injected")

    with monkeypatch.context() as patch:
        patch.setattr(os, "write", half)
        patch.setattr(os, "ftruncate", failing(errno.EIO))
        with pytest.raises(SaveError, match="the disk reports an error"):
            journal.append({"number": 2})
        with pytest.raises(SaveError):
            journal.append({"number": 3})
    journal.append({"number": 4})
    assert held(state) == [1, 4]


@pytest.mark.parametrize("call", ["fdatasync", "write", "open"])
def test_a_journal_that_could_not_be_cut_is_kept_whole_and_goes_on(
    journal: Journal, state: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(os, call, failing(errno.ENOSPC))
        journal.cut([{"number": 9}])
    journal.append({"number": 2})
    assert held(state) == [1, 2]
    assert not list((state / "journals").glob("*.cut"))


def test_a_journal_whose_new_file_could_not_be_named_goes_on_in_the_old_one(
    journal: Journal, state: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", failing(errno.EACCES))
        journal.cut([{"number": 9}])
    journal.append({"number": 2})
    assert held(state) == [1, 2]


@pytest.mark.parametrize("refused", [False, True])
def test_on_windows_a_journal_is_closed_before_it_is_replaced(
    journal: Journal, state: Path, monkeypatch: pytest.MonkeyPatch, *, refused: bool
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr("assess.store.journal.is_windows", lambda: True)
        if refused:
            patch.setattr(Path, "replace", failing(errno.EACCES))
        journal.cut([{"number": 9}])
        journal.append({"number": 2})
    assert held(state) == [1 if refused else 9, 2]


def test_a_journal_leaves_no_lock_behind(tmp_path: Path, state: Path) -> None:
    journal = Journal.open(state, owner(tmp_path))
    journal.append({"number": 1})
    journal.close()
    LeftBehind.take(state, owner(tmp_path)).discard()
    assert list((state / "journals").iterdir()) == []


def test_two_processes_that_start_together_do_not_take_the_same_words(
    tmp_path: Path, state: Path
) -> None:
    journal = Journal.open(state, owner(tmp_path))
    journal.append({"number": 1})
    journal.close()
    one = LeftBehind.take(state, owner(tmp_path))
    other = LeftBehind.take(state, owner(tmp_path))
    assert [len(list(one)), len(list(other))] == [1, 0]
    one.discard()
    other.discard()


def test_what_was_left_comes_back_oldest_first(tmp_path: Path, state: Path) -> None:
    for number in range(3):
        journal = Journal.open(state, owner(tmp_path))
        journal.append({"number": number})
        journal.close()
        (path,) = (
            path
            for path in (state / "journals").glob("*.journal")
            if read(path).entries[0]["number"] == number
        )
        os.utime(path, (1_000 - number, 1_000 - number))
    left = LeftBehind.take(state, owner(tmp_path))
    assert [entry["number"] for kept in left for entry in kept.entries] == [2, 1, 0]
    left.discard()
