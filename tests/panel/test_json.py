"""What the commands of a panel print for programs."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.builders import the_complete_folder
from tests.commands import Assess

KEYS = {
    "panel": (
        "id", "role", "profession", "organisation", "training", "shadowing",
        "conflicts", "leads", "rated", "total", "submitted", "writes_agreed", "answers",
    ),
    "agree": (
        "criterion", "title", "spread", "ratings", "proposal", "agreed", "method",
        "reason", "offered",
    ),
    "agreement": (
        "standard", "criteria", "percent", "distances", "alpha", "says", "lean",
    ),
    "settle": ("file", "where", "versions"),
    "log": (
        "at", "by", "what", "criterion", "before", "after", "why", "changed", "file",
        "fits",
    ),
    "why": (
        "criterion", "title", "agreed", "method", "reason", "by", "at", "independent",
        "dissent", "history",
    ),
}  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return the_complete_folder(tmp_path)


def printed(assess: Assess, folder: Path, name: str) -> dict[str, Any]:
    criterion = ["1"] if name == "why" else []
    person = "lead" if name == "settle" else "scribe"
    done = assess(name, folder, *criterion, "--as", person, "--format", "json")
    assert done.code == 0, done.err
    found = json.loads(done.out)
    return dict(found if isinstance(found, dict) else found[0])


@pytest.mark.parametrize("name", KEYS)
def test_the_keys_are_those_that_are_documented(
    folder: Path, assess: Assess, name: str
) -> None:
    assert tuple(printed(assess, folder, name)) == KEYS[name]


@pytest.mark.parametrize("name", KEYS)
def test_help_explains_each_key(assess: Assess, name: str) -> None:
    out = assess(name, "--help").out
    for key in KEYS[name]:
        assert key in out


@pytest.mark.parametrize("name", KEYS)
def test_the_text_says_something_and_is_no_traceback(
    folder: Path, assess: Assess, name: str
) -> None:
    criterion = ["1"] if name == "why" else []
    done = assess(name, folder, *criterion, "--as", "scribe")
    assert done.code == 0, done.err
    assert done.out.strip()
    assert "Traceback" not in done.out + done.err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["submit", "--as", "watching"], "does not rate"),
        (["unsubmit", "--as", "scribe"], "does not rate"),
        (["reveal", "--as", "lead"], "Only scribe"),
        (["reveal", "--as", "scribe"], "revealed already"),
        (["agree", "1", "pink", "--as", "scribe"], "pink is not a rating"),
        (["agree", "1", "green", "--reason", "So.", "--as", "scribe"], "--method"),
        (["dissent", "1", "watching", "red", "--reason", "So.", "--as", "scribe"],
         "does not rate"),
        (["panel", "add", "--as", "lead"], "PERSON is missing"),
        (["panel", "add", "Not An Id", "--as", "lead"], "can't be taken"),
        (["panel", "change", "ux", "--as", "lead"], "Say what changes"),
        (["settle", "zzzz", "--as", "lead"], "zzzz"),
        (["why", "99", "--as", "lead"], "no point 99"),
        (["merge", "nowhere-at-all", "--as", "lead"], "There is no nowhere-at-all"),
    ],
)  # fmt: skip
def test_what_can_not_be_done_is_one_sentence(
    folder: Path, assess: Assess, arguments: list[str], said: str
) -> None:
    name, *rest = arguments
    before = {p: p.read_bytes() for p in folder.rglob("*.toml")}
    done = assess(name, folder, *rest)
    assert done.code == 2
    assert said in done.err
    assert done.err.count("\n") == 1
    assert {p: p.read_bytes() for p in folder.rglob("*.toml")} == before
