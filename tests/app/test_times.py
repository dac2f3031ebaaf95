"""People read the time on the wall with its name; files hold UTC."""

import json
import os
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from assess.desk.desk import Desk
from assess.model.characters import visible
from assess.rate.use_cases import findings
from assess.store import assessments
from assess.ui.text.moments import from_to, here, when
from tests.builders import USERS, Clock, a_folder, published_again, the_complete_folder
from tests.commands import Process

pytestmark = pytest.mark.skipif(os.name == "nt", reason="no TZ there")

LONDON = {"TZ": "GMT0BST,M3.5.0/1,M10.5.0"}


def at(moment: str) -> str:
    """Return what says to the program that it is this moment."""
    return str(int(datetime.fromisoformat(moment).replace(tzinfo=UTC).timestamp()))


@pytest.mark.parametrize(
    ("command", "told"),
    [
        (("log",), "2026-05-12 14:05 BST  lead"),
        (("why", "1"), "on 2026-05-21 10:10 BST"),
        (("status",), "Revealed by lead on 2026-05-12 15:00 BST."),
        (("panel",), "submitted on 2026-05-12 14:05 BST"),
        (("inbox",), "11:50 BST  + journey map"),
    ],
)
def test_a_time_is_that_on_the_wall_with_its_name(
    tmp_path: Path, forked: Process, command: tuple[str, ...], told: str
) -> None:
    folder = the_complete_folder(tmp_path)
    name, *rest = command
    person = ("--as", "lead") if name in {"inbox", "why"} else ()
    done = forked(name, folder, *rest, *person, **LONDON)
    assert told in done.stdout
    assert done.stdout == visible(done.stdout)


def test_a_screen_has_the_time_alone_because_it_is_read_where_its_clock_is() -> None:
    moment = datetime(2026, 7, 1, 13, 5, tzinfo=UTC)
    wall = moment.astimezone()
    assert here(moment) == f"{wall:%Y-%m-%d %H:%M}"
    assert from_to(moment, moment) == f"{wall:%H:%M}-{wall:%H:%M}"
    assert when(moment) == f"{here(moment)} {wall:%Z}"


def test_a_check_says_when_it_was_published_and_signed_on_the_wall(
    tmp_path: Path, forked: Process
) -> None:
    folder = published_again(tmp_path)
    page = tmp_path / "report.html"
    forked("report", folder, "--format", "html", "-o", page, **LONDON)
    drawn = page.read_bytes()
    forked("report", folder, "--format", "html", "-o", page, TZ="UTC")
    assert page.read_bytes() == drawn
    agreed = folder / "agreed.toml"
    text = agreed.read_text(encoding="utf-8")
    changed = text.replace('rating = "red"', 'rating = "amber"', 1)
    agreed.write_text(changed, encoding="utf-8")
    done = forked("verify", page, folder, **LONDON)
    assert "  Version 2 was published: 2026-06-01 01:00 BST\n" in done.stdout
    assert "is signed scribe, 2026-05-21 10:10 BST" in done.stdout
    table = json.loads(forked("verify", page, folder, "--format", "json").stdout)
    assert table["published_at"] == "2026-06-01T00:00:00+00:00"


def test_how_long_an_action_stands_is_counted_from_the_day_on_the_wall(
    tmp_path: Path, forked: Process
) -> None:
    folder = the_complete_folder(tmp_path)
    agreed = folder / "agreed.toml"
    text = agreed.read_text(encoding="utf-8")
    before = assessments.load(folder).assessment.agreed.publication["1"].at
    late = text.replace(f"{before:%Y-%m-%d %H:%M:%S}", "2026-05-21 23:30:00")
    assert late != text
    agreed.write_text(late, encoding="utf-8")
    moment = at("2026-05-22 12:00")
    for zone, days in ((LONDON, 0), ({"TZ": "UTC"}, 1)):
        done = forked("actions", folder, "--format", "json", **zone,
                      SOURCE_DATE_EPOCH=moment)  # fmt: skip
        now = [each for each in json.loads(done.stdout) if each["since"] is None]
        assert {each["age"] for each in now} == {days}


def test_files_and_json_hold_utc(
    tmp_path: Path, process: Process, forked: Process
) -> None:
    folder = the_complete_folder(tmp_path)
    done = process("panel", folder, "--format", "json", **LONDON)
    assert "2026-05-12T13:05:00+00:00" in done.stdout
    moment = at("2026-05-12 09:30")
    forked("capture", folder, "+ a line", "--as", "lead", **LONDON,
           SOURCE_DATE_EPOCH=moment)  # fmt: skip
    sheet = (folder / "people" / "lead.toml").read_text(encoding="utf-8")
    assert "at = 2026-05-12 09:30:00+00:00" in sheet


def test_something_is_late_by_the_day_on_the_wall(
    tmp_path: Path, forked: Process
) -> None:
    folder = a_folder(tmp_path)
    desk = Desk(folder, "lead", clock=Clock())
    key = findings.say(desk, USERS, "action", "Show more.")
    findings.set_action(desk, USERS, key, due=date(2026, 8, 12), owner="owner")
    desk.close()
    still_the_day_before_in_utc = at("2026-08-12 23:30")
    for zone, late in ((LONDON, True), ({"TZ": "UTC"}, False)):
        done = forked("actions", folder, "--overdue", **zone,
                      SOURCE_DATE_EPOCH=still_the_day_before_in_utc)  # fmt: skip
        assert ("1 day overdue" in done.stdout) == late
