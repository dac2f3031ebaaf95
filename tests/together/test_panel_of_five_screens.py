"""Five people with a copy of the folder each go from empty to a published report."""

import shutil
from pathlib import Path

from textual.pilot import Pilot

from assess.model.versions.log import log_of
from assess.store import assessments
from tests.builders import ONE_LEAD, USERS, a_folder
from tests.screens import opened, paste, ready, text

PEOPLE = {
    "lead": "service ownership",
    "research": "user research",
    "design": "design",
    "technology": "technology",
    "procurement": "procurement",
}
PANEL = "".join(
    f'\n[panel.{person}]\nrole = "assessor"\nprofession = "{profession}"\n'
    for person, profession in PEOPLE.items()
    if person != "lead"
)
AMBER = {"lead", "research"}
"""Who is not content with the first criterion."""


async def answer(pilot: Pilot[None], words: str = "") -> None:
    await paste(pilot, words)
    await pilot.press("enter")
    await pilot.pause()


async def rate_alone(folder: Path, person: str) -> None:
    async with opened(folder, (80, 24), person) as pilot:
        for number in range(4):
            await pilot.press("2" if number == 0 and person in AMBER else "1", "r")
            await paste(pilot, f"Seen by {person}.")
            await pilot.press("escape")
            if number == 0 and person in AMBER:
                await pilot.press("x")
                await answer(pilot, f"Meet carers, says {person}.")
                await answer(pilot, "2027-01-14")
                await answer(pilot, "product owner")
            await pilot.press("j")
        await pilot.press("s", "S")
        await pilot.pause()
        assert "1 of 5 submitted" in text(pilot)


async def test_five_copies_become_one_published_report(tmp_path: Path) -> None:
    whole = a_folder(tmp_path, brief=ONE_LEAD + PANEL)
    copies = {who: Path(shutil.copytree(whole, tmp_path / who)) for who in PEOPLE}
    for person, copy in copies.items():
        await rate_alone(copy, person)
        (whole / "people").mkdir(exist_ok=True)
        shutil.copy(copy / f"people/{person}.toml", whole / "people")
    async with opened(whole, (80, 24), "lead") as pilot:
        await pilot.press("s", "R", "enter", "a")
        await pilot.pause()
        assert "3 of 4 agreed" in text(pilot)
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press("2")
        await answer(pilot)
        await answer(pilot, "d")
        await pilot.press("D")
        await answer(pilot, "design")
        await answer(pilot)
        await answer(pilot)
        await answer(pilot, "y")
        while pilot.app.screen.page.key.is_taken:  # type: ignore[attr-defined]
            await pilot.press("j")
        await pilot.press("space")
        await pilot.pause()
        await pilot.press("escape", "escape", "w", "2")
        await ready(pilot)
        await pilot.press("p", "y")
        await ready(pilot)
        assert "Version 1 is published" in text(pilot)
    held = assessments.load(whole).assessment
    agreed = held.agreed.at(USERS)
    assert (agreed.rating, agreed.method) == ("amber", "discussed")
    assert next(iter(agreed.actions)).rpartition("-")[0] in AMBER
    assert agreed.dissent["design"].rating == "green"
    for person in PEOPLE:
        assert f"Seen by {person}." in held.sheet(person).at(USERS).reason
    words = [entry.what for entry in log_of(held, USERS, "lead")]
    assert words.count("found") == 5
    assert {"revealed", "agreed", "dissent"} <= set(words)
