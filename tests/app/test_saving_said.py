"""A command says that something is done once it is saved, and what happened."""

import errno
import io
import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from assess.desk.desk import Desk
from assess.desk.saver import Saver
from assess.rate.use_cases import findings
from assess.store import assessments, files
from assess.store.errors import SaveError
from assess.store.saving import Saved
from tests.builders import ONE_LEAD, USERS, Clock, a_folder, unlocked
from tests.commands import Assess

PANEL = f"""{ONE_LEAD}
[panel.ux]
role = "assessor"
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return a_folder(tmp_path)


@pytest.fixture
def full(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    def fill() -> None:
        def fails(folder: Path, file: str, *_: object, **__: object) -> Saved:
            raise SaveError(folder / file, os.strerror(errno.ENOSPC), in_place=False)

        monkeypatch.setattr(files, "save_value", fails)

    return fill


@pytest.mark.parametrize(
    "words",
    [["rate", "1", "green"], ["capture", "Said."],
     ["outcome", "green", "--reason", "So."], ["panel", "add", "ux"],
     ["evidence add", "--title", "Log"]],
)  # fmt: skip
def test_nothing_is_said_to_be_done_that_could_not_be_saved(
    folder: Path, assess: Assess, full: Callable[[], None], words: list[str]
) -> None:
    full()
    name, *rest = words
    done = assess(*name.split(), folder, *rest)
    assert done.out == ""
    assert "was not saved" in done.err
    assert done.code == 2


def test_a_list_is_printed_also_while_older_words_can_not_be_saved(
    folder: Path, assess: Assess, full: Callable[[], None]
) -> None:
    assess("capture", folder, "Said.")
    full()
    assess("capture", folder, "Said too.")
    done = assess("inbox", folder, "--format", "json")
    assert [row["text"] for row in json.loads(done.out)] == ["Said.", "Said too."]
    assert done.code == 2


def test_what_comes_back_from_last_time_is_said_once(
    folder: Path, assess: Assess
) -> None:
    desk = Desk(folder, "lead", clock=Clock())
    desk._saver.stop()
    findings.set_note(desk, USERS, "Typed.")
    unlocked(desk)
    done = assess("rate", folder, "2", "green")
    said = "assess: Words that were not saved last time were brought back.\n"
    assert done.err == said
    assert done.out.startswith("Green: GOV.UK 2")
    assert done.code == 0
    assert assess("rate", folder, "2", "red").err == ""


@pytest.mark.parametrize(
    "words",
    [["capture", "Said."], ["inbox"], ["agenda"], ["settle"],
     ["evidence add", "--title", "Log"], ["outcome", "green", "--reason", "So."],
     ["panel", "add", "ux"], ["submit", "--abstain-rest"]],
)  # fmt: skip
def test_every_command_that_sits_down_says_once_what_came_back(
    folder: Path, assess: Assess, words: list[str]
) -> None:
    desk = Desk(folder, "lead", clock=Clock())
    desk._saver.stop()
    findings.set_note(desk, USERS, "Typed.")
    unlocked(desk)
    name, *rest = words
    done = assess(*name.split(), folder, *rest)
    assert (done.out + done.err).count("were brought back.") == 1


def test_words_that_are_only_beside_the_file_are_no_success(
    folder: Path, assess: Assess, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A second window publishes while `rate` is about to save, and not before."""
    for ref in assessments.load(folder).assessment.refs:
        assess("rate", folder, ref, "green", "--reason", "It was shown.")
    brief = folder / "assessment.toml"
    dates = "\n[dates]\nassessed = 2026-05-12\n"
    brief.write_text(brief.read_text(encoding="utf-8") + dates, encoding="utf-8")
    assess("outcome", folder, "green")
    real = Desk.save
    published: list[bool] = []

    def save(desk: Desk) -> None:
        if not published:
            published.append(True)
            assert assess("publish", folder).code == 0
        real(desk)

    monkeypatch.setattr(Saver, "soon", lambda _: None)
    monkeypatch.setattr(Desk, "save", save)
    rated = assess("rate", folder, "1", "red")
    assert rated.out == ""
    assert rated.err.count("published meanwhile") == 1
    (beside,) = (folder / "people").glob("lead.toml.kept-*")
    assert beside.name in rated.err
    assert rated.code == 2


def test_what_was_done_before_a_refusal_is_said(folder: Path, assess: Assess) -> None:
    done = assess("submit", folder, "--abstain-rest")
    assert "Abstained from 4." in done.out


def test_letters_beyond_ascii_are_printed_as_they_are(
    folder: Path, assess: Assess
) -> None:
    assert "Café" in assess("capture", folder, "Café").out
    assert "Café" in assess("inbox", folder, "--format", "json").out


def test_joining_copies_says_too_what_comes_back_from_last_time(
    folder: Path, assess: Assess
) -> None:
    desk = Desk(folder, "lead", clock=Clock())
    desk._saver.stop()
    findings.set_note(desk, USERS, "Typed.")
    unlocked(desk)
    done = assess("merge", folder)
    assert done.err.count("brought back") == 1
    assert done.code == 0


def test_a_conversation_says_saved_only_of_what_is_saved(
    folder: Path,
    assess: Assess,
    full: Callable[[], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    full()
    monkeypatch.setattr("sys.stdin", io.StringIO("1\nq\n"))
    done = assess("walk", folder, "--plain")
    assert "Saved" not in done.out
    assert "was not saved" in done.out
    assert done.code == 2


def test_doctor_names_words_that_are_in_no_file(folder: Path, assess: Assess) -> None:
    desk = Desk(folder, "lead", clock=Clock())
    desk._saver.stop()
    findings.set_note(desk, USERS, "Typed.")
    unlocked(desk)
    done = assess("doctor")
    assert f"! {folder} has words of lead that were not saved." in done.out
    assert done.code == 1
