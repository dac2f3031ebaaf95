"""What is new is said once after an upgrade."""

from pathlib import Path

import pytest

from assess import __version__
from assess.app.home import HomeScreen
from assess.app.news import LAST_SEEN, NewsScreen, arrived, of_version
from assess.resources import changelog
from assess.store.state import recall, remember
from tests.builders import a_folder
from tests.screens import opened, ready, text

CHANGES = """\
# Changelog

## Unreleased

### Added

- A thing to come.

## [1.2.0] - 2027-01-14

### Added

- A first thing, of which
  the second line says `more`.

### Mended

- Another.

## [1.1.0] - 2026-12-01

- An old one.
"""


def test_the_first_start_tells_nothing_and_an_upgrade_is_told_once() -> None:
    assert arrived() == ""
    assert arrived() == ""
    remember(LAST_SEEN, "0.0.9")
    assert arrived().startswith(f"This is assess {__version__}; last time it was 0.0.9")
    assert arrived() == ""
    assert recall(LAST_SEEN) == __version__


def test_only_what_is_of_the_version_is_shown() -> None:
    told = [(block.text, block.style) for block in of_version(CHANGES, "1.2.0")]
    assert [line for line in told if line[0]] == [
        ("Added", "heading"),
        ("A first thing, of which the second line says more.", ""),
        ("Mended", "heading"),
        ("Another.", ""),
    ]


def test_a_version_that_the_changelog_does_not_name_shows_what_comes_first() -> None:
    (line,) = (block for block in of_version(CHANGES, "3.0.0") if block.mark)
    assert line.text == "A thing to come."


def test_something_is_said_of_the_version_that_is_here() -> None:
    assert any(block.mark for block in of_version(changelog(), __version__))


async def test_home_says_it_and_shows_it(tmp_path: Path) -> None:
    remember(LAST_SEEN, "0.0.9")
    a_folder(tmp_path, "one")
    async with opened(tmp_path) as pilot:
        assert "v says what is new" in text(pilot)
        await pilot.press("v")
        await ready(pilot)
        assert isinstance(pilot.app.screen, NewsScreen)
        assert f"What is new in assess {__version__}" in text(pilot)
        await pilot.press("escape")
        await ready(pilot)
        assert isinstance(pilot.app.screen, HomeScreen)


@pytest.mark.parametrize("width", [60, 120])
async def test_the_page_shows_whole_entries_narrow_and_wide(
    tmp_path: Path, width: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    long = " ".join(f"word{number}" for number in range(40))
    told = f"# Changelog\n\n## [{__version__}] - 2027-01-14\n\n- {long}\n"
    monkeypatch.setattr("assess.app.news.changelog", lambda: told)
    async with opened(tmp_path, size=(width, 24)) as pilot:
        await pilot.press("v")
        await ready(pilot)
        assert long in " ".join(text(pilot).split())


def test_links_are_shown_as_words() -> None:
    text = "## [1.0.0]\n\n- See [the promises](docs/promises.md), and `assess x`.\n"
    (line,) = of_version(text, "1.0.0")
    assert line.text == "See the promises, and assess x."
