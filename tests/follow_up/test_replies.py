"""A report is answered, and its next version says what was done of it."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from assess.desk.desk import Desk
from assess.desk.errors import RefusedError
from assess.follow_up.use_cases import replies as kept
from assess.model.after.replies import printed, replies
from assess.model.versions.merge import merged_sheets
from assess.model.versions.published import version_that_stands
from assess.publish.use_cases import outcome
from assess.publish.use_cases.report import report
from assess.setup.use_cases.brief import set_field
from assess.store import assessments
from tests.builders import Clock, a_folder_that_is_ready
from tests.commands import Assess


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return an assessment that was never published."""
    return a_folder_that_is_ready(tmp_path)


@pytest.fixture
def desk(folder: Path) -> Iterator[Desk]:
    """Sit at an assessment whose first version says where to reply."""
    desk = Desk(folder, "lead", clock=Clock())
    set_field(desk, "contact", "digital@anyshire.example")
    outcome.publish(desk)
    yield desk
    desk.close()


def published_again(desk: Desk) -> None:
    outcome.reopen(desk, "Readers replied.")
    outcome.publish(desk)


def test_a_version_names_the_day_by_which_readers_reply_and_where_to(
    desk: Desk,
) -> None:
    version = desk.assessment.agreed.publication["1"]
    assert isinstance(version.reply_by, date)
    page = report(desk.assessment, "html", "public")
    assert "Say what you think of this report" in page
    assert 'href="mailto:digital@anyshire.example"' in page


def test_what_was_said_waits_for_the_next_version_which_prints_what_was_done(
    desk: Desk,
) -> None:
    before = report(desk.assessment, "html", "public")
    kept.keep(desk, "A resident", "It timed out.")
    assert report(desk.assessment, "html", "public") == before
    kept.say_what_was_done(desk, "r1", "It waits for an hour now.")
    published_again(desk)
    for form in ("html", "md"):
        text = report(desk.assessment, form, "public")
        said = text.partition("You said, we did")[2]
        assert "You said, we did" in text
        words = ("A resident", "It timed out.", "It waits for an hour now.")
        assert all(each in text for each in words), said
    assert "You said" not in report(desk.assessment, "html", "actions")


def test_what_a_version_prints_is_part_of_what_it_holds(desk: Desk) -> None:
    kept.keep(desk, "A resident", "It timed out.")
    published_again(desk)
    with pytest.raises(RefusedError, match=r"Version 2 prints R1\. Open it again"):
        kept.say_what_was_done(desk, "R1", "Nothing.")
    sheet = desk.assessment.sheet("lead")
    ((key, said),) = sheet.reply.items()
    forged = sheet.but(reply={key: said.but(text="It is fine.")})
    stands = version_that_stands(desk.assessment.with_sheet(forged))
    assert stands is not None
    assert stands.changed == ("what readers had replied",)
    later = kept.keep(desk, "A carer", "Call me.")
    assert later not in printed(desk.assessment)
    assert [e.called for e in replies(desk.assessment)] == ["R1", "R2"]
    stands = version_that_stands(desk.assessment)
    assert stands is not None
    assert stands.is_intact


def test_of_two_copies_what_was_said_last_of_what_was_done_stands(desk: Desk) -> None:
    kept.keep(desk, "A resident", "It timed out.")
    one = desk.assessment.sheet("lead")
    kept.say_what_was_done(desk, "R1", "It waits longer.")
    other = desk.assessment.sheet("lead")
    assert merged_sheets(one, other) == merged_sheets(other, one) == other


def test_replies_are_kept_and_listed_on_the_command_line(
    desk: Desk, folder: Path, assess: Assess
) -> None:
    desk.close()
    said = ("--from", "A resident", "--says", "It timed out.", "--as", "lead")
    assert assess("reply", folder, *said).out.startswith("R1, ")
    done = assess("reply", folder, "R1", "--did", "It waits.", "--as", "lead")
    assert "A resident: It timed out. Done: It waits. The next version" in done.out
    assert assess("reply", folder).out == done.out
    assert "There is no reply R7." in assess("reply", folder, "R7", "--did", "x").err
    assert assess("reply", folder, "R1").code == 2
    assert not assessments.load(folder).set_aside


@pytest.mark.parametrize(
    ("who", "words", "told"),
    [(" ", "x", "from whom"), ("A resident", " ", "came back")],
)
def test_a_reply_without_words_or_without_a_role_is_refused(
    desk: Desk, who: str, words: str, told: str
) -> None:
    with pytest.raises(RefusedError, match=told):
        kept.keep(desk, who, words)


def test_nobody_can_have_replied_to_what_was_never_published(
    folder: Path, assess: Assess
) -> None:
    done = assess("reply", folder, "--from", "A resident", "--says", "x")
    assert done.code == 2
    assert "Nothing is published yet" in done.err
