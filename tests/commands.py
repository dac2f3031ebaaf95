import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from assess.app.main import run
from tests.forked import Forked

ROOT = Path(__file__).parents[1]

Assess = Callable[..., "Done"]
Process = Callable[..., subprocess.CompletedProcess[str]]


class Done:
    """What a command printed, and its exit code."""

    def __init__(self, code: int, out: str, err: str) -> None:
        self.code = code
        self.out = out
        self.err = err


@pytest.fixture
def assess(capfd: pytest.CaptureFixture[str]) -> Assess:
    """Run a command in this process."""

    def call(*arguments: object) -> Done:
        code = run([str(argument) for argument in arguments])
        out, err = capfd.readouterr()
        return Done(code, out, err)

    return call


@pytest.fixture
def forked(process: Process) -> Process:
    """Run a command as a process of its own that has not to import everything again."""
    if os.name == "nt":
        return process

    def call(*arguments: object, **env: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "assess", *map(str, arguments)]
        return Forked.run(command, cwd=ROOT, env={**os.environ, **env})

    return call


@pytest.fixture
def process() -> Process:
    """Start a command as a person does; `forked` is quicker."""

    def call(*arguments: object, **env: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "assess", *map(str, arguments)],
            check=False,
            capture_output=True,
            text=True,
            input="",
            cwd=ROOT,
            env={**os.environ, **env},
        )

    return call
