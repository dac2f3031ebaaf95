"""How it was: three questions, kept in the folder and in no report."""

import json
import shutil
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

import pytest

from assess.afterwards.logic import summed
from assess.afterwards.use_cases import answer
from assess.desk.desk import Desk
from assess.desk.errors import RefusedError
from assess.model.policy import Side
from assess.model.sheet import Afterwards, Sheet
from assess.model.versions.merge import merged_sheets
from assess.publish.use_cases import outcome
from assess.publish.use_cases.report import VARIANTS, report
from assess.store import assessments
from tests.builders import Clock, a_folder_that_is_ready, published_again
from tests.commands import Assess, Done
from tests.screens import opened, paste, ready, text

MARK = "Qz7secret"
READ: tuple[Literal["html", "md", "json"], ...] = ("html", "md", "json")
AT = datetime(2026, 5, 30, 9, tzinfo=UTC)


def said(worth: str = "yes", next_: str = "") -> Afterwards:
    return Afterwards.model_validate(
        {"at": AT, "worth": worth, "fair": "partly", "next": next_}
    )


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = a_folder_that_is_ready(tmp_path_factory.mktemp("published"))
    desk = Desk(folder, "lead", clock=Clock())
    outcome.publish(desk)
    desk.close()
    return folder


@pytest.fixture
def folder(published: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(published, tmp_path / "bluebadge"))


def test_it_is_asked_once_the_report_is_published(tmp_path: Path) -> None:
    desk = Desk(a_folder_that_is_ready(tmp_path), "lead", clock=Clock())
    with pytest.raises(RefusedError, match="once the report is published"):
        answer(desk, "worth", "yes")
    desk.close()


def test_each_answers_on_the_command_line(folder: Path, assess: Assess) -> None:
    out = assess("afterwards", folder, "--worth", "partly", "--as", "lead").out
    assert "Was it worth your time? Partly" in out
    assert "Was it fair? Not answered." in out
    assess("afterwards", folder, "--fair", "no", "--next", MARK)
    told = json.loads(assess("afterwards", folder, "--format", "json").out)
    assert told == {"worth": "partly", "fair": "no", "next": MARK}
    assert len(assessments.load(folder).assessment.sheet("lead").afterwards) == 1
    wrong = assess("afterwards", folder.parent, "--worth", "yes")
    assert "is not an assessment" in wrong.err


def test_fewer_than_three_are_not_summed_up() -> None:
    two: list[tuple[Side, Afterwards]] = [("panel", said()), ("team", said("no"))]
    assert summed(two).every is None
    found = summed([*two, ("team", said("no", "Ask us earlier."))])
    assert found.every is not None
    assert found.every.worth == {"Yes": 1, "Partly": 0, "No": 2}
    assert found.every.words == ()
    assert found.sides == {}


def test_one_side_is_shown_only_where_both_can_be() -> None:
    panel: list[tuple[Side, Afterwards]] = [("panel", said(next_=w)) for w in "bca"]
    mixed = summed([*panel, ("team", said())])
    assert mixed.every is not None
    assert (mixed.every.words, mixed.sides) == (("a", "b", "c"), {})
    team: list[tuple[Side, Afterwards]] = [("team", said())] * 3
    assert set(summed([*panel, *team]).sides) == {"panel", "team"}


def test_a_workspace_is_summed_up_without_names(folder: Path, assess: Assess) -> None:
    assess("afterwards", folder, "--worth", "yes", "--as", "lead")
    assert "Fewer than three" in assess("afterwards", folder.parent).out
    for name in ("second", "third"):
        other = Path(shutil.copytree(folder, folder.parent / name))
        brief = other / "assessment.toml"
        words = brief.read_text(encoding="utf-8")
        brief.write_text(words.replace("k7m2p9x4", f"k7m2p9x{len(name)}"), "utf-8")
    out = assess("afterwards", folder.parent).out
    assert "Team and panel: 3 answered." in out
    assert "Was it worth your time? 3 yes, 0 partly, 0 no" in out
    assert "lead" not in out
    told = json.loads(assess("afterwards", folder.parent, "--format", "json").out)
    assert (told["every"]["people"], told["team"]) == (3, None)


def test_no_report_list_or_pack_has_it(tmp_path: Path, assess: Assess) -> None:
    folder = published_again(tmp_path)
    for file in (folder / "people").iterdir():
        words = file.read_text(encoding="utf-8")
        file.write_text(words + _written(), encoding="utf-8")
    held = assessments.load(folder).assessment
    assert sum(MARK in str(sheet) for sheet in held.sheets.values()) == 3
    texts = [report(held, form, variant) for variant in VARIANTS for form in READ]
    commands: tuple[tuple[str, ...], ...] = (
        ("actions", "--format", "csv"), ("actions", "--format", "json"),
        ("actions", "--format", "md"), ("log",), ("why", "1"), ("status",),
        ("status", "--format", "json"), ("check", "--format", "json"),
        ("next", "--format", "json"),
        ("brief", "--format", "html", "--as", "lead"),
    )  # fmt: skip
    for name, *more in commands:
        texts.append(printed(assess(name, folder, *more)))
    page = tmp_path / "page.html"
    page.write_text(report(held, "html"), encoding="utf-8")
    taken = tmp_path / "taken"
    printed(assess("extract", page, "-o", taken))
    files = [p.read_text(encoding="utf-8") for p in taken.rglob("*.toml")]
    assert files
    texts += files
    pack = assess("standards", "pack", "govuk-2019", "--phase", "beta")
    texts.append(printed(pack))
    assert not [text for text in texts if MARK in text]
    said = [text for text in texts if "A marked sentence Qz8" in text]
    assert len(said) <= 2  # of the log and of check, which are no reports
    assert not [text for text in texts[:12] if "A marked sentence Qz8" in text]


def printed(done: Done) -> str:
    """Return what a command printed that did what was asked.

    One that lists what is overdue or wrong ends with 1; what it refused is 2.
    """
    assert done.code in {0, 1}, done.err
    assert (done.out.strip() != "", done.err) == (True, "")
    return done.out


def _written() -> str:
    """Return what is added to a file by hand: an answer, and a mark."""
    return (
        f'\n[afterwards.zz77]\nat = 2026-05-30 09:00:00Z\nnext = "{MARK}"\n'
        "\n[marked.zz88]\nat = 2026-05-30 09:00:00Z\n"
        'sentence = "A marked sentence Qz8"\nso = "A marked sentence Qz8"\n'
    )


def test_two_copies_of_a_file_keep_what_was_said_last() -> None:
    one, other = (
        Sheet(format=1, person="lead", afterwards={"zz77": each})
        for each in (said(), said("no").but(at=AT.replace(hour=10)))
    )
    assert merged_sheets(one, other) == merged_sheets(other, one) == other


async def test_a_screen_asks_and_the_hint_goes_once_it_is_answered(
    folder: Path,
) -> None:
    async with opened(folder, (120, 40), "lead") as pilot:
        assert "H How it was" in text(pilot)
        await pilot.press("H")
        await ready(pilot)
        await pilot.press("enter", "enter")
        await pilot.pause()
        assert "Yes" in text(pilot)
        await pilot.press("end", "enter")
        await paste(pilot, "Ask us earlier.")
        await pilot.press("enter")
        await pilot.pause()
        assert "Ask us earlier." in text(pilot)
        await pilot.press("escape")
        await ready(pilot)
        assert "How it was" not in text(pilot)
