"""What the other tests of screens rest on: nothing is looked at before it is there."""

import time
from pathlib import Path
from typing import Any

import pytest
from markdown_it import MarkdownIt

from assess.publish.screens.preview import PreviewScreen
from assess.rate.screens import walk
from tests.screens import opened, ready, text

LATE = 0.3
"""Seconds, longer than any pause in a test."""


async def test_a_walk_that_opens_late_is_waited_for(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(walk, "OPEN_AFTER", LATE)
    monkeypatch.setattr(walk, "FURNISH_AFTER", LATE)
    async with opened(folder) as pilot:
        screen = pilot.app.screen
        assert isinstance(screen, walk.WalkScreen)
        assert screen.desk is not None
        assert screen.query("Words")


async def test_a_walk_that_can_not_be_opened_is_there_once_it_says_why(
    folder: Path,
) -> None:
    async with opened(folder, person="nobody") as pilot:
        assert "Nobody here is called nobody" in text(pilot)


async def test_a_preview_that_is_read_slowly_is_waited_for(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    parse = MarkdownIt.parse

    def slow(*arguments: Any) -> Any:
        time.sleep(LATE)
        return parse(*arguments)

    async with opened(folder) as pilot:
        await pilot.press("w")
        await ready(pilot)
        monkeypatch.setattr(MarkdownIt, "parse", slow)
        await pilot.press("v")
        await ready(pilot)
        assert isinstance(pilot.app.screen, PreviewScreen)
        assert "service assessment report" in text(pilot)
