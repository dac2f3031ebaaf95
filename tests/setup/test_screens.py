"""The forms: a new assessment, its brief, and the people of panel and team."""

from datetime import date
from pathlib import Path

import pytest
from textual.geometry import Offset
from textual.pilot import Pilot

from assess.desk.desk import Desk
from assess.model.brief import Member
from assess.publish.use_cases import outcome
from assess.rate.use_cases import findings
from assess.setup.logic.people import proposed_name
from assess.setup.screens.people import PeopleScreen
from assess.setup.use_cases import roster
from assess.setup.use_cases.brief import set_field
from assess.setup.views import PersonLine
from assess.store import assessments
from assess.ui.terminal.field import Field
from assess.ui.terminal.fields import Choice, Ticks
from assess.ui.terminal.form import FormScreen
from tests.builders import ONE_LEAD, Clock, a_folder
from tests.screens import opened, paste, ready, text, type_in, walk


def form(pilot: Pilot[None]) -> FormScreen[object]:
    screen = pilot.app.screen
    assert isinstance(screen, FormScreen)
    return screen


def refused(pilot: Pilot[None]) -> list[str]:
    return [field.key for field in form(pilot).query(Field) if field.problem]


def answer(pilot: Pilot[None], name: str) -> str:
    return form(pilot).field(name).answer


async def go(pilot: Pilot[None], name: str) -> None:
    form(pilot).go_to(name)
    await pilot.pause()


def people(folder: Path) -> dict[str, tuple[str, str]]:
    panel = assessments.load(folder).assessment.brief.panel
    return {who: (member.role, member.profession) for who, member in panel.items()}


# New


async def test_an_assessment_is_started_in_a_form(tmp_path: Path) -> None:
    async with opened(tmp_path, (80, 24)) as pilot:
        await pilot.press("n")
        await ready(pilot)
        await pilot.press("ctrl+s")
        assert "! Say which service is assessed." in text(pilot)
        assert "! Choose the phase that is ending." in text(pilot)
        await paste(pilot, "Blue Badge")
        await pilot.press("enter")
        await paste(pilot, "Anyshire")
        await pilot.press("tab", "right", "right", "right")
        assert "( ) Alpha (x) Beta" in text(pilot)
        assert "! Choose" not in text(pilot)
        await pilot.press("ctrl+s")
        await ready(pilot)
        assert walk(pilot).desk is not None
    brief = assessments.load(tmp_path / "blue-badge-beta").assessment.brief
    assert (brief.service, brief.council, brief.phase) == (
        "Blue Badge", "Anyshire", "beta",
    )  # fmt: skip
    assert set(brief.standard) == {"govuk-2019", "local-service-design"}
    assert people(tmp_path / "blue-badge-beta") == {"lead": ("lead", "")}


async def test_other_standards_stand_behind_more_and_have_a_scale(
    tmp_path: Path,
) -> None:
    async with opened(tmp_path, (120, 40)) as pilot:
        await pilot.press("n")
        await ready(pilot)
        assert "Scotland" not in text(pilot)
        await go(pilot, "more")
        await pilot.press("space")
        await pilot.pause()
        ticks = form(pilot).query_one(Ticks)
        assert ticks.answer == "govuk-2019 local-service-design"
        ticks.answer = "govuk-2019 scotland-2021"
        await pilot.pause()
        await pilot.pause()
        scales = [f.key for f in form(pilot).query(Field) if f.key.startswith("scale.")]
        assert {"scale.govuk-2019", "scale.scotland-2021"} <= set(scales)
        assert not form(pilot).field("scale.local-service-design").display
        await go(pilot, "more")
        await pilot.press("space")
        await pilot.pause()
        assert len(ticks.options) == 3


async def test_a_wrong_name_of_the_lead_stands_at_its_field(tmp_path: Path) -> None:
    async with opened(tmp_path, (80, 24)) as pilot:
        await pilot.press("n")
        await ready(pilot)
        for name, words in (("service", "S"), ("council", "C"), ("phase", "beta")):
            form(pilot).field(name).widget.answer = words
        form(pilot).field("lead").widget.answer = "panel"
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert "! panel is the panel's own name" in text(pilot)
        focused = form(pilot).focused_field
        assert focused is not None
        assert focused.key == "lead"


async def test_the_form_takes_over_what_an_earlier_assessment_says(
    tmp_path: Path,
) -> None:
    folder = published(tmp_path)
    async with opened(tmp_path, (80, 24)) as pilot:
        await pilot.press("n")
        await ready(pilot)
        await go(pilot, "kind")
        await pilot.press("enter", "down", "enter")
        await go(pilot, "reassesses")
        assert f"Published here: {folder.name}." in " ".join(text(pilot).split())
        await paste(pilot, "nowhere")
        await pilot.press("tab")
        await pilot.pause()
        assert "is not an assessment" in " ".join(text(pilot).split())
        form(pilot).field("reassesses").widget.answer = folder.name
        await go(pilot, "reassesses")
        await pilot.press("tab")
        await pilot.pause()
        assert answer(pilot, "service") == "Blue Badge renewal"
        form(pilot).field("folder").widget.answer = "again"
        await pilot.press("ctrl+s")
        await ready(pilot)
    held = assessments.load(tmp_path / "again").assessment
    assert held.earlier is not None
    assert people(tmp_path / "again") == people(folder)


def published(parent: Path) -> Path:
    folder = a_folder(parent, brief=ONE_LEAD)
    desk = Desk(folder, "lead", clock=Clock())
    for ref in desk.assessment.refs:
        findings.rate(desk, ref, "red", reason="Little was shown.")
        key = findings.say(desk, ref, "action", f"Show {ref.criterion}.")
        findings.set_action(desk, ref, key, due=date(2026, 8, 12), owner="the owner")
    set_field(desk, "dates.assessed", "2026-05-12")
    outcome.decide(desk, "red")
    outcome.publish(desk)
    desk.close()
    return folder


# The brief


async def test_the_brief_can_be_changed_field_by_field(tmp_path: Path) -> None:
    folder = a_folder(tmp_path)
    async with opened(folder, (80, 24)) as pilot:
        await pilot.press("B")
        await ready(pilot)
        await go(pilot, "dates.assessed")
        await paste(pilot, "12 May 2026")
        await pilot.press("enter")
        await pilot.pause()
        assert answer(pilot, "dates.assessed") == "2026-05-12"
        await paste(pilot, "It renews.")
        await go(pilot, "savings.now")
        await type_in(pilot, "22")
        await go(pilot, "took-part")
        await paste(pilot, "Owner, Anyshire")
        await pilot.press("enter")
        await paste(pilot, "User researcher")
        await go(pilot, "service")
        await pilot.press("ctrl+z")
        await pilot.pause()
        assert answer(pilot, "took-part") == ""
        form(pilot).field("took-part").widget.answer = "Owner, Anyshire"
        await pilot.press("ctrl+u", "escape")
        await pilot.pause()
        assert "The service needs a name." in text(pilot)
        assert "Esc again leaves it" in text(pilot)
        await paste(pilot, "Badges")
        await go(pilot, "took-part")
        await pilot.press("escape")
        await pilot.pause()
    brief = assessments.load(folder).assessment.brief
    assert (brief.service, str(brief.dates.assessed)) == ("Badges", "2026-05-12")
    assert (brief.about, brief.savings.now) == ("It renews.", "22")
    assert [(one.role, one.organisation) for one in brief.took_part.values()] == [
        ("Owner", "Anyshire")
    ]


# People


async def test_people_are_added_changed_and_taken_off(tmp_path: Path) -> None:
    folder = a_folder(tmp_path, brief=ONE_LEAD)
    async with opened(folder, (80, 24), "lead") as pilot:
        await pilot.press("P")
        await ready(pilot)
        assert "Nobody yet, so nobody answers for the team." in text(pilot)
        await pilot.press("a", "tab", "enter")
        await type_in(pilot, "user r")
        await pilot.press("enter", "ctrl+s")
        await ready(pilot)
        assert "user-research: Assessor, user research" in text(pilot)
        await pilot.press("enter")
        await ready(pilot)
        await pilot.press("enter", "end", "enter")
        await pilot.pause()
        await go(pilot, "name")
        await paste(pilot, "The owner")
        await pilot.press("escape")
        await pilot.pause()
        assert "user-research: The owner, Service team" in text(pilot)
        assert "Answers for the team." in text(pilot)
        await pilot.press("delete")
        assert "Take user-research off?" in text(pilot)
        await pilot.press("escape", "delete", "y")
        await pilot.pause()
        assert "user-research" not in text(pilot)
        await pilot.press("u")
        await pilot.pause()
        assert "user-research: The owner" in text(pilot)
    assert people(folder)["user-research"] == ("team", "user research")


async def test_a_panel_of_one_says_how_others_are_added(tmp_path: Path) -> None:
    folder = a_folder(tmp_path, brief=ONE_LEAD)
    async with opened(folder, (80, 24), "lead") as pilot:
        await pilot.press("s")
        await ready(pilot)
        assert "P adds others." in " ".join(text(pilot).split())
        assert "R Reveal" not in text(pilot)
        await pilot.press("P", "a", "ctrl+s", "escape")
        await ready(pilot)
        assert "R Reveal" in text(pilot)
    assert "assessor" in people(folder)


async def test_what_is_refused_of_a_person_stands_at_its_field(tmp_path: Path) -> None:
    folder = a_folder(tmp_path, brief=ONE_LEAD)
    async with opened(folder, (80, 24), "lead") as pilot:
        await pilot.press("P", "enter")
        await ready(pilot)
        await pilot.press("enter", "end", "enter")
        await pilot.pause()
        assert "! lead leads. Make somebody else the lead" in text(pilot)
        assert answer(pilot, "role") == "lead"
        await pilot.press("escape", "a")
        await ready(pilot)
        form(pilot).field("person").widget.answer = "Sam P"
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert "! Sam P can't be taken as an id" in text(pilot)
        await pilot.press("escape", "a")
        await ready(pilot)
        assert answer(pilot, "person") == "Sam P"
        await pilot.press("escape", "end", "up", "delete", "y")
        await pilot.pause()
        assert "lead leads." in text(pilot)
    assert list(people(folder)) == ["lead"]


async def test_the_team_is_added_after_publication(tmp_path: Path) -> None:
    folder = published(tmp_path)
    async with opened(folder, (80, 24), "lead") as pilot:
        await pilot.press("P", "a", "enter", "end", "enter", "ctrl+s")
        await ready(pilot)
        screen = pilot.app.screen
        assert isinstance(screen, PeopleScreen)
        assert screen.page.key == PersonLine("owner")
    assert assessments.load(folder).assessment.brief.answering == ("owner",)


async def test_who_leads_on_what_and_who_writes_is_ticked(tmp_path: Path) -> None:
    folder = a_folder(tmp_path, brief=f"{ONE_LEAD}\n[panel.ux]\nrole = 'assessor'\n")
    async with opened(folder, (80, 24), "lead") as pilot:
        await pilot.press("P", "end", "up", "enter")
        await ready(pilot)
        await go(pilot, "leads")
        await pilot.press("space", "down", "space")
        await pilot.pause()
        assert "[x] GOV.UK 1 Understand users" in text(pilot)
        await go(pilot, "writes")
        await pilot.press("space", "escape")
        await pilot.pause()
        assert "Writes what is agreed" in text(pilot)
    brief = assessments.load(folder).assessment.brief
    assert brief.panel["ux"].leads == ("govuk-2019:1", "govuk-2019:2")
    assert brief.agreed_by == "ux"


# The fields


@pytest.mark.parametrize("size", [(80, 24), (60, 20)])
async def test_fields_answer_a_click_and_state_is_a_mark(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with opened(tmp_path, size) as pilot:
        await pilot.press("n")
        await ready(pilot)
        lines = text(pilot).splitlines()
        row = next(n for n, line in enumerate(lines) if "Live" in line)
        await pilot.click(offset=Offset(lines[row].index("Live"), row))
        await pilot.pause()
        assert form(pilot).query_one(Choice).answer == "live"
        assert "(x) Live" in text(pilot)
        await go(pilot, "scales")
        await pilot.press("space")
        await pilot.pause()
        assert "▸ [ ] GOV.UK" in text(pilot)
        await pilot.press("f6")
        assert "> [ ] GOV.UK" in text(pilot)


def test_a_proposed_short_name_is_nobody_elses(tmp_path: Path) -> None:
    desk = Desk(a_folder(tmp_path, brief=ONE_LEAD), "lead", clock=Clock())
    for expected in ("observer", "observer-2", "observer-3"):
        assert proposed_name(desk.assessment.brief, "observer", "") == expected
        roster.add_member(desk, expected, Member(role="observer"))
    desk.close()


async def test_an_earlier_assessment_made_elsewhere_is_typed_in_and_shown_first(
    tmp_path: Path,
) -> None:
    async with opened(tmp_path, (80, 24)) as pilot:
        await pilot.press("n")
        await ready(pilot)
        assert not form(pilot).field("found").display
        for name, words in {
            "service": "Bins",
            "council": "Anyshire",
            "phase": "beta",
            "kind": "reassessment",
            "published": "9 March 2024",
            "result": "Brilliant",
        }.items():
            form(pilot).field(name).widget.answer = words
            await pilot.pause()
        await go(pilot, "found")
        await paste(pilot, "1; green\n77; red; Map the journey.; 1 June 2024; owner")
        form(pilot).field("folder").widget.answer = "again"
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert "Say which phase had ended at the earlier" in text(pilot)
        assert refused(pilot) == ["earlier_phase"]
        form(pilot).field("earlier_phase").widget.answer = "beta"
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert "Line 2: GOV.UK Service Standard has no point" in " ".join(
            text(pilot).split()
        )
        focused = form(pilot).focused_field
        assert focused is not None
        assert focused.key == "found"
        known = answer(pilot, "found")
        form(pilot).field("found").widget.answer = known.replace("77", "2")
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert "“Brilliant” is not a rating of" in " ".join(text(pilot).split())
        assert refused(pilot) == ["result"]
        form(pilot).field("result").widget.answer = "red"
        await go(pilot, "found")
        await pilot.press("ctrl+s")
        await pilot.pause()
        await pilot.press("escape")
        await pilot.pause()
        assert form(pilot).focused_field is focused
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert "Taken over: 2 ratings, 1 carried, 1 action. Start?" in text(pilot)
        assert not (tmp_path / "again").exists()
        await pilot.press("enter")
        await ready(pilot)
    held = assessments.load(tmp_path / "again").assessment
    assert held.brief.carried == {"govuk-2019": ("1",)}
    assert held.earlier is not None
    assert held.earlier.elsewhere
