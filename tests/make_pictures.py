"""Make the pictures of the screens in docs/pictures, for README and for whoever looks.

Run it as `python -m tests.make_pictures`. Each screen is shown in two sizes, and the
four that are looked at most in every theme, in one. What they show is made anew, with
invented places only.
"""

import asyncio
import os
import re
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from assess.app.application import AssessApp
from assess.desk.desk import Desk
from assess.model.brief import Member
from assess.model.evidence import EvidenceText
from assess.panel.use_cases import submitting
from assess.rate.use_cases import evidence, findings
from assess.session.use_cases import capture
from assess.setup.use_cases import roster
from assess.setup.use_cases.brief import set_field
from assess.setup.use_cases.first_brief import Start
from assess.setup.use_cases.new import new
from assess.ui.terminal.themes import DEFAULT, THEMES
from tests.docs.following import follow
from tests.screens import ready

PICTURES: Final = Path(__file__).parents[1] / "docs" / "pictures"
SIZES: Final = ((80, 24), (120, 40))
DAY: Final = datetime(2026, 5, 12, 9, 30, tzinfo=UTC)

LEAD: Final = "lead"
PANELS: Final = ("bins", "badges")
"""The folders in which somebody has to be named."""

KEYS: Final[dict[str, tuple[str, tuple[str, ...]]]] = {
    "home": ("", ()),
    "new": ("", ("n",)),
    "standards": ("", ("f7", "down", "enter", "down", "down")),
    "walk": ("bins", ()),
    "writing": ("bins", ("r",)),
    "list": ("bins", ("l",)),
    "finding": ("bins", ("slash", *"carers")),
    "commands": ("bins", ("f2",)),
    "keys": ("bins", ("question_mark",)),
    "help": ("bins", ("f1",)),
    "brief": ("bins", ("B",)),
    "people": ("bins", ("P",)),
    "person": ("bins", ("P", "down", "enter")),
    "evidence": ("bins", ("E",)),
    "session": ("bins", ("t",)),
    "panel": ("bins", ("s",)),
    "review": ("bins", ("w",)),
    "actions": ("bins", ("f9",)),
    "next": ("bins", ("f8",)),
    "reveal": ("badges", ("s",)),
    "agree": ("badges", ("s", "enter")),
}
"""Each screen: the folder that it opens, and the keys that lead there."""

LOOKED_AT_MOST: Final = ("home", "walk", "review", "new")
NARROW: Final = SIZES[0][0]
"""The size in which those are shown in every theme."""


def bins(parent: Path) -> None:
    """Make an assessment by one person, half done."""
    start = Start(service="Report a missed bin", council="Anyshire", phase="beta")
    folder = new(parent / "bins", start)
    desk = Desk(folder, "lead", clock=lambda: DAY)
    set_field(desk, "dates.assessed", "2026-05-12")
    roster.add_member(desk, "owner", Member(role="team", profession="product"))
    log = evidence.add_evidence(
        desk, EvidenceText(title="Research log", kind="document", shows="2026-03")
    )
    for ref, rating in zip(desk.assessment.refs, "gagrgga", strict=False):
        word = {"g": "green", "a": "amber", "r": "red"}[rating]
        findings.rate(desk, ref, word, reason="The team showed how people report.")
        evidence.link(desk, ref, log, linked=True)
        if rating != "g":
            findings.say(desk, ref, "gap", "Nobody has tried it with carers.")
            findings.say(desk, ref, "action", "Test it with five carers.")
    capture.capture(desk, "#5 ? Was the assisted route tested")
    desk.close()


def badges(parent: Path) -> None:
    """Make an assessment by a panel of three, revealed."""
    start = Start(
        service="Blue Badge renewal",
        council="Anyshire",
        phase="beta",
        panel={
            "lead": Member(role="lead", profession="product"),
            "ux": Member(role="assessor", profession="user research"),
            "tech": Member(role="assessor", profession="technical architecture"),
        },
    )
    folder = new(parent / "badges", start)
    for person, ratings in (("lead", "gagra"), ("ux", "garra"), ("tech", "ggaga")):
        desk = Desk(folder, person, clock=lambda: DAY)
        for number, ref in enumerate(desk.assessment.refs):
            letter = ratings[number % len(ratings)]
            word = {"g": "green", "a": "amber", "r": "red"}[letter]
            findings.rate(desk, ref, word, reason=f"What {person} saw on the day.")
        submitting.submit(desk)
        if person == "tech":
            desk.close()
            desk = Desk(folder, "lead", clock=lambda: DAY)
            submitting.reveal(desk)
        desk.close()


async def picture(
    folder: Path, keys: tuple[str, ...], size: tuple[int, int], theme: str
) -> str:
    """Return a screen as SVG, after some keys."""
    app = AssessApp(folder, LEAD if folder.name in PANELS else None)
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
                is_other = theme != DEFAULT
                if is_other and (name not in LOOKED_AT_MOST or columns > NARROW):
                    continue
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
        bins(workspace)
        badges(workspace)
        os.chdir(workspace.parent)
        asyncio.run(make_all(Path(workspace.name)))
        first = Path(name) / "assessments"
        first.mkdir()
        asyncio.run(make_first(first))


if __name__ == "__main__":
    main()
