"""Pipes, terminals, signals and encodings."""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.builders import a_folder
from tests.commands import ROOT, Process
from tests.forked import Forked

pytestmark = pytest.mark.skipif(os.name == "nt", reason="no pty and signals there")

Typed = Callable[..., tuple[int, str]]

ASSESS = [sys.executable, "-m", "assess"]


@pytest.fixture
def typed() -> Typed:
    """Run a command in a terminal where somebody types; return code and screen."""
    import pty  # noqa: PLC0415 - not on Windows

    def call(
        *arguments: object,
        keys: str,
        start: Callable[..., Any] = Forked,
        **env: str,
    ) -> tuple[int, str]:
        ours, theirs = pty.openpty()
        process = start(
            [*ASSESS, *map(str, arguments)],
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            cwd=ROOT,
            env={**os.environ, "TERM": "xterm", **env},
            start_new_session=True,
        )
        os.close(theirs)
        os.write(ours, keys.encode())
        screen = b""
        try:
            while chunk := os.read(ours, 4096):
                screen += chunk
        except OSError:  # how Linux says that the other end is closed
            pass
        os.close(ours)
        code: int = process.wait(timeout=20)
        return code, screen.decode()

    return call


def test_what_is_missing_is_asked_for_on_a_terminal(
    tmp_path: Path, typed: Typed
) -> None:
    folder = tmp_path / "bins"
    code, screen = typed("new", folder, keys="Bins\n\nAnyshire\nbeta\n")
    assert code == 0, screen
    assert "Which service is assessed?" in screen
    text = (folder / "assessment.toml").read_text(encoding="utf-8")
    assert 'council = "Anyshire"' in text
    code, screen = typed("rate", folder, keys="3\ngreen\n")
    assert code == 0, screen
    assert "Green: GOV.UK 3" in screen
    code, screen = typed("evidence", "add", folder, keys="A log\n")
    assert code == 0, screen
    assert " A log" in screen


def test_an_answer_refused_with_ctrl_d_is_one_sentence(
    tmp_path: Path, typed: Typed
) -> None:
    code, screen = typed("new", tmp_path / "bins", keys="\x04", start=subprocess.Popen)
    assert code == 2
    assert "--service is missing, and nothing was answered." in screen
    assert "Traceback" not in screen


def test_a_dumb_terminal_gets_the_plain_walk(tmp_path: Path, typed: Typed) -> None:
    code, screen = typed("walk", a_folder(tmp_path), keys="1\nq\n", TERM="dumb")
    assert code == 0, screen
    assert "plain mode, on because of the terminal shows no screens" in screen
    assert "Saved: Green." in screen


@pytest.mark.parametrize("arguments", [[], ["."], ["walk", "{folder}"]])
def test_without_a_terminal_the_screens_are_refused(
    tmp_path: Path, forked: Process, arguments: list[str]
) -> None:
    folder = a_folder(tmp_path)
    done = forked(*(word.format(folder=folder) for word in arguments))
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.startswith("assess: The application needs a terminal.")
    assert done.stderr.count("\n") == 1


FULL = "assess: What was to be printed could not be written: the disk is full.\n"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has that")
@pytest.mark.parametrize(
    ("line", "code", "said"),
    [
        ("{assess} status {folder} | true; exit ${{PIPESTATUS[0]}}", 0, ""),
        ("{assess} --version | true; exit ${{PIPESTATUS[0]}}", 0, ""),
        ("{assess} status {folder} >&-", 0, ""),
        ("{assess} --version >&-", 0, ""),
        ("{assess} report {folder} -o - >/dev/full", 2, FULL),
        ("PYTHONUNBUFFERED= {assess} status {folder} >/dev/full", 2, FULL),
        ("PYTHONUNBUFFERED=1 {assess} status {folder} >/dev/full", 2, FULL),
        ("{assess} --version >/dev/full", 2, FULL),
        ("{assess} status nowhere 2>&1 | true; exit ${{PIPESTATUS[0]}}", 2, ""),
        ("{assess} status nowhere 2>&-", 2, ""),
    ],
)
def test_output_that_goes_nowhere_is_one_sentence_at_most(
    tmp_path: Path, line: str, code: int, said: str
) -> None:
    assess = f"{sys.executable} -m assess"
    words = line.format(assess=assess, folder=a_folder(tmp_path))
    done = subprocess.run(
        ["bash", "-c", words], check=False, capture_output=True, text=True, cwd=ROOT
    )
    assert (done.returncode, done.stderr) == (code, said)


def test_an_interrupted_walk_keeps_what_was_said_and_exits_with_130(
    tmp_path: Path,
) -> None:
    folder = a_folder(tmp_path)
    walk = subprocess.Popen(
        [*ASSESS, "walk", str(folder), "--plain"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=ROOT,
        text=True,
        bufsize=1,
    )
    assert walk.stdin is not None
    assert walk.stdout is not None
    walk.stdin.write("3\n")
    walk.stdin.flush()
    while "Saved: Red." not in walk.stdout.readline():
        pass
    walk.send_signal(signal.SIGINT)
    _, said = walk.communicate()
    assert walk.returncode == 130
    assert said == ""
    sheet = (folder / "people/lead.toml").read_text(encoding="utf-8")
    assert 'rating = "red"' in sheet


def test_a_terminal_that_is_not_utf_8_gets_escapes(
    tmp_path: Path, process: Process
) -> None:
    done = process("status", a_folder(tmp_path), PYTHONIOENCODING="ascii")
    assert done.returncode == 0
    assert done.stdout.startswith("Blue Badge renewal \\xb7 Beta")


def test_no_color_is_heard_and_nothing_is_coloured(forked: Process) -> None:
    assert "off, NO_COLOR is set" in forked("doctor", NO_COLOR="1").stdout
    one = "examples/anyshire-missed-bin-2026-beta"
    for command in (["status", one], ["check", one], ["--help"]):
        assert "\x1b" not in forked(*command).stdout


def test_the_clock_can_be_set(tmp_path: Path, forked: Process) -> None:
    folder = tmp_path / "food"
    shutil.copytree(ROOT / "examples/report-a-food-problem-2015-alpha", folder)
    done = forked(
        "reopen", folder, "--reason", "A slip.", SOURCE_DATE_EPOCH="1768471200"
    )
    assert done.returncode == 0, done.stderr
    agreed = (folder / "agreed.toml").read_text(encoding="utf-8")
    assert "[reopened.1]\nat = 2026-01-15 10:00:00+00:00\n" in agreed
