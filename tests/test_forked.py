"""What is forked is to a test what a process is that was started."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.forked import Forked

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has no fork")

ENDS = {
    "by itself": "print('out'); sys.stderr.write('err')",
    "with a code": "sys.exit(3)",
    "with a sentence": "sys.exit('No.')",
    "with no code": "sys.exit()",
    "by a mistake": "1 / 0",
    "killed": "os.kill(os.getpid(), signal.SIGKILL)",
    "asked to end": "os.kill(os.getpid(), signal.SIGTERM)",
    "interrupted": "os.kill(os.getpid(), signal.SIGINT)",
    "with something left to do": "atexit.register(print, 'bye'); sys.exit(4)",
    "with a thread": "threading.Timer(0.01, print, ['late']).start(); sys.exit(5)",
    "with nobody to read": "os.close(1); print('lost'); sys.exit(6)",
    "where one types": "print(sys.stdin.read(), sys.stdin.isatty())",
    "as it was called": "print(sys.argv, __name__, os.getcwd(), time.tzname)",
    "with what it was given": "print(sorted(os.environ.items()))",
    "as it hears": "print([signal.getsignal(each) for each in signal.valid_signals()])",
    "as it writes": "print([(each.encoding, each.errors, each.line_buffering) for each "
    "in (sys.stdin, sys.stdout, sys.stderr)])",
    "with what is open": "print(sorted(os.listdir('/dev/fd')))",
}  # fmt: skip


@pytest.mark.parametrize("code", [pytest.param(ENDS[each], id=each) for each in ENDS])
def test_it_is_and_ends_as_one_that_was_started(tmp_path: Path, code: str) -> None:
    imports = "import atexit, os, signal, sys, threading, time; "
    command = [sys.executable, "-c", imports + code, "and", "more"]
    env = {**os.environ, "TZ": "GMT0BST,M3.5.0/1,M10.5.0"}
    env.pop("PYTHONUNBUFFERED", None)
    forked = Forked.run(command, cwd=tmp_path, env=env)
    started = subprocess.run(
        command, cwd=tmp_path, env=env, input="", check=False, capture_output=True,
        text=True,
    )  # fmt: skip
    assert forked.stdout == started.stdout
    assert forked.returncode == started.returncode
    assert forked.stderr.splitlines()[-1:] == started.stderr.splitlines()[-1:]


def test_one_that_runs_can_be_waited_for_in_vain_and_killed() -> None:
    forked = Forked([sys.executable, "-c", "import time; time.sleep(60)"])
    assert forked.poll() is None
    with pytest.raises(subprocess.TimeoutExpired):
        forked.wait(0)
    forked.kill()
    assert forked.wait() == -signal.SIGKILL
    forked.kill()
    assert forked.poll() == -signal.SIGKILL


def test_one_may_have_a_session_of_its_own() -> None:
    code = "import os, sys; sys.exit(os.getsid(0) != os.getpid())"
    own, shared = (
        Forked([sys.executable, "-c", code], start_new_session=is_own).wait()
        for is_own in (True, False)
    )
    assert (own, shared) == (0, 1)
