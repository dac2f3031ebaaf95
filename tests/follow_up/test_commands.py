"""From a published report through response, challenge, progress and verification."""

import csv
import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from docx import Document
from openpyxl import load_workbook

from assess.desk.desk import Desk
from assess.publish.use_cases import outcome
from assess.rate.use_cases import findings
from assess.setup.use_cases.brief import set_field
from assess.store import assessments
from tests.builders import ONE_LEAD, Clock, a_folder
from tests.commands import ROOT, Assess, Process

TEAM = """
[panel.ux]
role = "observer"

[panel.owner]
role = "team"
answers = true

[panel.developer]
role = "team"
"""

JUNE, AUGUST, SEPTEMBER = (datetime(2026, m, 1, 9, tzinfo=UTC) for m in (6, 8, 9))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Publish an assessment at alpha, red on two criteria and amber on two."""
    folder = a_folder(tmp_path, brief=ONE_LEAD.replace('"beta"', '"alpha"') + TEAM)
    desk = Desk(folder, "lead", clock=Clock())
    set_field(desk, "dates.assessed", "2026-05-12")
    for ref, rating in zip(
        desk.assessment.refs, ("red", "amber", "red", "amber"), strict=True
    ):
        findings.rate(desk, ref, rating)
        findings.set_reason(desk, ref, "Little was shown.")
        key = findings.say(desk, ref, "action", f"=Show more of {ref.criterion}.")
        findings.set_action(
            desk, ref, key, due=date(2026, 8, 12), owner="product owner"
        )
    outcome.decide(desk, "red")
    outcome.publish(desk)
    desk.close()
    return folder


@pytest.fixture
def today(monkeypatch: pytest.MonkeyPatch) -> Callable[[datetime], None]:
    def set_to(moment: datetime) -> None:
        monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(moment.timestamp())))

    return set_to


def ids(folder: Path) -> list[str]:
    return [each.id for each in assessments.load(folder).assessment.actions]


def test_an_action_lives_until_an_assessor_verified_it(
    folder: Path, assess: Assess, today: Callable[[datetime], None]
) -> None:
    today(JUNE)
    one, two, three, four = ids(folder)
    assert "the team responds" in assess("actions", folder).out
    done = assess("respond", folder, one, "accept", "--as", "owner")
    assert done.out == "A1: Open, the team acts.\n"
    assess("respond", folder, two, "challenge", "--reason", "Shown.", "--as", "owner")
    assert "the lead decides" in assess("actions", folder).out
    said = assess("decide", folder, "A2", "not-upheld", "--reason", "Not to us.",
                  "--as", "lead")  # fmt: skip
    assert said.out == "A2: Open, the team acts.\n"
    assess("respond", folder, "A3", "factual-error", "--reason", "It is live.",
           "--as", "owner")  # fmt: skip
    assess("decide", folder, three, "upheld", "--reason", "Indeed.", "--as", "lead")
    said = assess("progress", folder, one, "Six carers were met.", "--as", "developer")
    assert said.out == "A1: In progress, an assessor verifies.\n"
    said = assess("verify-action", folder, one, "partly", "--reason", "Three more.",
                  "--as", "lead")  # fmt: skip
    assert said.out == "A1: In progress, the team acts.\n"
    today(AUGUST)
    assess("progress", folder, "A1", "Nine carers were met.", "--as", "developer")
    said = assess("verify-action", folder, "a1", "done", "--as", "lead")
    assert said.out == "A1: Done, verified.\n"
    assess("close", folder, "A4", "--reason", "Withdrawn.", "--as", "lead")
    today(SEPTEMBER)
    late = assess("actions", folder, "--overdue")
    assert late.code == 1
    assert "20 days overdue, the team acts" in late.out
    assert "1 action, 1 open, 1 overdue." in late.out
    states = {
        row["id"]: row["state"]
        for row in json.loads(assess("actions", folder, "--format", "json").out)
    }
    assert states == {
        one: "verified",
        two: "open",
        three: "upheld",
        four: "no-longer-applies",
    }


def test_the_report_says_what_became_of_each_action(
    folder: Path, assess: Assess, today: Callable[[datetime], None]
) -> None:
    today(JUNE)
    one, *_ = ids(folder)
    assess("respond", folder, one, "accept", "--reason", "We agree.", "--as", "owner")
    assess("progress", folder, one, "Six carers were met.", "--as", "owner")
    assess("verify-action", folder, one, "done", "--as", "lead")
    page = assess("report", folder, "--format", "md", "-o", "-").out
    for words in ("We agree.", "Six carers were met.", "Done, verified"):
        assert words in page


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("respond", "ONE", "accept", "--as", "developer"), "Only who answers"),
        (("respond", "ONE", "challenge", "--as", "owner"), "Say why"),
        (("respond", "A99", "accept", "--as", "owner"), "There is no action A99. "),
        (("decide", "ONE", "upheld", "--reason", "x", "--as", "lead"), "not chall"),
        (("progress", "ONE", "Done.", "--as", "lead"), "Only the service team"),
        (("progress", "ONE", " ", "--as", "owner"), "what was done"),
        (("progress", "ONE", "Done.", "--evidence", "team-zzzz", "--as", "owner"),
         "There is no evidence"),
        (("verify-action", "ONE", "done", "--as", "owner"), "Only an assessor"),
        (("verify-action", "ONE", "partly", "--as", "lead"), "still to be done"),
        (("close", "ONE", "--reason", " ", "--as", "lead"), "no longer applies"),
        (("close", "ONE", "--reason", "x", "--as", "owner"), "Only lead says that an"),
    ],
)  # fmt: skip
def test_what_is_not_for_somebody_is_refused_in_one_sentence(
    folder: Path, assess: Assess, arguments: tuple[str, ...], sentence: str
) -> None:
    command, *rest = (ids(folder)[0] if a == "ONE" else a for a in arguments)
    refused = assess(command, folder, *rest)
    assert refused.code == 2
    assert sentence in refused.err


def test_nothing_is_answered_before_the_report_is_published(
    tmp_path: Path, assess: Assess
) -> None:
    folder = a_folder(tmp_path, brief=ONE_LEAD + TEAM)
    refused = assess("respond", folder, "lead-k9d2", "accept", "--as", "owner")
    assert "not published yet" in refused.err
    assert assess("actions", folder).out == "No actions.\n"


def test_a_spreadsheet_takes_no_words_for_a_formula(
    folder: Path, assess: Assess, today: Callable[[datetime], None]
) -> None:
    today(JUNE)
    rows = list(
        csv.DictReader(io.StringIO(assess("actions", folder, "--format", "csv").out))
    )
    assert len(rows) == 4
    assert all(row["text"].startswith("'=Show") for row in rows)


def test_an_issue_tracker_takes_the_list_as_tasks(
    folder: Path, assess: Assess, today: Callable[[datetime], None]
) -> None:
    today(JUNE)
    first = assess("actions", folder, "--format", "md").out.split("\n")[0]
    assert first.startswith("- [ ] \\=Show more of")
    assert "due 2026-08-12, product owner" in first


def test_tasks_keep_the_number_and_the_id_of_their_action(
    folder: Path, assess: Assess, today: Callable[[datetime], None]
) -> None:
    today(JUNE)
    made = assess("actions", folder, "--format", "md").out
    for number, key in enumerate(ids(folder), start=1):
        assert f"  A{number} ({key}), " in made


def test_members_get_the_table_that_they_know_as_markdown_word_and_excel(
    folder: Path, assess: Assess, today: Callable[[datetime], None], tmp_path: Path
) -> None:
    today(SEPTEMBER)
    heads = ["Reference", "Recommendation", "Accountable", "Due", "Status"]
    lines = assess("actions", folder, "--format", "table").out.splitlines()
    assert lines[2] == f"| {' | '.join(heads)} |"
    assert lines[4].startswith("| A1 | \\=Show more of")
    assert "| 12 August 2026 | Open, 20 days overdue" in lines[4]

    word = assess("actions", folder, "--format", "docx", "-o", tmp_path / "a.docx")
    assert word.out == f"{tmp_path / 'a.docx'}\n"
    document = Document(str(tmp_path / "a.docx"))
    assert [p.text for p in document.paragraphs][:2] == [
        "Actions",
        "As they stood on 1 September 2026.",
    ]
    [table] = document.tables
    assert [cell.text for cell in table.rows[0].cells] == heads
    assert table.rows[1].cells[0].text == "A1"

    assess("actions", folder, "--format", "xlsx", "-o", tmp_path / "a.xlsx")
    sheet = load_workbook(tmp_path / "a.xlsx")["Actions"]
    assert [sheet["A2"].value, sheet["B2"].data_type] == ["A1", "s"]
    assert sheet["D2"].is_date


def test_a_file_of_actions_is_named(folder: Path, assess: Assess) -> None:
    refused = assess("actions", folder, "--format", "docx")
    assert refused.code == 2
    assert "--format docx is a file, so name it with -o" in refused.err


def test_the_actions_of_a_whole_workspace_are_in_one_list(
    folder: Path, assess: Assess, today: Callable[[datetime], None]
) -> None:
    today(SEPTEMBER)
    (folder.parent / "broken").mkdir()
    (folder.parent / "broken/assessment.toml").write_text("format = ", encoding="utf-8")
    whole = assess("actions", folder.parent, "--owner", "PRODUCT")
    assert whole.code == 2
    assert "4 actions, 4 open, 4 overdue." in whole.out
    assert "broken:" in whole.err


def test_who_answers_for_the_team_is_named_after_publication(
    tmp_path: Path, assess: Assess
) -> None:
    folder = a_folder(tmp_path)
    desk = Desk(folder, "lead", clock=Clock())
    for ref in desk.assessment.refs:
        findings.rate(desk, ref, "amber")
        findings.set_reason(desk, ref, "Little was shown.")
        findings.say(desk, ref, "action", "Show more.")
    outcome.decide(desk, "amber")
    desk.close()
    assert "Nobody answers for the team yet" in assess("check", folder).out
    assert assess("publish", folder).code == 0
    action, *_ = ids(folder)
    refused = assess("respond", folder, action, "accept", "--as", "lead")
    assert "assess panel FOLDER add PERSON --role team" in refused.err
    added = assess("panel", folder, "add", "owner", "--role", "team", "--as", "lead")
    assert "owner        team, answers for it" in added.out
    assert "Nobody answers for the team yet" not in assess("check", folder).out
    done = assess("respond", folder, action, "accept", "--as", "owner")
    assert done.out == "A1: Open, the team acts.\n"
    assess("panel", folder, "add", "deputy", "--role", "team", "--as", "lead")
    assess("panel", folder, "change", "deputy", "--answers", "--as", "lead")
    rows = json.loads(assess("panel", folder, "--format", "json").out)
    assert {row["id"]: row["answers"] for row in rows} == {
        "lead": False,
        "owner": False,
        "deputy": True,
    }
    refused = assess("respond", folder, action, "accept", "--as", "owner")
    assert refused.err.endswith("Only who answers for the team responds: deputy.\n")


def test_a_list_of_actions_is_utf8_and_a_file_of_it_opens_in_a_spreadsheet(
    folder: Path, forked: Process, tmp_path: Path
) -> None:
    desk = Desk(folder, "lead", clock=Clock())
    outcome.reopen(desk, "An action was missing.")
    findings.say(desk, desk.assessment.refs[0], "action", "Talu £5, ŵ")
    desk.close()
    to = tmp_path / "actions.csv"
    made = forked("actions", folder, "--format", "csv", "-o", to)
    assert made.stdout == f"{to}\n"
    assert to.read_bytes().startswith(b"\xef\xbb\xbfnumber,service,")
    assert "Talu £5, ŵ".encode() in to.read_bytes()
    for form in ("csv", "md"):
        out = tmp_path / f"printed.{form}"
        with out.open("wb") as file:
            subprocess.run(
                [sys.executable, "-m", "assess", "actions", folder, "--format", form],
                check=False,
                stdout=file,
                cwd=ROOT,
                env={**os.environ, "PYTHONIOENCODING": "cp1252"},
            )
        assert "Talu £5, ŵ".encode() in out.read_bytes()
        is_marked = out.read_bytes().startswith(b"\xef\xbb\xbf")
        assert is_marked == (form == "csv")
    piped = forked("actions", folder, "--format", "csv")
    assert piped.stdout.startswith("number,service,")
    made = forked("actions", folder, "--format", "md", "-o", tmp_path / "a.md")
    assert (tmp_path / "a.md").read_bytes().startswith(b"- [")


def test_only_a_document_goes_into_a_file(folder: Path, assess: Assess) -> None:
    refused = assess("actions", folder, "-o", "x.txt")
    assert refused.code == 2
    assert "-o is for --format csv, md, table, docx, xlsx." in refused.err
