"""What a reassessment carries is asked again with one key, line or command."""

import json
from datetime import date
from pathlib import Path

import pytest

from assess.desk.desk import Desk
from assess.publish.use_cases import outcome
from assess.rate.use_cases import findings
from assess.setup.use_cases.brief import set_field
from assess.setup.use_cases.new import new, start_from
from assess.store import assessments
from assess.store.glance import glance
from tests.builders import USERS, WHOLE, Clock, a_folder
from tests.commands import Assess
from tests.screens import opened, ready, shown, text


@pytest.fixture
def again(tmp_path: Path) -> Path:
    """Return a reassessment: the first criterion was red, the others green."""
    folder = a_folder(tmp_path, "first")
    desk = Desk(folder, "lead", clock=Clock())
    set_field(desk, "dates.assessed", "2026-05-12")
    for ref in desk.assessment.refs:
        findings.rate(desk, ref, "red" if ref == USERS else "green")
        findings.set_reason(desk, ref, "It was looked at.")
    key = findings.say(desk, USERS, "action", "Meet people.")
    findings.set_action(desk, USERS, key, due=date(2026, 8, 12), owner="owner")
    outcome.decide(desk, "red")
    outcome.publish(desk)
    desk.close()
    return new(tmp_path / "again", start_from(folder))


def is_carried(folder: Path) -> bool:
    return assessments.load(folder).assessment.is_carried(WHOLE)


async def test_one_key_asks_again_and_carries_again(again: Path) -> None:
    async with opened(again, (80, 24)) as pilot:
        await ready(pilot)
        assert "0 of 1 rated, 3 carried" in text(pilot)
        assert "Because then: It was looked at." in text(pilot)
        assert "Asked for then: Meet people." in text(pilot)
        await pilot.press("j")
        await shown(pilot, "Green (carried)")
        assert "Carried from 12 May 2026, version 1" in text(pilot)
        await pilot.press("T")
        assert "It is asked again" in text(pilot)
        assert "0 of 2 rated, 2 carried" in text(pilot)
        await pilot.press("u")
        assert "0 of 1 rated, 3 carried" in text(pilot)
        await pilot.press("T", "3", "T")
        assert "Something is said of GOV.UK point 2 by now" in text(pilot)
    assert not is_carried(again)


def test_a_command_asks_again_and_status_and_home_count_apart(
    again: Path, assess: Assess
) -> None:
    seen = glance(again)
    assert (seen.rated, seen.total, seen.carried) == (0, 1, 3)
    standard = json.loads(assess("status", again, "--format", "json").out)[0][
        "standards"
    ][0]
    assert (standard["rated"], standard["total"], standard["carried"]) == (0, 1, 2)
    assert (
        assess("ask-again", again, "2").out
        == "Asked again: point 2 of GOV.UK Service Standard.\n"
    )
    assert not is_carried(again)
    refused = assess("ask-again", again, "2")
    assert refused.code == 2
    assert "Nothing is carried of GOV.UK point 2" in refused.err
    assert assess("ask-again", again, "2", "--carry").out == (
        "Carried again: point 2 of GOV.UK Service Standard.\n"
    )
    assert is_carried(again)
    red = assess("ask-again", again, "1", "--carry")
    assert "Last time GOV.UK point 1 was not met or not rated" in red.err
    assert assess("ask-again", again, "10", "2", "10", "2").out == (
        "Asked again: points 10 and 2 of GOV.UK Service Standard.\n"
    )
    assert assess("ask-again", again, "--all").code == 0
    assert assess("ask-again", again, "--all").out == "Nothing is carried here.\n"
    assert assess("ask-again", again).code == 2


def test_only_who_changes_the_brief_asks_again(again: Path, assess: Assess) -> None:
    assess("panel", again, "add", "ux", "--role", "assessor")
    refused = assess("ask-again", again, "2", "--as", "ux")
    assert "Only lead changes the brief." in refused.err


def test_the_plain_walk_says_what_is_carried_and_asks_again(
    again: Path, assess: Assess, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    answers = tmp_path / "answers"
    answers.write_text("n\nagain\nagain\nq\n", encoding="utf-8")
    with answers.open(encoding="utf-8") as stdin:
        monkeypatch.setattr("sys.stdin", stdin)
        out = assess("walk", again, "--plain").out
    assert "Because then: It was looked at." in out
    assert "Rating: Green (carried)." in out
    assert "Carried from 12 May 2026, version 1. Not asked again" in out
    assert "It is asked again." in out
    assert "Saved. 0 of 1 rated, 3 carried." in out
