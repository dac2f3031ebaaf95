"""Planted faults are found and named, and publishing does not go around anybody."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.builders import ONE_LEAD, a_folder, the_complete_folder
from tests.commands import Assess

LEAD = "people/lead.toml"


def edited(file: str, old: str, new: str) -> Callable[[Path], None]:
    def plant(folder: Path) -> None:
        path = folder / file
        words = path.read_text(encoding="utf-8")
        assert old in words
        path.write_text(words.replace(old, new), encoding="utf-8", newline="\n")

    return plant


def a_stranger(folder: Path) -> None:
    words = 'format = 1\nperson = "stranger"\n'
    (folder / "people/stranger.toml").write_text(words, encoding="utf-8")


FAULTS = {
    "a changed record": (
        edited(LEAD, "No research with carers was seen.", "All was well."),
        "was changed after it was submitted",
    ),
    "an author other than the file's person": (
        edited(LEAD, 'by = "lead"\nwhy', 'by = "ux"\nwhy'),
        "ux is named as the author in the sheet of lead",
    ),
    "a record from the future": (
        edited(LEAD, "at = 2026-05-12 15:20:00", "at = 2190-05-12 15:20:00"),
        "yet to come",
    ),
    "a sheet of somebody not on the roster": (a_stranger, "not on the panel"),
    "what was submitted of no criterion": (
        edited(LEAD, '"govuk-2019.1" = ', '"govuk-2019" = '),
        "no criterion of this assessment",
    ),
    "an agreement signed by nobody": (
        edited("agreed.toml", 'by = "scribe"\nwhy', 'by = "ghost"\nwhy'),
        "ghost signed it and is not on the panel",
    ),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_planted_fault_is_named(tmp_path: Path, assess: Assess, name: str) -> None:
    plant, said = FAULTS[name]
    folder = the_complete_folder(tmp_path)
    assert said not in assess("check", folder).out
    plant(folder)
    done = assess("check", folder)
    assert done.code == 1
    assert said in " ".join(done.out.split())
    assert not done.err


def test_nobody_publishes_what_its_only_rater_has_not_submitted_finding(
    tmp_path: Path, assess: Assess
) -> None:
    brief = ONE_LEAD.replace(
        'kind = "assessment"', 'kind = "assessment"\nagreed-by = "scribe"'
    )
    brief = brief.split("[standard.local")[0] + '[panel.lead]\nrole = "lead"\n'
    folder = a_folder(tmp_path, brief=f'{brief}\n[panel.scribe]\nrole = "scribe"\n')
    for criterion in ("1", "2", "10"):
        done = assess(
            "rate", folder, criterion, "green", "--reason", "Seen.", "--as", "lead"
        )
        assert done.code == 0, done.err
    assert assess("outcome", folder, "green", "--as", "scribe").code == 0
    done = assess("publish", folder, "--as", "scribe")
    assert done.code == 1
    assert "Only lead can: assess submit --as lead." in done.out
    assert assess("submit", folder, "--as", "lead").code == 0
    assert assess("publish", folder, "--as", "scribe").code == 0


@pytest.fixture
def leaderless(tmp_path: Path) -> Path:
    brief = ONE_LEAD.replace(
        '[panel.lead]\nrole = "lead"', '[panel.ux]\nrole = "assessor"'
    )
    return a_folder(tmp_path, brief=brief)


def test_a_panel_without_a_lead_says_so_and_can_name_one(
    leaderless: Path, assess: Assess
) -> None:
    for command in (["publish"], ["outcome", "green"]):
        name, *rest = command
        done = assess(name, leaderless, *rest, "--as", "ux")
        assert done.code == 2
        assert "Nobody leads here yet." in done.err
        assert "None" not in done.err
    done = assess("panel", leaderless, "change", "ux", "--role", "lead", "--as", "ux")
    assert done.code == 0, done.err


def test_the_log_tells_what_happened_in_order(tmp_path: Path, assess: Assess) -> None:
    folder = the_complete_folder(tmp_path)
    lines = assess("log", folder, "--as", "scribe").out.splitlines()
    assert lines == sorted(lines, key=lambda line: line[:16])
    whole = "\n".join(lines)
    assert "lead: changed, GOV.UK point 1, from Red to Amber" in whole
    assert "The team showed the diary study after the reveal." in whole
    assert "scribe: agreed again, GOV.UK point 1, from Red to Amber" in whole
    assert "ux: taken back" in whole
    assert "version 1. A figure was wrong." in whole


def test_why_says_who_held_what_and_who_differs(tmp_path: Path, assess: Assess) -> None:
    out = assess("why", the_complete_folder(tmp_path), "1", "--as", "scribe").out
    assert "Agreed: Amber (discussed), written by scribe" in out
    assert re.search(r"lead \(product\): Red", out)
    assert "ux differs (printed): Red. Nobody was asked." in out


def test_before_the_reveal_the_log_tells_nobody_what_others_rated(
    tmp_path: Path, assess: Assess
) -> None:
    folder = a_folder(tmp_path, brief=f'{ONE_LEAD}\n[panel.ux]\nrole = "assessor"\n')
    words = "A secret of theirs."
    assess("rate", folder, "1", "red", "--reason", words, "--as", "ux")
    assess("submit", folder, "--abstain-rest", "--as", "ux")
    for command in (("log", folder), ("why", folder, "1")):
        for person in ("lead", "ux"):
            out = assess(*command, "--as", person).out
            assert ("Red" in out) is (person == "ux")
            assert words not in assess(*command, "--as", "lead").out
