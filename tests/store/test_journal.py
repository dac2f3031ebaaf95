import errno
import os
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from assess.store.errors import SaveError
from assess.store.journal import Journal, read
from assess.store.left_behind import LeftBehind
from tests.builders import owner

ENTRY = {
    "kind": "do",
    "at": datetime(2026, 5, 12, 9, tzinfo=UTC),
    "changes": [{"path": ["a", "é"], "after": date(2026, 8, 12)}],
    "text": "“quoted”\nline\u2028",
}


@pytest.fixture
def journal(tmp_path: Path, state: Path) -> Iterator[Journal]:
    journal = Journal.open(state, owner(tmp_path))
    yield journal
    journal.close()


def file_of(state: Path) -> Path:
    (path,) = (state / "journals").glob("*.journal")
    return path


def test_what_was_written_is_read_again(journal: Journal, state: Path) -> None:
    journal.append(ENTRY)
    journal.append({"kind": "undo"})
    assert read(file_of(state)).entries == [ENTRY, {"kind": "undo"}]


def test_a_journal_cut_off_anywhere_gives_its_good_beginning(
    journal: Journal, state: Path, tmp_path: Path
) -> None:
    for number in range(3):
        journal.append({**ENTRY, "number": number})
    content = file_of(state).read_bytes()
    whole = content.count(b"\n")
    for end in range(len(content)):
        cut = tmp_path / "cut.journal"
        cut.write_bytes(content[:end])
        good = read(cut).entries
        assert len(good) == max(content[:end].count(b"\n") - 1, 0)
        assert not read(cut).is_damaged
        assert [entry["number"] for entry in good] == list(range(len(good)))
    assert whole == 1 + 3


def test_a_damaged_journal_gives_every_line_that_is_whole_and_no_wrong_one(
    journal: Journal, state: Path, tmp_path: Path
) -> None:
    for number in range(3):
        journal.append({**ENTRY, "number": number})
    content = file_of(state).read_bytes()
    garbled = tmp_path / "garbled.journal"
    for place in range(len(content)):
        flipped = bytearray(content)
        flipped[place] ^= 0x55
        garbled.write_bytes(flipped)
        kept = read(garbled)
        numbers = [entry["number"] for entry in kept.entries]
        assert kept.entries == [{**ENTRY, "number": number} for number in numbers]
        line = content[:place].count(b"\n")
        damaged = {line - 1} | ({line} if content[place] == ord("\n") else set())
        assert set(range(3)) - set(numbers) <= damaged
        assert kept.is_damaged or place == len(content) - 1


@pytest.mark.parametrize(
    "content", [b"", b"\x00" * 100, b"deadbeef []\n", b"36e2c8f9 3\n", b"x" * 1000]
)
def test_what_is_no_journal_gives_nothing(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "x.journal"
    path.write_bytes(content)
    assert read(path).entries == []


def test_cutting_keeps_just_these_lines(journal: Journal, state: Path) -> None:
    journal.append(ENTRY)
    journal.cut([{"kind": "undo"}])
    journal.append(ENTRY)
    assert read(file_of(state)).entries == [{"kind": "undo"}, ENTRY]


def test_an_empty_journal_is_taken_away(tmp_path: Path, state: Path) -> None:
    Journal.open(state, owner(tmp_path)).close()
    assert not list((state / "journals").iterdir())


def test_a_journal_in_use_is_nobody_elses(
    journal: Journal, tmp_path: Path, state: Path
) -> None:
    journal.append(ENTRY)
    assert list(LeftBehind.take(state, owner(tmp_path))) == []


def test_what_was_left_can_be_taken_once(tmp_path: Path, state: Path) -> None:
    journal = Journal.open(state, owner(tmp_path))
    journal.append(ENTRY)
    journal.close()
    assert list(LeftBehind.take(state, owner(tmp_path, "ux"))) == []
    left = LeftBehind.take(state, owner(tmp_path))
    assert [kept.entries for kept in left] == [[ENTRY]]
    left.discard()
    assert list(LeftBehind.take(state, owner(tmp_path))) == []


def test_a_full_disk_is_said_and_the_next_line_is_whole(
    journal: Journal, state: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal.append({"number": 1})
    real = os.write

    def half(descriptor: int, data: bytes) -> int:
        real(descriptor, bytes(data)[: len(data) // 2])
        raise OSError(errno.ENOSPC, "injected")

    with monkeypatch.context() as patch:
        patch.setattr(os, "write", half)
        with pytest.raises(SaveError, match="the disk is full"):
            journal.append({"number": 2})
        journal.cut([ENTRY])
    journal.append({"number": 3})
    assert read(file_of(state)).entries == [{"number": 1}, {"number": 3}]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such permissions")
def test_a_journal_is_private(journal: Journal, state: Path) -> None:
    journal.append(ENTRY)
    assert file_of(state).stat().st_mode & 0o777 == 0o600


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such permissions")
def test_a_folder_of_journals_that_others_could_look_into_is_closed(
    tmp_path: Path,
) -> None:
    state = tmp_path / "new" / "state"
    Journal.open(state, owner(tmp_path)).close()
    folder = state / "journals"
    assert state.stat().st_mode & 0o777 == 0o700
    folder.chmod(0o777)
    Journal.open(state, owner(tmp_path)).close()
    assert folder.stat().st_mode & 0o777 == 0o700


def test_only_what_the_format_holds_can_be_journalled(journal: Journal) -> None:
    with pytest.raises(TypeError, match="can't be journalled"):
        journal.append({"a": {1}})
