"""What git left in two versions, and copies of which one can't be read."""

from pathlib import Path

import pytest

from assess.app.first_due import first_dues
from assess.model.sheet import Sheet
from assess.store import assessments
from assess.store.marked import sides
from tests.builders import USERS, WHOLE, a_folder
from tests.commands import Assess

HEAD = """\
format = 1
person = "lead"

[finding.govuk-2019.1]
"""
OURS = 'rating = "amber"\nreason = "So so."\n'
THEIRS = 'rating = "red"\nreason = "Not so."\n'
TAIL = '\n[finding.govuk-2019.2]\nrating = "green"\n'


def marked(ours: str = OURS, theirs: str = THEIRS, base: str = "") -> str:
    """Spell a conflict as git does."""
    base = f"||||||| 1a2b3c4\n{base}" if base else ""
    return f"<<<<<<< HEAD\n{ours}{base}=======\n{theirs}>>>>>>> other\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = a_folder(tmp_path)
    (folder / "people").mkdir()
    return folder


def write(folder: Path, text: str, name: str = "people/lead.toml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8", newline="")
    return path


def sheet(folder: Path) -> Sheet:
    loaded = assessments.load(folder)
    assert loaded.set_aside == ()
    return loaded.assessment.sheet("lead")


@pytest.mark.parametrize("base", ["", 'rating = "green"\n'])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_both_versions_that_git_left_are_joined_by_merge(
    folder: Path, assess: Assess, base: str, end: str
) -> None:
    text = (HEAD + marked(base=base) + TAIL).replace("\n", end)
    write(folder, text)
    done = assess("merge", folder)
    assert (done.code, done.err) == (0, "")
    assert done.out == (
        "people/lead.toml: git's other version was joined. "
        "1 choice waits: assess settle.\n"
    )
    held = sheet(folder).at(USERS)
    assert held.is_contested
    assert {held.reason, *(f.reason for f in held.fork.values())} == {
        "So so.",
        "Not so.",
    }
    assert sheet(folder).at(WHOLE).rating == "green"


def test_what_git_left_is_named_with_its_line_and_what_to_do(
    folder: Path, assess: Assess
) -> None:
    path = write(folder, HEAD + marked() + TAIL)
    before = path.read_bytes()
    done = assess("rate", folder, "2", "red")
    assert done.code == 2
    assert done.err == (
        "assess: people/lead.toml, line 5: git left two versions; join them with "
        "assess merge, or keep one, and take the lines with <<<<<<<, ======= and "
        ">>>>>>> out.\n"
    )
    assert path.read_bytes() == before


def test_two_versions_of_the_brief_are_for_a_person_to_choose_from(
    folder: Path, assess: Assess
) -> None:
    brief = folder / "assessment.toml"
    write(folder, marked('id = "a"\n', 'id = "b"\n'), brief.name)
    done = assess("merge", folder)
    assert done.code == 2
    assert "assessment.toml, line 1: git left two versions; keep one, and" in done.err


def test_versions_of_which_one_is_no_sheet_are_left_as_they_are(
    folder: Path, assess: Assess
) -> None:
    text = HEAD + marked(ours='rating = "ambr"\n')
    path = write(folder, text)
    done = assess("merge", folder)
    assert done.code == 2
    assert "git left two versions" in done.err
    assert path.read_text(encoding="utf-8") == text


def test_one_side_may_be_empty_and_there_may_be_several_places() -> None:
    text = f"a = 1\n{marked('', THEIRS)}b = 2\n{marked(OURS, '')}"
    assert sides(text) == (f"a = 1\nb = 2\n{OURS}", f"a = 1\n{THEIRS}b = 2\n")


@pytest.mark.parametrize("text", ["a = 1\n", "<<<<<<< HEAD\na = 1\n", "=======\n"])
def test_a_file_without_both_marks_holds_one_version(text: str) -> None:
    assert sides(text) is None


def test_marks_inside_a_text_are_words_and_are_named_as_unfinished(
    folder: Path, assess: Assess
) -> None:
    words = f"Seen.\n{marked(OURS, THEIRS)}".rstrip()
    assert assess("rate", folder, "1", "green", "--reason", words).code == 0
    assert sheet(folder).at(USERS).reason == words
    assert "It is not finished" in assess("check", folder).out


@pytest.mark.parametrize("content", [b"format = 1\r\r\n", b"format = ", b"\xff\xfea\0"])
def test_a_spoilt_copy_does_not_keep_healthy_files_from_being_joined(
    folder: Path, tmp_path: Path, assess: Assess, content: bytes
) -> None:
    assert assess("rate", folder, "1", "green").code == 0
    other = a_folder(tmp_path, "other")
    assert assess("rate", other, "2", "red").code == 0
    for each in (folder, other):
        (each / "people" / "lead (2).toml").write_bytes(content)
    done = assess("merge", folder, other)
    assert done.code == 2
    assert done.err.count("people/lead (2).toml") == 2
    assert "people/lead.toml: " in done.out
    held = assessments.load(folder).assessment.sheet("lead")
    assert (held.at(USERS).rating, held.at(WHOLE).rating) == ("green", "red")
    assert (folder / "people" / "lead (2).toml").read_bytes() == content


# What waits for a choice comes first


def test_choices_and_copies_come_first_in_the_next_step_and_on_home(
    folder: Path, assess: Assess
) -> None:
    assert assess("rate", folder, "1", "green").code == 0
    assert "Next: Rate the" in assess("status", folder).out
    write(folder, HEAD.replace(".1]", ".2]") + OURS, "people/lead (1).toml")
    copies = "1 copy holds more than the file beside it. Join with assess merge."
    assert f"Next: {copies}" in assess("status", folder).out
    assert next(first_dues([folder])) == copies
    write(folder, HEAD + THEIRS, "people/lead (2).toml")
    choices = "1 choice waits between two versions. Choose with assess settle."
    assert f"Next: {choices}" in assess("status", folder).out
    assert next(first_dues([folder])) == choices
