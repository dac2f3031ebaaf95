"""Which services of a workspace are assessed, due or exempt."""

import json
from datetime import date
from pathlib import Path
from threading import current_thread, main_thread

import pytest
from openpyxl import load_workbook

from assess.desk.errors import RefusedError
from assess.model.services import Service
from assess.portfolio.logic.standing import Assessed, Standing, standings
from assess.portfolio.use_cases.services import Services
from tests.builders import ONE_LEAD, a_folder, a_folder_that_is_ready
from tests.commands import Assess
from tests.screens import opened, ready, text

TODAY = date(2026, 6, 1)


def assessed(service: str, council: str = "Anyshire", **facts: object) -> Assessed:
    """Return an assessment that was published in May, with nothing due."""
    known = Assessed(service, service, council, "beta", date(2026, 5, 20), "", None,
                     counts=True)  # fmt: skip
    return known._replace(**facts)  # type: ignore[arg-type]


def stand(*found: Assessed, rows: tuple[Service, ...] = ()) -> list[tuple[str, str]]:
    """Return each service and how it stands."""
    every = standings(rows, found, council="Anyshire", today=TODAY)
    return [(each.service, each.state) for each in every]


def test_what_is_due_stands_first_and_what_is_exempt_last() -> None:
    rows = (
        Service(name="Book a pitch", exempt="A form on a platform."),
        Service(name="Never assessed"),
    )
    found = (
        assessed("Late", due=date(2026, 5, 1)),
        assessed("Under way", published=None),
        assessed("Good", due=date(2026, 12, 1)),
    )
    assert stand(*found, rows=rows) == [
        ("Late", "due"),
        ("Never assessed", "due"),
        ("Under way", "under-way"),
        ("Good", "assessed"),
        ("Book a pitch", "exempt"),
    ]


def test_a_row_is_found_by_council_and_name_however_they_are_spelt() -> None:
    row = Service(
        name="report a  Missed bin", council="ANYSHIRE", next=date(2026, 3, 1)
    )
    (only,) = standings(
        (row,), (assessed("Report a missed bin"),), council="", today=TODAY
    )
    assert (only.service, only.state) == ("Report a missed bin", "due")


def test_the_same_name_in_two_councils_is_two_services() -> None:
    found = assessed("Bins", "Anyshire"), assessed("Bins", "Saltby")
    assert len(stand(*found)) == 2


def test_what_was_assessed_again_counts_no_more() -> None:
    old = assessed("Bins", due=date(2026, 5, 1), counts=False)
    new = assessed("Bins", published=date(2026, 5, 25), folder="again")
    (only,) = standings((), (old, new), council="", today=TODAY)
    assert isinstance(only, Standing)
    assert only.last == new
    assert only.state == "assessed"


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """Make a workspace of one that is under way, one exempt and one not begun."""
    a_folder(tmp_path)
    (tmp_path / "services.toml").write_text(
        "format = 1\n\n"
        '[[service]]\nname = "Book a pitch"\nexempt = "On a platform."\n\n'
        '[[service]]\nname = "Council tax"\nnext = 2020-01-31\n',
        encoding="utf-8",
    )
    return tmp_path


def test_the_list_is_printed_with_what_is_found(
    workspace: Path, assess: Assess
) -> None:
    out = assess("services", workspace).out
    assert "Council tax" in out
    assert "Not assessed yet. Due by 31 January 2020" in out
    assert "Exempt: On a platform." in out
    assert "1 due, 1 being assessed, 1 exempt." in out
    listed = json.loads(assess("services", workspace, "--format", "json").out)
    assert {each["service"]: each["state"] for each in listed} == {
        "Council tax": "due",
        "Blue Badge renewal": "under-way",
        "Book a pitch": "exempt",
    }


def test_what_is_wrong_in_the_list_is_named_with_its_line(
    workspace: Path, assess: Assess
) -> None:
    file = workspace / "services.toml"
    file.write_text(
        'format = 1\n[[service]]\nname = "A"\nexmpt = "No."\n', encoding="utf-8"
    )
    done = assess("services", workspace)
    assert (done.code, "services.toml, line 4" in done.err) == (2, True)
    one = assess("services", workspace / "bluebadge")
    assert "is one assessment" in one.err


async def test_home_shows_the_list_and_opens_an_assessment(workspace: Path) -> None:
    async with opened(workspace, (80, 24)) as pilot:
        await pilot.press("s")
        await ready(pilot)
        assert "1 due, 1 being assessed, 1 exempt" in text(pilot)
        await pilot.press("enter")
        await pilot.pause()
        assert "This service has no assessment here." in text(pilot)
        await pilot.press("j", "enter")
        await ready(pilot)
        assert "Users" in text(pilot)


async def test_the_screen_hears_keys_while_it_looks(
    workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    threads = []

    def refused(_workspace: Path) -> Services:
        threads.append(current_thread())
        raise RefusedError("Nothing is listed.")

    monkeypatch.setattr("assess.portfolio.screens.services.services_of", refused)
    async with opened(workspace, (80, 24)) as pilot:
        await pilot.press("s")
        await ready(pilot)
        assert "Nothing is listed." in text(pilot)
        assert "looking at each assessment" not in text(pilot)
    assert threads != [main_thread()]


def test_the_list_can_be_a_workbook(
    workspace: Path, assess: Assess, tmp_path: Path
) -> None:
    to = tmp_path / "services.xlsx"
    done = assess("services", workspace, "--format", "xlsx", "-o", to)
    assert done.out == f"{to}\n"
    sheet = load_workbook(to)["Services"]
    listed = json.loads(assess("services", workspace, "--format", "json").out)
    names = [row[0].value for row in sheet.iter_rows(2)]
    assert names == [each["service"] for each in listed]
    assert sheet.freeze_panes == "A2"
    refused = assess("services", workspace, "--format", "xlsx")
    assert "--format xlsx is a file, so name it with -o" in refused.err


def test_the_outcome_and_its_day_are_those_that_the_report_states(
    tmp_path: Path, assess: Assess
) -> None:
    folder = a_folder(tmp_path, brief=ONE_LEAD.partition("[standard")[0] + STANDARD)
    (folder / "agreed.toml").write_text(AGREED, encoding="utf-8", newline="\n")
    (only,) = json.loads(assess("services", tmp_path, "--format", "json").out)
    assert only["last"]["outcome"] == "Green with conditions"
    assert only["last"]["published"] == "2026-05-20"


STANDARD = """\
[standard.govuk-2019]
scale = "rag"
gating = false

[panel.lead]
role = "lead"
"""

AGREED = """\
format = 1

[outcome]
rating = "green"
with = "conditions"
reason = "Two things are left."
by = "lead"
at = 2026-05-28T10:00:00Z

[publication.1]
at = 2026-05-28T10:00:00Z
by = "lead"
on = 2026-05-20
digest = "0000000000000000000000000000000000000000000000000000000000000000"
"""


def test_an_empty_workspace_says_how_to_begin(tmp_path: Path, assess: Assess) -> None:
    assert "Write services.toml into this folder" in assess("services", tmp_path).out


def test_a_published_red_is_due_again_by_the_policy(
    tmp_path: Path, assess: Assess
) -> None:
    folder = a_folder_that_is_ready(tmp_path)
    words = ("--reason", "Nobody was asked.", "--action", "Ask them.")
    assess("rate", folder, "1", "red", *words, "--due", "2026-08-01")
    assess("outcome", folder, "red", "--reason", "Nobody was asked.", "--as", "lead")
    assert assess("publish", folder, "--as", "lead").code == 0
    (only,) = json.loads(assess("services", tmp_path, "--format", "json").out)
    assert (only["due"], only["last"]["outcome"]) == ("2026-11-12", "Red")
