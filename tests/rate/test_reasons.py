"""A reason belongs to what it was given for."""

from io import StringIO
from pathlib import Path

import pytest

from assess.desk.desk import Desk
from assess.desk.errors import NeedsReasonError
from assess.panel.use_cases import agreeing, dissenting, submitting
from assess.rate.screens.walk import WalkScreen
from assess.rate.use_cases import findings
from assess.rate.use_cases.own_sheet import draft
from tests.builders import USERS, WHOLE, Clock
from tests.commands import Assess
from tests.panels import a_panel, rated
from tests.screens import opened, ready, shown, text, type_in, walk

GOES = "The reason said why it was Not assessed, so it goes with it."
STAYS = "The reason was written before this rating. See whether it still holds."


@pytest.mark.parametrize("then", ["amber", "not-applicable", None])
def test_why_nothing_was_rated_is_no_reason_for_what_comes_then(
    folder: Path, then: str | None
) -> None:
    desk = Desk(folder, "lead", clock=Clock())
    findings.rate(desk, USERS, "not-assessed", reason="No time on the day.")
    if then == "not-applicable":
        with pytest.raises(NeedsReasonError):
            findings.rate(desk, USERS, then)
    else:
        findings.rate(desk, USERS, then)
        assert draft(desk, USERS).reason == ""
        desk.undo()
    held = draft(desk, USERS)
    assert (held.rating, held.reason) == ("not-assessed", "No time on the day.")
    desk.close()


async def test_the_walk_says_what_a_new_rating_does_to_the_reason(folder: Path) -> None:
    async with opened(folder, (80, 24)) as pilot:
        await pilot.press("minus")
        await type_in(pilot, "No time")
        await pilot.press("enter")
        await ready(pilot)
        await pilot.press("1")
        assert GOES in " ".join(text(pilot).split())
        await shown(pilot, "! Green has no reason (r)")
        await pilot.press("r")
        await type_in(pilot, "Seen")
        await pilot.press("escape", "2")
        assert STAYS in " ".join(text(pilot).split())


def test_the_command_line_says_it_too(
    folder: Path, assess: Assess, monkeypatch: pytest.MonkeyPatch
) -> None:
    rate = ("rate", str(folder), "1")
    assess(*rate, "not-assessed", "--reason", "No time.")
    assert GOES in assess(*rate, "green").out
    assess(*rate, "--reason", "It was shown.")
    assert STAYS in assess(*rate, "amber").out
    monkeypatch.setattr("sys.stdin", StringIO("g 1\n1\nq\n"))
    done = assess("walk", str(folder), "--plain")
    assert STAYS in done.out


def test_a_panel_gives_another_reason_for_another_rating(tmp_path: Path) -> None:
    folder = a_panel(tmp_path)
    rated(folder, "ux", "tech", "lead")
    desk = Desk(folder, "lead", clock=Clock())
    submitting.reveal(desk)
    agreeing.agree(desk, USERS, "green", reason="It was shown.", method="vote")
    with pytest.raises(NeedsReasonError, match="Say what the rating rests on"):
        agreeing.agree(desk, USERS, "amber", method="vote")
    desk.close()


def test_who_differed_and_holds_what_is_agreed_now_differs_no_more(
    tmp_path: Path,
) -> None:
    folder = a_panel(tmp_path)
    rated(folder, "ux", "tech", "lead")
    desk = Desk(folder, "lead", clock=Clock())
    submitting.reveal(desk)
    agreeing.agree(desk, USERS, "green", reason="It was shown.", method="vote")
    dissenting.dissent(desk, USERS, "ux", "red", reason="No carers.")
    dissenting.dissent(desk, USERS, "lead", "amber", reason="Some.")
    agreeing.agree(desk, USERS, "red", reason="No carers.", method="vote", why="Seen.")
    assert set(desk.assessment.agreed.at(USERS).dissent) == {"lead"}
    desk.undo()
    assert set(desk.assessment.agreed.at(USERS).dissent) == {"ux", "lead"}
    desk.close()


async def test_not_assessed_says_what_it_means_before_it_is_chosen(
    folder: Path,
) -> None:
    async with opened(folder, (80, 24)) as pilot:
        await pilot.press("minus")
        said = " ".join(text(pilot).split())
        assert "Not assessed, and it decides the outcome, so nothing can be" in said
        await pilot.press("escape")
        walk(pilot).go_to(walk(pilot).at.desk.assessment.refs[-1])
        await ready(pilot)
        await pilot.press("minus")
        assert "decides the outcome" not in text(pilot)


async def test_two_digits_that_rate_say_how_to_go_to_a_point(folder: Path) -> None:
    async with opened(folder, (80, 24)) as pilot:
        await pilot.press("1", "0")
        assert "A digit rates. :10 goes to" in " ".join(text(pilot).split())
        assert draft(walk(pilot).at.desk, USERS).rating is None
        await pilot.press("u")
        assert draft(walk(pilot).at.desk, USERS).rating == "green"
        await pilot.press("2")
        assert "A digit rates" not in text(pilot)


async def test_what_was_rated_stays_in_sight_when_more_stands_below_it(
    folder: Path,
) -> None:
    title = "1  Understand users and their needs"
    async with opened(folder, (80, 24)) as pilot:
        await pilot.press("minus")
        await type_in(pilot, "No time")
        await pilot.press("enter")
        await shown(pilot, "decides the")
        assert title in text(pilot)
        await pilot.press("i", "space")
        await ready(pilot)
        assert "[x]" in text(pilot)
        await pilot.press("space")
        await ready(pilot)
        assert "[-]" in text(pilot)
        await pilot.press("j", "k")
        await ready(pilot)
        assert title in text(pilot)


def test_the_command_line_says_who_differs_no_more(
    tmp_path: Path, assess: Assess
) -> None:
    folder = revealed(tmp_path)
    desk = Desk(folder, "lead", clock=Clock())
    agreeing.agree(desk, USERS, "green", reason="It was shown.", method="vote")
    dissenting.dissent(desk, USERS, "ux", "red", reason="No carers.")
    desk.close()
    how = ("--reason", "No carers.", "--method", "vote", "--why", "Seen.")
    done = assess("agree", folder, "1", "red", *how, "--as", "lead")
    assert "No dissent any more: ux." in done.out


def test_what_all_rated_is_agreed_without_a_dissent_that_equals_it(
    tmp_path: Path,
) -> None:
    folder = revealed(tmp_path)
    desk = Desk(folder, "lead", clock=Clock())
    agreeing.agree(desk, WHOLE, "amber", reason="Few were asked.", method="vote")
    dissenting.dissent(desk, WHOLE, "ux", "green", reason="All were asked.")
    agreeing.withdraw_agreement(desk, WHOLE, why="Too early.")
    assert WHOLE in agreeing.accept_unanimous(desk).refs
    held = desk.assessment.agreed.at(WHOLE)
    assert (held.rating, held.dissent) == ("green", {})
    desk.close()


async def test_after_the_reveal_the_walk_says_what_became_of_the_reason(
    tmp_path: Path,
) -> None:
    folder = a_panel(tmp_path)
    rated(folder, "tech", "lead")
    rated(folder, "ux", submit=False)
    desk = Desk(folder, "ux", clock=Clock())
    findings.rate(desk, USERS, "not-assessed", reason="No time.")
    submitting.submit(desk)
    desk.close()
    desk = Desk(folder, "lead", clock=Clock())
    submitting.reveal(desk)
    desk.close()
    async with opened(folder, (80, 24), "ux") as pilot:
        assert "Agree" not in text(pilot).splitlines()[-1]  # that is for the lead
        while not isinstance(pilot.app.screen, WalkScreen):
            await pilot.press("escape")
            await ready(pilot)
        await pilot.press("home", "1")
        await type_in(pilot, "Seen now")
        await pilot.press("enter")
        await ready(pilot)
        assert GOES in " ".join(text(pilot).split())


async def test_nobody_is_told_what_one_sheet_of_a_panel_does_not_decide(
    tmp_path: Path,
) -> None:
    async with opened(a_panel(tmp_path), (80, 24), "ux") as pilot:
        await pilot.press("minus")
        await ready(pilot)
        assert "nothing can be published" not in " ".join(text(pilot).split())


def revealed(parent: Path) -> Path:
    """Make a panel of three whose ratings are revealed."""
    folder = a_panel(parent)
    rated(folder, "ux", "tech", "lead")
    desk = Desk(folder, "lead", clock=Clock())
    submitting.reveal(desk)
    desk.close()
    return folder


async def test_a_second_digit_that_rates_nothing_says_which_point_was_meant(
    folder: Path,
) -> None:
    async with opened(folder, (80, 24)) as pilot:
        await pilot.press("1", "0")
        said = " ".join(text(pilot).split())
        assert (
            "Not rated any more. u brings the rating back. A digit rates. :10" in said
        )
        await pilot.press("0")
        assert "A digit rates" not in text(pilot)
