"""The application in a real pseudo-terminal."""

import signal
import sys
from pathlib import Path
from subprocess import Popen

import pytest

pytest.importorskip("fcntl")

from assess.app.told import CRASHED
from assess.desk.crash import LOG
from assess.rate.screens.opening import DROPPED
from assess.store import assessments
from assess.store.state import state_folder
from bench.terminal import Terminal
from tests.builders import USERS, WHOLE, the_complete_folder
from tests.forked import Forked
from tests.screens import saved


@pytest.mark.parametrize("name", ["SIGHUP", "SIGTERM"])
def test_keys_in_one_write_are_kept_and_a_closed_line_loses_nothing(
    folder: Path, name: str
) -> None:
    start = Popen if name == "SIGHUP" else Forked
    command = [sys.executable, "-m", "assess", "walk", str(folder)]
    terminal = Terminal(command, start=start)
    terminal.wait_for(lambda: "saved" in terminal.text)
    terminal.send(b"2rseen [TODO] j n u 1")
    terminal.wait_for(lambda: "j n u 1" in terminal.text)
    number = getattr(signal, name)
    terminal.signal(number)
    assert terminal.wait_for_end() == 128 + number
    assert (saved(folder).rating, saved(folder).reason) == (
        "amber", "seen [TODO] j n u 1",
    )  # fmt: skip


OPENS_LATE = """
import sys
import time
from pathlib import Path
from assess.__main__ import main
from assess.rate.screens.opening import Opening

opens = Opening._open
least = int(sys.argv.pop(1))

def late(self):
    go = Path(sys.argv[-1]).parent / "go"
    while not go.exists() or len(self._screen.app._waiting) < least:
        time.sleep(0.01)
    opens(self)

Opening._open = late
sys.exit(main())
"""
"""Opens the desk no sooner than a file stands beside the assessment and keys wait."""


def walk_that_opens_late(folder: Path, keys: int = 0) -> Terminal:
    """Start a walk that opens once so many keys wait; return when it is painted."""
    command = [sys.executable, "-c", OPENS_LATE, str(keys), "walk", str(folder)]
    terminal = Terminal(command, start=Forked)
    terminal.wait_for(lambda: "Opening ..." in terminal.text)
    return terminal


def let_it_open(folder: Path) -> None:
    (folder.parent / "go").touch()


def test_keys_pressed_while_it_opens_are_done_once_it_is_open(folder: Path) -> None:
    terminal = walk_that_opens_late(folder)
    for key in (b"2", b"j", b"1", b"aCarers\r"):
        terminal.send(key)
        terminal.settle(0.05, 0.2)
    assert "Opening ..." in terminal.text
    let_it_open(folder)
    terminal.wait_for(lambda: "2 of 4 rated" in terminal.text)
    terminal.wait_for(lambda: "Carers" in terminal.text)
    terminal.send(b"\x11")
    terminal.wait_for_end()
    sheet = assessments.load(folder).assessment.sheet("lead")
    assert (sheet.at(USERS).rating, sheet.at(WHOLE).rating) == ("amber", "green")
    assert list(sheet.at(WHOLE).sentences("gap").values()) == ["Carers"]


def test_keys_sent_right_after_the_first_paint_are_done(folder: Path) -> None:
    terminal = Terminal([sys.executable, "-m", "assess", "walk", str(folder)])
    terminal.wait_for(lambda: "Understand users" in terminal.text)
    terminal.send(b"2j1")
    terminal.wait_for(lambda: "2 of 4 rated" in terminal.text)
    terminal.send(b"\x11")
    terminal.wait_for_end()
    sheet = assessments.load(folder).assessment.sheet("lead")
    assert (sheet.at(USERS).rating, sheet.at(WHOLE).rating) == ("amber", "green")


def test_keys_that_leave_wait_for_the_keys_before_them(folder: Path) -> None:
    terminal = walk_that_opens_late(folder)
    terminal.send(b"2\x11")
    let_it_open(folder)
    assert terminal.wait_for_end() == 0
    assert saved(folder).rating == "amber"


def test_keys_pressed_before_a_walk_that_can_not_open_are_said_to_be_dropped(
    folder: Path,
) -> None:
    terminal = walk_that_opens_late(folder, keys=len("2j1"))
    terminal.send(b"2j1")
    (folder / "assessment.toml").write_text("format = ", encoding="utf-8")
    let_it_open(folder)
    terminal.wait_for(lambda: "assessment.toml, line 1" in terminal.text)
    terminal.wait_for(lambda: DROPPED in " ".join(terminal.text.split()))
    terminal.send(b"\x11")
    terminal.wait_for_end()
    assert not (folder / "people").exists()


def test_keys_pressed_before_it_is_asked_who_sits_here_do_not_answer(
    tmp_path: Path,
) -> None:
    folder = the_complete_folder(tmp_path)
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    terminal = walk_that_opens_late(folder, keys=len("2aCarers\r\r"))
    terminal.send(b"2aCarers\r\r")
    let_it_open(folder)
    terminal.wait_for(lambda: DROPPED in " ".join(terminal.text.split()))
    assert "Who sits here?" in terminal.text
    terminal.send(b"\x11")
    terminal.wait_for_end()
    after = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    assert after == before


BROKEN = """
import sys
from assess.__main__ import main
from assess.rate.screens.walk import WalkScreen

def broken(self):
    raise ZeroDivisionError

WalkScreen.guidance = broken
sys.exit(main())
"""


def test_a_mistake_of_the_program_is_one_sentence_and_loses_nothing(
    folder: Path,
) -> None:
    command = [sys.executable, "-c", BROKEN, "walk", str(folder)]
    terminal = Terminal(command, start=Forked)
    terminal.wait_for(lambda: "saved" in terminal.text)
    terminal.send(b"3")
    terminal.wait_for(lambda: "Red" in terminal.text)
    terminal.send(b"g")
    assert terminal.wait_for_end() == CRASHED
    assert "Something went wrong inside assess (ZeroDivisionError)" in terminal.text
    assert "Traceback" not in terminal.text
    assert "<string>:7 broken" in (state_folder() / LOG).read_text(encoding="utf-8")
    assert saved(folder).rating == "red"
