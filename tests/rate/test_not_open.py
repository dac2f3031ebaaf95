"""Keys and commands before a desk is open, and where it can't be opened."""

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from textual.command import DiscoveryHit, Hit
from textual.pilot import Pilot

from assess.app.application import AssessApp
from assess.app.palette import Commands
from assess.rate.screens.opening import Opening
from assess.rate.screens.walk import WalkScreen
from tests.screens import opened, ready, text, type_in


@asynccontextmanager
async def opening(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Pilot[None]]:
    """Show the walk of an assessment whose desk is never opened."""
    monkeypatch.setattr(Opening, "begin", lambda _: None)
    async with AssessApp(folder, None).run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        yield pilot


def keys_of(*nodes: object) -> Iterator[str]:
    for node in nodes:
        yield from node._bindings.key_to_bindings  # type: ignore[attr-defined]


async def back(pilot: Pilot[None]) -> WalkScreen:
    """Close whatever a key opened."""
    while len(pilot.app.screen_stack) > 1:
        pilot.app.pop_screen()
        await pilot.pause()
    screen = pilot.app.screen
    assert isinstance(screen, WalkScreen)
    return screen


LEAVES = {"h", "ctrl+q", "ctrl+c"}
"""Keys that go away from the walk, which may happen at any time."""


async def test_no_key_of_the_walk_fails_before_a_desk_is_open(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with opening(folder, monkeypatch) as pilot:
        for key in sorted({*keys_of(pilot.app.screen, pilot.app)} - LEAVES):
            await pilot.press(key)
            screen = await back(pilot)
            assert (screen.desk, pilot.app.is_running) == (None, True)
        await pilot.press("slash", "r", "e", "d", "enter")
        assert "Opening" in text(pilot)


async def test_no_command_of_the_walk_fails_before_a_desk_is_open(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with opening(folder, monkeypatch) as pilot:
        names = []
        for command in list(Commands(pilot.app.screen).commands()):
            name = command.name
            names.append(name)
            if name in ("Leave", "Home: all assessments") or name.endswith("on Home"):
                continue
            outcome: Any = command.run()
            if outcome is not None:
                await outcome
            await pilot.pause()
            await back(pilot)
        assert "Find in all that is written" in names
        assert any(name.startswith("Go to point 1:") for name in names)


async def test_where_a_desk_can_not_open_every_key_says_why(folder: Path) -> None:
    (folder / "assessment.toml").write_text("format = ", encoding="utf-8")
    async with opened(folder, (80, 24)) as pilot:
        for key in ("slash", "f5", "c", "f8", "r", "w", "s"):
            await pilot.press(key)
            assert "assessment.toml, line 1" in text(pilot)


async def test_the_palette_offers_nothing_of_textuals_own(folder: Path) -> None:
    async with opened(folder, (80, 24)) as pilot:
        assert list(pilot.app.get_system_commands(pilot.app.screen)) == []
        await pilot.press("f2")
        await ready(pilot)
        (provider,) = pilot.app.screen._providers  # type: ignore[attr-defined]
        found = [hit async for hit in provider.discover()]
        names = {hit.text or str(hit.display) for hit in found
                 if isinstance(hit, DiscoveryHit)}  # fmt: skip
        assert not names & {"Keys", "Maximize", "Quit", "Screenshot", "Theme"}
        assert "Reason" in names


async def test_the_palette_says_that_nothing_is_called_so(folder: Path) -> None:
    async with opened(folder, (80, 24)) as pilot:
        hits = [hit async for hit in Commands(pilot.app.screen).search("[zz]")]
        (hit,) = hits
        assert isinstance(hit, Hit)
        assert str(hit.match_display) == "Nothing is called [zz]. Try another word."
        await pilot.press("f2")
        await type_in(pilot, "zzzz")
        await ready(pilot)
        await pilot.press("down", "enter")
        await ready(pilot)
        assert isinstance(pilot.app.screen, WalkScreen)
