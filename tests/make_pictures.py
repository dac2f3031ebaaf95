"""Make the pictures of the screens in docs/pictures, for README and for whoever looks.

Run it as `python -m tests.make_pictures`. Each screen is shown in two sizes and in
every theme.
"""

import asyncio
import os
import re
import tempfile
from pathlib import Path
from typing import Final

from assess.app.application import AssessApp
from assess.ui.terminal.themes import THEMES
from tests.docs.following import follow
from tests.pictured import COUNCILS, DAY, LATER
from tests.pictured import make_all as make_folders
from tests.screens import ready

PICTURES: Final = Path(__file__).parents[1] / "docs" / "pictures"
SIZES: Final = ((80, 24), (120, 40))

LEAD: Final = "lead"
HELD: Final = ("bins", "badges", "drafted", "published", "versions")
"""The folders in which somebody has to be named."""

KEYS: Final[dict[str, tuple[str, tuple[str, ...]]]] = {
    "home": ("", ()),
    "new": ("", ("n",)),
    "services": (COUNCILS, ("s",)),
    "portfolio": (COUNCILS, ("p",)),
    "compare": ("", ("m", "down", "m")),
    "news": ("", ("v",)),
    "standards": ("", ("f7", "down", "enter", "down", "down")),
    "walk": ("bins", ()),
    "writing": ("bins", ("r",)),
    "list": ("bins", ("l",)),
    "finding": ("bins", ("slash", *"carers")),
    "capture": ("bins", ("c",)),
    "commands": ("bins", ("f2",)),
    "keys": ("bins", ("question_mark",)),
    "help": ("bins", ("f1",)),
    "brief": ("bins", ("B",)),
    "people": ("bins", ("P",)),
    "person": ("bins", ("P", "down", "enter")),
    "add": ("bins", ("P", "a")),
    "evidence": ("bins", ("E",)),
    "coverage": ("bins", ("E", "m")),
    "before": ("bins", ("D",)),
    "session": ("bins", ("t",)),
    "panel": ("bins", ("s",)),
    "review": ("bins", ("w",)),
    "preview": ("bins", ("w", "v")),
    "whole": ("bins", ("w", "a")),
    "actions": ("bins", ("f9",)),
    "next": ("bins", ("f8",)),
    "why": ("bins", ("y",)),
    "reveal": ("badges", ("s",)),
    "agree": ("badges", ("s", "enter")),
    "draft": ("drafted", ("F",)),
    "published": ("published", ("w",)),
    "answers": ("published", ("f9",)),
    "afterwards": ("published", ("H",)),
    "versions": ("versions", ("V",)),
    "workshop": ("room", ()),
}
"""Each screen: the folder that it opens, and the keys that lead there."""


async def picture(
    folder: Path, keys: tuple[str, ...], size: tuple[int, int], theme: str
) -> str:
    """Return a screen as SVG, after some keys."""
    day = LATER if folder.name == COUNCILS else DAY
    os.environ["SOURCE_DATE_EPOCH"] = str(int(day.timestamp()))
    app = AssessApp(folder, LEAD if folder.name in HELD else None)
    async with app.run_test(size=size) as pilot:
        app.theme = theme
        await ready(pilot)
        for key in keys:
            await pilot.press(key)
            await ready(pilot)
        return slim(app.export_screenshot(title="assess"))


def slim(svg: str) -> str:
    """Return a picture without what only some viewers need: fonts and clips."""
    svg = re.sub(r"@font-face \{.*?\}", "", svg, flags=re.DOTALL)
    svg = re.sub(r'<clipPath id="[^"]*-line-.*?</clipPath>', "", svg, flags=re.DOTALL)
    svg = re.sub(r' clip-path="url\(#[^"]*-line-[^"]*"', "", svg)
    svg = re.sub(r"terminal-\d+", "t", svg)
    svg = svg.replace(' shape-rendering="crispEdges"', "")
    svg = svg.replace("<style>", "<style>rect { shape-rendering: crispEdges }", 1)
    return "\n".join(line.strip() for line in svg.splitlines() if line.strip()) + "\n"


async def make_all(workspace: Path) -> None:
    """Write every picture."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    for old in PICTURES.glob("*.svg"):
        old.unlink()
    for name, (folder, keys) in KEYS.items():
        for columns, rows in SIZES:
            for theme in (each.name for each in THEMES):
                look = theme.removeprefix("assess-")
                svg = await picture(workspace / folder, keys, (columns, rows), theme)
                path = PICTURES / f"{name}-{columns}-{look}.svg"
                path.write_text(svg, encoding="utf-8", newline="\n")


async def make_first(workspace: Path) -> None:
    """Do what docs/first-assessment.md says, and write the pictures that it shows."""
    page = (PICTURES.parent / "first-assessment.md").read_text(encoding="utf-8")
    app = AssessApp(workspace, None)

    def take(name: str) -> None:
        svg = slim(app.export_screenshot(title="assess"))
        path = PICTURES / f"{name}.svg"
        path.write_text(svg, encoding="utf-8", newline="\n")

    async with app.run_test(size=SIZES[0]) as pilot:
        await ready(pilot)
        await follow(page, pilot, take)


def main() -> None:
    """Make the folders, then the pictures of them."""
    os.environ["SOURCE_DATE_EPOCH"] = str(int(DAY.timestamp()))
    with tempfile.TemporaryDirectory() as name:
        os.environ["ASSESS_STATE"] = f"{name}/state"
        workspace = Path(name) / "services"
        workspace.mkdir()
        make_folders(workspace)
        os.chdir(workspace.parent)
        asyncio.run(make_all(Path(workspace.name)))
        first = Path(name) / "assessments"
        first.mkdir()
        asyncio.run(make_first(first))


if __name__ == "__main__":
    main()
