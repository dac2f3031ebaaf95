"""A panel submits, reveals and agrees in the application."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from textual.pilot import Pilot

from assess.check.use_cases import checked
from assess.check.use_cases.gate import Gate, Rules, gate
from assess.desk.desk import Desk
from assess.desk.errors import RefusedError
from assess.model.assessment import Assessment
from assess.model.brief import Member
from assess.model.finding import Finding
from assess.panel.screens.agree import AgreeScreen
from assess.panel.screens.reveal import RevealScreen
from assess.panel.use_cases import agreeing, dissenting, submitting
from assess.rate.use_cases import findings
from assess.setup.use_cases import roster
from assess.store import assessments
from assess.ui.terminal.page import Page
from tests.builders import ONE_LEAD, USERS, WHOLE, Clock, a_folder
from tests.commands import Assess
from tests.panels import EVERYBODY, PANEL, a_panel, rated
from tests.screens import colours, opened, ready, shown, text, type_in, walk


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return a_panel(tmp_path)


def held(folder: Path) -> Assessment:
    return assessments.load(folder).assessment


def held_now(pilot: Pilot[None]) -> Finding:
    screen = pilot.app.screen
    assert isinstance(screen, AgreeScreen)
    return screen.desk.assessment.agreed.at(USERS)


async def answer(pilot: Pilot[None], words: str = "") -> None:
    await type_in(pilot, words)
    await pilot.press("enter")
    await pilot.pause()


async def test_ratings_are_hidden_until_all_submitted_and_the_lead_revealed(
    folder: Path,
) -> None:
    rated(folder, "ux", "tech")
    rated(folder, "lead", submit=False)
    async with opened(folder, (80, 24), "lead") as pilot:
        await pilot.press("s")
        await pilot.pause()
        assert "Rate everything on your own, then submit with S" in text(pilot)
        assert "must talk" not in text(pilot)
        await pilot.press("R")
        assert "has not" in text(pilot)
        await pilot.press("escape", "S", "T", "S", "R", "enter")
        await pilot.pause()
        assert "must talk" in text(pilot)
    assert held(folder).agreed.reveal is not None


async def test_side_by_side_each_mark_has_the_colour_of_its_rating(
    folder: Path,
) -> None:
    rated(folder, "lead", "ux", "tech")
    lead = Desk(folder, "lead", clock=Clock())
    submitting.reveal(lead)
    lead.close()
    async with opened(folder, (120, 40), "lead") as pilot:
        await pilot.press("s", "down")
        await pilot.pause()
        styles = colours(pilot, "must talk")
        assert len({styles[mark] for mark in "●▲■1"}) == 4


async def test_who_has_not_submitted_sees_nothing_after_the_reveal(
    folder: Path,
) -> None:
    rated(folder, "lead", "tech")
    rated(folder, "ux", submit=False)
    lead = Desk(folder, "lead", clock=Clock())
    submitting.reveal(lead, reason="The user researcher was ill.")
    lead.close()
    async with opened(folder, (120, 40), "ux") as pilot:
        await pilot.press("s")
        await pilot.pause()
        assert "must talk" not in text(pilot)
        assert "What tech saw" not in text(pilot)
    async with opened(folder, (120, 40), "watching") as pilot:
        await pilot.press("s")
        await pilot.pause()
        assert "0 of 4 agreed" in text(pilot)
        await pilot.press("enter")
        await pilot.pause()
        assert "What ux saw" not in text(pilot)


async def test_nothing_is_agreed_without_a_reason_and_a_method(folder: Path) -> None:
    rated(folder, "ux", "tech", "lead")
    async with opened(folder, (80, 24), "lead") as pilot:
        await pilot.press("s", "R", "enter")
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        assert "Understand users" in text(pilot)
        await pilot.press("2")
        await pilot.pause()
        assert "What lead saw." in text(pilot)
        await pilot.press("escape")
        assert held(folder).agreed.at(USERS).rating is None
        await pilot.press("2")
        await answer(pilot)
        await answer(pilot, "v")
        await pilot.press("D")
        await answer(pilot, "ux")
        await answer(pilot)
        await answer(pilot)
        await answer(pilot, "y")
        assert "user research (ux) differs: Red" in text(pilot)
        await pilot.press("space")
        await pilot.pause()
    agreed = held(folder).agreed.at(USERS)
    assert (agreed.rating, agreed.method) == ("amber", "vote")
    assert agreed.reason == "What lead saw."
    assert agreed.dissent["ux"].print_
    (taken,) = agreed.sentences("gap")
    assert taken.rpartition("-")[0] in {"ux", "lead"}


async def test_all_unanimous_ones_are_accepted_in_one_press_and_taken_back_in_one(
    folder: Path,
) -> None:
    rated(folder, "ux", "tech", "lead")
    async with opened(folder, (80, 24), "lead") as pilot:
        await pilot.press("s", "R", "enter", "a")
        await pilot.pause()
        assert "2 accepted" in text(pilot)
        await pilot.press("u")
        await pilot.pause()
        assert "0 of 4 agreed" in text(pilot)
        await pilot.press("a", "a")
        await pilot.pause()
        assert "Nothing is unanimous" in text(pilot)
    agreed = held(folder).agreed
    assert agreed.at(WHOLE).method == "unanimous"
    assert "What ux saw." in agreed.at(WHOLE).reason
    assert agreed.at(USERS).rating is None


async def test_what_the_panel_says_together_is_kept_with_an_id_of_its_own(
    folder: Path,
) -> None:
    rated(folder, "ux", "tech", "lead")
    async with opened(folder, (80, 24), "lead") as pilot:
        await pilot.press("s", "R", "enter", "enter")
        await pilot.pause()
        await pilot.press("x")
        await answer(pilot, "Carry out research with carers.")
        await answer(pilot, "2027-01-14")
        await answer(pilot, "product owner")
        assert "(the panel; due 2027-01-14;" in text(pilot)
        await pilot.press("n", "p", "end", "e")
        await answer(pilot, " Ask them.")
        await answer(pilot, "2027-02-14")
        await pilot.press("enter")
        (action,) = held_now(pilot).actions.values()
        assert str(action.due) == "2027-02-14"
        await pilot.press("end", "e", "enter", "backspace", "enter", "enter")
        (action,) = held_now(pilot).actions.values()
        assert action.due is None
        await pilot.press("u")
    (key, action), *_ = held(folder).agreed.at(USERS).actions.items()
    assert key.startswith("panel-")
    assert (action.text, str(action.due), action.owner) == (
        "Carry out research with carers. Ask them.", "2027-02-14", "product owner",
    )  # fmt: skip


async def test_what_was_taken_over_is_changed_for_the_panel_alone(folder: Path) -> None:
    rated(folder, "ux", "tech", "lead")
    async with opened(folder, (80, 24), "lead") as pilot:
        await pilot.press("s", "R", "enter", "enter", "home", "e")
        assert "Take it over first" in text(pilot)
        await pilot.press("enter", "e")
        await answer(pilot, " Nobody did.")
    assessment = held(folder)
    (gap,) = assessment.agreed.at(USERS).sentences("gap").values()
    assert gap.endswith("saw no carers. Nobody did.")
    assert "Nobody did." not in str(assessment.sheets)


async def test_only_the_lead_agrees(folder: Path) -> None:
    rated(folder, "ux", "tech", "lead")
    lead = Desk(folder, "lead", clock=Clock())
    submitting.reveal(lead)
    lead.close()
    async with opened(folder, (80, 24), "ux") as pilot:
        await pilot.press("s", "a")
        await pilot.pause()
        assert "Only lead writes what the panel agreed" in text(pilot)


async def test_the_team_is_shown_only_beside_a_rating_of_ones_own(
    folder: Path,
) -> None:
    team = Desk(folder, "team", clock=Clock())
    findings.rate(team, USERS, "green")
    team.close()
    async with opened(folder, (120, 40), "ux") as pilot:
        assert "The team says" not in text(pilot)
        await pilot.press("3")
        await pilot.pause()
        assert "The team says Green, two steps" in text(pilot) or (
            "The team says Green, 2 steps better" in text(pilot)
        )
        assert "You lead on this one." in text(pilot)


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (60, 20)])
async def test_agreement_is_told_with_its_margin(
    folder: Path, size: tuple[int, int]
) -> None:
    rated(folder, "ux", "tech", "lead")
    async with opened(folder, size, "lead") as pilot:
        await pilot.press("s", "R", "enter", "g")
        await pilot.pause()
        assert "% of pairs of ratings are alike" in text(pilot)
        assert "few criteria" in text(pilot)


async def test_one_rater_alone_has_nothing_to_reveal(tmp_path: Path) -> None:
    async with opened(a_folder(tmp_path), (80, 24)) as pilot:
        await pilot.press("s")
        await pilot.pause()
        assert "nothing to reveal" in text(pilot)


async def test_a_rating_that_all_have_seen_is_changed_with_a_reason(
    folder: Path,
) -> None:
    rated(folder, "ux", "tech", "lead")
    lead = Desk(folder, "lead", clock=Clock())
    submitting.reveal(lead)
    lead.close()
    async with opened(folder, (80, 24), "ux") as pilot:
        await pilot.press("2")
        await answer(pilot)
        assert "Say why you change it" in text(pilot)
        await answer(pilot, "The diary study was shown")
        await pilot.press("y")
        await pilot.pause()
        shown = " ".join(text(pilot).split())
        assert "Red to Amber" in shown
        assert "The diary study was shown" in shown
        assert "Rated alone" in shown
        await pilot.press("a")
        await pilot.pause()
        assert "submitted" in text(pilot)
    sheet = held(folder).sheet("ux").at(USERS)
    assert (sheet.rating, sheet.why) == ("amber", "The diary study was shown")


async def test_two_versions_wait_on_a_screen_until_one_is_taken(folder: Path) -> None:
    one = Desk(folder, "lead", clock=Clock())
    two = Desk(folder, "lead", clock=Clock())
    findings.rate(one, USERS, "green")
    findings.set_reason(one, USERS, "Seen in the session.")
    one.save()
    findings.rate(two, USERS, "red")
    findings.set_reason(two, USERS, "Nothing was shown.")
    two.close()
    one.close()
    async with opened(folder, (80, 24), "lead") as pilot:
        await pilot.press("k")
        await pilot.pause()
        assert "wait for a choice" in text(pilot)
        await pilot.press("V")
        await pilot.pause()
        assert "1 to choose" in text(pilot)
        assert "Nothing was shown." in text(pilot)
        await pilot.press("enter")
        await pilot.pause()
        assert "Nothing waits for you to choose" in text(pilot)
        await pilot.press("u")
        await pilot.pause()
        assert "1 to choose" in text(pilot)
        await pilot.press("enter", "escape")
        await pilot.pause()
    assert not held(folder).sheet("lead").at(USERS).is_contested


async def test_the_walk_counts_what_one_has_done_oneself(folder: Path) -> None:
    rated(folder, "tech")
    async with opened(folder, (120, 40), "tech") as pilot:
        await shown(pilot, "4 of 4 rated, 4 complete")


async def test_who_waits_on_the_panel_sees_others_submit_and_the_lead_reveal(
    folder: Path,
) -> None:
    rated(folder, "ux")
    async with opened(folder, (80, 24), "ux") as pilot:
        below = walk(pilot)
        await pilot.press("s")
        await pilot.pause()
        assert "1 of 3 submitted" in text(pilot)
        rated(folder, "lead", "tech")
        below.at.watching.look()
        await shown(pilot, "3 of 3 submitted · not revealed")
        desk = Desk(folder, "lead", clock=Clock())
        submitting.reveal(desk)
        desk.close()
        below.at.watching.look()
        await shown(pilot, "0 of 4 agreed")
        assert "Changes made elsewhere came in" in text(pilot)


async def test_the_rest_is_abstained_from_with_one_key(folder: Path) -> None:
    desk = Desk(folder, "ux", clock=Clock())
    findings.rate(desk, USERS, "red")
    desk.close()
    async with opened(folder, (80, 24), "ux") as pilot:
        await pilot.press("s")
        await pilot.pause()
        assert "b Abstain from the rest" in text(pilot)
        await pilot.press("b")
        assert "Abstain from the 3 that you have not rated, because" in text(pilot)
        await pilot.press("enter")
        assert "Abstained from 3. u takes it back." in text(pilot)
        await pilot.press("S")
        assert "Submitted." in text(pilot)
    sheet = held(folder).sheet("ux")
    assert sheet.at(EVERYBODY).rating == "abstain"
    assert sheet.at(USERS).rating == "red"


async def test_who_may_not_reveal_is_told_who_does(folder: Path) -> None:
    rated(folder, "lead", "ux")
    async with opened(folder, (80, 24), "ux") as pilot:
        await pilot.press("s")
        await pilot.pause()
        await pilot.press("R")
        assert "Only lead reveals." in text(pilot)


async def test_a_team_that_reviews_itself_is_no_panel(tmp_path: Path) -> None:
    brief = ONE_LEAD.replace('kind = "assessment"', 'kind = "self-review"')
    folder = a_folder(tmp_path, brief=f'{brief}\n[panel.pm]\nrole = "team"\n')
    for person in ("lead", "pm"):
        desk = Desk(folder, person, clock=Clock())
        for ref in desk.assessment.refs:
            findings.rate(desk, ref, "amber" if person == "pm" else "green")
            findings.set_reason(desk, ref, "Seen.")
        submitting.submit(desk)
        desk.close()
    async with opened(folder, (80, 24), "lead") as pilot:
        await pilot.press("s")
        await pilot.pause()
        assert "Team · " in text(pilot)
        await pilot.press("R", "enter")
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        assert "GOV.UK point " in text(pilot).splitlines()[0]
        assert "lies in the middle of the ratings" in text(pilot)
        await pilot.press("r")
        await pilot.press("2", "enter")
        assert "How did the team come to it?" in text(pilot)
        assert "anel" not in text(pilot)
        await pilot.press("escape", "escape", "D")
        assert "anel" not in text(pilot)
    desk = Desk(folder, "lead", clock=Clock())
    refused: list[Callable[[], object]] = [
        lambda: agreeing.agree(desk, USERS, None),
        lambda: agreeing.agree(desk, USERS, "abstain", reason="So."),
        lambda: agreeing.agree(desk, USERS, "amber", reason="So."),
        lambda: agreeing.agree(desk, USERS, "amber", reason="So.", method="unanimous"),
        lambda: dissenting.dissent(desk, USERS, "pm", "amber", reason="So."),
        lambda: roster.add_member(desk, "pm", Member(role="team")),
        lambda: roster.remove_member(desk, "nobody"),
        lambda: roster.name_writer(desk, "nobody"),
    ]
    agreeing.agree(desk, USERS, "amber", reason="So.", method="discussed")
    for does in refused:
        with pytest.raises(RefusedError) as error:
            does()
        assert "anel" not in str(error.value)
    desk.close()


async def test_a_panel_that_gives_no_ratings_agrees_on_what_it_saw(
    tmp_path: Path, assess: Assess
) -> None:
    brief = (ONE_LEAD + PANEL).replace('"rag"', '"unrated"', 1)
    folder = a_folder(tmp_path, brief=brief.replace('"assessment"', '"peer-review"', 1))
    for person in ("lead", "ux", "tech"):
        desk = Desk(folder, person, clock=Clock())
        for ref in desk.assessment.refs:
            if ref == EVERYBODY:
                findings.rate(desk, ref, "green")
            findings.set_reason(desk, ref, f"What {person} saw.")
        submitting.submit(desk)
        desk.close()
    async with opened(folder, (80, 24), "lead") as pilot:
        await pilot.press("s")
        await pilot.pause()
        await pilot.press("R", "enter")
        await pilot.pause()
        pilot.app.screen.query_one(Page).go(USERS)
        await pilot.press("enter")
        await pilot.pause()
        assert "Not agreed yet" in text(pilot)
        await pilot.press("r", "enter", "enter")
        assert "Agreed   ● Written up, discussed" in text(pilot)
    assert held(folder).agreed.at(USERS).reason.startswith("What lead saw.")
    words = ("--method", "discussed", "--reason", "All of us saw it.")
    done = assess("agree", folder, "2", *words, "--as", "lead")
    assert "agreed: Written up, discussed" in done.out


async def test_the_panel_offers_each_only_what_that_person_can_do(
    tmp_path: Path,
) -> None:
    folder = a_panel(tmp_path)
    rated(folder, "ux")
    foot: dict[str, str] = {}
    for person in ("ux", "tech", "lead", "watching"):
        async with opened(folder, (120, 40), person) as pilot:
            if not isinstance(pilot.app.screen, RevealScreen):
                await pilot.press("s")
                await ready(pilot)
            foot[person] = text(pilot).splitlines()[-1]
    keys = {"S Submit", "T Take back", "R Reveal"}
    offered = {who: {key for key in keys if key in said} for who, said in foot.items()}
    assert offered == {
        "ux": {"T Take back"},
        "tech": {"S Submit"},
        "lead": {"S Submit", "R Reveal"},
        "watching": set(),
    }


async def test_agreeing_with_who_differed_takes_the_dissent_out_and_says_so(
    tmp_path: Path,
) -> None:
    folder = a_panel(tmp_path)
    rated(folder, "ux", "tech", "lead")
    desk = Desk(folder, "lead", clock=Clock())
    submitting.reveal(desk)
    agreeing.agree(desk, USERS, "green", reason="It was shown.", method="vote")
    dissenting.dissent(desk, USERS, "ux", "red", reason="No carers.")
    desk.close()
    async with opened(folder, (80, 24), "lead") as pilot:
        await pilot.app.push_screen(AgreeScreen(walk(pilot).at.desk, USERS))
        await ready(pilot)
        await pilot.press("3", "enter", "4", "s", "enter")
        await ready(pilot)
        assert "No dissent any more: ux. u brings it back." in text(pilot)
        assert "Red, by vote" in text(pilot)


async def test_the_rules_look_once_at_what_is_shown_and_again_when_it_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = a_panel(tmp_path)
    rated(folder, "ux", "tech", "lead")
    desk = Desk(folder, "lead", clock=Clock())
    submitting.reveal(desk)
    for ref in (USERS, WHOLE):
        agreeing.agree(desk, ref, "amber", reason="It was shown.", method="vote")
    desk.close()
    looks: list[Assessment] = []

    def noted(folder: Path, held: Assessment, *, now: datetime, rules: Rules) -> Gate:
        looks.append(held)
        return gate(folder, held, now=now, rules=rules)

    monkeypatch.setattr(checked, "gate", noted)
    async with opened(folder, (80, 24), "lead") as pilot:
        screen = AgreeScreen(walk(pilot).at.desk, USERS)
        await pilot.app.push_screen(screen)
        await ready(pilot)
        assert "Amber has no action" in text(pilot)
        await pilot.press("n", "p", "slash")
        await type_in(pilot, "shown")
        await pilot.press("escape", "escape")
        assert looks == [screen.desk.assessment]
        await pilot.press("x")
        await answer(pilot, "Ask carers")
        await ready(pilot)
        assert "Amber has no action" not in text(pilot)
        assert looks[1:] == [screen.desk.assessment]
