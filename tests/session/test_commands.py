"""Lines captured while people talk, and where they go."""

import json
from datetime import datetime
from itertools import pairwise
from pathlib import Path

import pytest
from icalendar import Calendar

from assess.model.sheet import InboxLine
from assess.standards.use_cases.checking import faults
from assess.store import assessments
from assess.store.standards import read_scales
from tests.builders import ONE_LEAD, USERS, a_folder
from tests.commands import Assess


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    watching = '\n[panel.watching]\nrole = "observer"\n'
    return a_folder(tmp_path, brief=ONE_LEAD + watching)


def captured(assess: Assess, folder: Path, words: str, person: str = "lead") -> str:
    return assess("capture", folder, words, "--as", person).out.split()[0]


def test_a_captured_line_blocks_publishing_until_it_is_filed(
    folder: Path, assess: Assess
) -> None:
    key = captured(assess, folder, "#1 ! carry out research with carers")
    assert "waits to be filed" in assess("check", folder).out
    (row,) = json.loads(assess("inbox", folder, "--format", "json").out)
    assert (row["id"], row["kind"], row["criterion"]) == (key, "action", str(USERS))
    filed = assess("inbox", folder, "--file", key, "--to", "action")
    assert filed.code == 0
    assert "waits to be filed" not in assess("check", folder).out
    sheet = assessments.load(folder).assessment.sheet("lead")
    (action,) = sheet.at(USERS).actions.values()
    assert action.text == "carry out research with carers"
    line = sheet.inbox[key]
    assert isinstance(line, InboxLine)
    assert line.filed.startswith("action ")
    assert assess("inbox", folder).out == "Nothing waits to be filed.\n"


def test_a_line_can_become_evidence_or_be_answered(
    folder: Path, assess: Assess
) -> None:
    one = captured(assess, folder, "#1 + the diary study")
    two = captured(assess, folder, "? is there a plan B")
    assess("inbox", folder, "--file", one, "--to", "evidence")
    assess("inbox", folder, "--file", two, "--to", "answered")
    assessment = assessments.load(folder).assessment
    ((key, item),) = assessment.evidence.items()
    assert item.title == "the diary study"
    assert assessment.finding(USERS).linked == (key,)
    assert assess("inbox", folder).out == "Nothing waits to be filed.\n"


def test_who_does_not_rate_captures_too_and_files_evidence(
    folder: Path, assess: Assess
) -> None:
    key = captured(assess, folder, "#1 + the diary study", "watching")
    refused = assess("inbox", folder, "--file", key, "--to", "gap", "--as", "watching")
    assert "does not rate" in refused.err
    done = assess(
        "inbox", folder, "--file", key, "--to", "evidence", "--as", "watching"
    )
    assert done.code == 0


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("--file", "zzzz", "--to", "gap", "--criterion", "1"), "No line zzzz"),
        (("--file", "KEY", "--to", "gap"), "names no criterion"),
        (("--file", "KEY", "--to", "gap", "--criterion", "99"), "no point 99"),
        (("--file", "KEY"), "--to is missing"),
    ],
)
def test_a_line_that_can_not_be_filed_stays(
    folder: Path, assess: Assess, arguments: tuple[str, ...], sentence: str
) -> None:
    key = captured(assess, folder, "no number")
    refused = assess("inbox", folder, *(key if a == "KEY" else a for a in arguments))
    assert refused.code == 2
    assert sentence in refused.err
    assert "1 to file" in assess("inbox", folder).out


def test_nothing_is_captured_without_words(folder: Path, assess: Assess) -> None:
    refused = assess("capture", folder, "  ", "--as", "lead")
    assert (refused.code, refused.out) == (2, "")
    assert "no words" in refused.err
    assert assessments.load(folder).assessment.sheet("lead").inbox == {}


def test_the_agenda_and_what_is_left_are_printed(folder: Path, assess: Assess) -> None:
    told = assess("agenda", folder)
    assert " 214 min  in all" in told.out
    assert told.out.count("Not covered: ") == 4
    found = json.loads(assess("agenda", folder, "--format", "json").out)
    assert len(found["not_covered"]) == 4


def test_a_council_has_an_agenda_of_its_own(folder: Path, assess: Assess) -> None:
    own = folder.parent / "criteria/agenda.toml"
    own.parent.mkdir()
    own.write_text(
        'format = 1\n[assessment.1]\ntitle = "All of it"\nminutes = 120\n',
        encoding="utf-8",
    )
    assert "All of it" in assess("agenda", folder).out
    own.write_text(
        'format = 1\n[assessment.1]\ntitle = "All"\nminutes = 0\n', encoding="utf-8"
    )
    broken = assess("agenda", folder)
    assert broken.code == 2
    assert "agenda.toml, line 4" in broken.err
    assert faults(own, read_scales())[0].line == 4


def test_how_well_each_criterion_is_covered_is_listed(
    folder: Path, assess: Assess
) -> None:
    wrong = assess("evidence", "add", folder, "--title", "A log", "--shows", "spring",
                   "--as", "lead")  # fmt: skip
    assert wrong.code == 2
    assert "spring is not a period. Write it like 2026" in wrong.err
    assess("evidence", "add", folder, "--title", "A log", "--shows", "2026-03",
           "--expires", "2027-01-14", "--criterion", "1", "--as", "lead")  # fmt: skip
    listed = assess("evidence", "list", folder, "--coverage")
    assert listed.code == 1
    assert "one source    GOV.UK point 1: Understand users" in listed.out
    rows = json.loads(
        assess("evidence", "list", folder, "--coverage", "--format", "json").out
    )
    assert [row["coverage"] for row in rows] == ["single-source", *["none"] * 3]


def test_the_blocks_of_the_day_are_a_calendar_from_the_hour_that_is_named(
    folder: Path, assess: Assess
) -> None:
    wanted = ("agenda", folder, "--as", "lead", "--format", "ics", "--begins")
    assert "The assessment has no day yet." in assess(*wanted, "09:30").err
    assess("brief", folder, "--as", "lead", "--set", "dates.assessed=2026-07-01")
    assert "noon is no hour. Write it like 09:30." in assess(*wanted, "noon").err
    made = assess(*wanted, "9:30")
    assert (made.code, made.err) == (0, "")
    blocks = Calendar.from_ical(made.out).walk("VEVENT")
    parts = json.loads(
        assess("agenda", folder, "--as", "lead", "--format", "json").out
    )["blocks"]
    assert len(blocks) == len(parts)
    assert blocks[0].decoded("DTSTART") == datetime(2026, 7, 1, 9, 30)  # noqa: DTZ001 - on the wall
    for before, after in pairwise(blocks):
        assert before.decoded("DTEND") == after.decoded("DTSTART")
