"""No command says what is false of a file that it could not read."""

import csv
import io
import json
from pathlib import Path

import pytest

from assess.desk.desk import Desk
from assess.panel.use_cases.agreeing import accept_unanimous
from assess.panel.use_cases.submitting import abstain_from_rest, reveal, submit
from assess.rate.use_cases import findings
from assess.ui.command.output import MARK
from tests.builders import ONE_LEAD, USERS, Clock, a_folder
from tests.commands import Assess

PANEL = f"""{ONE_LEAD}
[panel.ux]
role = "assessor"
"""

MARKER = "<<<<<<< HEAD\n"

FALSE = (
    "No actions",
    "has not agreed",
    "not agreed",
    "not submitted",
    "not yet",
    "Not rated yet",
    "Nothing",
    "Not published",
    "Not revealed",
    "No evidence",
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Make a panel of two that has revealed and agreed."""
    folder = a_folder(tmp_path / "workspace", brief=PANEL)
    desks = {person: Desk(folder, person, clock=Clock()) for person in ("lead", "ux")}
    for desk in desks.values():
        findings.rate(desk, USERS, "amber")
        findings.set_reason(desk, USERS, "Little was shown.")
        findings.say(desk, USERS, "action", "Show more.")
        abstain_from_rest(desk, "Not my profession.")
        submit(desk)
        desk.save()
    lead = desks["lead"]
    lead.look()
    reveal(lead)
    accept_unanimous(lead)
    for desk in desks.values():
        desk.close()
    return folder


def spoilt(folder: Path, file: str) -> str:
    """Leave a marker of git in a file; return the sentence on it."""
    path = folder / file
    text = path.read_text(encoding="utf-8")
    path.write_text(MARKER + text, encoding="utf-8")
    return f"{file}, line 1"


def must_not_be_false(out: str) -> None:
    assert not [words for words in FALSE if words in out], out


@pytest.mark.parametrize("file", ["agreed.toml", "people/ux.toml"])
@pytest.mark.parametrize(
    "words",
    ["log", "why 1", "actions", "next", "panel", "agree", "agree 1", "agreement",
     "agenda", "evidence list", "evidence list --coverage",
     "whole", "outcome amber", "reveal", "dissent 1 ux red --reason Why"],
)  # fmt: skip
def test_a_command_names_what_it_could_not_read_and_says_nothing_false_of_it(
    folder: Path, assess: Assess, file: str, words: str
) -> None:
    sentence = spoilt(folder, file)
    name, *rest = words.split()
    verb = [name, rest.pop(0)] if name == "evidence" else [name]
    people = {"agree", "agreement", "agenda", "outcome", "reveal", "dissent"}
    done = assess(*verb, folder, *rest, *(["--as", "lead"] if name in people else []))
    assert done.err.count(sentence) == 1
    assert done.code == 2
    must_not_be_false(done.out)


@pytest.mark.parametrize("words", ["inbox", "settle", "capture Said"])
def test_a_healthy_person_hears_of_somebody_elses_spoilt_sheet(
    folder: Path, assess: Assess, words: str
) -> None:
    sentence = spoilt(folder, "people/ux.toml")
    name, *rest = words.split()
    done = assess(name, folder, *rest, "--as", "lead")
    assert done.err.count(sentence) == 1
    assert done.code == (2 if name == "settle" else 0)


def test_submitting_does_not_say_that_somebody_did_not_whose_sheet_is_spoilt(
    tmp_path: Path, assess: Assess
) -> None:
    folder = a_folder(tmp_path, brief=PANEL)
    (folder / "people").mkdir()
    (folder / "people/ux.toml").write_text(MARKER, encoding="utf-8")
    done = assess("submit", folder, "--as", "lead", "--abstain-rest")
    assert done.code == 0
    assert "The sheet can't be read of: ux." in done.out
    assert "Not submitted yet" not in done.out
    assert "people/ux.toml, line 1" in done.err


def test_whose_sheet_is_spoilt_has_no_number_in_json(
    folder: Path, assess: Assess
) -> None:
    spoilt(folder, "people/ux.toml")
    done = assess("panel", folder, "--format", "json")
    rated = {row["id"]: row["rated"] for row in json.loads(done.out)}
    assert rated == {"lead": 4, "ux": None}
    (entry,) = json.loads(assess("status", folder, "--format", "json").out)
    assert entry["not_submitted"] == []


def test_in_a_workspace_the_healthy_are_listed_and_the_broken_named(
    folder: Path, assess: Assess
) -> None:
    healthy = a_folder(folder.parent, "healthy")
    desk = Desk(healthy, "lead", clock=Clock())
    findings.rate(desk, USERS, "red")
    findings.say(desk, USERS, "action", "Ask carers.")
    desk.close()
    sentence = spoilt(folder, "agreed.toml")
    for name in ("actions", "next"):
        done = assess(name, folder.parent)
        assert "Ask carers." in done.out
        assert "Show more." not in done.out
        assert f"assess: {folder.name}: {sentence}" in done.err
        assert done.code == 2


def test_what_programs_read_stays_whole_beside_a_spoilt_file(
    folder: Path, assess: Assess
) -> None:
    sentence = spoilt(folder, "agreed.toml")
    for words in (["log"], ["why", "1"], ["actions"], ["panel"]):
        name, *rest = words
        done = assess(name, folder, *rest, "--format", "json")
        json.loads(done.out)
        assert sentence in done.err
        assert done.code == 2
    done = assess("actions", folder, "--format", "csv")
    (head,) = csv.reader(io.StringIO(done.out.removeprefix(MARK)))
    assert head[0] == "number"
    assert sentence in done.err


def test_where_an_assessment_stands_is_not_guessed_beside_a_spoilt_file(
    folder: Path, assess: Assess
) -> None:
    spoilt(folder, "people/ux.toml")
    out = assess("status", folder).out
    assert "Submitted: 1 of 2, can't be read: ux." in out
    assert "1 Amber" in out
    spoilt(folder, "agreed.toml")
    out = assess("status", folder).out
    assert "What was found can't be read." in out
    assert "Outcome: can't be read" in out
    assert "Whether it is published can't be read." in out
    must_not_be_false(out)


def test_check_finds_nothing_wrong_in_what_it_could_not_read(
    folder: Path, assess: Assess
) -> None:
    sentence = spoilt(folder, "agreed.toml")
    done = assess("check", folder)
    assert sentence in done.out
    assert "(agreed.toml" not in done.out
    must_not_be_false(done.out)
    assert done.code == 2


def test_every_file_that_can_not_be_read_is_named_once_also_ones_own(
    folder: Path, assess: Assess
) -> None:
    sentences = [spoilt(folder, name) for name in ("agreed.toml", "people/ux.toml")]
    for name in ("agree", "inbox", "log"):
        done = assess(name, folder, "--as", "lead")
        assert [done.err.count(each) for each in sentences] == [1, 1]
        assert done.code == 2
