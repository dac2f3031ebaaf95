from pathlib import Path

import pytest
from rich.segment import Segment
from textual.pilot import Pilot

from assess.app.appearance import THEME_KEY
from assess.store.state import remember
from assess.ui.terminal.themes import CALLED, DEFAULT
from tests.screens import opened, ready, text


async def test_colours_that_are_not_ours_are_those_to_begin_with(folder: Path) -> None:
    remember(THEME_KEY, "nord")  # Textual has one that is called so
    async with opened(folder) as pilot:
        assert pilot.app.theme == DEFAULT
        await pilot.press("f3")
        assert "Colours: light" in text(pilot)


@pytest.mark.parametrize("theme", CALLED)
async def test_no_color_leaves_the_terminals_own_colours(
    folder: Path, monkeypatch: pytest.MonkeyPatch, theme: str
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    remember(THEME_KEY, theme)
    async with opened(folder) as pilot:
        assert _painted(pilot) <= {None, "default"}
        await pilot.press("f3")
        assert "NO_COLOR is set, so colours are the terminal's own." in text(pilot)
        await pilot.press("r", *"words", "shift+left")
        await pilot.pause()
        assert _painted(pilot) <= {None, "default"}
        assert _reversed(pilot).endswith("s")


async def test_no_color_is_set_also_where_it_is_set_to_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "")
    async with opened(tmp_path) as pilot:
        await pilot.press("n")
        await ready(pilot)
        assert _painted(pilot) <= {None, "default"}
        await pilot.press(*"Bins", "shift+left", "shift+left")
        await pilot.pause()
        assert _painted(pilot) <= {None, "default"}
        assert "ns" in _reversed(pilot)


def _segments(pilot: Pilot[None]) -> list[Segment]:
    strips = pilot.app.screen._compositor.render_strips()
    return [segment for strip in strips for segment in strip]


def _painted(pilot: Pilot[None]) -> set[str | None]:
    """Return every colour of what is on the screen."""
    styles = [each.style for each in _segments(pilot) if each.style]
    every = [each for style in styles for each in (style.color, style.bgcolor)]
    return {each and each.name for each in every}


def _reversed(pilot: Pilot[None]) -> str:
    """Return the words that stand out by their ground."""
    return "".join(
        s.text for s in _segments(pilot) if s.style and s.style.reverse
    ).strip()
