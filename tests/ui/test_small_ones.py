"""Small things that somebody stumbled over while living in the screens."""

from pathlib import Path

import pytest
from textual.widgets import Input

from assess.desk.desk import Desk
from assess.model.evidence import EvidenceText
from assess.model.finding import CriterionRef
from assess.panel.screens.reveal import RevealScreen
from assess.rate.use_cases import evidence, parts
from assess.ui.terminal.form import FormScreen
from tests.builders import ONE_LEAD, USERS, WHOLE, Clock, a_folder
from tests.commands import Assess
from tests.screens import opened, ready, shown, text, type_in

LOCAL = CriterionRef("local-service-design", "3")


async def test_home_names_the_folder_that_it_shows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_folder(tmp_path / "services")
    monkeypatch.chdir(tmp_path / "services")
    async with opened(Path()) as pilot:
        assert text(pilot).startswith(" assess · services")


async def test_what_is_typed_in_a_form_stays_without_enter(tmp_path: Path) -> None:
    async with opened(tmp_path) as pilot:
        await pilot.press("n")
        await ready(pilot)
        await type_in(pilot, "Bins")
        await pilot.press("tab")
        await type_in(pilot, "Anyshire")
        await pilot.press("shift+tab")
        screen = pilot.app.screen
        assert isinstance(screen, FormScreen)
        typed = [each.value for each in screen.query(Input)]
        assert typed[:2] == ["Bins", "Anyshire"]


async def test_the_whole_label_of_a_private_note_is_seen(folder: Path) -> None:
    async with opened(folder, (80, 24)) as pilot:
        await pilot.press("n")
        await ready(pilot)
        assert "Note, private, never printed" in text(pilot)


async def test_a_narrow_finding_keeps_its_title_when_an_action_is_said(
    folder: Path,
) -> None:
    async with opened(folder, (60, 20)) as pilot:
        await pilot.press("enter")
        assert "1  Understand users and their needs" in text(pilot)
        await pilot.press("x")
        await type_in(pilot, "Ask")
        await pilot.press("enter", "enter", "enter")
        assert "1  Understand users and their needs" in text(pilot)


async def test_a_search_shows_the_word_that_it_found(folder: Path) -> None:
    async with opened(folder, (80, 24)) as pilot:
        await pilot.press("f7")
        await ready(pilot)
        await pilot.press("slash")
        await type_in(pilot, "screen read")
        await shown(pilot, " found.")
        await pilot.press("enter")
        rows = text(pilot).splitlines()
        assert sum("screen" in row[:32].casefold() for row in rows) > 1


def test_criteria_are_named_with_their_standard_in_the_register_and_by_undo(
    folder: Path, assess: Assess
) -> None:
    desk = Desk(folder, "lead", clock=Clock())
    key = evidence.add_evidence(desk, EvidenceText(title="Log", kind="document"))
    for ref in (USERS, WHOLE, LOCAL):
        evidence.link(desk, ref, key, linked=True)
    parts.tick(desk, USERS, "1a", seen=True)
    step = desk.undo()
    desk.close()
    assert step
    assert step.what == "Tick for GOV.UK point 1"
    assert (
        "(GOV.UK point 1, GOV.UK point 2, Local "
        in assess("evidence", "list", folder).out
    )


async def test_the_register_says_for_which_criteria_in_few_words(folder: Path) -> None:
    desk = Desk(folder, "lead", clock=Clock())
    key = evidence.add_evidence(desk, EvidenceText(title="Log", kind="document"))
    for ref in (USERS, WHOLE, LOCAL):
        evidence.link(desk, ref, key, linked=True)
    desk.close()
    async with opened(folder, (80, 24)) as pilot:
        await pilot.press("E")
        await ready(pilot)
        said = " ".join(text(pilot).split())
        assert "for points 1 and 2 of GOV.UK Service Standard; criterion 3 of" in said


async def test_what_is_not_rated_yet_is_said_whole(tmp_path: Path) -> None:
    panel = f'{ONE_LEAD}\n[panel.ux]\nrole = "assessor"\n'
    async with opened(a_folder(tmp_path, brief=panel), (60, 20), "ux") as pilot:
        await pilot.press("s")
        await ready(pilot)
        assert isinstance(pilot.app.screen, RevealScreen)
        await pilot.press("S")
        said = " ".join(text(pilot).split())
        assert "Rate each one, or choose abstain or not applicable and say why" in said
