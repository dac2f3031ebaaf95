"""A council's templates are drawn in a process that can be stopped in time."""

import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from multiprocessing import get_context

import pytest

from assess.document import apart
from assess.document.apart import Apart, StoppedError, serve
from assess.document.drawing import Drawing, TemplateError
from assess.document.own_body import own_body
from assess.document.templates import drawn

NAME = "about.html.j2"
ABOUT = Drawing(own=((NAME, "<p>{{ words | notes }}</p>"),))


@pytest.fixture(scope="module")
def process() -> Iterator[Apart]:
    """Start one process for all that is asked here."""
    process = Apart()
    yield process
    process.end()


def test_what_is_drawn_apart_is_what_is_drawn_here(process: Apart) -> None:
    words: dict[str, object] = {"words": "<b> & *this*"}
    assert process.call(own_body, NAME, "html", ABOUT, words) == own_body(
        NAME, "html", ABOUT, words
    )


def test_it_can_be_started_from_a_screen_which_takes_the_standard_streams() -> None:
    started = subprocess.run(
        [sys.executable, "-c", FROM_A_SCREEN],
        check=False,
        capture_output=True,
        text=True,
    )
    assert (started.stdout, started.stderr) == ("1\n", "")


FROM_A_SCREEN = """
import io, sys
from assess.document.apart import Apart

class Taken(io.StringIO):
    def fileno(self):
        return -1

sys.stderr, real = Taken(), sys.stderr
process = Apart()
print(process.call(abs, -1))
process.end()
sys.stderr = real
"""


def test_what_is_wrong_with_a_template_is_said_as_here(process: Apart) -> None:
    with pytest.raises(TemplateError, match=r"about\.html\.j2, line 1: 'words'"):
        process.call(own_body, NAME, "html", ABOUT, {})


def test_what_takes_too_long_is_stopped_and_the_next_page_is_drawn() -> None:
    process = Apart(seconds=0)
    try:
        with pytest.raises(StoppedError, match="stopped after 0 seconds"):
            process.call(time.sleep, 3600)
        with pytest.raises(StoppedError):
            process.call(time.sleep, 3600)
    finally:
        process.end()


def test_what_ends_its_process_is_said_and_the_next_page_is_drawn(
    process: Apart,
) -> None:
    with pytest.raises(StoppedError, match="ended the process"):
        process.call(os._exit, 1)
    assert process.call(abs, -1) == 1


def test_a_template_that_is_stopped_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(*_given: object) -> str:
        raise StoppedError("it was stopped after 60 seconds")

    monkeypatch.setattr(apart.APART, "call", stopped)
    with pytest.raises(TemplateError, match=r"^about\.html\.j2: it was stopped"):
        drawn("about", "html", ABOUT, words="")


def test_the_process_answers_until_nobody_asks_any_more() -> None:
    here, there = get_context("spawn").Pipe()
    asked = threading.Thread(target=serve, args=(there,))
    asked.start()
    here.send((abs, (-2,)))
    assert here.recv() == (True, 2)
    here.send((int, ("two",)))
    is_done, error = here.recv()
    assert (is_done, type(error)) == (False, ValueError)
    here.close()
    asked.join()
    there.close()
