"""Every way in which a published folder may be changed by hand, and who notices."""

import json
import shutil
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from assess.desk.desk import Desk
from assess.model.file_names import AGREED_FILE, BRIEF_FILE, sheet_file
from assess.model.sheet import Sheet
from assess.model.versions.log import MISFIT
from assess.model.versions.published import published_now
from assess.model.versions.record import record_id
from assess.model.versions.revealed import pin_of
from assess.panel.use_cases import agreeing, dissenting
from assess.panel.use_cases.submitting import reveal, submit
from assess.panel.use_cases.taking_over import panel_dates, panel_says
from assess.publish.use_cases import outcome
from assess.rate.use_cases import findings
from assess.setup.use_cases.brief import set_field
from assess.store import assessments, files
from assess.store.toml import decode, encode
from tests.builders import ONE_LEAD, USERS, WHOLE, Clock, a_folder
from tests.commands import Assess

PANEL = f"""{ONE_LEAD}profession = "product"

[panel.ux]
role = "assessor"
profession = "user research"
"""
UX = sheet_file("ux")

AFTER = datetime(2026, 6, 1, 9, tzinfo=UTC)


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Take a panel of two from rating alone to a published report."""
    folder = a_folder(tmp_path_factory.mktemp("panel"), brief=PANEL)
    clock = Clock()
    for person, rating in (("lead", "green"), ("ux", "amber")):
        desk = Desk(folder, person, clock=clock)
        rates_all(desk, rating)
        submit(desk)
        desk.close()
    desk = Desk(folder, "lead", clock=clock)
    reveal(desk)
    desk.close()
    desk = Desk(folder, "ux", clock=clock)
    findings.rate(desk, USERS, "green", why="I was shown more.")
    desk.close()
    desk = Desk(folder, "lead", clock=clock)
    set_field(desk, "dates.assessed", "2026-05-12")
    agrees_all(desk)
    outcome.decide(desk, "green")
    outcome.publish(desk)
    desk.close()
    return folder


def rates_all(desk: Desk, rating: str) -> None:
    for ref in desk.assessment.refs:
        findings.rate(desk, ref, rating)
        findings.set_reason(desk, ref, f"Shown to {desk.person} in the session.")


def agrees_all(desk: Desk) -> None:
    for ref in desk.assessment.refs:
        reason = "The panel saw it in the session."
        agreeing.agree(desk, ref, "green", reason=reason, method="discussed")
    key = panel_says(desk, WHOLE, "action", "Name an owner.", due=date(2026, 8, 12))
    panel_dates(desk, WHOLE, key, owner="product owner")
    dissenting.dissent(desk, WHOLE, "ux", "amber", reason="Not all of it.")


@pytest.fixture
def folder(published: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(published, tmp_path / "panel"))


def edited(folder: Path, file: str, change: Callable[[Any], object]) -> None:
    """Change the tables of a file by hand."""
    table = decode((folder / file).read_bytes(), file)
    change(table)
    (folder / file).write_bytes(encode(table))


def sheet(folder: Path) -> Sheet:
    return assessments.load(folder).assessment.sheet("ux")


def a_submitted_record(folder: Path) -> None:
    def change(table: Any) -> None:
        table["finding"]["govuk-2019"]["2"]["rating"] = "red"

    edited(folder, UX, change)


def a_submitted_record_and_its_pin(folder: Path) -> None:
    a_submitted_record(folder)
    pin = record_id(sheet(folder).at(WHOLE))

    def change(table: Any) -> None:
        (submission,) = table["submitted"].values()
        submission["digest"][WHOLE.key] = pin

    edited(folder, UX, change)


def the_submission(folder: Path) -> None:
    edited(folder, UX, lambda table: table.pop("submitted"))


def a_sheet(folder: Path) -> None:
    (folder / UX).unlink()


def an_old_record(folder: Path) -> None:
    def change(table: Any) -> None:
        for record in table["finding"]["govuk-2019"]["1"]["was"].values():
            record["reason"] = "Something else."

    edited(folder, UX, change)


def of_agreed(change: Callable[[Any], object]) -> Callable[[Path], None]:
    """Change one agreed finding by hand."""

    def forge(folder: Path) -> None:
        def whole(table: Any) -> None:
            change(table["finding"]["govuk-2019"]["2"])

        edited(folder, AGREED_FILE, whole)

    return forge


def rating_and_outcome(folder: Path) -> None:
    def change(table: Any) -> None:
        table["finding"]["govuk-2019"]["2"]["rating"] = "amber"
        table["outcome"]["rating"] = "amber"

    edited(folder, AGREED_FILE, change)


def the_service(folder: Path) -> None:
    edited(folder, BRIEF_FILE, lambda table: table.update(service="Another"))


def a_published_name(folder: Path) -> None:
    def change(table: Any) -> None:
        table["panel"]["ux"] |= {"name": "A name", "publish-name": True}

    edited(folder, BRIEF_FILE, change)


def a_first_publication(folder: Path) -> None:
    """Open it again, publish once more, and take the first version out."""
    desk = Desk(folder, "lead", clock=Clock(AFTER))
    outcome.reopen(desk, "A figure was wrong.")
    outcome.publish(desk)
    desk.close()
    edited(folder, AGREED_FILE, lambda table: table["publication"].pop("1"))


def an_action(finding: Any) -> None:
    """Give an agreed action more time."""
    (action,) = finding["action"].values()
    action["due"] = date(2029, 8, 12)


def a_submitted_record_and_those_before(finding: Any) -> None:
    """Say that something was so from the beginning."""
    finding.pop("was")
    finding["rating"] = "red"


def later(change: Callable[[Any], object]) -> Callable[[Path], None]:
    """Change by hand what somebody changed after the reveal."""

    def forge(folder: Path) -> None:
        edited(folder, UX, lambda t: change(t["finding"]["govuk-2019"]["1"]))

    return forge


def cut_off(finding: Any) -> None:
    """Put the record below back on top."""
    (below,) = finding.pop("was").values()
    finding.clear()
    finding.update(below)


def words(file: str, before: str, after: str) -> Callable[[Path], None]:
    """Change words of a file by hand."""

    def forge(folder: Path) -> None:
        text = (folder / file).read_text(encoding="utf-8")
        assert before in text
        text = text.replace(before, after)
        (folder / file).write_text(text, encoding="utf-8", newline="\n")

    return forge


def the_digest_made_again(folder: Path) -> None:
    """Change what was agreed, and make the publication say that it was so."""
    of_agreed(lambda finding: finding.update(reason="Said otherwise."))(folder)
    held = assessments.load(folder).assessment
    first = held.agreed.publication["1"]
    before = held.but(agreed=held.agreed.but(publication={}))
    again = published_now(before, at=first.at, by=first.by)
    agreed = held.agreed.but(publication={"1": again})
    files.replace(folder / AGREED_FILE, encode(agreed), root=folder)


SUBMITTED = "submitted-changed"
REVEALED = "changed-since-revealed"
PUBLISHED = "changed-since-published"

NOTICED: dict[str, tuple[Callable[[Path], None], str, str]] = {
    "a submitted record": (a_submitted_record, SUBMITTED, "ux: submitted"),
    "a submitted record and its pin": (
        a_submitted_record_and_its_pin,
        REVEALED,
        "ux: submitted",
    ),
    "a submitted record, and those before it": (
        later(a_submitted_record_and_those_before),
        SUBMITTED,
        "ux: submitted",
    ),
    "the submission": (the_submission, REVEALED, "lead: revealed"),
    "a sheet": (a_sheet, REVEALED, "lead: revealed"),
    "an old record": (an_old_record, "history-changed", "ux: found, GOV.UK point 1"),
    "a dissent": (of_agreed(lambda f: f.pop("dissent")), PUBLISHED, "lead: published"),
    "an agreed reason": (
        of_agreed(lambda f: f.update(reason="Said otherwise.")),
        PUBLISHED,
        "lead: published",
    ),
    "a method": (
        of_agreed(lambda f: f.update(method="vote")),
        PUBLISHED,
        "lead: published",
    ),
    "an agreed action's day": (of_agreed(an_action), PUBLISHED, "lead: published"),
    "an agreed rating": (
        of_agreed(lambda f: f.update(rating="amber")),
        PUBLISHED,
        "lead: published",
    ),
    "rating and outcome alike": (rating_and_outcome, PUBLISHED, "lead: published"),
    "the service": (the_service, PUBLISHED, "lead: published"),
    "a publication before": (a_first_publication, PUBLISHED, ""),
    "a name added": (a_published_name, PUBLISHED, "lead: published"),
    "a profession": (
        words(BRIEF_FILE, 'profession = "product"', 'profession = "delivery"'),
        PUBLISHED,
        "lead: published",
    ),
    "an outcome": (
        words(AGREED_FILE, '[outcome]\nrating = "green"', '[outcome]\nrating = "red"'),
        PUBLISHED,
        "lead: published",
    ),
    "a later change cut off": (later(cut_off), PUBLISHED, "lead: published"),
    "why a later change was made": (
        later(lambda finding: finding.update(why="For no reason.")),
        PUBLISHED,
        "lead: published",
    ),
    "when a later change was made": (
        later(lambda finding: finding.update(at=AFTER)),
        PUBLISHED,
        "lead: published",
    ),
    "an edition": (
        words("standards/govuk-2019.toml", 'title = "Understand', 'title = "Guess'),
        PUBLISHED,
        "lead: published",
    ),
    "a scale": (
        words("standards/scales.toml", 'word = "Red"', 'word = "Nearly green"'),
        PUBLISHED,
        "lead: published",
    ),
}


def test_an_untouched_folder_is_not_accused(folder: Path, assess: Assess) -> None:
    assert rules(folder, assess) == set()
    out = assess("log", folder, "--as", "lead").out
    assert "ux: changed, GOV.UK point 1, from Amber to Green" in out
    assert MISFIT not in out


def rules(folder: Path, assess: Assess) -> set[str]:
    (found,) = json.loads(assess("check", folder, "--format", "json").out)
    return {p["rule"] for p in found["problems"] if p["level"] == "error"}


@pytest.mark.parametrize("name", NOTICED)
def test_check_and_log_notice_what_was_changed_by_hand(
    folder: Path, assess: Assess, name: str
) -> None:
    forge, rule, line = NOTICED[name]
    forge(folder)
    assert rule in rules(folder, assess)
    log = assess("log", folder, "--as", "lead")
    marked = [each for each in log.out.splitlines() if each.endswith(MISFIT)]
    assert not line or any(line in each for each in marked)
    (as_json,) = (
        [e["fits"] for e in json.loads(done.out)]
        for done in [assess("log", folder, "--as", "lead", "--format", "json")]
    )
    assert as_json.count(False) == len(marked)


def an_action_closed(folder: Path) -> None:
    """Say that an action no longer applies, which its writer may at any time."""
    (action,) = assessments.load(folder).assessment.agreed.at(WHOLE).actions
    closed = {action: {"reason": "Not needed.", "by": "lead", "at": AFTER}}
    edited(folder, AGREED_FILE, lambda table: table.update(closed=closed))


UNSEEN: dict[str, Callable[[Path], None]] = {
    "the digest of a publication made again": the_digest_made_again,
    "a publication taken out": lambda folder: edited(
        folder, AGREED_FILE, lambda table: table.pop("publication")
    ),
    "an action closed by hand": an_action_closed,
}
"""What needs a signature, or a page that was made before: `docs/history.md`."""


@pytest.mark.parametrize("name", UNSEEN)
def test_what_the_folder_alone_can_not_tell_an_old_page_tells(
    folder: Path, assess: Assess, tmp_path: Path, name: str
) -> None:
    page = tmp_path / "page.html"
    assert assess("report", folder, "-o", page).code == 0
    assert assess("verify", page, folder).code == 0
    UNSEEN[name](folder)
    assert rules(folder, assess) == set()
    done = assess("verify", page, folder)
    assert done.code == 1, done.out


def test_an_action_closed_by_hand_stands_in_the_log(
    folder: Path, assess: Assess
) -> None:
    before = assess("log", folder, "--as", "lead").out
    an_action_closed(folder)
    after = assess("log", folder, "--as", "lead").out
    (line,) = set(after.splitlines()) - set(before.splitlines())
    assert "Not needed." in line


def test_somebody_taken_out_of_the_panel_with_the_sheet_is_missed(
    folder: Path, assess: Assess
) -> None:
    edited(folder, BRIEF_FILE, lambda table: table["panel"].pop("ux"))
    a_sheet(folder)
    assert REVEALED in rules(folder, assess)


def test_a_sheet_that_can_not_be_read_is_no_forgery(
    folder: Path, assess: Assess
) -> None:
    (folder / UX).write_bytes(b"format = ")
    assert REVEALED not in rules(folder, assess)
    log = assess("log", folder, "--as", "lead")
    assert log.code == 2
    assert MISFIT not in log.out
    assert MISFIT not in assess("why", folder, "1", "--as", "lead").out


def test_the_pins_of_the_reveal_are_in_no_page(
    folder: Path, assess: Assess, tmp_path: Path
) -> None:
    pinned = assessments.load(folder).assessment.agreed.reveal
    assert pinned is not None
    (submission,) = sheet(folder).submitted.values()
    assert pinned.pinned["ux"] == pin_of(submission)
    page = tmp_path / "page.html"
    assert assess("report", folder, "-o", page).code == 0
    assert pinned.pinned["ux"] not in page.read_text(encoding="utf-8")


def test_a_reveal_of_an_earlier_version_pins_nothing_and_accuses_nobody(
    folder: Path, assess: Assess
) -> None:
    def earlier(table: Any) -> None:
        del table["reveal"]["pinned"], table["publication"]

    edited(folder, AGREED_FILE, earlier)
    assert rules(folder, assess) == set()
