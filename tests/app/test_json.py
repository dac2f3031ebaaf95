"""The keys that programs may rely on: they are printed, explained, and stay."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.builders import a_folder, the_complete_folder
from tests.commands import Assess

STATUS = (
    "folder", "id", "service", "council", "phase", "kind", "standards", "raters",
    "not_submitted", "revealed", "outcome", "suggested", "version", "published",
    "as_published", "not_as_published", "errors", "warnings", "due", "again",
    "templates",
    "set_aside", "next",
)  # fmt: skip
PER_STANDARD = ("id", "rated", "complete", "total", "carried", "ratings")
CHECK = (
    "folder", "id", "set_aside", "problems", "errors", "warnings", "to_know", "off",
)  # fmt: skip
PROBLEM = ("rule", "level", "sentence", "file", "key", "criterion")
HEAD = (
    "id",
    "title",
    "edition",
    "publisher",
    "status",
    "replaces",
    "announced",
    "checked",
    "criteria",
    "noun",
    "scales",
    "offered",
    "source",
    "standing",
    "own_by",
)
FAULT = ("file", "line", "column", "key", "sentence")
EVIDENCE = (
    "id", "title", "kind", "voice", "where", "shows", "seen", "expires", "sensitive",
    "note",
    "criteria",
)  # fmt: skip


@pytest.fixture
def listed(assess: Assess) -> Callable[..., list[dict[str, Any]]]:
    """Run a command with `--format json`; return what it lists."""

    def call(*arguments: object) -> list[dict[str, Any]]:
        value = json.loads(assess(*arguments, "--format", "json").out)
        assert isinstance(value, list)
        return value

    return call


Listed = Callable[..., list[dict[str, Any]]]


def test_status(tmp_path: Path, listed: Listed) -> None:
    (status,) = listed("status", the_complete_folder(tmp_path))
    assert tuple(status) == STATUS
    assert tuple(status["standards"][0]) == PER_STANDARD


def test_check(tmp_path: Path, listed: Listed) -> None:
    (check,) = listed("check", a_folder(tmp_path))
    assert tuple(check) == CHECK
    assert tuple(check["problems"][0]) == PROBLEM
    assert check["problems"][0]["criterion"] == "govuk-2019:1"


def test_evidence(tmp_path: Path, listed: Listed, assess: Assess) -> None:
    folder = a_folder(tmp_path)
    added = assess(
        "evidence", "add", folder, "--title", "A log", "--kind", "document",
        "--where", "https://a.example/", "--shows", "2026-03", "--seen", "2026-05-12",
        "--sensitive", "--criterion", "1", "--criterion", "local-service-design:3",
        "--format", "json",
    )  # fmt: skip
    entry = json.loads(added.out)
    assert tuple(entry) == EVIDENCE
    assert listed("evidence", "list", folder) == [entry]
    assert entry["seen"] == "2026-05-12"
    assert entry["criteria"] == ["govuk-2019:1", "local-service-design:3"]


def test_standards(tmp_path: Path, listed: Listed) -> None:
    assert tuple(listed("standards", "list")[0]) == HEAD
    path = tmp_path / "ours.toml"
    path.write_text("format = 1\nbogus = 1\n", encoding="utf-8")
    faults = listed("standards", "check", path)
    assert tuple(faults[0]) == FAULT
    assert ("bogus", 2) in {(fault["key"], fault["line"]) for fault in faults}
    assert listed("standards", "check") == []


def test_a_standard_is_shown_whole(assess: Assess) -> None:
    shown = assess("standards", "show", "govuk-2015", "--format", "json").out
    assert json.loads(shown)["criterion"]["1"]["title"] == "Understand user needs"


@pytest.mark.parametrize("command", ["status", "check"])
def test_what_can_not_be_read_is_listed_with_its_folder(
    tmp_path: Path, listed: Listed, command: str
) -> None:
    broken = a_folder(tmp_path, "broken", brief="format = ")
    a_folder(tmp_path, "whole")
    first, second = listed(command, tmp_path)
    assert tuple(first) == ("folder", "error")
    assert first["folder"] == str(broken)
    assert second["set_aside"] == []


@pytest.mark.parametrize(
    ("command", "keys"),
    [
        ("status", {*STATUS, *PER_STANDARD, "error"}),
        ("check", {*CHECK, *PROBLEM, "error"}),
        ("evidence", EVIDENCE),
        ("standards", {*HEAD, *FAULT, "error"}),
    ],
)
def test_help_explains_every_key(assess: Assess, command: str, keys: set[str]) -> None:
    text = assess(command, "--help").out.partition("Keys of --format json:")[2]
    assert {key for key in keys if key not in text} == set()


def test_an_ascii_stream_gets_json_that_says_the_same(
    tmp_path: Path, process: Callable[..., Any]
) -> None:
    folder = a_folder(tmp_path)
    brief = folder / "assessment.toml"
    text = brief.read_text(encoding="utf-8").replace("Blue Badge", "Bathodyn Glâs")
    brief.write_text(text, encoding="utf-8")
    done = process("status", folder, "--format", "json", PYTHONIOENCODING="ascii")
    assert json.loads(done.stdout)[0]["service"] == "Bathodyn Glâs renewal"
