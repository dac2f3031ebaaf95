"""A panel of five, each with a folder of their own, joined by copying files."""

import json
import random
import shutil
from pathlib import Path

import pytest

from assess.model.finding import CriterionRef
from assess.store import assessments
from tests.commands import Assess

PEOPLE = {
    "lead": ("lead", "product"),
    "ux": ("assessor", "user research"),
    "design": ("assessor", "design"),
    "tech": ("assessor", "technology"),
    "buying": ("assessor", "procurement"),
}


class Panel:
    """Five folders, and what was copied from where to where."""

    def __init__(self, start: Path, parent: Path, assess: Assess, seed: int) -> None:
        self.assess = assess
        self.chance = random.Random(seed)
        self.folders = {}
        for person in PEOPLE:
            home = parent / f"machine-of-{person}"
            home.mkdir()
            self.folders[person] = home / "bluebadge"
            shutil.copytree(start, self.folders[person])

    def do(self, person: str, name: str, *arguments: object, code: int = 0) -> str:
        done = self.assess(name, self.folders[person], *arguments, "--as", person)
        assert done.code == code, (name, person, done.out, done.err)
        return str(done.out)

    def send(self, person: str, to: str) -> None:
        """Copy the files that a person writes into somebody else's folder."""
        files = [f"people/{person}.toml", *(["agreed.toml"] * (person == "lead"))]
        for file in files:
            source, target = self.folders[person] / file, self.folders[to] / file
            if source.exists():
                target.parent.mkdir(exist_ok=True)
                shutil.copyfile(source, target)

    def post(self) -> None:
        """Send everything to everybody, in any order."""
        pairs = [(a, b) for a in PEOPLE for b in PEOPLE if a != b]
        self.chance.shuffle(pairs)
        for person, to in pairs:
            self.send(person, to)


def rating_of(person: str, number: int) -> str:
    """Most agree on most; on 3 they are one step apart, on 5 further."""
    if number == 5:
        return {"ux": "red", "lead": "green"}.get(person, "amber")
    return "amber" if number == 3 and person in ("ux", "design") else "green"


@pytest.mark.parametrize("seed", [1, 2])
def test_a_panel_of_five_goes_from_an_empty_folder_to_a_report(
    tmp_path: Path, assess: Assess, seed: int
) -> None:
    start = tmp_path / "start"
    done = assess(
        "new", start, "--service", "Blue Badge", "--council", "Anyshire",
        "--phase", "beta", "--standard", "dta-2", "--panel", "lead:lead:product",
    )  # fmt: skip
    assert done.code == 0, done.err
    for person, (role, profession) in list(PEOPLE.items())[1:]:
        done = assess("panel", start, "add", person, "--role", role,
                      "--profession", profession, "--as", "lead")  # fmt: skip
        assert done.code == 0, done.err
    panel = Panel(start, tmp_path, assess, seed)
    refs = assessments.load(start).assessment.refs

    for person in PEOPLE:
        rates_alone(panel, person, refs)
    assert "Not submitted yet: lead" in panel.do("ux", "submit", "--abstain-rest")
    panel.do("ux", "agree", code=2)
    panel.do("lead", "submit")
    panel.send("ux", "lead")
    assert "design" in panel.do("lead", "reveal", code=1)
    panel.do("ux", "unsubmit")
    panel.do("ux", "submit")
    for person in ("design", "tech", "buying"):
        panel.do(person, "submit", "--abstain-rest")
    panel.post()
    panel.do("lead", "reveal")
    panel.post()
    panel.do("ux", "unsubmit", code=2)

    agrees(panel)
    panel.post()
    keeps_every_word(panel, refs)
    published(panel)


def rates_alone(panel: Panel, person: str, refs: tuple[CriterionRef, ...]) -> None:
    for ref in refs:
        number = int(ref.criterion)
        if person == "buying" and number > 5:
            continue
        rating = rating_of(person, number)
        extra = (
            ["--gap", f"{person} did not see {number}."] if rating != "green" else []
        )
        panel.do(
            person, "rate", ref, rating,
            "--reason", f"{person} says so of {number}.", *extra,
        )  # fmt: skip


def agrees(panel: Panel) -> None:
    rows = json.loads(panel.do("lead", "agree", "--format", "json"))
    assert [row["spread"] for row in rows[:2]] == ["must-talk", "one-step"]
    assert rows[0]["proposal"] == "Amber"
    panel.do("ux", "agree", "1", "green", "--reason", "No.", code=2)
    panel.do("ux", "rate", "5", "amber", code=2)
    panel.do("ux", "rate", "5", "amber", "--why", "The audit was shown.")
    panel.send("ux", "lead")
    panel.do("lead", "agree", "--unanimous")
    gap = next(o["id"] for o in rows[0]["offered"] if o["id"].startswith("ux-"))
    for criterion in ("5", "3"):
        panel.do("lead", "agree", criterion, "amber", "--reason", "One audit.", code=2)
        panel.do(
            "lead", "agree", criterion, "amber", "--method", "discussed",
            "--reason", f"Talked about {criterion}.",
            "--action", f"Mend {criterion}.", "--due", "2026-08-12",
            "--owner", "product owner",
        )  # fmt: skip
    panel.do("lead", "agree", "5", "--take", gap)
    panel.do("lead", "dissent", "5", "lead", "green", "--reason", "It is enough.")
    assert "100%" not in panel.do("lead", "agreement")


def keeps_every_word(panel: Panel, refs: tuple[CriterionRef, ...]) -> None:
    for folder in panel.folders.values():
        sheets = assessments.load(folder).assessment.sheets
        for person in PEOPLE:
            for ref in refs:
                number = int(ref.criterion)
                if person == "buying" and number > 5:
                    assert sheets[person].at(ref).rating == "abstain"
                    continue
                assert sheets[person].at(ref).reason == f"{person} says so of {number}."
    whole = assessments.load(panel.folders["lead"]).assessment
    agreed = whole.agreed.at(CriterionRef("dta-2", "5"))
    assert [key for key in agreed.gap if key.startswith("ux-")]


def published(panel: Panel) -> None:
    panel.do("lead", "outcome", "amber")
    assert "published" in panel.do("lead", "publish")
    report = panel.folders["lead"] / "report.md"
    done = panel.assess("report", panel.folders["lead"], "--format", "md", "-o", report)
    assert done.code == 0, done.err
    text = report.read_text(encoding="utf-8")
    assert "Talked about 5." in text
    assert "It is enough." not in text
    for number in range(1, 11):
        entry = json.loads(panel.do("lead", "why", number, "--format", "json"))
        assert entry["method"] in ("unanimous", "discussed")
        assert entry["reason"]
        assert entry["by"] == "lead"
        assert entry["at"]
        assert len(entry["independent"]) == 5
    five = panel.do("lead", "why", "5")
    assert "The audit was shown." in five
    assert "lead differs (not printed): Green. It is enough." in five
    assert "from Red to Amber" in five
