"""A workspace may list folders elsewhere, which are looked at with its own."""

import os
import shutil
from pathlib import Path

import pytest

from assess.portfolio.screens.services import ServicesScreen
from tests.commands import Assess
from tests.council import judged, listing


@pytest.fixture
def ours(tmp_path: Path) -> Path:
    judged(tmp_path / "ours", "permits", "RGG", "2025-02-03")
    judged(tmp_path / "theirs", "badges", "AGR", "2025-04-08", council="Otherham")
    (tmp_path / "theirs" / "services.toml").write_text(
        'format = 1\n\n[[service]]\nname = "Book a pitch"\ncouncil = "Otherham"\n',
        encoding="utf-8",
    )
    return listing(tmp_path / "ours", "../theirs")


@pytest.mark.parametrize("command", ["portfolio", "services"])
def test_what_is_listed_is_looked_at_too(
    ours: Path, assess: Assess, command: str
) -> None:
    done = assess(command, ours)
    assert (done.code, done.err) == (0, "")
    for service in ("Permits", "Badges", "Book a pitch"):
        assert service in done.out


def test_a_whole_path_a_workspace_of_nothing_else_and_one_assessment_will_do(
    tmp_path: Path, ours: Path, assess: Assess
) -> None:
    theirs = tmp_path / "theirs" / "badges"
    here = listing(tmp_path / "here", str(ours / "permits"), str(theirs))
    out = assess("portfolio", here).out
    assert ("Permits" in out, "Badges" in out) == (True, True)


def test_nothing_is_looked_at_twice(ours: Path, assess: Assess) -> None:
    before = assess("portfolio", ours, "--format", "json").out
    listing(ours, "../theirs", "../theirs/badges", ".", "permits", "../ours")
    assert assess("portfolio", ours, "--format", "json").out == before


def test_one_folder_by_two_paths_is_looked_at_once(
    tmp_path: Path, assess: Assess
) -> None:
    judged(tmp_path / "ours", "permits", "RGG", "2025-02-03", due="2025-03-01")
    judged(tmp_path / "ours", "next", "RGG", "2025-02-03", draft="yes")
    at = tmp_path / "ours"
    for command in ("portfolio", "panels"):
        words = ("portfolio", *(("panels",) if command == "panels" else ()))
        once = assess(*words, at, "--format", "json")
        done = assess(
            *words, at, at / ".." / "ours", at / "permits", "--format", "json"
        )
        assert (done.code, done.err, done.out) == (0, "", once.out)


def test_a_copy_counts_once_and_is_named(tmp_path: Path, assess: Assess) -> None:
    bins = judged(tmp_path, "bins", "RGG", "2025-02-03", due="2025-03-01")
    judged(tmp_path, "next", "RGG", "2025-02-03", draft="yes")
    for words in (("portfolio",), ("portfolio", "panels"), ("services",)):
        once = assess(*words, tmp_path, "--format", "json").out
        shutil.copytree(bins, tmp_path / "spare")
        done = assess(*words, tmp_path, "--format", "json")
        assert (done.code, done.out) == (2, once)
        assert "spare has the same id as " in done.err
        shutil.rmtree(tmp_path / "spare")


def test_what_a_listed_workspace_lists_is_left_to_it(
    tmp_path: Path, ours: Path, assess: Assess
) -> None:
    judged(tmp_path / "third", "parking", "GGG", "2025-04-08", council="Thirdham")
    listing(tmp_path / "theirs", "../third", "../ours")
    assert "Parking" not in assess("portfolio", ours).out


@pytest.mark.parametrize(
    ("named", "said"),
    [
        ("../gone", "gone is not there"),
        ("../empty", "empty holds no assessment"),
        ("~nobody-is-called-so/a", "a is not there"),
        ("../all.sqlite", "all.sqlite is a file, not a folder (name an export in"),
    ],
)
def test_what_is_gone_is_a_sentence_and_the_rest_is_shown(
    ours: Path, assess: Assess, named: str, said: str
) -> None:
    (ours.parent / "empty").mkdir()
    (ours.parent / "all.sqlite").touch()
    listing(ours, named, "../theirs")
    for command in ("portfolio", "services"):
        done = assess(command, ours)
        assert (done.code, done.err.count("\n")) == (2, 1)
        assert said in done.err
        assert "assess.toml lists it" in done.err
        assert ("Permits" in done.out, "Badges" in done.out) == (True, True)


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may look everywhere"
)
def test_a_closed_folder_is_a_sentence(
    tmp_path: Path, ours: Path, assess: Assess
) -> None:
    (tmp_path / "theirs").chmod(0)
    done = assess("portfolio", ours)
    (tmp_path / "theirs").chmod(0o700)
    assert (done.code, "theirs can't be looked into" in done.err) == (2, True)


def test_a_list_that_is_none_is_named_with_its_line(ours: Path, assess: Assess) -> None:
    path = ours / "assess.toml"
    words = path.read_text("utf-8").replace("['../theirs']", "'../theirs'")
    path.write_text(words, encoding="utf-8")
    done = assess("portfolio", ours)
    assert (done.code, done.out) == (2, "")
    assert "assess.toml, line 7" in done.err


def test_side_by_side_takes_them_too(ours: Path, assess: Assess) -> None:
    facts = {"service": "Permits", "council": "Otherham"}
    judged(ours.parent / "theirs", "allowed", "GGG", "2025-04-08", **facts)
    assert assess("portfolio", "match", "Permits", ours).code == 0
    done = assess("portfolio", "side", "Permits", ours)
    assert (done.code, "Otherham" in done.out) == (0, True)


async def test_what_is_gone_is_a_row_on_the_screen(ours: Path) -> None:
    listing(ours, "../gone")
    found = ServicesScreen(ours).looked()
    assert [each.service for each in found.standings] == ["Permits"]
    assert "gone is not there" in found.unread[0]
