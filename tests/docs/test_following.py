"""The pages for newcomers say what happens: each is followed to its end."""

import shutil
from pathlib import Path

import pytest

from assess.store import assessments
from tests.commands import ROOT, Assess
from tests.docs.following import commands, follow, steps
from tests.screens import opened

DOCS = ROOT / "docs"
CLEARANCE = "get-security-clearance-2022-alpha"


def files_in(folder: Path) -> list[Path]:
    return [*folder.iterdir()]


def _page(name: str) -> str:
    return (DOCS / f"{name}.md").read_text(encoding="utf-8")


@pytest.fixture
def work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the examples, in which the commands of a page are given."""
    for example in (ROOT / "examples").iterdir():
        shutil.copytree(example, tmp_path / example.name)
    monkeypatch.chdir(tmp_path)
    return tmp_path


async def test_the_first_assessment_is_as_its_page_says(
    tmp_path: Path, assess: Assess, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = _page("first-assessment")
    monkeypatch.chdir(tmp_path)
    async with opened(tmp_path, size=(80, 24)) as pilot:
        assert await follow(page, pilot) > 100
    folder = tmp_path / "report-a-missed-bin-beta"
    assessment = assessments.load(folder).assessment
    assert assessment.agreed.publication
    assert {page.suffix for page in files_in(folder / "reports")} == {".html", ".md"}
    opens, *after = commands(page)
    assert opens == []
    for arguments in after:
        done = assess(*arguments)
        assert done.code == 0, done.err
    assert "unchanged" in done.out


def test_its_pictures_are_there() -> None:
    taken = [step.words for step in steps(_page("first-assessment"))
             if step.kind == "picture"]  # fmt: skip
    assert taken
    for name in taken:
        assert (DOCS / "pictures" / f"{name}.svg").exists()


@pytest.mark.parametrize("name", ["audit", "several-services", "several-councils"])
def test_what_a_page_says_can_be_done_on_the_examples(
    name: str, work: Path, assess: Assess
) -> None:
    for arguments in commands(_page(name)):
        done = assess(*arguments)
        assert done.code in {0, 1}, f"{arguments}: {done.err}"
    assert any(work.glob("*.html"))


def test_a_team_prepares_and_answers_as_its_page_says(
    work: Path, assess: Assess
) -> None:
    (work / CLEARANCE).rename(work / "missed-bin")
    assess("panel", "missed-bin", "add", "owner", "--role", "team", "--as", "lead")
    for arguments in commands(_page("prepare")):
        done = assess(*arguments)
        if arguments[0] == "walk":
            assert "needs a terminal" in done.err
        else:
            assert done.code in {0, 1}, f"{arguments}: {done.err}"
    assert {page.name for page in work.glob("*.html")} == {"pack.html", "brief.html"}


@pytest.mark.parametrize(
    "name",
    ["first-assessment", "prepare", "audit", "several-services", "several-councils"],
)
def test_a_page_is_read_aloud_in_five_minutes(name: str) -> None:
    assert len(_page(name).split()) < 750
