import errno
import os
from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest

from assess.desk.desk import Desk
from assess.desk.errors import RefusedError
from assess.desk.own_files import OwnFiles
from assess.model.finding import Finding, Gone
from assess.model.sheet import Sheet
from assess.publish.use_cases import outcome
from assess.rate.use_cases import findings
from assess.setup.use_cases.brief import set_field
from assess.store import assessments
from assess.store.errors import SaveError
from tests.builders import USERS, WHOLE, Clock, a_folder, the_complete_folder, unlocked


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return a_folder(tmp_path)


@pytest.fixture
def desk(folder: Path) -> Iterator[Desk]:
    desk = Desk(folder, "lead", clock=Clock())
    yield desk
    desk.close()


def on_disk(folder: Path) -> Finding:
    return assessments.load(folder).assessment.sheet("lead").at(USERS)


def test_a_rating_is_in_the_file_once_saved(desk: Desk, folder: Path) -> None:
    findings.rate(desk, USERS, "green")
    assert desk.save_state.waiting
    desk.save()
    assert on_disk(folder).rating == "green"
    assert not desk.save_state.waiting
    assert desk.save_state.saved_at


def test_the_file_is_saved_by_itself_soon_after(folder: Path) -> None:
    saved = Event()
    desk = Desk(folder, "lead", clock=Clock(), on_change=saved.set)
    findings.rate(desk, USERS, "green")
    assert saved.wait(5)
    assert on_disk(folder).rating == "green"
    desk.close()


def test_a_second_press_changes_nothing(desk: Desk) -> None:
    assert findings.rate(desk, USERS, "green")
    assert not findings.rate(desk, USERS, "green")
    assert len(desk.history.done) == 1


def test_nothing_changed_is_nothing_written(folder: Path) -> None:
    Desk(folder, "lead", clock=Clock()).close()
    assert not (folder / "people").exists()


def test_undo_and_redo_go_back_and_forth(desk: Desk) -> None:
    findings.rate(desk, USERS, "green")
    findings.rate(desk, USERS, "red")
    desk.undo()
    assert desk.sheet.at(USERS).rating == "green"
    desk.undo()
    assert desk.sheet.at(USERS).rating is None
    assert desk.undo() is None
    desk.redo()
    desk.redo()
    assert desk.sheet.at(USERS).rating == "red"
    assert desk.redo() is None


def test_undo_works_after_a_restart(folder: Path) -> None:
    first = Desk(folder, "lead", clock=Clock())
    findings.rate(first, USERS, "green")
    findings.rate(first, USERS, "red")
    first.undo()
    first.close()
    second = Desk(folder, "lead", clock=Clock())
    assert second.sheet.at(USERS).rating == "green"
    second.redo()
    assert second.sheet.at(USERS).rating == "red"
    second.undo()
    second.undo()
    assert second.sheet.at(USERS).rating is None
    second.close()
    assert on_disk(folder).rating is None


def test_typing_is_taken_back_in_one_go(folder: Path) -> None:
    clock = Clock()
    desk = Desk(folder, "lead", clock=lambda: clock.now)
    for end in range(1, 6):
        findings.set_reason(desk, USERS, "Seen."[:end])
    desk.undo()
    assert desk.sheet.at(USERS).reason == ""
    desk.close()


def test_what_was_deleted_comes_back_under_a_new_id(desk: Desk) -> None:
    old = findings.say(desk, USERS, "gap", "Carers.")
    findings.unsay(desk, USERS, "gap", old)
    assert desk.sheet.at(USERS).sentences("gap") == {}
    desk.undo()
    finding = desk.sheet.at(USERS)
    assert list(finding.sentences("gap").values()) == ["Carers."]
    assert isinstance(finding.gap[old], Gone)
    desk.redo()
    assert desk.sheet.at(USERS).sentences("gap") == {}
    desk.undo()
    desk.undo()
    assert desk.sheet.at(USERS).sentences("gap") == {}


def test_words_that_never_reached_the_file_come_back(folder: Path) -> None:
    first = Desk(folder, "lead", clock=Clock())
    first._saver.stop()
    findings.set_reason(first, USERS, "Seen in the session.")
    unlocked(first)
    second = Desk(folder, "lead", clock=Clock())
    assert second.sheet.at(USERS).reason == "Seen in the session."
    assert "brought back" in second.save_state.notice
    second.close()
    assert on_disk(folder).reason == "Seen in the session."


def test_a_journal_in_use_is_left_alone(folder: Path) -> None:
    first = Desk(folder, "lead", clock=Clock())
    first._saver.stop()
    findings.set_reason(first, USERS, "Still typing.")
    second = Desk(folder, "lead", clock=Clock())
    assert second.sheet.at(USERS).reason == ""
    second.close()
    first.save()
    first.close()
    assert on_disk(folder).reason == "Still typing."


def test_two_windows_on_different_criteria_keep_both(folder: Path) -> None:
    one = Desk(folder, "lead", clock=Clock())
    two = Desk(folder, "lead", clock=Clock())
    findings.rate(one, USERS, "green")
    one.save()
    findings.rate(two, WHOLE, "red")
    two.save()
    assert one.look()
    for desk in (one, two):
        assert desk.sheet.at(USERS).rating == "green"
        assert desk.sheet.at(WHOLE).rating == "red"
        desk.close()


def test_two_windows_on_one_rating_keep_both_until_one_is_chosen(folder: Path) -> None:
    one = Desk(folder, "lead", clock=Clock())
    two = Desk(folder, "lead", clock=Clock())
    findings.rate(one, USERS, "green")
    one.save()
    findings.rate(two, USERS, "red")
    two.save()
    finding = on_disk(folder)
    everyone = {finding.rating, *(f.rating for f in finding.fork.values())}
    assert everyone == {"green", "red"}
    one.look()
    assert one.sheet.at(USERS).is_contested
    one.close()
    two.close()


def test_a_brief_changed_in_two_windows_is_kept_beside(folder: Path) -> None:
    one = Desk(folder, "lead", clock=Clock())
    two = Desk(folder, "lead", clock=Clock())
    set_field(one, "service", "Blue Badges")
    one.save()
    set_field(two, "service", "Badges")
    two.save()
    assert two.assessment.brief.service == "Blue Badges"
    (beside,) = folder.glob("assessment.toml.kept-*")
    assert 'service = "Badges"' in beside.read_text(encoding="utf-8")
    assert beside.name in two.save_state.notice
    one.close()
    two.close()


def test_what_somebody_else_writes_while_we_save_still_shows_as_changed(
    folder: Path,
) -> None:
    own = OwnFiles(folder, "lead")
    sheet = Sheet(format=1, person="lead")
    saved = own.write("people/lead.toml", sheet)
    own.wrote("people/lead.toml", sheet, saved)
    assert not own.is_changed
    changed = sheet.with_finding(USERS, Finding(rating="red"))
    saved = own.write("people/lead.toml", changed)
    (folder / "people/ux.toml").write_text("format = 1", encoding="utf-8")
    own.wrote("people/lead.toml", changed, saved)
    assert own.is_changed


def test_a_file_edited_by_hand_while_open_comes_in(desk: Desk, folder: Path) -> None:
    findings.rate(desk, USERS, "green")
    desk.save()
    path = folder / "people/lead.toml"
    path.write_text(
        path.read_text(encoding="utf-8").replace("green", "amber"), encoding="utf-8"
    )
    findings.rate(desk, WHOLE, "red")
    desk.save()
    assert on_disk(folder).rating == "amber"
    assert desk.sheet.at(WHOLE).rating == "red"


def test_a_file_spoilt_by_hand_while_open_is_never_written(folder: Path) -> None:
    desk = Desk(folder, "lead", clock=Clock())
    findings.rate(desk, USERS, "green")
    desk.save()
    path = folder / "people/lead.toml"
    path.write_text("format = ", encoding="utf-8")
    findings.rate(desk, WHOLE, "red")
    with pytest.raises(SaveError, match="can't be read"):
        desk.save()
    assert path.read_text(encoding="utf-8") == "format = "
    assert desk.sheet.at(WHOLE).rating == "red"
    with pytest.raises(SaveError):
        desk.close()
    path.unlink()
    again = Desk(folder, "lead", clock=Clock())
    assert again.sheet.at(WHOLE).rating == "red"
    again.close()


def test_words_typed_while_a_file_is_spoilt_come_back_once_it_is_mended(
    folder: Path,
) -> None:
    desk = Desk(folder, "lead", clock=Clock())
    findings.rate(desk, USERS, "green")
    desk.save()
    path = folder / "people/lead.toml"
    whole = path.read_text(encoding="utf-8")
    path.write_text("format = ", encoding="utf-8")
    desk.look()
    findings.set_reason(desk, USERS, "Typed meanwhile.")
    with pytest.raises(SaveError):
        desk.close()
    still_spoilt = Desk(folder, "lead", clock=Clock())
    assert still_spoilt.sheet.at(USERS).reason == "Typed meanwhile."
    with pytest.raises(SaveError):
        still_spoilt.close()
    path.write_text(whole, encoding="utf-8")
    Desk(folder, "lead", clock=Clock()).close()
    held = on_disk(folder)
    assert (held.rating, held.reason) == ("green", "Typed meanwhile.")


def test_only_the_one_who_sits_here_is_written(tmp_path: Path) -> None:
    folder = the_complete_folder(tmp_path)
    desk = Desk(folder, "ux", clock=Clock())
    with pytest.raises(RefusedError, match="Only the person who sits here"):
        desk.put(desk.assessment.sheet("lead").but(inbox={}), "Inbox emptied")
    with pytest.raises(RefusedError, match="Only scribe decides the outcome"):
        outcome.decide(desk, "red")
    desk.close()


def test_nobody_else_may_sit_here(folder: Path) -> None:
    with pytest.raises(RefusedError, match="Here are: lead"):
        Desk(folder, "ux", clock=Clock())


def test_a_published_finding_can_not_change(tmp_path: Path) -> None:
    folder = the_complete_folder(tmp_path)
    before = (folder / "people/ux.toml").read_bytes()
    desk = Desk(folder, "ux", clock=Clock())
    with pytest.raises(RefusedError, match="Version 2 is published"):
        findings.rate(desk, USERS, "green")
    desk.close()
    assert (folder / "people/ux.toml").read_bytes() == before


def test_a_full_disk_keeps_the_words_on_screen_and_says_so(
    desk: Desk, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> int:
        raise OSError(errno.ENOSPC, "full")

    with monkeypatch.context() as patch:
        patch.setattr(os, "write", full)
        findings.rate(desk, USERS, "green")
        assert "the disk is full" in desk.save_state.trouble
        assert not desk._save_quietly()
    assert desk.sheet.at(USERS).rating == "green"
    desk.save()
    assert not desk.save_state.trouble
    assert on_disk(folder).rating == "green"
