"""What was changed here meets what was changed elsewhere, or can't be saved."""

import errno
import os
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from assess.app.main import run
from assess.desk.desk import Desk
from assess.desk.errors import RefusedError
from assess.desk.joining import joined
from assess.model.evidence import EvidenceText
from assess.model.finding import Finding, Gone
from assess.model.sheet import Sheet
from assess.model.versions.canonical import plain
from assess.model.versions.patch import Rebased
from assess.publish.use_cases import outcome
from assess.rate.use_cases import findings
from assess.rate.use_cases.evidence import (
    add_evidence,
    change_evidence,
    remove_evidence,
)
from assess.store import assessments, disk, files
from assess.store.errors import SaveError, StoreError
from assess.store.saving import Saved
from tests.builders import USERS, WHOLE, Clock, a_folder, unlocked


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return a_folder(tmp_path)


def on_disk(folder: Path) -> Finding:
    return assessments.load(folder).assessment.sheet("lead").at(USERS)


def killed(desk: Desk) -> None:
    """Leave the desk as a process does that was killed."""
    desk._saver.stop()
    unlocked(desk)


def full(*_: object) -> int:
    raise OSError(errno.ENOSPC, "full")


def test_a_sentence_deleted_here_and_rewritten_there_is_kept(folder: Path) -> None:
    one = Desk(folder, "lead", clock=Clock())
    key = findings.say(one, USERS, "action", "Ask carers.")
    one.save()
    two = Desk(folder, "lead", clock=Clock())
    findings.unsay(one, USERS, "action", key)
    findings.say(two, USERS, "action", "Ask carers and their families.", said_id=key)
    one.save()
    two.save()
    actions = on_disk(folder).actions
    assert [a.text for a in actions.values()] == ["Ask carers and their families."]
    one.close()
    two.close()


def test_halves_that_make_no_whole_are_kept_apart(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = Desk(folder, "lead", clock=Clock())
    key = findings.say(one, USERS, "gap", "Carers.")
    one.save()
    two = Desk(folder, "lead", clock=Clock())
    findings.unsay(one, USERS, "gap", key)
    findings.say(two, USERS, "gap", "Carers and families.", said_id=key)
    one.save()
    monkeypatch.setattr("assess.model.versions.patch._WHOLE", {"finding": 9})
    bad = {"gap": {key: {"gone": ["0" * 16], "text": "both"}}}
    monkeypatch.setattr(
        "assess.desk.own_files.rebased",
        lambda *_: _both({"format": 1, "person": "lead",
                                 "finding": {"govuk-2019": {"1": bad}}}),
    )  # fmt: skip
    two.save()
    (beside,) = (folder / "people").glob("lead.toml.kept-*")
    assert beside.name in two.save_state.notice
    assert isinstance(on_disk(folder).gap[key], Gone)
    one.close()
    two.close()


def _both(table: dict[str, object]) -> object:
    return Rebased(table, table)


def test_words_put_while_something_comes_in_are_not_written_over(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = Desk(folder, "lead", clock=Clock())
    two = Desk(folder, "lead", clock=Clock())
    one._saver.stop()
    findings.rate(two, WHOLE, "red")
    two.save()
    reading, typed = threading.Event(), threading.Event()
    load = assessments.load

    def slow(path: Path) -> assessments.Loaded:
        reading.set()
        typed.wait(0.2)
        return load(path)

    with monkeypatch.context() as patch:
        patch.setattr(assessments, "load", slow)
        looking = threading.Thread(target=one.look)
        looking.start()
        reading.wait(5)
        findings.set_reason(one, USERS, "Typed while it was read.")
        typed.set()
        looking.join()
    assert one.sheet.at(USERS).reason == "Typed while it was read."
    assert one.sheet.at(WHOLE).rating == "red"
    one.close()
    two.close()


def test_an_error_on_the_way_in_leaves_everything_as_it_was(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = Desk(folder, "lead", clock=Clock())
    two = Desk(folder, "lead", clock=Clock())
    one._saver.stop()
    findings.set_reason(one, USERS, "Mine.")
    findings.set_reason(two, USERS, "Theirs.")
    two.save()

    def broken(*_: object, **__: object) -> None:
        raise SaveError(folder, "injected", in_place=False)

    with monkeypatch.context() as patch:
        patch.setattr("assess.desk.own_files.joined", broken)
        with pytest.raises(StoreError):
            one.look()
    assert one.sheet.at(USERS).reason == "Mine."
    one.save()
    held = on_disk(folder)
    assert {held.reason, *(f.reason for f in held.fork.values())} == {
        "Mine.",
        "Theirs.",
    }
    one.close()
    two.close()


def test_ones_own_save_is_no_change_made_elsewhere(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = Desk(folder, "lead", clock=Clock())
    desk._saver.stop()
    findings.rate(desk, USERS, "green")
    real: Callable[..., Saved] = files.save_value
    looked = []

    def save_and_look(*args: object, **kwargs: object) -> Saved:
        saved = real(*args, **kwargs)
        findings.rate(desk, USERS, "red")
        looked.append(desk.look())
        return saved

    with monkeypatch.context() as patch:
        patch.setattr(files, "save_value", save_and_look)
        desk.save()
    assert looked[0] is False
    assert not desk.sheet.at(USERS).is_contested
    desk.close()


def test_words_that_were_brought_back_stay_in_the_old_journal_on_a_full_disk(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = Desk(folder, "lead", clock=Clock())
    first._saver.stop()
    findings.set_reason(first, USERS, "Seen in the session.")
    killed(first)
    with monkeypatch.context() as patch:
        patch.setattr(disk, "write_all", full)
        second = Desk(folder, "lead", clock=Clock())
        assert second.sheet.at(USERS).reason == "Seen in the session."
        assert "the disk is full" in second.save_state.trouble
        with pytest.raises(SaveError):
            second.close()
    third = Desk(folder, "lead", clock=Clock())
    assert third.sheet.at(USERS).reason == "Seen in the session."
    third.close()
    assert on_disk(folder).reason == "Seen in the session."


def test_what_was_published_meanwhile_is_not_changed_by_what_comes_back(
    folder: Path,
) -> None:
    first = Desk(folder, "lead", clock=Clock())
    first._saver.stop()
    findings.rate(first, USERS, "green")
    first.save()
    findings.set_reason(first, USERS, "Never saved.")
    killed(first)
    state = Desk(folder, "lead", clock=Clock())
    state._saver.stop()
    state.undo()
    outcome.decide(state, "green", reason="So.")
    publication = {"1": {"at": state.now, "by": "lead", "digest": "0" * 64}}
    state.put(state.assessment.agreed.but(publication=publication), "Published")
    state.save()
    published = on_disk(folder)
    assert published.reason == ""
    findings_before = (folder / "people/lead.toml").read_bytes()
    left = Desk(folder, "lead", clock=Clock())
    left.close()
    assert (folder / "people/lead.toml").read_bytes() == findings_before
    state.close()


def test_evidence_that_a_version_may_name_is_called_sensitive_but_not_rewritten(
    folder: Path,
) -> None:
    desk = Desk(folder, "lead", clock=Clock())
    text = EvidenceText(title="Test of the form", kind="measured")
    key = add_evidence(desk, text)
    outcome.decide(desk, "green", reason="So.")
    publication = {"1": {"at": desk.now, "by": "lead", "digest": "0" * 64}}
    desk.put(desk.assessment.agreed.but(publication=publication), "Published")
    with pytest.raises(RefusedError, match="Version 1 is published"):
        change_evidence(desk, key, text.but(title="Test that all passed"))
    with pytest.raises(RefusedError, match="Version 1 is published"):
        remove_evidence(desk, key)
    assert change_evidence(desk, key, text.but(sensitive=True, note="As asked."))
    add_evidence(desk, text.but(title="Seen afterwards"))
    held = desk.sheet
    other = Sheet.model_validate(
        plain(held)
        | {"evidence": {key.removeprefix("lead-"): plain(text.but(title="Otherwise"))}}
    )
    ours = Rebased(plain(other), plain(other))
    kept, said = joined(folder, "people/lead.toml", held, ours, published=True)
    desk.close()
    assert "published meanwhile" in said
    assert isinstance(kept, Sheet)
    assert kept.all_evidence[key].title == text.title


def test_a_file_of_a_later_version_is_neither_written_nor_its_words_forgotten(
    folder: Path,
) -> None:
    first = Desk(folder, "lead", clock=Clock())
    first._saver.stop()
    findings.rate(first, USERS, "green")
    first.save()
    findings.set_reason(first, USERS, "Typed before.")
    killed(first)
    path = folder / "people/lead.toml"
    old = path.read_text(encoding="utf-8")
    newer = old.replace("format = 1", "format = 2")
    path.write_text(newer, encoding="utf-8")
    reader = Desk(folder, "lead", clock=Clock())
    assert "format 2" in reader.read_only
    reader.close()
    assert path.read_text(encoding="utf-8") == newer
    path.write_text(old, encoding="utf-8")
    Desk(folder, "lead", clock=Clock()).close()
    assert on_disk(folder).reason == "Typed before."


def test_a_people_folder_that_can_not_be_listed_ends_a_save_with_a_sentence(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = Desk(folder, "lead", clock=Clock())
    desk._saver.stop()
    findings.rate(desk, USERS, "green")
    desk.save()
    listdir = os.listdir

    def unlisted(path: Path) -> list[str]:
        if Path(path).name == "people":
            raise PermissionError(errno.EACCES, "injected")
        return listdir(path)

    with monkeypatch.context() as patch:
        patch.setattr(os, "listdir", unlisted)
        patch.setattr(assessments, "signature", lambda _: frozenset())
        desk.look()
        findings.rate(desk, USERS, "red")
        with pytest.raises(SaveError, match="can't be read"):
            desk.save()
    assert desk.sheet.at(USERS).rating == "red"
    desk.close()


def test_undo_says_so_when_the_thing_was_changed_since(folder: Path) -> None:
    one = Desk(folder, "lead", clock=Clock())
    two = Desk(folder, "lead", clock=Clock())
    findings.rate(one, USERS, "green")
    one.save()
    two.look()
    findings.rate(two, USERS, "red")
    two.save()
    one.look()
    with pytest.raises(RefusedError, match="changed since"):
        one.undo()
    one.close()
    two.close()
    again = Desk(folder, "lead", clock=Clock())
    assert on_disk(folder).rating == "red"
    again.close()


def test_something_unexpected_while_saving_is_said_and_tried_again(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = Desk(folder, "lead", clock=Clock())
    desk._saver.stop()

    def odd(*_: object, **__: object) -> Saved:
        message = "odd"
        raise ValueError(message)

    with monkeypatch.context() as patch:
        patch.setattr(files, "save_value", odd)
        findings.rate(desk, USERS, "green")
        assert not desk._save_quietly()
    assert "unexpected" in desk.save_state.trouble
    assert desk._save_quietly()
    desk.close()


def test_what_is_typed_while_a_file_is_saved_survives_a_crash_right_after(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = Desk(folder, "lead", clock=Clock())
    desk._saver.stop()
    findings.rate(desk, USERS, "green")
    real: Callable[..., Saved] = files.save_value
    saves: list[Saved] = []

    def save_and_type(*args: object, **kwargs: object) -> Saved:
        if saves:
            raise SaveError(folder, "injected", in_place=False)
        saves.append(real(*args, **kwargs))
        findings.set_reason(desk, USERS, "Typed meanwhile.")
        return saves[0]

    with monkeypatch.context() as patch:
        patch.setattr(files, "save_value", save_and_type)
        with pytest.raises(SaveError):
            desk.save()
    killed(desk)
    again = Desk(folder, "lead", clock=Clock())
    assert again.sheet.at(USERS).reason == "Typed meanwhile."
    again.close()


def test_a_command_at_a_spoilt_sheet_names_the_line_also_with_unsaved_words(
    folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    desk = Desk(folder, "lead", clock=Clock())
    desk._saver.stop()
    findings.rate(desk, USERS, "green")
    killed(desk)
    (folder / "people").mkdir()
    (folder / "people/lead.toml").write_text("format = ", encoding="utf-8")
    assert run(["rate", str(folder), "1", "red"]) == 2
    assert "people/lead.toml, line 1" in capfd.readouterr().err
    (folder / "people/lead.toml").unlink()
    Desk(folder, "lead", clock=Clock()).close()
    assert on_disk(folder).rating == "green"
