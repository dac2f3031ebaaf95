"""A command on a workspace keeps of each assessment only what it prints or ranks."""

import gc
import weakref
from pathlib import Path

import pytest

from assess.model.assessment import Assessment
from assess.store import assessments
from tests.builders import the_complete_folder
from tests.commands import Assess

NAMES = ("a", "b", "c", "d")


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """Make a workspace of several services, each with an assessment of its own."""
    for name in NAMES:
        folder = the_complete_folder(tmp_path / f"of {name}").rename(tmp_path / name)
        brief = folder / "assessment.toml"
        words = brief.read_text(encoding="utf-8")
        words = words.replace("Blue Badge", f"Badge {name.upper()}", 1)
        brief.write_text(words.replace("k7m2p9x4", f"k7m2p9x{name}", 1), "utf-8")
    return tmp_path


@pytest.mark.parametrize("name", ["status", "check"])
def test_what_is_read_is_printed_before_the_next_one_is(
    workspace: Path,
    capfd: pytest.CaptureFixture[str],
    assess: Assess,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
) -> None:
    load = assessments.load
    printed: list[str] = []

    def noted(folder: Path) -> assessments.Loaded:
        printed.append(capfd.readouterr().out)
        return load(folder)

    monkeypatch.setattr(assessments, "load", noted)
    last = assess(name, workspace).out
    before = [f"Badge {one.upper()}" for one in NAMES[:-1]]
    assert [words in out for words, out in zip(before, printed[1:], strict=True)] == [
        True
    ] * len(before)
    assert f"Badge {NAMES[-1].upper()}" in last


@pytest.mark.parametrize("form", ["text", "json"])
@pytest.mark.parametrize("name", ["status", "check", "next", "actions"])
def test_no_assessment_is_kept_while_the_others_are_read(
    workspace: Path,
    assess: Assess,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    form: str,
) -> None:
    load = assessments.load
    living: list[weakref.ref[Assessment]] = []
    most = 0

    def noted(folder: Path) -> assessments.Loaded:
        nonlocal most
        gc.collect()
        most = max(most, sum(one() is not None for one in living))
        loaded = load(folder)
        living.append(weakref.ref(loaded.assessment))
        return loaded

    monkeypatch.setattr(assessments, "load", noted)
    done = assess(name, workspace, "--format", form)
    assert "Traceback" not in done.err
    assert len(living) == len(NAMES)
    assert most <= 1  # the one before, until the name for it holds the next
