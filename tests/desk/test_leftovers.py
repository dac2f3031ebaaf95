"""Journals that are of another assessment, can't be read, or are damaged."""

import errno
import os
import shutil
import threading
from pathlib import Path

import pytest

from assess.desk.desk import Desk
from assess.desk.leftovers import in_one_line, leftovers
from assess.desk.saver import Saver
from assess.desk.saving_files import SavingFiles
from assess.rate.use_cases import findings
from assess.store import assessments, left_behind
from assess.store.journal import Journal, Kept
from assess.store.saving import sha256
from tests.builders import ONE_LEAD, USERS, WHOLE, Clock, a_folder, unlocked
from tests.desk.test_kept import full

OTHER = ONE_LEAD.replace("k7m2p9x4", "z7m2p9x4")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return a_folder(tmp_path)


def killed_with(folder: Path, note: str) -> None:
    """Type a private note and leave it unsaved, as a process does that was killed."""
    desk = Desk(folder, "lead", clock=Clock())
    desk._saver.stop()
    findings.set_note(desk, USERS, note)
    unlocked(desk)


def journals(state: Path) -> list[Path]:
    return sorted((state / "journals").glob("*.journal"))


def as_named_earlier(path: Path, folder: Path) -> Path:
    """Name it as an earlier version did, for the path of the folder."""
    place = f"{folder.resolve()}\nlead".encode()
    return path.rename(path.with_name(f"{sha256(place)[:16]}-1-abc.journal"))


def without_owner(path: Path, folder: Path) -> Path:
    """Make it as an earlier version wrote it."""
    path.write_bytes(path.read_bytes().split(b"\n", 1)[1])
    return as_named_earlier(path, folder)


def note_in(desk: Desk) -> str:
    desk.close()
    return desk.sheet.at(USERS).note


def test_private_words_never_come_back_in_another_assessment(
    folder: Path, state: Path
) -> None:
    killed_with(folder, "Private.")
    shutil.rmtree(folder)
    a_folder(folder.parent, brief=OTHER)
    assert note_in(Desk(folder, "lead", clock=Clock())) == ""
    (said,) = leftovers(state)
    assert "words of lead that were not saved, of assessment k7m2p9x4" in said
    assert str(journals(state)[0]) in said
    shutil.rmtree(folder)
    a_folder(folder.parent)
    assert note_in(Desk(folder, "lead", clock=Clock())) == "Private."
    assert list(leftovers(state)) == []


def test_words_of_a_folder_that_was_moved_are_named(folder: Path, state: Path) -> None:
    killed_with(folder, "Typed.")
    folder.rename(folder.with_name("moved"))
    (said,) = leftovers(state)
    assert f"no longer in {folder}" in said
    assert "Open it where it is now" in said
    folder.with_name("moved").rename(folder)
    (said,) = leftovers(state)
    assert said == (
        f"{folder} has words of lead that were not saved. Open it, and they come back."
    )


@pytest.mark.parametrize("name", ["moved", "other/deeper", "\udce9t\udce9"])
def test_words_come_back_where_the_folder_was_moved_to(
    folder: Path, state: Path, name: str
) -> None:
    killed_with(folder, "Typed.")
    moved = folder.parent / name
    moved.parent.mkdir(exist_ok=True)
    folder.rename(moved)
    desk = Desk(moved, "lead", clock=Clock())
    assert "were brought back" in desk.save_state.notice
    assert note_in(desk) == "Typed."
    assert list(leftovers(state)) == []


def test_what_can_be_undone_follows_a_folder_that_is_moved(folder: Path) -> None:
    desk = Desk(folder, "lead", clock=Clock())
    findings.set_note(desk, USERS, "Typed.")
    desk.keep_draft(("govuk-2019:1", "gap"), "Half a li")
    desk.close()
    moved = folder.rename(folder.with_name("moved"))
    again = Desk(moved, "lead", clock=Clock())
    assert again.drafts == {("govuk-2019:1", "gap"): "Half a li"}
    assert again.undo()
    assert note_in(again) == ""


def test_words_stay_with_their_own_of_two_copies_of_an_assessment(
    folder: Path,
) -> None:
    copy = folder.with_name("copy")
    shutil.copytree(folder, copy)
    killed_with(folder, "Typed.")
    assert note_in(Desk(copy, "lead", clock=Clock())) == ""
    assert note_in(Desk(folder, "lead", clock=Clock())) == "Typed."


def test_words_stay_where_they_are_while_nobody_can_look_into_their_folder(
    folder: Path,
) -> None:
    copy = folder.with_name("copy")
    shutil.copytree(folder, copy)
    killed_with(folder, "Typed.")
    brief = (folder / "assessment.toml").read_text(encoding="utf-8")
    (folder / "assessment.toml").write_text("<<<<<<< HEAD\n", encoding="utf-8")
    assert note_in(Desk(copy, "lead", clock=Clock())) == ""
    (folder / "assessment.toml").write_text(brief, encoding="utf-8")
    assert note_in(Desk(folder, "lead", clock=Clock())) == "Typed."


def test_a_folder_reached_by_a_link_is_the_same_folder(folder: Path) -> None:
    link = folder.with_name("link")
    link.symlink_to(folder)
    killed_with(link, "Typed.")
    assert note_in(Desk(folder, "lead", clock=Clock())) == "Typed."


def test_a_journal_named_for_its_path_comes_back_at_its_path(
    folder: Path, state: Path
) -> None:
    killed_with(folder, "Typed.")
    (path,) = journals(state)
    as_named_earlier(path, folder)
    assert note_in(Desk(folder, "lead", clock=Clock())) == "Typed."
    assert list(leftovers(state)) == []


def test_leftovers_of_several_are_one_line(folder: Path, state: Path) -> None:
    assert in_one_line(state) == ""
    killed_with(folder, "Typed.")
    assert in_one_line(state) == next(leftovers(state))
    killed_with(a_folder(folder.parent, "other", OTHER), "Typed too.")
    assert in_one_line(state) == (
        "Words that were not saved are kept in 2 places. assess doctor says where."
    )


def test_a_journal_of_an_earlier_version_comes_back_in_its_assessment(
    folder: Path, state: Path
) -> None:
    killed_with(folder, "Typed.")
    without_owner(journals(state)[0], folder)
    assert "holds words that were not saved" in next(leftovers(state))
    assert note_in(Desk(folder, "lead", clock=Clock())) == "Typed."
    assert list(leftovers(state)) == []


def test_a_journal_of_an_earlier_version_is_left_alone_in_a_newer_assessment(
    folder: Path, state: Path
) -> None:
    killed_with(folder, "Private.")
    path = without_owner(journals(state)[0], folder)
    os.utime(path, (1_000, 1_000))
    shutil.rmtree(folder)
    a_folder(folder.parent, brief=OTHER)
    assert note_in(Desk(folder, "lead", clock=Clock())) == ""
    assert path.exists()


@pytest.mark.parametrize("number", [errno.EIO, errno.EMFILE, errno.EACCES])
def test_a_journal_that_can_not_be_read_is_left_alone_and_said(
    folder: Path, state: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    killed_with(folder, "Typed.")
    (path,) = journals(state)
    before = path.read_bytes()

    def fails(_: Path) -> Kept:
        raise OSError(number, "injected")

    with monkeypatch.context() as patch:
        patch.setattr(left_behind, "read", fails)
        desk = Desk(folder, "lead", clock=Clock())
        assert f"{path} can't be read" in desk.save_state.notice
        assert note_in(desk) == ""
        assert f"{path} can't be read" in next(leftovers(state))
    assert path.read_bytes() == before
    assert note_in(Desk(folder, "lead", clock=Clock())) == "Typed."


def test_what_follows_a_bad_line_comes_back_and_the_damaged_journal_is_kept(
    folder: Path, state: Path
) -> None:
    desk = Desk(folder, "lead", clock=Clock())
    desk._saver.stop()
    findings.set_note(desk, USERS, "alpha")
    findings.set_note(desk, USERS, "alpha beta")
    findings.set_note(desk, USERS, "alpha beta gamma")
    findings.rate(desk, WHOLE, "green")
    unlocked(desk)
    (path,) = journals(state)
    content = path.read_bytes().replace(b'"alpha beta"', b'"alphA beta"', 1)
    path.write_bytes(content)
    again = Desk(folder, "lead", clock=Clock())
    assert again.sheet.at(USERS).note == "alpha beta gamma"
    assert again.sheet.at(WHOLE).rating == "green"
    kept = path.with_suffix(".damaged")
    assert f"It is kept as {kept.name}." in again.save_state.notice
    again.close()
    assert kept.read_bytes() == content
    assert f"{kept} is damaged" in next(leftovers(state))
    held = assessments.load(folder).assessment.sheet("lead")
    assert held.at(USERS).note == "alpha beta gamma"


def test_a_journal_whose_words_are_all_saved_is_not_named(
    folder: Path, state: Path
) -> None:
    desk = Desk(folder, "lead", clock=Clock())
    findings.set_note(desk, USERS, "Typed.")
    desk.close()
    assert journals(state)
    shutil.rmtree(folder)
    assert list(leftovers(state)) == []


def test_a_journal_in_use_is_not_named(folder: Path, state: Path) -> None:
    desk = Desk(folder, "lead", clock=Clock())
    desk._saver.stop()
    findings.set_note(desk, USERS, "Still typing.")
    assert list(leftovers(state)) == []
    desk.close()


def test_half_a_line_that_is_kept_is_named(folder: Path, state: Path) -> None:
    desk = Desk(folder, "lead", clock=Clock())
    desk._saver.stop()
    desk.keep_draft(("govuk-2019:1", "gap"), "Half a li")
    desk.close()
    (said,) = leftovers(state)
    assert "words of lead that were not saved" in said


def test_a_save_during_the_recovery_leaves_no_journal_of_last_time(
    folder: Path, state: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    killed_with(folder, "Private.")
    (old,) = journals(state)
    saved, soon = threading.Event(), Saver.soon
    all_is_saved = SavingFiles._all_is_saved

    def told(self: SavingFiles, journal: Journal) -> None:
        all_is_saved(self, journal)
        saved.set()

    def soon_and_wait(self: Saver) -> None:
        soon(self)
        saved.wait(0.3)  # what is begun to be saved here waits for the recovery

    monkeypatch.setattr(SavingFiles, "_all_is_saved", told)
    monkeypatch.setattr(Saver, "soon", soon_and_wait)
    with full(state):
        desk = Desk(folder, "lead", clock=Clock())
        assert saved.wait(5)
        assert not old.exists()
    assert note_in(desk) == "Private."
