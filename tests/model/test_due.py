from datetime import date

import pytest

from assess.desk.days import read_due
from assess.desk.errors import RefusedError
from assess.model.after.follow_up import followed
from assess.model.assessment import Assessment
from assess.model.days import by_when
from assess.model.due import BEFORE, Due, by_text, due_text
from assess.model.finding import Action, Finding
from tests.complete import USERS

DAY = date(2026, 9, 1)


@pytest.mark.parametrize(
    ("words", "due"),
    [
        ("2026-09-01", DAY),
        ("before public beta", "public-beta"),
        ("Public beta", "public-beta"),
        ("public-beta", "public-beta"),
        ("before the  next assessment", "next-assessment"),
    ],
)
def test_a_day_or_an_event_is_read(words: str, due: Due) -> None:
    assert read_due(words) == due


@pytest.mark.parametrize("due", [DAY, *BEFORE])
def test_what_stands_in_the_line_can_be_typed_again(due: Due) -> None:
    assert read_due(due_text(due)) == due


def test_what_is_neither_is_refused_and_the_events_are_named() -> None:
    with pytest.raises(RefusedError, match="before public beta"):
        read_due("in the summer")


def with_due(bare: Assessment, due: Due, **event: date) -> Assessment:
    finding = Finding(
        rating="amber", reason="Thin.", action={"k9d2": Action(text="Do.", due=due)}
    )
    brief = bare.brief.but(event={n.replace("_", "-"): d for n, d in event.items()})
    sheet = bare.sheet("lead").but(finding={}).with_finding(USERS, finding)
    return bare.with_sheet(sheet).but(brief=brief)


def test_an_event_has_no_day_until_the_brief_gives_it_one(bare: Assessment) -> None:
    (unknown,) = followed(with_due(bare, "public-beta"))
    assert (unknown.due, unknown.days_late(date(2027, 1, 1))) == (None, 0)
    (known,) = followed(with_due(bare, "public-beta", public_beta=DAY))
    assert (known.due, known.days_late(date(2026, 9, 3))) == (DAY, 2)


def test_readers_see_the_event_and_its_day(bare: Assessment) -> None:
    brief = bare.brief.but(event={})
    assert by_when(brief, None) == ""
    assert by_when(brief, DAY) == "1 September 2026"
    assert by_when(brief, "public-beta") == "before public beta"
    dated = brief.but(event={"public-beta": DAY})
    assert by_when(dated, "public-beta") == "before public beta, 1 September 2026"


def test_by_when_something_is_due_is_said_without_saying_by_before() -> None:
    assert by_text(DAY) == "by 2026-09-01"
    assert [by_text(event) for event in BEFORE] == list(BEFORE.values())
