"""A file or an answer that can't be used: one sentence, and nothing is changed."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.builders import a_folder, the_complete_folder
from tests.commands import Assess, Done
from tests.store.test_reading import INVALID

Invalid = tuple[bytes, str, str]

VERBS = (
    ("rate", "{}", 1, "green"),
    ("evidence", "add", "{}", "--title", "A log"),
    ("outcome", "{}", "green"),
    ("walk", "{}", "--plain"),
    ("report", "{}"),
)
"""Verbs that need every file of a lead who is alone."""


def one_sentence(done: Done) -> None:
    assert done.err.startswith("assess: ")
    assert done.err.count("\n") == 1
    assert "Traceback" not in done.err


def on(verb: tuple[object, ...], folder: Path) -> tuple[object, ...]:
    return tuple(folder if word == "{}" else word for word in verb)


def everything(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


@pytest.mark.parametrize("verb", VERBS, ids=lambda verb: verb[0])
@pytest.mark.parametrize("invalid", INVALID.values(), ids=INVALID)
def test_a_verb_that_needs_an_invalid_sheet_says_so_and_leaves_it(
    tmp_path: Path, assess: Assess, invalid: Invalid, verb: tuple[object, ...]
) -> None:
    content, place, said = invalid
    folder = a_folder(tmp_path)
    (folder / "people").mkdir()
    (folder / "people/lead.toml").write_bytes(content)
    before = everything(folder)
    done = assess(*on(verb, folder))
    assert done.code == 2
    one_sentence(done)
    assert place in done.err
    assert said in done.err
    assert everything(folder) == before


@pytest.mark.parametrize("command", ["check", "status"])
@pytest.mark.parametrize("invalid", INVALID.values(), ids=INVALID)
def test_check_and_status_name_an_invalid_sheet_and_go_on(
    tmp_path: Path, assess: Assess, invalid: Invalid, command: str
) -> None:
    content, place, said = invalid
    folder = the_complete_folder(tmp_path)
    (folder / "people/ux.toml").write_bytes(content)
    done = assess(command, folder)
    assert done.code == (2 if command == "check" else 0)
    assert said in done.out
    assert place.replace("lead", "ux") in done.out
    assert "Blue Badge renewal" in done.out
    assert (folder / "people/ux.toml").read_bytes() == content


def _folder_as_brief(folder: Path) -> None:
    (folder / "assessment.toml").unlink()
    (folder / "assessment.toml").mkdir()


BROKEN: dict[str, Callable[[Path], object]] = {
    "brief": lambda f: (f / "assessment.toml").write_text("format = 1\nservis = 1\n"),
    "a folder as brief": _folder_as_brief,
    "edition": lambda f: (f / "standards/govuk-2019.toml").write_text("id = 3\n"),
    "no edition": lambda f: (f / "standards/govuk-2019.toml").unlink(),
    "scales": lambda f: (f / "standards/scales.toml").write_bytes(b"\xff\xfe"),
    "no standards": lambda f: shutil.rmtree(f / "standards"),
}


@pytest.mark.parametrize("how", BROKEN.values(), ids=BROKEN)
def test_an_assessment_that_can_not_be_read_is_named_in_its_workspace(
    tmp_path: Path, assess: Assess, how: Callable[[Path], object]
) -> None:
    broken = a_folder(tmp_path, "broken")
    a_folder(tmp_path, "whole")
    how(broken)
    before = everything(broken)
    for verb in (("rate", broken, 1, "green"), ("check", broken), ("status", broken)):
        done = assess(*verb)
        assert done.code == 2
        one_sentence(done)
    for command in ("check", "status"):
        done = assess(command, tmp_path)
        assert done.code == 2
        assert str(broken) in done.out
        assert "Blue Badge renewal" in done.out
    assert everything(broken) == before


def test_a_folder_in_the_place_of_a_sheet_is_one_sentence(
    tmp_path: Path, assess: Assess
) -> None:
    folder = a_folder(tmp_path)
    (folder / "people/lead.toml").mkdir(parents=True)
    done = assess("rate", folder, 1, "green")
    assert done.code == 2
    one_sentence(done)
    assert "it is a folder" in done.err


@pytest.mark.parametrize(
    "wrong",
    [
        ("--reason", "x" * 20_001),
        ("--note", "a\x1bb"),
        ("--well", "A log.", "--gap", "a\x1bb"),
        ("--action", "Do it.", "--owner", "x" * 1_001),
        ("--advice", " "),
        ("--action", "Do it.", "--due", "soon"),
        ("--why", "\x07"),
    ],
    ids=lambda wrong: wrong[-2],
)
def test_a_refused_rating_changes_nothing_at_all(
    tmp_path: Path, assess: Assess, wrong: tuple[str, ...]
) -> None:
    folder = a_folder(tmp_path)
    assess("rate", folder, 1, "amber", "--reason", "Before.")
    before = everything(folder)
    done = assess("rate", folder, 1, "green", "--reason", "After.", *wrong)
    assert done.code == 2
    one_sentence(done)
    assert everything(folder) == before


def test_evidence_for_an_unknown_criterion_is_not_added(
    tmp_path: Path, assess: Assess
) -> None:
    folder = a_folder(tmp_path)
    before = everything(folder)
    done = assess("evidence", "add", folder, "--title", "x", "--criterion", "99")
    assert done.code == 2
    one_sentence(done)
    assert everything(folder) == before


def test_evidence_is_listed_as_far_as_it_can_be_read(
    tmp_path: Path, assess: Assess
) -> None:
    folder = the_complete_folder(tmp_path)
    whole = assess("evidence", "list", folder)
    assert whole.code == 0
    (folder / "people/ux.toml").write_bytes(b"x = ")
    done = assess("evidence", "list", folder)
    assert done.code == 2
    one_sentence(done)
    assert set(done.out.splitlines()) <= set(whole.out.splitlines())
    assert done.out


def test_a_broken_edition_of_the_council_does_not_hide_the_others(
    tmp_path: Path, assess: Assess, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "criteria").mkdir()
    (tmp_path / "criteria/ours.toml").write_bytes(b"x = ")
    monkeypatch.chdir(tmp_path)
    done = assess("standards", "list")
    assert done.code == 2
    assert "ours.toml, line 1" in done.out
    assert "govuk-2019" in done.out


def test_the_demo_does_not_go_where_a_file_is(tmp_path: Path, assess: Assess) -> None:
    (tmp_path / "file").write_bytes(b"mine")
    done = assess("demo", "--to", tmp_path / "file")
    assert done.code == 2
    one_sentence(done)
    assert (tmp_path / "file").read_bytes() == b"mine"


@pytest.mark.parametrize(
    ("words", "rating"),
    [
        ("Met", "met"),
        ("NOT MET", "not-met"),
        ("not-met", "not-met"),
        ("Not applicable", "not-applicable"),
        ("ABSTAIN", "abstain"),
    ],
)
def test_a_rating_is_known_in_any_case_by_its_word_or_its_id(
    tmp_path: Path, assess: Assess, words: str, rating: str
) -> None:
    assess(
        "new", tmp_path / "x", "--service", "x", "--council", "y", "--phase", "beta",
        "--standard", "govuk-2019@met2",
    )  # fmt: skip
    assert assess("rate", tmp_path / "x", 1, words, "--reason", "z").code == 0
    sheet = (tmp_path / "x/people/lead.toml").read_text(encoding="utf-8")
    assert f'rating = "{rating}"' in sheet


def test_an_outcome_is_known_in_any_case_too(tmp_path: Path, assess: Assess) -> None:
    assess(
        "new", tmp_path / "x", "--service", "x", "--council", "y", "--phase", "beta",
        "--standard", "govuk-2019@met2",
    )  # fmt: skip
    done = assess("outcome", tmp_path / "x", "Not met", "--reason", "z")
    assert "Outcome: Not met" in done.out
