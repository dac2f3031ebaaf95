"""The actions, as a team, a lead and an assessor see them."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from assess.check.logic.grouped_problems import grouped
from assess.desk.desk import Desk
from assess.follow_up.screens.actions import ActionsScreen
from assess.follow_up.use_cases import follow_up
from assess.follow_up.views.said import said_of
from assess.model.after.follow_up import followed
from assess.model.after.last_time import asked_before
from assess.model.agreed import Decision
from assess.model.sheet import Verification
from assess.publish.screens.review import ReviewScreen
from assess.publish.use_cases import outcome
from assess.rate.use_cases import findings
from assess.setup.use_cases.new import new, start_from
from assess.store import assessments
from assess.ui.terminal.fields import Pick
from tests.builders import ONE_LEAD, USERS, Clock, a_folder, the_complete_folder
from tests.screens import opened, paste, ready, text, type_in, walk

TEAM = """
[panel.owner]
role = "team"
answers = true
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = a_folder(tmp_path, brief=ONE_LEAD + TEAM)
    desk = Desk(folder, "lead", clock=Clock())
    for ref in desk.assessment.refs:
        findings.rate(desk, ref, "amber")
        findings.set_reason(desk, ref, "Little was shown.")
        key = findings.say(desk, ref, "action", f"Show [b]{ref.criterion}[/].")
        day = date(2026, 8, int(ref.criterion))
        findings.set_action(desk, ref, key, due=day, owner="product owner")
    outcome.decide(desk, "amber")
    outcome.publish(desk)
    desk.close()
    return folder


@pytest.mark.parametrize(
    ("kind", "decided", "checked"),
    [
        ("assessment", "The lead assessor did not uphold", "An assessor verified"),
        ("self-review", "The team did not uphold", "The team verified"),
    ],
)
def test_the_list_says_who_decided_and_who_verified(
    folder: Path, kind: str, decided: str, checked: str
) -> None:
    held = assessments.load(folder).assessment
    action, *_ = followed(held)
    at = datetime(2026, 6, 1, tzinfo=UTC)
    for verdict, look in (("not-upheld", "done"), ("partly-upheld", "partly"),
                          ("upheld", "not-done")):  # fmt: skip
        said = action._replace(
            decision=Decision.model_validate(
                {"verdict": verdict, "reason": "Seen.", "by": "lead", "at": at}
            ),
            looks=(("lead", Verification.model_validate({"at": at, "verdict": look})),),
        )
        brief = held.brief.but(kind=kind)
        lines = " ".join(said_of(said, brief))
        assert "{" not in lines
        if verdict == "not-upheld":
            assert decided in lines
            assert f"{checked} that it is done (lead)" in lines


async def test_several_actions_are_accepted_in_one_step(folder: Path) -> None:
    async with opened(folder, (80, 24), "owner") as pilot:
        await ready(pilot)
        await pilot.press("A", "j", "space")
        assert text(pilot).count("[x]") == 3
        await pilot.press("r")
        assert "3 actions. What does the team say?" in text(pilot)
        await pilot.press("enter", "enter")
        assert text(pilot).count("The team accepted it.") == 3
        assert "[x]" not in text(pilot)
        await pilot.press("u")
        assert "Taken back: Response to A1, A3 and A4." in text(pilot)
        assert "The team accepted it." not in text(pilot)
        await pilot.press("space", "r", "enter", "enter")
        assert text(pilot).count("The team accepted it.") == 1


async def test_a_question_names_the_one_action_that_it_changes(folder: Path) -> None:
    async with opened(folder, (80, 40), "owner") as pilot:
        await ready(pilot)
        await pilot.press("A", "j", "p")
        assert "Show [b]2[/]. What was done" in " ".join(text(pilot).split())
        await pilot.press("escape", "r")
        assert "4 actions. What does the team say?" in text(pilot)


async def test_only_what_can_be_answered_is_ticked(folder: Path) -> None:
    again = new(folder.parent / "again", start_from(folder))
    desk = Desk(again, "lead", clock=Clock())
    findings.rate(desk, USERS, "amber", reason="Little was shown.")
    findings.say(desk, USERS, "action", "Show it now.")
    publication = {"1": {"at": desk.now, "by": "lead", "digest": "0" * 64}}
    desk.put(desk.assessment.agreed.but(publication=publication), "Published")
    desk.close()
    async with opened(again, (80, 60), "owner") as pilot:
        await ready(pilot)
        await pilot.press("A")
        assert text(pilot).count("[x]") == 1
        await pilot.press("space")
        assert "was asked for last time" in " ".join(text(pilot).split())
        assert text(pilot).count("[x]") == 1
        await pilot.press("end", "space")
        assert text(pilot).count("[x]") == 0
        await pilot.press("A", "home", "r")
        assert "Show it now. What does the team say?" in text(pilot)
        await pilot.press("enter", "enter")
        await pilot.pause()
        assert "The team accepted it." in text(pilot)


async def test_what_was_asked_for_last_time_gets_its_verdict(folder: Path) -> None:
    desk = Desk(folder, "lead", clock=Clock())
    *_, last = followed(desk.assessment)
    follow_up.close(desk, last.id, reason="The service is withdrawn.")
    desk.close()
    again = new(folder.parent / "again", start_from(folder))
    async with opened(again, (80, 24), "lead") as pilot:
        assert "Last time: Amber." in text(pilot)
        await pilot.press("f9")
        await pilot.pause()
        assert "no verdict yet" in text(pilot)
        await pilot.press("j", "v")
        await paste(pilot, "done")
        await pilot.press("enter", "enter")
        await pilot.pause()
        assert "Done," in text(pilot)
        await pilot.press("f")
        await pilot.pause()
        assert "Shown: open" in text(pilot)
        assert "Done," not in text(pilot)
        assert "No longer applies" not in text(pilot)
    held = assessments.load(again).assessment
    assert [each.has_verdict for each in asked_before(held)].count(True) == 2


async def test_a_condition_of_last_time_is_asked_for_in_its_own_words(
    tmp_path: Path,
) -> None:
    async with opened(the_complete_folder(tmp_path), (80, 24), "lead") as pilot:
        await pilot.press("f9")
        await ready(pilot)
        screen = pilot.app.screen
        assert isinstance(screen, ActionsScreen)
        screen.page.go("panel-c7d2")
        await pilot.press("v")
        await ready(pilot)
        asked = text(pilot)
        assert "Is the condition met?" in asked
        assert "Not met yet" in asked
        assert "one?" not in asked
        await pilot.press("1", "enter")
        await ready(pilot)
        assert "digital lead, Confirmed, last:C1" in " ".join(text(pilot).split())


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (60, 20)])
async def test_the_team_responds_and_the_lead_decides_and_verifies(
    folder: Path, size: tuple[int, int]
) -> None:
    async with opened(folder, size, "owner") as pilot:
        await ready(pilot)
        assert "overdue" in text(pilot)
        assert "Show [b]1[/]." in text(pilot)
        await pilot.press("r")
        await type_in(pilot, "ch")
        await pilot.press("enter")
        await type_in(pilot, "It was shown")
        await pilot.press("enter")
        await pilot.pause()
        assert "The team challenged it: It was shown" in " ".join(text(pilot).split())
        await pilot.press("p")
        await type_in(pilot, "Six carers were met")
        await pilot.press("enter")
        await pilot.pause()
    async with opened(folder, size, "lead") as pilot:
        await pilot.press("f9", "f", "f", "f")
        await pilot.pause()
        assert "waiting for you" in text(pilot)
        assert "Show [b]1[/]." in text(pilot)
        assert "Show [b]2[/]." not in text(pilot)
        assert "d Decide" in text(pilot).splitlines()[-1]
        await pilot.press("d")
        await type_in(pilot, "not")
        await pilot.press("enter")
        await type_in(pilot, "Not to us")
        await pilot.press("enter", "v")
        await type_in(pilot, "done")
        await pilot.press("enter", "enter")
        await pilot.pause()
        assert "None of them" in text(pilot)
        await pilot.press("f")
        await pilot.pause()
        assert "1 ended" in text(pilot)
        shown = " ".join(text(pilot).split())
        assert "The lead assessor did not uphold the challenge: Not to us" in shown
        assert "An assessor verified that it is done (lead)." in shown
    held = assessments.load(folder).assessment
    ((key, decision),) = held.agreed.decided.items()
    assert decision.verdict == "not-upheld"
    assert list(held.sheet("lead").verified) == [key]


async def test_actions_can_be_found_and_ordered_and_lead_to_their_criterion(
    folder: Path,
) -> None:
    async with opened(folder, (80, 24), "lead") as pilot:
        await pilot.press("f9", "o", "slash")
        await type_in(pilot, "10")
        await pilot.press("enter")
        await pilot.pause()
        assert "Show [b]1[/]." not in text(pilot)
        await pilot.press("enter")
        await pilot.pause()
        assert str(walk(pilot).at.ref) == "govuk-2019:10"


async def test_a_key_for_somebody_else_is_not_offered_and_says_so(
    folder: Path,
) -> None:
    async with opened(folder, (80, 24), "owner") as pilot:
        await ready(pilot)
        bar = text(pilot).splitlines()[-1]
        assert "r Respond" in bar
        assert "p Progress" in bar
        assert "Verify" not in bar
    async with opened(folder, (80, 24), "lead") as pilot:
        await pilot.press("f9")
        await pilot.pause()
        bar = text(pilot).splitlines()[-1]
        assert "v Verify" in bar
        for word in ("Respond", "Progress", "Decide"):
            assert word not in bar
        await pilot.press("p")
        await pilot.pause()
        assert "Only the service team reports progress" in text(pilot)
        await pilot.press("d")
        await pilot.pause()
        assert "so there is nothing to decide" in text(pilot)


async def test_who_answers_for_the_team_is_added_to_the_team_of_what_is_published(
    folder: Path,
) -> None:
    brief = folder / "assessment.toml"
    brief.write_text(ONE_LEAD, encoding="utf-8", newline="\n")
    async with opened(folder, (80, 24), "lead") as pilot:
        await pilot.press("f9", "r")
        await pilot.pause()
        said = " ".join(text(pilot).split())
        assert "The lead adds somebody: in the walk with P" in said
        await pilot.press("escape", "w")
        await ready(pilot)
        review = pilot.app.screen
        assert isinstance(review, ReviewScreen)
        assert review.status is not None
        found = grouped(review.status.assessment, review.status.problems)
        rules = [g.problems[0].rule for g in found]
        review.page.go(rules.index("nobody-answers"))
        await pilot.press("f")
        await ready(pilot)
        assert pilot.app.screen.query_one(Pick).answer == "team"
        await pilot.press("ctrl+s")
        await ready(pilot)
        assert "owner: Service team" in text(pilot)
        assert "Answers for the team." in text(pilot)
        await pilot.press("escape")
        await pilot.pause()
        assert "nobody-answers" not in str(review.status)
    assert assessments.load(folder).assessment.brief.answering == ("owner",)


async def test_nothing_asked_for_says_where_actions_come_from(tmp_path: Path) -> None:
    async with opened(a_folder(tmp_path), (80, 24)) as pilot:
        await pilot.press("f9")
        await pilot.pause()
        assert "The panel asks for no action" in text(pilot)


async def test_home_says_what_is_due_first(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    moment = datetime(2026, 5, 20, tzinfo=UTC)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(moment.timestamp())))
    async with opened(folder.parent, (120, 40)) as pilot:
        shown = text(pilot)
    assert "Respond to 4 actions" in shown
    assert "due in" in shown
    assert "and 4 more" in shown


async def test_home_says_what_was_assessed_again_and_nothing_of_it_is_due(
    folder: Path,
) -> None:
    again = new(folder.parent / "again", start_from(folder))
    desk = Desk(again, "lead", clock=Clock())
    publication = {"1": {"at": desk.now, "by": "lead", "digest": "0" * 64}}
    desk.put(desk.assessment.agreed.but(publication=publication), "Published")
    desk.close()
    async with opened(folder.parent, (120, 40)) as pilot:
        shown = text(pilot)
        assert "Assessed again in again" in shown
        assert "Respond to" not in shown
        await pilot.press("f8")
        await ready(pilot)
        assert "bluebadge was assessed again in again" in text(pilot)
