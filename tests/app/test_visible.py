"""Nothing that a file holds can hide on the terminal, or change it."""

import re
from pathlib import Path

import pytest

from assess.model.characters import visible
from tests.builders import a_folder
from tests.commands import Assess

HIDDEN = "\u202eneerG\u200b"
ESCAPE = "\x1b]0;owned\x07\x1b[31m"

COMMANDS = [
    ("status",), ("check",), ("panel",), ("agenda",), ("next",), ("log",),
    ("evidence", "list"), ("why", "1"), ("actions",), ("inbox",), ("report",),
    ("rate", "1", "red"),
]  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return an assessment whose path, scale and standard hide something."""
    folder = a_folder(tmp_path, f"bins{ESCAPE}{HIDDEN}")
    for path in (folder / "standards").glob("*.toml"):
        text = path.read_text(encoding="utf-8")
        text = re.sub(r'(title|word|noun) = "([^"]*)"', rf'\1 = "\2{HIDDEN}"', text)
        path.write_text(text, encoding="utf-8", newline="\n")
    return folder


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_no_command_prints_what_hides(
    folder: Path, assess: Assess, command: tuple[str, ...]
) -> None:
    name, *rest = command
    verb = rest if name == "evidence" else []
    more = [] if name == "evidence" else rest
    done = assess(name, *verb, folder, *more)
    assert done.code in {0, 1}, done.err
    assert done.out
    assert done.out == visible(done.out)
    assert done.err == visible(done.err)


def test_json_holds_the_words_as_they_are_and_prints_nothing_that_hides(
    folder: Path, assess: Assess
) -> None:
    out = assess("status", folder, "--format", "json").out
    assert out == visible(out)
    assert "\\u202eneerG" in out
