"""The look of the screens; `make snapshots` accepts a new one."""

from collections.abc import Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot

from assess.app.application import AssessApp
from tests.screens import ready, shown, until, walk

Compare = Callable[..., bool]


async def still(pilot: Pilot[None]) -> None:
    """Wait until all is saved and counted."""
    await until(pilot, lambda: walk(pilot).at.shown._counting is None)
    await shown(pilot, "saved")


@pytest.mark.parametrize(
    "size", [(120, 40), (80, 24), (60, 20)], ids=["wide", "middle", "narrow"]
)
def test_the_snapshot_of_the_walk(
    snap_compare: Compare, folder: Path, size: tuple[int, int]
) -> None:
    async def rated(pilot: Pilot[None]) -> None:
        await ready(pilot)
        await pilot.press("2", "g")
        await still(pilot)

    app = AssessApp(folder, None)
    assert snap_compare(app, terminal_size=size, run_before=rated)


@pytest.mark.parametrize("theme", ["assess-light", "assess-contrast"])
def test_the_snapshot_of_a_question_in_other_colours(
    snap_compare: Compare, folder: Path, theme: str
) -> None:
    async def asked(pilot: Pilot[None]) -> None:
        await ready(pilot)
        pilot.app.theme = theme
        await pilot.press("a", "C")
        await still(pilot)

    app = AssessApp(folder, None)
    assert snap_compare(app, terminal_size=(80, 24), run_before=asked)


def test_the_snapshot_of_the_review(snap_compare: Compare, folder: Path) -> None:
    async def reviewed(pilot: Pilot[None]) -> None:
        await ready(pilot)
        await pilot.press("w")
        await ready(pilot)

    app = AssessApp(folder, None)
    assert snap_compare(app, terminal_size=(80, 24), run_before=reviewed)
