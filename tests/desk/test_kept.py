"""What holds while the journal can't be written, and what a draft began from."""

import errno
import os
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from assess.desk import saver as saving
from assess.desk.desk import Desk
from assess.desk.errors import RefusedError
from assess.desk.on_desk import OnDesk
from assess.desk.saver import PAUSE, Saver
from assess.desk.saving_files import NO_PROMISE
from assess.rate.use_cases import findings
from assess.store import assessments, disk, files, renaming
from assess.store.errors import SaveError
from assess.store.saving import Saved
from assess.ui.terminal.writing import Writing
from tests.builders import USERS, WHOLE, Clock, a_folder, unlocked
from tests.commands import Assess
from tests.screens import opened, shown, text

DRAFT = ("govuk-2019:1", "gap")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return a_folder(tmp_path)


@pytest.fixture
def desk(folder: Path) -> Iterator[Desk]:
    """Give a desk whose saver sleeps, so that the test says when it saves."""
    desk = Desk(folder, "lead", clock=Clock())
    desk._saver.stop()
    yield desk
    desk.close()


@contextmanager
def full(state: Path) -> Iterator[None]:
    """Let nothing be written in the state folder meanwhile."""
    real, flush = disk.write_all, disk.flush_data

    def fails(descriptor: int, data: bytes) -> None:
        if Path(f"/proc/self/fd/{descriptor}").resolve().is_relative_to(state):
            raise OSError(errno.ENOSPC, "injected")
        real(descriptor, data)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(disk, "write_all", fails)
        patch.setattr(disk, "flush_data", flush)
        yield


@contextmanager
def no_saving() -> Iterator[None]:
    """Let no file of the assessment be written meanwhile."""

    def fails(folder: Path, file: str, *_: Any, **__: Any) -> Saved:
        raise SaveError(folder / file, "the share has gone away", in_place=False)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(files, "save_value", fails)
        yield


needs_proc = pytest.mark.skipif(
    not Path("/proc/self/fd").exists(), reason="needs /proc to tell files apart"
)


@needs_proc
def test_where_the_journal_can_not_be_written_the_file_is_saved_at_once(
    desk: Desk, folder: Path, state: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(desk._saver, "at_once", lambda: asked.append("at once"))
    desk.on_change = lambda: asked.append("shown")
    with full(state):
        findings.rate(desk, USERS, "green")
        assert asked == ["at once", "shown"]
        assert desk.save_state.not_kept
        assert str(state) in desk.save_state.trouble
        assert "the disk is full" in desk.save_state.trouble
        assert "set ASSESS_STATE to a folder" in desk.save_state.trouble
        desk.save()
        assert not desk.save_state.trouble
    held = assessments.load(folder).assessment.sheet("lead")
    assert held.at(USERS).rating == "green"


@needs_proc
def test_a_journal_that_can_be_written_again_holds_what_it_missed(
    desk: Desk, folder: Path, state: Path
) -> None:
    findings.set_note(desk, USERS, "one")
    with full(state), no_saving():
        findings.set_note(desk, USERS, "one two")
        findings.rate(desk, WHOLE, "red")
        desk.keep_draft(DRAFT, "Half")
        assert not desk._save_quietly()
        assert desk.save_state.not_kept
    with no_saving():
        findings.set_note(desk, USERS, "one two three")
        assert not desk.save_state.not_kept
    unlocked(desk)
    again = Desk(folder, "lead", clock=Clock())
    held = again.sheet
    assert (held.at(USERS).note, held.at(WHOLE).rating) == ("one two three", "red")
    assert again.drafts == {DRAFT: "Half"}
    assert not held.at(USERS).is_contested
    again.close()


@needs_proc
def test_a_draft_that_is_kept_nowhere_stays_a_trouble(desk: Desk, state: Path) -> None:
    with full(state):
        desk.keep_draft(DRAFT, "Half")
        assert not desk._save_quietly()
        assert desk.save_state.trouble
    assert desk._save_quietly()
    assert not desk.save_state.trouble


@needs_proc
async def test_the_head_says_not_saved_and_that_the_words_are_only_here(
    folder: Path, state: Path
) -> None:
    with full(state), no_saving():
        async with opened(folder, (300, 40)) as pilot:
            await pilot.press("2")
            await shown(pilot, "the share has gone away")
            assert "NOT SAVED" in text(pilot)
            assert "set ASSESS_STATE to a folder" in text(pilot)
            assert "Your words are only here: do not leave." in text(pilot)
            await pilot.press("n", "x")
            await pilot.pause()
            assert "NOT SAVED" in text(pilot)


def test_a_value_that_was_saved_and_not_journalled_is_no_change_made_elsewhere(
    desk: Desk, folder: Path
) -> None:
    findings.set_note(desk, USERS, "one")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(desk._on_desk, "journalled", lambda _: True)
        findings.set_note(desk, USERS, "one two")
        desk.save()
    findings.set_note(desk, USERS, "one two three")
    unlocked(desk)
    again = Desk(folder, "lead", clock=Clock())
    assert again.sheet.at(USERS).note == "one two three"
    again.close()


class Typing(threading.Condition):
    """Somebody who types on for ever, in a time of its own."""

    now = 0.0

    def __init__(self, saver: Callable[[], Saver]) -> None:
        super().__init__()
        self._saver = saver

    def wait(self, timeout: float | None = None) -> bool:
        self.now += min(timeout or PAUSE, PAUSE / 2)
        self._saver()._changes += 1
        return True


def test_typing_without_a_pause_is_saved_after_two_seconds(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    saver = Saver(lambda: True)
    typing = saver._wake = Typing(lambda: saver)
    monkeypatch.setattr(time, "monotonic", lambda: typing.now)
    saver._changes = 1
    assert saver._quiet_since(0)
    assert typing.now == pytest.approx(saving.LONGEST)


@pytest.fixture
def closed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a state folder in which nothing can be made."""
    place = tmp_path / "state"
    place.write_bytes(b"")
    monkeypatch.setenv("ASSESS_STATE", str(place))
    return place


def test_without_a_state_folder_an_assessment_can_only_be_read(
    folder: Path, closed: Path
) -> None:
    desk = Desk(folder, "lead", clock=Clock())
    assert desk.assessment.brief.service == "Blue Badge renewal"
    assert desk.save_state.notice == desk.read_only
    with pytest.raises(RefusedError) as refused:
        findings.rate(desk, USERS, "green")
    desk.close()
    assert str(refused.value) == (
        f"What is typed can't be kept in {closed}: there is a file where a folder must "
        "be. Mend that, or set ASSESS_STATE to a folder that can be written. Until "
        "then the assessment is only read."
    )
    assert not (folder / "people").exists()


def test_a_command_says_once_that_the_state_folder_can_not_be_written(
    folder: Path, closed: Path, assess: Assess
) -> None:
    done = assess("rate", folder, "1", "green")
    assert (done.code, done.out) == (2, "")
    assert done.err.count(str(closed)) == 1
    assert "set ASSESS_STATE" in done.err


def test_doctor_says_that_the_state_folder_can_not_be_written(
    closed: Path, assess: Assess
) -> None:
    done = assess("doctor")
    assert done.code == 1
    assert f"{closed} (not writable)" in done.out


@pytest.mark.usefixtures("closed")
async def test_the_walk_can_be_read_without_a_state_folder(folder: Path) -> None:
    async with opened(folder, (300, 40)) as pilot:
        assert "only read" in text(pilot)
        assert "Understand users and their needs" in text(pilot)
        assert "set ASSESS_STATE to a folder" in text(pilot)
        await pilot.press("2")
        assert "set ASSESS_STATE to a folder" in text(pilot)


# What a draft began from


def writing_of(desk: Desk) -> Writing:
    def put(words: str) -> None:
        findings.set_note(desk, USERS, words)

    return Writing(desk, DRAFT, lambda: desk.sheet.at(USERS).note, put)


def left_a_draft(desk: Desk, words: str) -> None:
    """Write what can't be taken just now."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(OnDesk, "read_only", "Nothing can be changed.")
        writing_of(desk).keep(words)


def test_a_stale_draft_comes_back_above_what_was_written_meanwhile(
    desk: Desk, folder: Path
) -> None:
    findings.set_note(desk, USERS, "before")
    left_a_draft(desk, "before, and more")
    findings.set_note(desk, USERS, "WRITTEN LATER")
    desk.close()
    again = Desk(folder, "lead", clock=Clock())
    writing = writing_of(again)
    assert writing.text == "before, and more\n\nWRITTEN LATER"
    assert writing.said == ("This was changed elsewhere too. Those words stand below.")
    writing.keep(f"{writing.text}!")
    assert again.sheet.at(USERS).note == "before, and more\n\nWRITTEN LATER!"
    assert not again.drafts
    again.close()


def test_a_draft_comes_back_alone_where_nothing_was_changed_since(desk: Desk) -> None:
    findings.set_note(desk, USERS, "before")
    left_a_draft(desk, "before, and more")
    writing = writing_of(desk)
    assert (writing.text, writing.said) == ("before, and more", "")


# Saving beside another machine, and on a share that promises nothing


@pytest.mark.skipif(
    not Path("/proc/self/fd").exists(), reason="only Linux exchanges two files"
)
def test_what_two_machines_save_in_one_moment_is_joined(
    desk: Desk, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    findings.set_note(desk, USERS, "first")
    desk.save()
    real, other = renaming.exchange, Desk(folder, "lead", clock=Clock())
    findings.set_note(desk, USERS, "ours")
    findings.rate(other, WHOLE, "red")
    slow = iter([other.close])

    def exchange(path: Path, target: Path) -> bool:
        next(slow, lambda: None)()
        return real(path, target)

    monkeypatch.setattr(renaming, "exchange", exchange)
    desk.save()
    held = assessments.load(folder).assessment.sheet("lead")
    assert (held.at(USERS).note, held.at(WHOLE).rating) == ("ours", "red")
    assert sorted(p.name for p in (folder / "people").iterdir()) == ["lead.toml"]


def test_that_a_share_promises_nothing_is_said_once(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuses(_: int) -> None:
        raise OSError(errno.EINVAL, "injected")

    monkeypatch.setattr(os, "fsync", refuses)
    findings.rate(desk, USERS, "green")
    desk.save()
    assert desk.save_state.notice == NO_PROMISE
    assert not desk.save_state.trouble
    findings.rate(desk, USERS, "amber")
    desk.save()
    assert desk.save_state.notice == ""
