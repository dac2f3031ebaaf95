"""A command reads an assessment's folder once."""

import shutil
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook

from assess.app.commands import COMMANDS
from assess.desk.person import remember_person
from assess.model.finding import Findings
from assess.model.versions import merge
from assess.store import assessments
from tests.builders import a_folder, a_folder_that_is_ready, the_complete_folder
from tests.commands import Assess
from tests.panels import a_panel, rated

ONCE = (
    "status FOLDER",
    "brief FOLDER --set users=Residents",
    "prepare FOLDER --done book",
    "rate FOLDER 1 green",
    "reword FOLDER 1 carers --delete",
    "evidence list FOLDER",
    "evidence list FOLDER --coverage",
    "evidence add FOLDER --title Log --kind said --criterion 1",
    "evidence unlink FOLDER lead-m3xd --criterion 1",
    "capture FOLDER Said",
    "inbox FOLDER",
    "agenda FOLDER",
    "carry FOLDER govuk-2019:1 local-service-design:3",
    "ask-again FOLDER --all",
    "panel FOLDER",
    "panel FOLDER add ux",
    "submit FOLDER --abstain-rest",
    "unsubmit FOLDER",
    "reveal FOLDER",
    "agree FOLDER",
    "agree FOLDER 1 green --reason Why",
    "dissent FOLDER 1 lead red --reason Why",
    "agreement FOLDER",
    "settle FOLDER",
    "log FOLDER",
    "why FOLDER 1",
    "outcome FOLDER green",
    "whole FOLDER",
    "whole FOLDER --thanks Them",
    "send-draft FOLDER",
    "factual-check FOLDER --draft",
    "next FOLDER",
    "check FOLDER",
    "publish FOLDER",
    "reopen FOLDER --reason Why",
    "actions FOLDER",
    "respond FOLDER lead-k9d2 accept",
    "decide FOLDER lead-k9d2 upheld --reason Why",
    "progress FOLDER lead-k9d2 Begun",
    "verify-action FOLDER lead-k9d2 done",
    "afterwards FOLDER --worth yes",
    "close FOLDER lead-k9d2 --reason Why",
    "reply FOLDER --from Resident --says Slow",
    "report FOLDER",
    "report FOLDER --all",
    "report FOLDER --format md -o -",
    "report FOLDER --format ics",
    "mail FOLDER",
    "walk FOLDER --plain",
    "merge FOLDER",
    "form FOLDER --as lead",
    "new AGAIN --reassesses FOLDER",
    "verify PAGE FOLDER",
)
"""Every command that is about one assessment."""

ELSEWHERE = {
    *("demo", "extract", "compare", "workshop", "standards", "schema", "doctor"),
    *("services", "portfolio"),
    *("version", "completion"),
    "take",
}
"""Those about a page, a form, two assessments, a workshop, the library, or this
machine."""

MAKE: dict[str, Callable[[Path], Path]] = {
    "one rater": a_folder,
    "a panel that published": the_complete_folder,
}


@pytest.fixture
def loads(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Note each folder that is read."""
    found: list[Path] = []
    load = assessments.load

    def noted(folder: Path) -> assessments.Loaded:
        found.append(folder)
        return load(folder)

    monkeypatch.setattr(assessments, "load", noted)
    return found


def test_every_command_is_counted_here() -> None:
    assert {words.split()[0] for words in ONCE} | ELSEWHERE == set(COMMANDS)


@pytest.mark.parametrize("make", MAKE)
@pytest.mark.parametrize("words", ONCE)
def test_a_command_reads_the_folder_once(
    tmp_path: Path, assess: Assess, loads: list[Path], words: str, make: str
) -> None:
    folder = MAKE[make](tmp_path / "of the council")
    brief = tomllib.loads((folder / "assessment.toml").read_text(encoding="utf-8"))
    remember_person(folder, brief["id"], "lead")
    page = tmp_path / "page.html"
    if "PAGE" in words:
        assess("report", folder, "-o", page)
        loads.clear()
    stands_for = {"FOLDER": folder, "AGAIN": tmp_path / "again", "PAGE": page}
    assess(*(stands_for.get(word, word) for word in words.split()))
    assert loads == [folder]


def test_publishing_reads_the_folder_once(
    tmp_path: Path, assess: Assess, loads: list[Path]
) -> None:
    folder = a_folder_that_is_ready(tmp_path)
    loads.clear()
    assert assess("publish", folder).code == 0
    assert loads == [folder]


def test_taking_a_form_reads_the_folder_once(
    tmp_path: Path, assess: Assess, loads: list[Path]
) -> None:
    folder, form = a_folder(tmp_path), tmp_path / "form.xlsx"
    assess("form", folder, "-o", form)
    book = load_workbook(form)
    book["Ratings"]["C2"] = "Amber"
    book.save(form)
    loads.clear()
    assert assess("take", folder, form, "--yes").code == 0
    assert loads == [folder]


def test_a_merge_reads_each_folder_once(
    tmp_path: Path, assess: Assess, loads: list[Path]
) -> None:
    folder = the_complete_folder(tmp_path)
    agreed = folder / "agreed.toml"
    other = Path(shutil.copytree(folder, tmp_path / "other"))
    agreed.unlink()
    for sheet in (folder / "people").glob("*.toml"):
        shutil.copy(sheet, sheet.with_name(f"{sheet.stem} (1).toml"))
        sheet.unlink()
    done = assess("merge", folder, other, "--as", "lead", "--remove")
    assert done.code == 0, done.err
    assert "Removed" in done.out
    assert loads == [folder, other]


@pytest.mark.parametrize("who", ["ux", "lead"])
def test_a_copy_is_joined_twice_at_most_in_a_file_of_ones_own_and_of_another(
    tmp_path: Path, assess: Assess, monkeypatch: pytest.MonkeyPatch, who: str
) -> None:
    folder = a_panel(tmp_path)
    rated(folder, "ux", submit=False)
    sheet = folder / "people" / "ux.toml"
    spare = Path(shutil.copy(sheet, sheet.with_name("ux (1).toml")))
    spare.write_text(spare.read_text("utf-8").replace("saw no", "met no"), "utf-8")
    joins: list[Findings] = []
    findings = merge._findings

    def noted(one: Findings, other: Findings) -> Findings:
        joins.append(other)
        return findings(one, other)

    monkeypatch.setattr(merge, "_findings", noted)
    done = assess("merge", folder, "--as", who)
    assert (done.code, len(joins) in (1, 2)) == (0, True), done.err
    assert "met no carers" in sheet.read_text("utf-8")
