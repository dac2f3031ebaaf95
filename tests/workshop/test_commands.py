"""A workshop from the command line, and what it never is: an assessment."""

from pathlib import Path

import pytest

from assess.model.sheet import InboxLine
from assess.store import assessments, workshops
from assess.store.workspace import assessments_in, workshops_in
from tests.commands import ROOT, Assess
from tests.rooms import a_room, a_whole_room

EXAMPLE = ROOT / "examples" / "workshop-of-three-districts"

HEADED = "The opinion of those in the room on 12 May 2026; not an assessment"

LINES = (
    "Northmere", "Bins", "Saltby", "Tax", "",
    "3", "d", "", "1", "", "yes", "Nobody asks.",
    *["n"] * 5, *"0123401", *"1111111", "yes",
    "Posters.", "", "Ring six.", "head of bins", "1 December 2026",
    "Ask why.", "head of tax", "2 December 2026",
)  # fmt: skip
"""Answers to a workshop of two councils and three people, line by line."""


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    desk = a_whole_room(tmp_path_factory.mktemp("whole"))
    desk.close()
    return desk.folder


def test_it_can_be_held_line_by_line(
    tmp_path: Path, assess: Assess, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers, folder = tmp_path / "answers", tmp_path / "room"
    answers.write_text("\n".join(LINES) + "\n", encoding="utf-8")
    with answers.open(encoding="utf-8") as stdin:
        monkeypatch.setattr("sys.stdin", stdin)
        done = assess("workshop", folder, "--plain")
    assert (done.code, done.err) == (0, "")
    assert "3, one does not know" in done.out
    assert str(folder / "workshop.html") in done.out
    workshop = workshops.load(folder).room.workshop
    assert workshop.at("2").answers == {
        "northmere": {"3": 1, "unknown": 1}, "saltby": {"1": 1},
    }  # fmt: skip
    assert workshop.council["northmere"].part["service"] == 1
    assert [c.step.owner for c in workshop.council.values() if c.step] == [
        "head of bins", "head of tax",
    ]  # fmt: skip


def test_without_a_terminal_it_says_what_the_room_said(
    whole: Path, assess: Assess
) -> None:
    done = assess("workshop", whole)
    assert f"**{HEADED}. 9 people took part.**" in done.out
    for part in ("Who could help whom", "Stop", "Change", "Ask whom", "First steps"):
        assert f"### {part}" in done.out


def test_the_page_is_written_into_the_folder(whole: Path, assess: Assess) -> None:
    done = assess("workshop", whole, "--page")
    assert done.out.split() == [
        str(whole / "workshop.html"), str(whole / "workshop.md"),
    ]  # fmt: skip
    page = (whole / "workshop.html").read_text(encoding="utf-8")
    assert f"{HEADED}. 9 people took part." in page
    assert '<meta name="robots" content="noindex">' in page


def test_before_the_hour_there_is_no_page(tmp_path: Path, assess: Assess) -> None:
    folder = tmp_path / "room"
    done = assess("workshop", folder)
    assert done.code == 2
    assert "The hour has not begun" in done.err


def test_typed_words_never_become_markup(tmp_path: Path, assess: Assess) -> None:
    desk = a_room(tmp_path, {"<b>Bold": "[a](http://x.example)", "*Star*": "`code`"})
    desk.close()
    assess("workshop", desk.folder, "--page")
    page = (desk.folder / "workshop.html").read_text(encoding="utf-8")
    assert "<b>" not in page
    assert "&lt;b&gt;Bold" in page
    text = (desk.folder / "workshop.md").read_text(encoding="utf-8")
    assert "[a](http" not in text
    assert "*Star*" not in text.replace("\\*", "")


def test_nothing_of_it_counts_as_an_assessment(whole: Path, assess: Assess) -> None:
    workspace = whole.parent
    assert assessments_in(workspace) == []
    assert workshops_in(workspace) == [whole]
    for command in ("status", "next", "check", "report"):
        done = assess(command, whole)
        assert "Northmere" not in done.out, command
        assert "Rate" not in done.out, command
        assert f"{whole} is a workshop, which is no assessment." in done.err, command
    for command in ("rate", "publish", "agree"):
        assert assess(command, whole, *["1", "green"][: 2 * (command == "rate")]).code


def test_an_assessment_from_a_workshop_takes_words_and_no_rating(
    whole: Path, tmp_path: Path, assess: Assess
) -> None:
    folder = tmp_path / "tax"
    done = assess(
        "new", folder, "--from", whole, "--council", "Saltby", "--phase", "live"
    )
    assert done.code == 0, done.err
    assessment = assessments.load(folder).assessment
    assert (assessment.brief.service, assessment.brief.council) == (
        "Council tax", "Saltby",
    )  # fmt: skip
    assert all(assessment.finding(ref).rating is None for ref in assessment.refs)
    assert assessment.sheet("lead").finding == {}
    lines = assessment.sheet("lead").inbox.values()
    said = [line.text for line in lines if isinstance(line, InboxLine)]
    assert len(said) == 7
    assert said[3] == (
        "#local-service-design:7 Said in the workshop on 12 May 2026: 1 1 0, "
        "one step apart. Why: Why of 7."
    )
    assert said[-1].startswith("! First step, from the workshop: Ring six residents")


def test_which_council_it_is_has_to_be_said(
    whole: Path, tmp_path: Path, assess: Assess
) -> None:
    done = assess("new", tmp_path / "x", "--from", whole, "--phase", "live")
    assert done.code == 2
    assert "In the workshop: Northmere, Saltby and Wexcombe." in done.err


def test_the_example_stands_half_way_and_holds_what_ships() -> None:
    room = workshops.load(EXAMPLE).room
    shown = [q for q in room.questions if room.workshop.at(q).revealed]
    assert 0 < len(shown) < len(room.questions)
    assert all(c.step is None for c in room.workshop.council.values())
    for copy in (EXAMPLE / "standards").iterdir():
        assert copy.read_bytes() == (ROOT / "criteria" / copy.name).read_bytes()
