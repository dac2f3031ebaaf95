from pathlib import Path

from assess.app.appearance import THEME_KEY
from assess.store.state import remember
from assess.ui.terminal.themes import DEFAULT
from tests.screens import opened, text


async def test_colours_that_are_not_ours_are_those_to_begin_with(folder: Path) -> None:
    remember(THEME_KEY, "nord")  # Textual has one that is called so
    async with opened(folder) as pilot:
        assert pilot.app.theme == DEFAULT
        await pilot.press("f3")
        assert "Colours: light" in text(pilot)
