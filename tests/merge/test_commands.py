"""Conflict copies, mailed files and other folders come together, and lose nothing."""

import shutil
from pathlib import Path
from typing import get_args

import pytest

from assess.merge.logic.choices import PLACES
from assess.merge.use_cases.merging import merge
from assess.merge.use_cases.spare import remove_copies
from assess.model.agreed import Agreed
from assess.model.assessment import Assessment
from assess.model.finding import SAID_KINDS, CriterionRef
from assess.model.sheet import Sheet
from assess.model.values import Value
from assess.model.whole import WHOLE_KINDS
from assess.store import assessments, parts
from tests.builders import ONE_LEAD, USERS, Clock, a_folder
from tests.commands import Assess

PANEL = ONE_LEAD + '\n[panel.ux]\nrole = "assessor"\nprofession = "user research"\n'

COPIES = (
    "ux-LAPTOP-7K2.toml",
    "ux (Anyshire's conflicted copy 2026-05-12).toml",
    "ux.sync-conflict-20260512-140000-ABCDEFG.toml",
    "ux (conflicted copy 2026-05-12 140000).toml",
    "ux (1).toml",
    "ux - Copy.toml",
    "Copy of a colleague.toml",
)
"""As OneDrive, Dropbox, Syncthing, Nextcloud, a browser and Windows name them."""

SHEET = 'format = 1\nperson = "ux"\n\n[finding.govuk-2019.2.gap]\n{key} = "{text}"\n'


@pytest.fixture
def folder(tmp_path: Path, assess: Assess) -> Path:
    folder = a_folder(tmp_path, brief=PANEL)
    done = assess(
        "rate", folder, "1", "amber", "--reason", "Mine.", "--gap", "Carers.",
        "--as", "ux",
    )  # fmt: skip
    assert done.code == 0, done.err
    return folder


def ux(folder: Path) -> dict[str, str]:
    sheet = assessments.load(folder).assessment.sheet("ux")
    return sheet.at(CriterionRef("govuk-2019", "2")).sentences("gap")


def a_copy(folder: Path, name: str, key: str, text: str, ending: str = "\n") -> Path:
    path = folder / "people" / name
    words = SHEET.format(key=key, text=text).replace("\n", ending)
    path.write_bytes(words.encode())
    return path


@pytest.mark.parametrize("name", COPIES)
def test_a_copy_is_known_by_what_it_holds(
    folder: Path, assess: Assess, name: str
) -> None:
    a_copy(folder, name, "p2m8", "From the train.", "\r\n")
    assert ux(folder) == {"p2m8": "From the train."}
    done = assess("merge", folder, "--as", "ux")
    assert done.code == 0, done.err
    assert name in done.out
    (folder / "people" / name).unlink()
    assert ux(folder) == {"p2m8": "From the train."}
    assert assessments.load(folder).assessment.sheet("ux").at(USERS).reason == "Mine."


def test_all_copies_at_once_leave_the_same_bytes_in_any_order(
    folder: Path, tmp_path: Path, assess: Assess
) -> None:
    found = set()
    for turn, names in enumerate((COPIES, COPIES[::-1])):
        other = Path(shutil.copytree(folder, tmp_path / f"turn{turn}" / "bluebadge"))
        for number, name in enumerate(names):
            a_copy(other, name, f"p2m{COPIES.index(name)}", f"Words {name}.")
            if number % 3 == 0:
                assert assess("merge", other, "--as", "ux").code == 0
        assert assess("merge", other, "--as", "ux", "--remove").code == 0
        assert len(ux(other)) == len(COPIES)
        assert [p.name for p in (other / "people").iterdir()] == ["ux.toml"]
        found.add((other / "people/ux.toml").read_bytes())
    assert len(found) == 1


def test_nothing_is_removed_without_being_asked(folder: Path, assess: Assess) -> None:
    copy = a_copy(folder, "ux (1).toml", "p2m8", "Seen.")
    assert "--remove" in assess("merge", folder, "--as", "ux").out
    assert copy.exists()
    assert "Removed" in assess("merge", folder, "--as", "ux", "--remove").out
    assert not copy.exists()


def test_somebody_elses_copy_shows_and_is_not_written_by_a_rating(
    folder: Path, assess: Assess
) -> None:
    before = (folder / "people/ux.toml").read_bytes()
    a_copy(folder, "ux (1).toml", "p2m8", "Seen.")
    assert assess("rate", folder, "1", "red", "--as", "lead").code == 0
    assert (folder / "people/ux.toml").read_bytes() == before


def test_the_writer_takes_a_copy_in_whatever_they_do(
    folder: Path, assess: Assess
) -> None:
    a_copy(folder, "ux (1).toml", "p2m8", "Seen.")
    assert assess("rate", folder, "1", "red", "--as", "ux").code == 0
    assert "Seen." in (folder / "people/ux.toml").read_text(encoding="utf-8")


def test_check_names_a_second_sheet_until_it_is_in(
    folder: Path, assess: Assess
) -> None:
    a_copy(folder, "ux (1).toml", "p2m8", "Seen.")
    done = assess("check", folder)
    assert done.code == 1
    assert "ux (1).toml is a second sheet of ux" in done.out
    assess("merge", folder, "--as", "ux", "--remove")
    assert "second sheet" not in assess("check", folder).out


def test_two_ratings_of_one_person_wait_for_that_person(
    folder: Path, assess: Assess
) -> None:
    words = 'format = 1\nperson = "ux"\n\n[finding.govuk-2019.1]\nrating = "red"\n'
    (folder / "people/ux (1).toml").write_text(words, encoding="utf-8")
    done = assess("merge", folder, "--as", "ux")
    assert "1 choice waits" in done.out
    listed = assess("settle", folder, "--as", "ux").out
    assert "Your sheet, GOV.UK point 1:" in listed
    version = next(
        line.split()[0] for line in listed.splitlines() if line.endswith("  red")
    )
    done = assess("settle", folder, version[:6], "--as", "ux")
    assert (done.code, done.out) == (0, "Chosen: GOV.UK point 1.\n")
    held = assessments.load(folder).assessment.sheet("ux").at(USERS)
    assert held.rating == "red"
    assert not held.is_contested
    assess("merge", folder, "--as", "ux")
    again = assessments.load(folder).assessment.sheet("ux").at(USERS)
    assert again == held


def with_two_versions(kind: type[Value]) -> set[str]:
    """Return the kinds of value below *kind* that keep other versions."""
    found: set[str] = set()
    seen: set[type[Value]] = set()

    def look(at: object) -> None:
        for each in get_args(at):
            look(each)
        if isinstance(at, type) and issubclass(at, Value) and at not in seen:
            seen.add(at)
            if "fork" in at.model_fields:
                found.add(at.__name__)
            for field in at.model_fields.values():
                look(field.annotation)

    look(kind)
    return found


def test_whatever_can_have_two_versions_is_named_as_people_call_it() -> None:
    assert with_two_versions(Sheet) | with_two_versions(Agreed) == {
        "Finding",
        "Sentence",
        "Action",
        "Evidence",
        "InboxLine",
        "Outcome",
        "Condition",
    }
    places = {*SAID_KINDS, *WHOLE_KINDS, "evidence", "inbox", "outcome", "condition"}
    assert set(PLACES) == places


def test_a_version_that_nobody_has_is_refused(folder: Path, assess: Assess) -> None:
    done = assess("settle", folder, "ffff", "--as", "ux")
    assert done.code == 2
    assert "ffff" in done.err


def test_a_copy_of_what_was_agreed_comes_in(folder: Path, assess: Assess) -> None:
    words = 'format = 1\n\n[reveal]\nat = 2026-05-12 14:00:00+00:00\nby = "lead"\n'
    (folder / "agreed (1).toml").write_text(words, encoding="utf-8")
    assert assessments.load(folder).assessment.agreed.reveal is not None
    assert assess("merge", folder, "--as", "ux").code == 0
    assert (folder / "agreed.toml").exists()


def test_another_folder_brings_its_sheets(
    folder: Path, tmp_path: Path, assess: Assess
) -> None:
    other = Path(shutil.copytree(folder, tmp_path / "other" / "bluebadge"))
    assess("rate", other, "2", "red", "--reason", "Theirs.", "--as", "lead")
    done = assess("merge", folder, other, "--as", "ux")
    assert done.code == 0, done.err
    assert "people/lead.toml" in done.out
    lead = assessments.load(folder).assessment.sheet("lead")
    assert lead.at(CriterionRef("govuk-2019", "2")).reason == "Theirs."
    assert "adds nothing" in assess("merge", folder, other, "--as", "ux").out


def test_a_mailed_sheet_comes_in_from_anywhere(
    folder: Path, tmp_path: Path, assess: Assess
) -> None:
    mailed = tmp_path / "from the mail.toml"
    mailed.write_text(SHEET.format(key="p2m8", text="Mailed."), encoding="utf-8")
    assert assess("merge", folder, mailed, "--as", "lead").code == 0
    assert ux(folder) == {"p2m8": "Mailed."}


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("format = 1\n", "neither a person's sheet nor"),
        ("not toml", "not toml"),
        (
            'format = 1\nperson = "ux"\n[finding.govuk-2019.1]\nrating = "pink"\n',
            "pink",
        ),
    ],
)
def test_what_is_no_file_of_ours_is_refused_and_changes_nothing(
    folder: Path, tmp_path: Path, assess: Assess, words: str, said: str
) -> None:
    strange = tmp_path / "not toml"
    strange.write_text(words, encoding="utf-8")
    before = {p: p.read_bytes() for p in folder.rglob("*.toml")}
    done = assess("merge", folder, strange, "--as", "ux")
    assert done.code == 2
    assert said in done.err
    assert {p: p.read_bytes() for p in folder.rglob("*.toml")} == before


def test_a_sheet_of_somebody_who_is_not_on_the_panel_stays_out(
    folder: Path, tmp_path: Path, assess: Assess
) -> None:
    mailed = tmp_path / "stranger.toml"
    mailed.write_text('format = 1\nperson = "stranger"\n', encoding="utf-8")
    done = assess("merge", folder, mailed, "--as", "lead")
    assert done.code == 1
    assert "stranger is not on the panel" in done.out
    assert not (folder / "people/stranger.toml").exists()


def test_another_assessment_is_refused(
    folder: Path, tmp_path: Path, assess: Assess
) -> None:
    brief = PANEL.replace("k7m2p9x4", "b3n8w5c9")
    other = a_folder(tmp_path, "other", brief)
    done = assess("merge", folder, other, "--as", "lead")
    assert done.code == 2
    assert "another assessment" in done.err


def test_another_brief_is_named_and_taken_only_when_asked_for(
    folder: Path, tmp_path: Path, assess: Assess
) -> None:
    other = a_folder(tmp_path, "other", f'{PANEL}organisation = "Elsewhere"\n')
    done = assess("merge", folder, other, "--as", "ux")
    assert done.code == 1
    assert "the briefs differ" in done.out
    assert assess("merge", folder, "--brief", other, "--as", "ux").code == 0
    panel = assessments.load(folder).assessment.brief.panel
    assert panel["ux"].organisation == "Elsewhere"
    assert list(folder.glob("assessment.toml.kept-*"))


def test_a_second_brief_is_named(folder: Path, assess: Assess) -> None:
    shutil.copyfile(folder / "assessment.toml", folder / "assessment (1).toml")
    assert "assessment (1).toml is a second brief" in assess("check", folder).out


def test_what_could_not_be_read_here_stays_out(
    folder: Path, tmp_path: Path, assess: Assess
) -> None:
    other = Path(shutil.copytree(folder, tmp_path / "other" / "bluebadge"))
    brief, used = other / "assessment.toml", "[standard.local-service-design]"
    with brief.open("a", encoding="utf-8") as file:
        file.write('[standard.own]\nscale = "rag"\n')
    edition = (other / "standards/govuk-2019.toml").read_text(encoding="utf-8")
    own = edition.replace('id = "govuk-2019"', 'id = "own"')
    (other / "standards/own.toml").write_text(own, encoding="utf-8")
    assert used in brief.read_text(encoding="utf-8")
    for person in ("lead", "ux"):
        done = assess("rate", other, "own:1", "red", "--as", person)
        assert done.code == 0, done.err
    before = (folder / "people/ux.toml").read_bytes()
    done = assess("merge", folder, other, "--as", "lead")
    assert done.code == 1
    assert done.out.count("does not use the standard own") == 2
    assert (folder / "people/ux.toml").read_bytes() == before
    assert not assessments.load(folder).set_aside


@pytest.mark.parametrize("changed", ["ux (1).toml", "ux.toml"])
def test_a_copy_stays_if_it_or_its_file_changed_since_it_was_compared(
    folder: Path, changed: str
) -> None:
    copy = a_copy(folder, "ux (1).toml", "p2m8", "Seen.")
    done = merge(folder, "ux", (), clock=Clock())
    assert [each.copy for each in done.spare] == [copy]
    with (folder / "people" / changed).open("a", encoding="utf-8") as file:
        file.write("# mended by hand\n")
    assert remove_copies(done.spare) == ()
    assert copy.exists()


def test_a_file_that_changes_while_it_is_joined_is_read_again(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mailed = tmp_path / "from the mail.toml"
    mailed.write_text(SHEET.format(key="p2m8", text="Mailed."), encoding="utf-8")
    read_part = parts.read_part

    def meanwhile(path: Path, assessment: Assessment) -> parts.Part:
        a_copy(folder, "ux.toml", "p2m9", "Synced.")
        return read_part(path, assessment)

    monkeypatch.setattr(parts, "read_part", meanwhile)
    done = merge(folder, "lead", (mailed,), clock=Clock())
    assert [each.how for each in done.joined] == ["joined"]
    assert ux(folder) == {"p2m8": "Mailed.", "p2m9": "Synced."}


def test_a_file_of_somebody_else_is_joined_twice_in_one_go(
    folder: Path, tmp_path: Path
) -> None:
    mailed = [tmp_path / f"{number}.toml" for number in range(3)]
    for number, path in enumerate(mailed):
        words = SHEET.format(key=f"p2m{number}", text=f"Words {number}.")
        path.write_text(words, encoding="utf-8")
    a_copy(folder, "ux (1).toml", "p2m8", "A copy.")
    done = merge(folder, "lead", (*mailed, mailed[0]), clock=Clock())
    assert [each.how for each in done.joined] == ["joined"] * 4 + ["same"]
    assert set(ux(folder)) == {"p2m0", "p2m1", "p2m2", "p2m8"}
    (folder / "people/ux (1).toml").unlink()
    assert set(ux(folder)) == {"p2m0", "p2m1", "p2m2", "p2m8"}
