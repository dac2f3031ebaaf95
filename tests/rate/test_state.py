"""What a criterion lacks, and what stands there once the panel has agreed."""

from pathlib import Path

import pytest

from assess.check.use_cases.gate import gate
from assess.desk.desk import Desk
from assess.panel.screens.reveal import RevealScreen
from assess.panel.use_cases import agreeing, submitting, taking_over
from assess.publish.use_cases import outcome
from assess.rate.commands.plain_shown import introduction
from assess.store import assessments
from assess.ui.terminal.page import Page
from tests.builders import USERS, WHOLE, Clock
from tests.panels import a_panel, rated
from tests.screens import opened, ready, shown, text, type_in, until, walk


async def test_what_a_rating_lacks_stands_below_it_with_the_key_and_in_the_list(
    folder: Path,
) -> None:
    async with opened(folder, (120, 40)) as pilot:
        assert "▲!" not in text(pilot)
        await pilot.press("2")
        await shown(pilot, "! Amber has no reason (r)")
        assert "! Amber has no action (x)" in text(pilot)
        assert "▲! 1 Understand" in text(pilot)
        await pilot.press("r")
        await type_in(pilot, "Seen")
        await pilot.press("escape", "x")
        await type_in(pilot, "Ask carers")
        await pilot.press("enter", "enter")
        await type_in(pilot, "owner")
        await pilot.press("enter")
        await until(pilot, lambda: "has no action" not in text(pilot))
        await shown(pilot, "▲  1 Understand")


@pytest.fixture
def agreed(tmp_path: Path) -> Path:
    folder = a_panel(tmp_path)
    rated(folder, "ux", "tech", "lead")
    desk = Desk(folder, "lead", clock=Clock())
    submitting.reveal(desk)
    agreeing.agree(desk, USERS, "amber", reason="Carers were not met.", method="vote")
    taking_over.panel_says(desk, USERS, "action", "Meet carers.")
    desk.close()
    return folder


async def test_what_the_panel_agreed_stands_beside_what_one_rated(
    agreed: Path,
) -> None:
    async with opened(agreed, (120, 40), "ux") as pilot:
        walk(pilot).go_to(USERS)
        await pilot.pause()
        assert "Agreed   ▲ Amber (you: ■ Red)" in text(pilot)
        assert "Carers were not met." in text(pilot)
        assert "Action: Meet carers." in text(pilot)
        assert "1 of 4 agreed" in text(pilot)
        assert "▲  1 Understand" in text(pilot)
        await pilot.press("m")
        assert "m shows your own sheet" in text(pilot)
        assert "1-3 Rate" not in text(pilot)
        await pilot.press("1")
        assert "This is what the panel found" in text(pilot)
        await pilot.press("m")
        assert "1-3 Rate" in text(pilot)


async def test_a_lead_who_has_submitted_sees_who_has_not(
    tmp_path: Path,
) -> None:
    folder = a_panel(tmp_path)
    rated(folder, "lead")
    async with opened(folder, (80, 24), "lead") as pilot:
        await ready(pilot)
        assert isinstance(pilot.app.screen, RevealScreen)
        assert "Waiting for" in text(pilot)
        await pilot.press("escape")
        await ready(pilot)
        assert walk(pilot).page("list").has_focus


async def test_a_key_that_does_nothing_says_so_and_q_says_how_to_leave(
    folder: Path,
) -> None:
    async with opened(folder, (80, 24)) as pilot:
        await pilot.press("z")
        assert "z does nothing here. ? lists the keys." in text(pilot)
        await pilot.press("q")
        assert "Ctrl+q leaves" in text(pilot)
        await pilot.press("w")
        await ready(pilot)
        await pilot.press("z")
        assert "z does nothing here" in text(pilot)


async def test_once_it_is_published_nothing_offers_to_write_and_an_action_is_found(
    agreed: Path,
) -> None:
    desk = Desk(agreed, "lead", clock=Clock())
    for ref in desk.assessment.refs:
        agreeing.agree(desk, ref, "amber", reason="Talked.", method="vote", why="So.")
        if not desk.assessment.agreed.at(ref).actions:
            taking_over.panel_says(desk, ref, "action", f"Mend {ref.criterion}.")
    outcome.decide(desk, "amber")
    outcome.publish(desk)
    desk.close()
    async with opened(agreed, (80, 24), "ux") as pilot:
        walk(pilot).go_to(WHOLE)
        await pilot.pause()
        assert "Agreed   ▲ Amber" in text(pilot)
        assert "Gaps" not in text(pilot)
        await pilot.press("m")
        assert "What ux saw." in text(pilot)
        assert "(r)" not in text(pilot)
        assert "1 ● Green" not in text(pilot)
        await pilot.press("f9")
        await ready(pilot)
        await pilot.press("enter")
        await ready(pilot)
        assert walk(pilot).at.ref == USERS
        assert "▸ · Meet carers." in text(pilot)


async def test_a_narrow_header_names_the_criterion(folder: Path) -> None:
    async with opened(folder, (60, 20)) as pilot:
        assert text(pilot).startswith(" GOV.UK point 1 · ")
        await pilot.press("j")
        await shown(pilot, " GOV.UK point 2 · ")


async def test_control_z_says_what_takes_back(folder: Path) -> None:
    async with opened(folder, (80, 24)) as pilot:
        await pilot.press("ctrl+z")
        assert "u takes back what was done last." in text(pilot)


def test_the_plain_walk_says_what_was_agreed_beside_what_one_rated(
    agreed: Path,
) -> None:
    desk = Desk(agreed, "ux", clock=Clock())
    said = list(introduction(desk, USERS))
    desk.close()
    assert "Rating: Red." in said
    assert "Agreed: Amber. Carers were not met." in said
    assert "Agreed action 1, no date, no owner: Meet carers." in said


async def test_the_date_of_an_agreed_action_is_proposed_as_in_the_walk(
    agreed: Path,
) -> None:
    async with opened(agreed, (80, 24), "lead") as pilot:
        await pilot.press("s")
        await ready(pilot)
        pilot.app.screen.query_one(Page).go(USERS)
        await pilot.press("enter", "x")
        await type_in(pilot, "Ask carers")
        await pilot.press("enter")
        assert "This is how long it may take at most." in text(pilot)
        await pilot.press("enter", "enter")
        assert "Proposed" not in text(pilot)
    first, second = (
        assessments.load(agreed).assessment.agreed.at(USERS).actions.values()
    )
    assert first.due is None
    assert second.due is not None


async def test_what_is_agreed_says_what_it_still_lacks_as_check_does(
    agreed: Path,
) -> None:
    desk = Desk(agreed, "lead", clock=Clock())
    agreeing.agree(desk, WHOLE, "amber", reason="Not yet.", method="vote", why="So.")
    desk.close()
    found = gate(agreed, assessments.load(agreed).assessment, now=Clock()()).problems
    assert "has no action" in " ".join(p.sentence for p in found if p.ref == WHOLE)
    async with opened(agreed, (80, 24), "lead") as pilot:
        await pilot.press("s")
        await ready(pilot)
        pilot.app.screen.query_one(Page).go(WHOLE)
        await pilot.press("enter")
        await ready(pilot)
        assert "! Amber has no action (x)" in text(pilot)
        await pilot.press("x")
        await type_in(pilot, "Ask carers")
        await pilot.press("enter", "enter", "enter")
        assert "has no action" not in text(pilot)
        assert "lacks an owner. Add it. (e)" not in text(pilot)
        assert "lacks an owner (e)" in text(pilot)
        pilot.app.screen.query_one(Page).action_last()
        await pilot.press("e", "enter", "enter")
        await type_in(pilot, "owner")
        await pilot.press("enter")
        assert "lacks an owner" not in text(pilot)
