"""Publishing changes two files: whatever comes between, nobody is accused of it."""

import errno
import os
import shutil
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from assess.check.use_cases.gate import gate
from assess.desk.desk import Desk
from assess.desk.errors import RefusedError
from assess.model.agreed import Agreed
from assess.model.versions.published import holds
from assess.panel.use_cases.submitting import submit
from assess.publish.use_cases import outcome
from assess.publish.use_cases.publishable import NotReadyError
from assess.rate.use_cases import findings
from assess.setup.use_cases.brief import set_field
from assess.store import assessments, files, locks
from assess.store.errors import SaveError
from assess.store.saving import Saved
from tests.builders import USERS, Clock, a_folder_that_is_ready, unlocked
from tests.screens import opened, ready, text, type_in

SHEET, AGREED = "people/lead.toml", "agreed.toml"


def test_of_two_who_publish_at_once_one_says_that_the_other_did(folder: Path) -> None:
    for clock in (Clock(), Clock(datetime(2026, 6, 12, 9, tzinfo=UTC))):
        copy = folder.with_name(f"copy-{clock.now:%m}")
        shutil.copytree(folder, copy)
        one, other = a_desk(copy), Desk(copy, "lead", clock=clock)
        other._saver.stop()
        assert outcome.publish(one) == 1
        with pytest.raises(RefusedError, match="was published by lead at the same"):
            outcome.publish(other)
        assert agreed(copy) == one.assessment.agreed
        one.close()
        other.close()
        assert agreed(copy) == one.assessment.agreed
        must_be_as_somebody_left_it(copy)


def test_one_who_was_killed_while_another_published_changes_nothing(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    later = Clock(datetime(2026, 6, 12, 9, tzinfo=UTC))
    one, other = a_desk(folder), Desk(folder, "lead", clock=later)
    other._saver.stop()

    def dies(*_: object, **__: object) -> Saved:
        raise KilledError

    with monkeypatch.context() as patch:
        patch.setattr(files, "save_value", dies)
        with pytest.raises(KilledError):
            outcome.publish(other)
    unlocked(other)
    assert outcome.publish(one) == 1
    one.close()
    before = {file: (folder / file).read_bytes() for file in (SHEET, AGREED)}
    a_desk(folder).close()
    assert before == {file: (folder / file).read_bytes() for file in (SHEET, AGREED)}
    must_be_as_somebody_left_it(folder)


class KilledError(BaseException):
    """Stands for SIGKILL: nothing after it is done."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Make an assessment of one rater that is ready to be published."""
    return a_folder_that_is_ready(tmp_path)


def a_desk(folder: Path) -> Desk:
    desk = Desk(folder, "lead", clock=Clock())
    desk._saver.stop()
    return desk


def agreed(folder: Path) -> Agreed:
    return assessments.load(folder).assessment.agreed


def must_be_as_somebody_left_it(folder: Path) -> None:
    """See that nobody is accused, and that what is published is what stands there."""
    held = assessments.load(folder).assessment
    found = gate(folder, held, now=Clock().now).problems
    assert not [p.sentence for p in found if "by hand" in p.sentence]
    if held.agreed.is_published:
        assert holds(held, str(held.agreed.version))
        assert held.sheet("lead").submission


def at_save(
    monkeypatch: pytest.MonkeyPatch,
    file: str,
    before: Callable[[], None] = lambda: None,
    after: Callable[[], None] = lambda: None,
) -> None:
    """Do something once, before or after the save of a file."""
    real = files.save_value
    seen: list[str] = []

    def save(folder: Path, name: str, *args: object, **kwargs: object) -> Saved:
        is_first = name == file and not seen
        if is_first:
            seen.append(name)
            before()
        saved = real(folder, name, *args, **kwargs)  # type: ignore[arg-type]
        if is_first:
            after()
        return saved

    monkeypatch.setattr(files, "save_value", save)


def fail_with(error: BaseException) -> Callable[[], None]:
    def fail() -> None:
        raise error

    return fail


@pytest.mark.parametrize("file", [SHEET, AGREED])
@pytest.mark.parametrize("moment", ["before", "after"])
def test_a_crash_while_publishing_is_completed_by_the_next_start(
    folder: Path, monkeypatch: pytest.MonkeyPatch, file: str, moment: str
) -> None:
    desk = a_desk(folder)
    with monkeypatch.context() as patch:
        at_save(patch, file, **{moment: fail_with(KilledError())})
        with pytest.raises(KilledError):
            outcome.publish(desk)
    unlocked(desk)
    must_be_as_somebody_left_it(folder)
    assert agreed(folder).is_published == ((file, moment) == (AGREED, "after"))
    a_desk(folder).close()
    must_be_as_somebody_left_it(folder)
    assert agreed(folder).is_published
    assert not list(folder.rglob("*.kept-*"))


@pytest.mark.parametrize("file", [SHEET, AGREED])
def test_a_full_disk_while_publishing_is_said_and_leaves_what_can_be_completed(
    folder: Path, monkeypatch: pytest.MonkeyPatch, file: str
) -> None:
    desk = a_desk(folder)
    full = SaveError(folder / file, os.strerror(errno.ENOSPC), in_place=False)
    with monkeypatch.context() as patch:
        at_save(patch, file, before=fail_with(full))
        with pytest.raises(SaveError, match="was not saved"):
            outcome.publish(desk)
        must_be_as_somebody_left_it(folder)
        assert not agreed(folder).is_published
    desk.close()
    must_be_as_somebody_left_it(folder)
    assert agreed(folder).is_published


def test_nothing_is_published_while_earlier_words_can_not_be_saved(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = a_desk(folder)
    findings.set_reason(desk, USERS, "It was shown twice.")
    full = SaveError(folder / SHEET, os.strerror(errno.ENOSPC), in_place=False)
    with monkeypatch.context() as patch:
        at_save(patch, SHEET, before=fail_with(full))
        with pytest.raises(SaveError):
            outcome.publish(desk)
    assert not desk.assessment.agreed.is_published
    desk.close()


@pytest.mark.parametrize("moment", ["before", "after"])
def test_what_a_second_window_rates_while_it_is_published_stops_it(
    folder: Path, monkeypatch: pytest.MonkeyPatch, moment: str
) -> None:
    one, two = a_desk(folder), a_desk(folder)
    monkeypatch.setattr(locks, "PATIENCE", 0)

    def meanwhile() -> None:
        findings.rate(two, USERS, "red")
        two.save()

    with monkeypatch.context() as patch:
        at_save(patch, SHEET, **{moment: meanwhile})
        with pytest.raises(NotReadyError, match="changed elsewhere meanwhile"):
            outcome.publish(one)
    for desk in (one, two):
        desk.look()
        desk.close()
    must_be_as_somebody_left_it(folder)
    assert not agreed(folder).is_published
    held = assessments.load(folder).assessment.sheet("lead").at(USERS)
    assert "red" in {held.rating, *(f.rating for f in held.fork.values())}


def test_what_a_second_window_rates_once_it_is_published_is_kept_beside(
    folder: Path,
) -> None:
    one, two = a_desk(folder), a_desk(folder)
    outcome.publish(one)
    findings.rate(two, USERS, "red")
    two.save()
    assert "published meanwhile" in two.report.refused[0]
    assert list(folder.glob("people/lead.toml.kept-*"))
    for desk in (one, two):
        desk.close()
    must_be_as_somebody_left_it(folder)


def test_a_brief_changed_in_a_second_window_once_it_is_published_is_kept_beside(
    folder: Path,
) -> None:
    one, two = a_desk(folder), a_desk(folder)
    outcome.publish(one)
    set_field(two, "service", "Badges")
    two.save()
    for desk in (one, two):
        desk.close()
    must_be_as_somebody_left_it(folder)
    assert list(folder.glob("assessment.toml.kept-*"))


def test_a_version_whose_words_changed_before_the_next_start_is_not_published(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = a_desk(folder)
    with monkeypatch.context() as patch:
        at_save(patch, AGREED, before=fail_with(KilledError()))
        with pytest.raises(KilledError):
            outcome.publish(desk)
    unlocked(desk)
    path = folder / "assessment.toml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("Blue Badge renewal", "Badges"), encoding="utf-8")
    again = a_desk(folder)
    assert "It is not published" in again.save_state.notice
    again.close()
    assert not agreed(folder).is_published
    must_be_as_somebody_left_it(folder)


def test_reopening_is_saved_before_what_may_then_change(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = a_desk(folder)
    outcome.publish(desk)
    outcome.reopen(desk, "A figure was wrong.")
    findings.rate(desk, USERS, "amber")
    with monkeypatch.context() as patch:
        at_save(patch, SHEET, before=fail_with(KilledError()))
        with pytest.raises(KilledError):
            desk.save()
    unlocked(desk)
    assert not agreed(folder).is_published
    must_be_as_somebody_left_it(folder)
    a_desk(folder).close()
    must_be_as_somebody_left_it(folder)
    assert assessments.load(folder).assessment.sheet("lead").at(USERS).rating == "amber"


@pytest.mark.parametrize("submitted_first", [True, False])
def test_what_was_submitted_while_a_second_window_rated_accuses_nobody(
    folder: Path, *, submitted_first: bool
) -> None:
    one, two = a_desk(folder), a_desk(folder)
    submit(one)
    findings.rate(two, USERS, "red")
    desks = (one, two) if submitted_first else (two, one)
    for desk in desks:
        desk.save()
        must_be_as_somebody_left_it(folder)
    for desk in desks:
        desk.look()
        desk.close()
    must_be_as_somebody_left_it(folder)
    sheet = assessments.load(folder).assessment.sheet("lead")
    assert (sheet.submission is not None) == submitted_first
    held = sheet.at(USERS)
    assert "red" in {held.rating, *(f.rating for f in held.fork.values())}


def test_a_copy_that_was_submitted_elsewhere_stays_submitted(folder: Path) -> None:
    path = folder / SHEET
    before = path.read_bytes()
    desk = a_desk(folder)
    findings.rate(desk, USERS, "amber")
    submit(desk)
    desk.close()
    path.rename(path.with_name("lead (conflicted copy).toml"))
    path.write_bytes(before)
    again = a_desk(folder)
    assert again.sheet.submission is not None
    assert "Joined in" in again.save_state.notice
    again.close()


async def test_a_key_publishes_what_was_published_before_with_its_day(
    tmp_path: Path,
) -> None:
    folder = a_folder_that_is_ready(tmp_path)
    async with opened(folder, (80, 24)) as pilot:
        await pilot.press("w")
        await ready(pilot)
        await pilot.press("P")
        await type_in(pilot, "1 January 2999")
        await pilot.press("enter")
        await pilot.pause()
        assert "That day lies ahead" in text(pilot)
        await pilot.press("ctrl+u")
        await type_in(pilot, "12 May 2026")
        await pilot.press("enter")
        await pilot.pause()
        said = " ".join(text(pilot).split())
        assert "Publish version 1 as published on 12 May 2026 with " in said
        assert "After that only reopening changes it." in said
        await pilot.press("enter")
        await ready(pilot)
    agreed = assessments.load(folder).assessment.agreed
    assert agreed.publication["1"].on == date(2026, 5, 12)
