"""A look at many says how far it is, and can be broken off at any time."""

import sqlite3
import sys
from pathlib import Path

import pytest

from assess.portfolio.use_cases.looking import How, look
from assess.store import index_file, stamps
from assess.store.state import cache_folder
from assess.ui.command import progress
from assess.ui.command.progress import if_it_takes_long
from tests.commands import Assess
from tests.council import two_councils

Drawn = pytest.CaptureFixture[str]


@pytest.fixture
def _settled(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stamps, "SETTLED", -1_000_000_000)


def test_how_far_it_is_stands_on_a_terminal_once_that_takes_long(
    monkeypatch: pytest.MonkeyPatch, capsys: Drawn
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    for after, shown in ((0.0, True), (3_600.0, False)):
        monkeypatch.setattr(progress, "AFTER", after)
        with if_it_takes_long("assessments looked at") as said:
            said(3, 12)
        assert ("3 of 12 assessments looked at" in capsys.readouterr().err) is shown


def test_nobody_is_told_who_is_no_terminal(
    tmp_path: Path, assess: Assess, monkeypatch: pytest.MonkeyPatch
) -> None:
    two_councils(tmp_path)
    monkeypatch.setattr(progress, "AFTER", 0.0)
    for command in (["portfolio"], ["services"]):
        assert assess(*command, tmp_path).err == ""


@pytest.mark.usefixtures("_settled")
def test_a_look_that_is_broken_off_keeps_what_it_has_and_exits_with_130(
    tmp_path: Path, assess: Assess, monkeypatch: pytest.MonkeyPatch
) -> None:
    two_councils(tmp_path)
    whole = assess("portfolio", tmp_path).out
    index_file.throw_away()
    places = sorted(each.parent for each in tmp_path.glob("*/assessment.toml"))

    def stop(done: int, _of: int) -> None:
        if done == 3:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        look(places, How(said=stop))
    with sqlite3.connect(cache_folder() / index_file.FILE) as db:
        kept = db.execute("SELECT folder FROM kept WHERE kind = 'entry'").fetchall()
        assert db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    db.close()
    assert {row[0] for row in kept} == set(map(str, places[:3]))
    assert assess("portfolio", tmp_path).out == whole

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("assess.portfolio.use_cases.looking.entries", interrupted)
    done = assess("portfolio", tmp_path)
    assert (done.code, done.out, done.err) == (130, "", "")
