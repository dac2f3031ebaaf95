"""Home shows what the workspace lists elsewhere, below its own."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from threading import Event

import pytest
from textual.pilot import Pilot

from assess.app import home_looking_elsewhere
from assess.app.application import AssessApp
from assess.app.first_due import first_dues
from assess.app.home import HomeScreen
from assess.portfolio.use_cases import folders
from assess.rate.screens.walk import WalkScreen
from tests.council import judged, listing
from tests.screens import OFTEN, opened, ready, text
from tests.settled import LONGEST


@pytest.fixture
def ours(tmp_path: Path) -> Path:
    judged(tmp_path / "ours", "permits", "RGG", "2025-02-03")
    judged(tmp_path / "theirs", "badges", "AGR", "2025-04-08", council="Otherham")
    return listing(tmp_path / "ours", "../theirs")


def words(pilot: Pilot[None]) -> str:
    """Return what stands on the screen, wherever its lines are broken."""
    return " ".join(text(pilot).split())


async def test_what_is_listed_stands_below_where_it_is_and_opens(ours: Path) -> None:
    async with opened(ours) as pilot:
        own, elsewhere = text(pilot).split(f"In {ours.parent / 'theirs'}")
        assert ("Permits" in own, "Badges" in own) == (True, False)
        assert "Badges · Beta · Otherham" in elsewhere
        assert "3 of 3 rated" in elsewhere
        await pilot.press("down", "enter")
        await ready(pilot)
        assert isinstance(pilot.app.screen, WalkScreen)
        assert pilot.app.screen.folder.resolve() == ours.parent / "theirs" / "badges"
        await pilot.press("h")
        await ready(pilot)
        assert "Permits" in text(pilot)


@pytest.mark.parametrize("named", ["../gone", "../empty", "~nobody-is-called-so/a"])
async def test_what_is_gone_is_a_sentence_and_the_rest_is_shown(
    ours: Path, named: str
) -> None:
    (ours.parent / "empty").mkdir()
    listing(ours, named, "../theirs")
    async with opened(ours) as pilot:
        assert "assess.toml lists it" in words(pilot)
        assert ("Permits" in text(pilot), "Badges" in text(pilot)) == (True, True)


async def test_a_damaged_assessment_elsewhere_is_named_in_its_line(ours: Path) -> None:
    brief = ours.parent / "theirs" / "badges" / "assessment.toml"
    brief.write_text("format = 1\nservice = \n", encoding="utf-8")
    async with opened(ours) as pilot:
        below = text(pilot).split("theirs")[1]
        assert "badges" in below
        assert "line 2" in below


async def test_a_list_that_can_not_be_read_is_said(ours: Path) -> None:
    path = ours / "assess.toml"
    listed = path.read_text("utf-8").replace("['../theirs']", "'../theirs'")
    path.write_text(listed, encoding="utf-8")
    async with opened(ours) as pilot:
        assert "assess.toml, line 7" in words(pilot)
        assert "Permits" in text(pilot)


async def test_a_workspace_of_nothing_else_is_a_list_too(
    ours: Path, tmp_path: Path
) -> None:
    here = listing(tmp_path / "here", str(ours), "../gone")
    async with opened(here) as pilot:
        assert "Permits" in text(pilot)
        assert "gone is not there" in words(pilot)
        assert "Portfolio" in text(pilot)
    (ours / "permits" / "assessment.toml").unlink()
    async with opened(here) as pilot:
        assert "Start an assessment" in text(pilot)
        assert "ours holds no assessment" in words(pilot)


async def test_nothing_stands_there_twice(ours: Path) -> None:
    listing(ours, ".", "permits", "../theirs", "../theirs/badges", "../ours")
    async with opened(ours) as pilot:
        assert text(pilot).count("Permits · Beta") == 1
        assert text(pilot).count("Badges · Beta") == 1
        assert text(pilot).count("In /") == 1


async def test_what_was_assessed_again_elsewhere_is_not_due_here(ours: Path) -> None:
    judged(ours.parent / "theirs", "later", "GGG", "2026-02-03", follows="permits")
    async with opened(ours) as pilot:
        assert "Assessed again in later" in text(pilot).split("theirs")[0]


async def test_what_was_found_out_among_fewer_folders_takes_back_nothing(
    ours: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    judged(ours.parent / "third", "later", "GGG", "2026-02-03", follows="permits")
    app, is_begun, waits = (
        AssessApp(listing(ours, "../theirs", "../third"), None),
        Event(),
        Event(),
    )

    def third_last(folder: Path) -> folders.Elsewhere:
        if folder.name == "third":
            is_begun.wait(LONGEST)
        return folders.elsewhere(folder)

    def fewer_last(places: Iterable[Path]) -> Iterator[str]:
        every = list(places)
        if len(every) == 2:
            is_begun.set()
            for _ in range(int(LONGEST / OFTEN)):
                assert isinstance(app.screen, HomeScreen)
                if any("again" in said for said in app.screen.due.values()):
                    break
                waits.wait(OFTEN)
        yield from first_dues(every)

    monkeypatch.setattr(home_looking_elsewhere, "elsewhere", third_last)
    monkeypatch.setattr(home_looking_elsewhere, "first_dues", fewer_last)
    async with app.run_test() as pilot:
        await ready(pilot)
        assert is_begun.is_set()
        assert "Assessed again in later" in text(pilot)


async def test_a_slow_folder_keeps_nothing_else_waiting(
    ours: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app, own_is_shown, waits = AssessApp(ours, None), Event(), Event()

    def slow(folder: Path) -> folders.Elsewhere:
        for _ in range(int(LONGEST / OFTEN)):
            assert isinstance(app.screen, HomeScreen)
            if all(app.screen.found.values()) and app.screen.due:
                own_is_shown.set()
                break
            waits.wait(OFTEN)
        return folders.elsewhere(folder)

    monkeypatch.setattr(home_looking_elsewhere, "elsewhere", slow)
    async with app.run_test() as pilot:
        await ready(pilot)
        assert own_is_shown.is_set()
        assert "Badges" in text(pilot)


async def test_whoever_leaves_does_not_wait_for_a_folder_that_never_answers(
    ours: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app, answers, left = AssessApp(ours, None), Event(), []

    def never(folder: Path) -> folders.Elsewhere:
        app.call_later(app.exit)
        left.append(answers.wait(LONGEST))
        return folders.elsewhere(folder)

    monkeypatch.setattr(home_looking_elsewhere, "elsewhere", never)
    async with app.run_test():
        pass
    assert left == []
    answers.set()
