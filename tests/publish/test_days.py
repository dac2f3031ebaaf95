"""The days as a calendar, and the message: read back by other programs' parsers."""

import shutil
from datetime import UTC, date, datetime
from email import message_from_bytes
from email.policy import strict
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from icalendar import Calendar

from assess.desk.desk import Desk
from assess.exchange.calendars import LONGEST_LINE, Event, calendar
from assess.exchange.mail import Block, as_file, as_html, as_text
from assess.model.characters import visible
from assess.publish.use_cases import outcome, whole
from assess.publish.use_cases.days import INSIDE
from assess.publish.views.variants import VARIANTS, Variant
from assess.rate.use_cases import findings
from assess.setup.use_cases.brief import set_field
from tests.builders import Clock, a_folder, a_folder_that_is_ready
from tests.commands import Assess
from tests.hostile import HOSTILE
from tests.strategies import texts

CONDITION = "k7m2p9x4-condition-C2@assess.invalid"
TODAY = int(datetime(2026, 6, 20, tzinfo=UTC).timestamp())


def with_actions(parent: Path) -> Path:
    """Make an assessment of one rater with an action on each point, and publish it."""
    folder = a_folder(parent)
    desk = Desk(folder, "lead", clock=Clock())
    set_field(desk, "dates.assessed", "2026-05-12")
    for ref in desk.assessment.refs:
        findings.rate(desk, ref, "amber", reason="Little was shown.")
        key = findings.say(desk, ref, "action", "Show more.")
        due = date(2026, 8, 12)
        findings.set_action(desk, ref, key, due=due, owner="product owner")
    outcome.decide(desk, "amber")
    for day in (1, 20):
        whole.set_condition(
            desk,
            text=f"Pages of group {day} are read.",
            due=date(2026, 9, day),
            confirmed_by="service manager",
        )
    outcome.publish(desk)
    desk.close()
    return folder


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make it once for all that only read it."""
    return with_actions(tmp_path_factory.mktemp("published"))


@pytest.fixture(autouse=True)
def _in_june(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(TODAY))


def read(text: str) -> dict[str, Any]:
    """Return the entries of a calendar by their id, as another program reads them."""
    found = Calendar.from_ical(text)
    assert (found["VERSION"], found["METHOD"]) == ("2.0", "PUBLISH")
    entries = {str(each["UID"]): each for each in found.walk("VEVENT")}
    assert len(entries) == len(found.walk("VEVENT"))
    assert not any(each.errors for each in entries.values())
    return entries


def ics(assess: Assess, folder: Path, variant: str = "full") -> str:
    done = assess("report", folder, "--format", "ics", "--variant", variant, "-o", "-")
    assert (done.code, done.err) == (0, "")
    return done.out


def test_each_action_that_is_published_has_its_day(
    published: Path, assess: Assess
) -> None:
    entries = read(ics(assess, published))
    first = entries["k7m2p9x4-action-A1@assess.invalid"]
    assert first.decoded("DTSTART") == date(2026, 8, 12)
    assert first.decoded("DTEND") == date(2026, 8, 13)
    assert str(first["SUMMARY"]) == "A1 due: Blue Badge renewal"
    assert "Owner: product owner" in str(first["DESCRIPTION"])


@pytest.mark.parametrize("variant", VARIANTS)
def test_each_condition_has_its_day_for_everybody_who_reads_of_it(
    published: Path, assess: Assess, variant: Variant
) -> None:
    entries = read(ics(assess, published, variant))
    for number, day in (("C1", 1), ("C2", 20)):
        entry = entries[f"k7m2p9x4-condition-{number}@assess.invalid"]
        assert entry.decoded("DTSTART") == date(2026, 9, day)
        assert str(entry["SUMMARY"]) == f"{number} due: Blue Badge renewal"
        assert "Who confirms it: service manager" in str(entry["DESCRIPTION"])
        assert str(entry["CATEGORIES"].to_ical(), "utf-8") == "Condition"
    assert len([uid for uid in entries if "-condition-" in uid]) == 2


def test_what_has_ended_is_cancelled_so_that_a_second_import_takes_it_off(
    tmp_path: Path, assess: Assess
) -> None:
    folder = with_actions(tmp_path)
    before = read(ics(assess, folder))
    done = assess("close", folder, "A1", "--reason", "It was bought elsewhere.")
    assert done.code == 0, done.err
    done = assess("verify-action", folder, "C2", "done", "--reason", "By letter.")
    assert done.code == 0, done.err
    after = read(ics(assess, folder))
    for uid in ("k7m2p9x4-action-A1@assess.invalid", CONDITION):
        assert str(before[uid]["STATUS"]) == "CONFIRMED"
        assert str(after[uid]["STATUS"]) == "CANCELLED"
        assert int(after[uid]["SEQUENCE"]) > int(before[uid]["SEQUENCE"])


def test_what_is_overdue_is_marked_so_on_the_page_and_in_markdown(
    tmp_path: Path, assess: Assess, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, to = with_actions(tmp_path), tmp_path / "page"
    september = int(datetime(2026, 9, 11, tzinfo=UTC).timestamp())
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(september))
    assess("close", folder, "A2", "--reason", "It was bought elsewhere.")
    assess("report", folder, "--format", "html", "-o", to)
    assert "<td><strong>Overdue:</strong> 12 August 2026</td>" in to.read_text("utf-8")
    page = assess("report", folder, "-o", "-").out
    assert "| **Overdue:** 12 August 2026 |" in page
    assert "due: **overdue**, 12 August 2026)" in page


def test_the_same_folder_gives_the_same_bytes(published: Path, assess: Assess) -> None:
    assert ics(assess, published) == ics(assess, published)


def test_before_it_is_published_the_day_stands_there_with_its_agenda(
    tmp_path: Path, assess: Assess
) -> None:
    folder = a_folder(tmp_path)
    refused = assess("report", folder, "--format", "ics", "-o", "-")
    assert (refused.code, refused.out) == (2, "")
    assert "Nothing here has a day yet, so there is no calendar." in refused.err
    assess("brief", folder, "--set", "dates.assessed=2026-07-01")
    entry = read(ics(assess, folder))["k7m2p9x4-day@assess.invalid"]
    assert entry.decoded("DTSTART") == date(2026, 7, 1)
    assert " minutes\n" in str(entry["DESCRIPTION"])


@pytest.mark.parametrize("variant", VARIANTS)
def test_nobody_outside_learns_more_than_the_report_says(
    published: Path, assess: Assess, variant: Variant
) -> None:
    text = ics(assess, published, variant)
    kinds = {str(each["CATEGORIES"].to_ical(), "utf-8") for each in read(text).values()}
    outside = {"Action", "Answer"}
    assert outside <= kinds
    if variant not in INSIDE:
        assert kinds <= outside | {"Condition", "Reassessment"}
    if variant != "full":
        assert "lead-" not in text


def test_a_folder_of_services_makes_one_calendar(
    published: Path, assess: Assess, tmp_path: Path
) -> None:
    to = tmp_path / "all.ics"
    done = assess("report", published.parent, "-o", to)
    assert done.out == f"{to}: 1 of 1 assessments.\n"
    assert read(to.read_bytes().decode())


def test_one_council_s_broken_policy_leaves_the_days_of_the_others(
    published: Path, assess: Assess, tmp_path: Path
) -> None:
    for council in ("anyshire", "otherham"):
        shutil.copytree(published, tmp_path / council / "bluebadge")
        (tmp_path / council / "assess.toml").touch()
    broken = tmp_path / "otherham" / "criteria" / "policy.toml"
    broken.parent.mkdir()
    broken.write_text("broken", "utf-8")
    to = tmp_path / "all.ics"
    done = assess("report", tmp_path, "-o", to)
    assert (done.code, done.out) == (2, f"{to}: 1 of 2 assessments.\n")
    assert f"{tmp_path / 'otherham' / 'bluebadge'}: " in done.err
    assert "policy.toml" in done.err
    assert read(to.read_bytes().decode())


@cache
def an_event(words: str) -> str:
    event = Event("a@b", date(2026, 5, 12), 0, words, words, words, words)
    at = datetime(2026, 5, 12, 9, tzinfo=UTC)
    return calendar([event], words, stamp=at, sequence=3)


@given(texts)
def test_any_words_come_back_as_they_were(words: str) -> None:
    text = an_event(words)
    [entry] = read(text).values()
    shown = visible(words).replace("\t", " ")
    assert str(entry["SUMMARY"]) == f"{shown}: {shown}"
    assert all(len(line.encode()) <= LONGEST_LINE for line in text.split("\r\n"))


def test_hostile_words_add_no_line() -> None:
    words = "\n".join(HOSTILE.values()) + "\nEND:VEVENT\r\nBEGIN:VALARM"
    assert len(read(an_event(words))) == 1
    assert "BEGIN:VALARM" not in an_event(words).split("\r\n")


# The message


def test_the_message_says_result_answers_and_days(
    published: Path, assess: Assess
) -> None:
    done = assess("mail", published)
    assert (done.code, done.err) == (0, "")
    first, *rest = done.out.splitlines()
    result = "result: Amber with conditions"
    assert first == f"Blue Badge renewal: service assessment, {result}"
    assert "Result" in rest
    assert "Dates" in rest
    assert any(line.startswith("- 12 August 2026: A1 due. ") for line in rest)


def test_the_message_says_why_it_was_decided_otherwise_than_the_rule(
    tmp_path: Path, assess: Assess
) -> None:
    folder = a_folder_that_is_ready(tmp_path)
    done = assess("outcome", folder, "amber", "--reason", "Two pages are left.")
    assert done.code == 0, done.err
    paragraphs = assess("mail", folder).out.split("\n\n")
    [at] = [n for n, p in enumerate(paragraphs) if p.endswith(", because:")]
    assert paragraphs[at + 1] == "Two pages are left."


def test_a_draft_of_it_says_that_it_is_one(folder: Path, assess: Assess) -> None:
    out = assess("mail", folder).out
    assert out.splitlines()[0].endswith("(draft)")
    assert "Draft: not published yet. It may change." in out


def parsed(content: bytes) -> Any:
    found = message_from_bytes(content, policy=strict)
    assert not [part.defects for part in found.walk() if part.defects]
    return found


def test_the_file_is_a_draft_as_text_and_as_a_page_with_the_calendar(
    published: Path, assess: Assess, tmp_path: Path
) -> None:
    to = tmp_path / "mail.eml"
    assert assess("mail", published, "--format", "eml", "-o", to).out == f"{to}\n"
    message = parsed(to.read_bytes())
    assert message["X-Unsent"] == "1"
    assert message["From"] is None
    kinds = [part.get_content_type() for part in message.walk()]
    assert kinds == [
        "multipart/mixed", "multipart/alternative", "text/plain", "text/html",
        "text/calendar",
    ]  # fmt: skip
    text = message.get_body(("plain",)).get_content()
    assert "A1 due" in text
    [attached] = message.iter_attachments()
    assert attached.get_filename() == "dates.ics"
    assert read(attached.get_content())
    before = to.read_bytes()
    assess("mail", published, "--format", "eml", "-o", to)
    assert to.read_bytes() == before


def test_hostile_words_are_words_in_a_message_too() -> None:
    words = tuple(HOSTILE.values())
    subject = " ".join(words) + "\r\nBcc: somebody@a.example"
    message = parsed(as_file(subject, [Block("H", words, is_list=True)]))
    assert message["Bcc"] is None
    page = as_html([Block("<h1>", words)])
    assert page.count("<p>") == page.count("</p>") == len(words)
    assert "<script" not in page


@pytest.mark.parametrize(
    ("arguments", "said"),
    [(("--format", "eml"), "--format eml is a file, so name it with -o")],
)
def test_a_draft_is_a_file(
    folder: Path, assess: Assess, arguments: tuple[str, ...], said: str
) -> None:
    refused = assess("mail", folder, *arguments)
    assert refused.code == 2
    assert said in refused.err


def test_a_message_as_text_has_no_mark_of_a_page() -> None:
    blocks = [Block("H", ("a\nb", "c"), is_list=True), Block("", ("d",))]
    assert as_text(blocks) == "H\n\n- a b\n- c\n\nd\n"
