"""The portfolio of many services on the screen."""

import shutil
from pathlib import Path
from threading import current_thread, main_thread

import pytest

from assess.desk.errors import RefusedError
from assess.portfolio.use_cases.entries import entries
from assess.store.index import throw_away
from tests.commands import ROOT
from tests.council import two_councils
from tests.screens import colours, opened, ready, text, walk


async def test_home_shows_the_portfolio_and_a_line_opens_its_assessment(
    tmp_path: Path,
) -> None:
    async with opened(two_councils(tmp_path), (80, 24)) as pilot:
        await pilot.press("p")
        await ready(pilot)
        assert f"{tmp_path.name}\n" in text(pilot).replace("Portfolio  ", "")
        assert text(pilot).splitlines()[0].endswith(tmp_path.name)
        assert "3 of 5 services have a published result" in text(pilot)
        assert "● green, ▲ amber, ■ red" in text(pilot)
        assert "1▲  2●  10●" in text(pilot)
        await pilot.press("j", "j", "enter")
        await ready(pilot)
        assert walk(pilot).folder == tmp_path / "bins-2"


async def test_it_begins_where_its_first_words_are_in_sight_however_many_there_are(
    tmp_path: Path,
) -> None:
    for name in ("exampleford", "sampleton", "nextham"):
        shutil.copytree(ROOT / "examples" / name, tmp_path / name)
    async with opened(tmp_path, (80, 24)) as pilot:
        await pilot.press("p")
        await ready(pilot)
        assert "14 services of 3 organisations" in text(pilot)
        await pilot.press("enter")
        assert "That is of no one assessment" in text(pilot)
        await pilot.press("j")
        assert "▸  Book a bulky waste collection" in text(pilot)


async def test_each_mark_has_the_colour_of_its_rating(tmp_path: Path) -> None:
    async with opened(two_councils(tmp_path), (80, 24)) as pilot:
        await pilot.press("p")
        await ready(pilot)
        styles = colours(pilot, "1▲  2●  10●")
        assert styles["▲"] != styles["●"]
        assert styles["1"] not in (styles["▲"], styles["●"])


async def test_finding_narrows_it_and_a_line_of_several_services_asks_which(
    tmp_path: Path,
) -> None:
    async with opened(two_councils(tmp_path), (120, 40)) as pilot:
        await pilot.press("p")
        await ready(pilot)
        await pilot.press("slash", *"otherham")
        await pilot.press("enter")
        await pilot.pause()
        assert "Badges · Otherham · Red" in text(pilot)
        assert "Permits · Anyshire" not in text(pilot)
        await pilot.press("escape", "home", "j", "j", "j", "j", "enter")
        await pilot.pause()
        assert "Which one" in text(pilot)
        await pilot.press("1")
        await ready(pilot)
        assert walk(pilot).folder == tmp_path / "permits"
        assert str(walk(pilot).at.ref) == "govuk-2019:1"


async def test_the_list_of_services_is_searched_as_every_list(tmp_path: Path) -> None:
    async with opened(two_councils(tmp_path), (80, 24)) as pilot:
        await pilot.press("s")
        await ready(pilot)
        await pilot.press("slash", *"pitch", "enter")
        await pilot.pause()
        assert "Book a pitch" in text(pilot)
        assert "Permits" not in text(pilot)


async def test_it_hears_keys_while_it_looks_and_says_what_stands_against_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    threads = []

    def refused(*_given: object) -> None:
        threads.append(current_thread())
        raise RefusedError("Nothing can be seen.")

    monkeypatch.setattr("assess.portfolio.screens.portfolio.portfolio_of", refused)
    async with opened(two_councils(tmp_path), (80, 24)) as pilot:
        await pilot.press("p")
        await ready(pilot)
        assert "Nothing can be seen." in text(pilot)
        assert "looking at each assessment" not in text(pilot)
    assert threads != [main_thread()]


async def test_many_that_were_never_read_are_read_below_the_screen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("assess.portfolio.use_cases.entries.WORTH_IT", 1)
    async with opened(two_councils(tmp_path), (80, 24)) as pilot:
        await pilot.press("p")
        await ready(pilot)
        assert "3 of 5 services have a published result" in text(pilot)


def test_a_command_reads_many_in_several_processes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    parent = two_councils(tmp_path)
    folders = [parent / name for name in ("bins", "permits", "badges")]
    plainly = list(entries(folders))
    throw_away()
    monkeypatch.setattr("assess.portfolio.use_cases.entries.WORTH_IT", 1)
    assert list(entries(folders)) == plainly
