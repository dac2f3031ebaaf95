"""What was made of a folder is kept until the folder changes, and can be lost."""

import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from threading import Event

import pytest

from assess import __version__
from assess.portfolio.use_cases.entries import entries
from assess.store import again, gone, index_file, stamps
from assess.store.glance import Glance, glance
from assess.store.glances import glances
from assess.store.index import Kind, looked_at, throw_away
from assess.store.state import cache_folder
from tests.builders import GOLDEN, a_folder, the_complete_folder
from tests.settled import LONGEST


@pytest.fixture(autouse=True)
def _settled(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take for settled what was written just now."""
    monkeypatch.setattr(stamps, "SETTLED", -1_000_000_000)


_made: list[Path] = []


def _service(folder: Path) -> str:
    _made.append(folder)
    return (folder / "assessment.toml").read_text(encoding="utf-8")


KIND = Kind("text", _service, str, str, bool)


def look(*folders: Path, **given: object) -> tuple[list[str], int]:
    """Return what is made of folders, and of how many it was made now."""
    _made.clear()
    found = [text for _, text in looked_at(KIND, folders, **given)]  # type: ignore[arg-type]
    return found, len(_made)


def file() -> Path:
    """Return the file of the index."""
    return cache_folder() / index_file.FILE


def test_what_did_not_change_is_read_once(tmp_path: Path) -> None:
    folders = [a_folder(tmp_path, name) for name in ("a", "b", "c")]
    first, made = look(*folders)
    assert made == 3
    assert look(*folders) == (first, 0)
    brief = folders[1] / "assessment.toml"
    brief.write_text(first[1].replace("Badge", "Budge"), encoding="utf-8")
    later, made = look(*folders)
    assert (made, later[0], later[2]) == (1, first[0], first[2])
    assert "Blue Budge" in later[1]


def test_a_time_that_was_put_back_deceives_nobody(tmp_path: Path) -> None:
    folder = a_folder(tmp_path)
    brief = folder / "assessment.toml"
    first, _ = look(folder)
    state = brief.stat()
    brief.write_text(first[0].replace("Badge", "Budge"), encoding="utf-8")
    os.utime(brief, ns=(state.st_atime_ns, state.st_mtime_ns))
    assert brief.stat().st_size == state.st_size
    assert look(folder)[1] == 1


@pytest.mark.parametrize("name", ["people/ux.toml", "agreed.toml", "standards/x.toml"])
def test_a_file_that_comes_or_goes_is_a_change(tmp_path: Path, name: str) -> None:
    folder = a_folder(tmp_path)
    look(folder)
    (folder / name).parent.mkdir(exist_ok=True)
    (folder / name).touch()
    assert look(folder)[1] == 1
    (folder / name).unlink()
    assert look(folder)[1] == 1


def test_what_was_written_just_now_is_looked_at_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stamps, "SETTLED", 3_600_000_000_000)
    folder = a_folder(tmp_path)
    assert [look(folder)[1] for _ in range(2)] == [1, 1]


def test_what_it_rests_on_beside_the_folder_counts(tmp_path: Path) -> None:
    folder = a_folder(tmp_path)
    assert look(folder, beside=lambda _: "a policy")[1] == 1
    assert look(folder, beside=lambda _: "a policy")[1] == 0
    assert look(folder, beside=lambda _: "another")[1] == 1


def test_another_version_of_the_program_makes_it_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = a_folder(tmp_path)
    look(folder)
    monkeypatch.setattr("assess.store.index.__version__", "9.0.0")
    assert look(folder)[1] == 1
    assert look(folder)[1] == 0


def test_every_file_is_read_where_that_is_asked(tmp_path: Path) -> None:
    folder, other = a_folder(tmp_path), a_folder(tmp_path, "other")
    before, _ = look(folder, other)
    brief = folder / "assessment.toml"
    brief.write_text(before[0].replace("Badge", "Budge"), encoding="utf-8")
    now = stamps.marked(folder, lambda _: f"{__version__} ").stamp
    with sqlite3.connect(file()) as db:  # as if all times were put back
        db.execute("UPDATE kept SET stamp = ? WHERE folder = ?", (now, str(folder)))
    db.close()
    assert look(folder, other) == (before, 0)
    differing: list[Path] = []
    found, made = look(folder, other, differing=differing)
    assert (made, differing) == (1, [folder])
    assert "Blue Budge" in found[0]


def _is_no_database(_folder: Path) -> None:
    file().write_bytes(b"This is no database, and never was one. " * 200)


def _is_torn(_folder: Path) -> None:
    content = file().read_bytes()
    file().write_bytes(content[:100] + b"\xff" * (len(content) - 100))


def _holds_other_tables(_folder: Path) -> None:
    throw_away()
    with sqlite3.connect(file()) as db:
        db.execute("CREATE TABLE kept (other TEXT)")
    db.close()


@pytest.mark.parametrize("spoil", [_is_no_database, _is_torn, _holds_other_tables])
def test_a_spoilt_index_is_thrown_away_and_folders_are_read(
    tmp_path: Path, spoil: object
) -> None:
    folder = a_folder(tmp_path)
    first, _ = look(folder)
    spoil(folder)  # type: ignore[operator]
    assert look(folder)[0] == first
    look(folder)
    assert look(folder) == (first, 0)


def test_a_row_that_holds_something_else_is_made_anew(tmp_path: Path) -> None:
    folder = the_complete_folder(tmp_path)
    assert [seen for _, seen in glances([folder])] == [glance(folder)]
    with sqlite3.connect(file()) as db:
        db.execute("UPDATE kept SET made = '[1, 2]'")
    db.close()
    assert [seen for _, seen in glances([folder])] == [glance(folder)]


def test_a_cache_that_can_not_be_written_is_no_error(tmp_path: Path) -> None:
    cache_folder().parent.mkdir(parents=True, exist_ok=True)
    cache_folder().write_text("a file where the folder should be", encoding="utf-8")
    folder = a_folder(tmp_path)
    assert [look(folder)[1] for _ in range(2)] == [1, 1]


def test_a_full_disk_is_no_error_and_keeps_what_is_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = a_folder(tmp_path)
    first, _ = look(folder)
    connected = index_file._connected

    def full(path: Path) -> sqlite3.Connection:
        db = connected(path)
        db.execute("PRAGMA max_page_count = 1").fetchall()
        return db

    many = [a_folder(tmp_path, f"n{number}") for number in range(9)]
    large = Kind("large", lambda f: f.name * 4_000, str, str, bool)
    with monkeypatch.context() as patch:
        patch.setattr(index_file, "_connected", full)
        said = [text[:2] for _, text in looked_at(large, many)]
    assert said == [each.name for each in many]
    assert look(folder) == (first, 0)


def test_another_process_that_writes_is_waited_for_and_then_done_without(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, other = a_folder(tmp_path), a_folder(tmp_path, "other")
    first, _ = look(folder)
    monkeypatch.setattr(index_file, "WAITS", 0.01)
    holder = sqlite3.connect(file())
    holder.execute("BEGIN IMMEDIATE")
    assert look(folder, other)[0] == look(folder, other)[0]
    holder.rollback()
    holder.close()
    assert look(folder) == (first, 0)


def test_what_is_gone_is_forgotten(tmp_path: Path) -> None:
    folder, other = a_folder(tmp_path), a_folder(tmp_path, "other")
    look(folder)
    folder.rename(tmp_path / "elsewhere")
    look(other)
    with sqlite3.connect(file()) as db:
        assert db.execute("SELECT folder FROM kept").fetchall() == [(str(other),)]
    db.close()


def test_only_what_was_not_looked_at_is_looked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, other = a_folder(tmp_path), a_folder(tmp_path, "other")
    look(folder, other)
    asked: list[Path] = []
    monkeypatch.setattr("assess.store.gone.is_there", asked.append)
    look(other, a_folder(tmp_path, "third"))
    assert asked == [folder / "assessment.toml"]


def kept() -> set[str]:
    """Return the folders of which something is kept."""
    with closing(sqlite3.connect(file())) as db:
        return {folder for (folder,) in db.execute("SELECT folder FROM kept")}


def test_what_is_gone_elsewhere_is_forgotten_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gone, "PATIENCE", LONGEST)
    here, there = a_folder(tmp_path / "here"), a_folder(tmp_path / "there" / "deep")
    look(here, there)
    shutil.rmtree(tmp_path / "there")
    other = a_folder(tmp_path / "here", "other")
    look(other)
    assert kept() == {str(here), str(other)}


def test_a_share_that_does_not_answer_keeps_no_write_waiting(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here, share = a_folder(tmp_path / "here"), a_folder(tmp_path / "share")
    look(here, share)
    here.rename(tmp_path / "here" / "moved")
    other, third = (a_folder(tmp_path / "here", name) for name in ("other", "third"))
    answers, asked = Event(), []

    def is_there(path: Path) -> bool:
        if path.is_relative_to(tmp_path / "share"):
            asked.append(path)
            answers.wait(LONGEST)
        return path.exists()

    monkeypatch.setattr(gone, "is_there", is_there)
    monkeypatch.setattr(gone, "PATIENCE", 0)
    look(other)
    look(third)  # nobody waits a second time for what did not answer yet
    assert not answers.is_set()
    assert kept() == {str(share), str(other), str(third)}
    answers.set()
    gone._asking[0].join(LONGEST)
    assert asked == [share / "assessment.toml"]


def test_only_its_owner_can_look_into_it(tmp_path: Path) -> None:
    look(a_folder(tmp_path))
    assert cache_folder().stat().st_mode & 0o077 == 0


def test_drafts_that_nobody_may_see_before_the_reveal_are_not_in_it(
    tmp_path: Path,
) -> None:
    folder = the_complete_folder(tmp_path)
    (folder / "agreed.toml").unlink()
    sheet = (GOLDEN / "people" / "ux.toml").read_text(encoding="utf-8")
    assert 'rating = "red"' in sheet
    (seen,) = [seen for _, seen in glances([folder])]
    assert _ratings(seen) <= {"Not yet rated", "Not applicable"}
    (entry,) = entries([folder])
    found = {each.rating for s in entry.standards for each in s.criteria}
    assert found <= {"", "not-applicable"}
    with sqlite3.connect(file()) as db:
        kept = " ".join(row[0] for row in db.execute("SELECT made FROM kept"))
    db.close()
    assert '"red"' not in kept
    assert '"Red"' not in kept


def _ratings(seen: Glance) -> set[str]:
    return {each.rating.word for s in seen.standards for each in s.criteria}


def test_an_unreadable_file_is_a_row_with_its_sentence(tmp_path: Path) -> None:
    folder = the_complete_folder(tmp_path)
    (folder / "agreed.toml").write_text("format = ", encoding="utf-8")
    (first,) = entries([folder])
    assert "agreed.toml, line 1" in first.unread[0]
    (again_,) = entries([folder])
    assert again_ == first
    (folder / "assessment.toml").unlink()
    (folder / "assessment.toml").mkdir()
    (refused,) = entries([folder])
    assert refused.is_passing
    with sqlite3.connect(file()) as db:
        rows = db.execute("SELECT made FROM kept WHERE kind = 'entry'").fetchall()
    db.close()
    assert all("it is a folder" not in made for (made,) in rows)


def test_what_was_assessed_again_is_the_same_from_the_index(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = the_complete_folder(tmp_path)
    brief = folder / "assessment.toml"
    words = brief.read_text(encoding="utf-8")
    brief.write_text(f'reassesses = "q8m2p9x4"\n{words}', encoding="utf-8")
    plain = again.assessed_again([folder])
    monkeypatch.setattr(again, "MANY", 1)
    assert plain
    assert again.assessed_again([folder]) == again.assessed_again([folder]) == plain


def _refuses(_what: str) -> str:
    message = "no such words"
    raise ValueError(message)


@pytest.mark.parametrize(
    "kind", [KIND._replace(read=_refuses), KIND._replace(written=_refuses)]
)
def test_what_can_not_be_kept_is_made_at_each_look(
    kind: Kind[str], tmp_path: Path
) -> None:
    folder = a_folder(tmp_path)
    for _ in range(2):
        assert list(looked_at(kind, [folder])) == [(folder, _service(folder))]
    assert not kept()
