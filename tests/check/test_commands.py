import json
import re
from pathlib import Path

import pytest

from tests.builders import ONE_LEAD, a_folder
from tests.commands import Assess


def switched_off(parent: Path, rule: str, reason: str) -> Path:
    folder = a_folder(parent)
    settings = f'format = 1\n\n[check.off]\n{rule} = "{reason}"\n'
    (parent / "assess.toml").write_text(settings, encoding="utf-8")
    return folder


def test_a_rule_that_is_switched_off_is_silent_and_its_reason_prints(
    tmp_path: Path, assess: Assess
) -> None:
    folder = a_folder(tmp_path)
    assert "not decided yet. The lead" in assess("check", folder).out
    why = "Our board decides."
    (tmp_path / "again").mkdir()
    folder = switched_off(tmp_path / "again", "no-outcome", why)
    said = assess("check", folder).out
    assert "not decided yet. The lead" not in said
    assert f"off      no-outcome: {why}" in said
    (entry,) = json.loads(assess("check", folder, "--format", "json").out)
    assert entry["off"] == {"no-outcome": why}


def test_a_council_adds_the_suppliers_that_it_knows(
    tmp_path: Path, assess: Assess
) -> None:
    folder = a_folder(tmp_path)
    assess("rate", folder, "1", "green", "--reason", "Civix Online (v2) sends letters.")
    assert "Online (v2) is named" not in assess("check", folder).out
    settings = 'format = 1\n\n[check]\nsuppliers = ["Civi", "Civix Online (v2)"]\n'
    (tmp_path / "assess.toml").write_text(settings, encoding="utf-8")
    said = " ".join(assess("check", folder).out.split())
    assert "Civix Online (v2) is named: “Civix Online (v2) sends letters.”" in said


@pytest.mark.parametrize(
    ("rule", "reason", "sentence"),
    [
        ("contested", "We know.", "contested: can't be switched off"),
        ("no-such-rule", "We know.", "no-such-rule: is not a rule"),
        ("no-reason", " ", "no-reason without a reason"),
    ],
)
def test_what_may_not_be_switched_off_is_said_and_every_rule_holds(
    tmp_path: Path, assess: Assess, rule: str, reason: str, sentence: str
) -> None:
    folder = switched_off(tmp_path, rule, reason)
    done = assess("check", folder)
    assert done.code == 2
    assert sentence in done.out
    assert "Not rated yet" in done.out
    refused = assess("publish", folder)
    assert refused.code == 1
    assert "can't be read" in refused.out + refused.err


def test_a_rule_is_explained(assess: Assess) -> None:
    done = assess("check", "--explain", "contested")
    assert done.code == 0
    assert "contested · error" in done.out
    assert "Example: " in done.out
    assert "It can't be switched off." in done.out
    told = json.loads(assess("check", "--explain", "no-reason", "--format", "json").out)
    assert (told["rule"], told["can_be_switched_off"]) == ("no-reason", True)


def test_a_rule_that_does_not_exist_is_refused_with_the_nearest(
    assess: Assess,
) -> None:
    done = assess("check", "--explain", "no-reasn")
    assert done.code == 2
    assert "no-reason" in done.err


def test_check_for_a_team_of_a_workspace_names_who_has_none_and_goes_on(
    tmp_path: Path, assess: Assess
) -> None:
    owner = '\n[panel.owner]\nrole = "team"\n'
    a_folder(tmp_path, "a", ONE_LEAD + owner)
    a_folder(tmp_path, "b")
    a_folder(tmp_path, "c", ONE_LEAD + owner)
    done = assess("check", tmp_path, "--as", "team")
    assert (done.code, done.err) == (2, "")
    assert done.out.count("people/owner.toml") > 1
    assert "Blue Badge renewal has nobody in the team" in done.out
    asked = assess("check", tmp_path, "--as", "team", "--format", "json")
    _, alone, after = json.loads(asked.out)
    assert "nobody in the team" in alone["error"]
    assert after["problems"]


def test_check_for_a_team_needs_a_team(tmp_path: Path, assess: Assess) -> None:
    folder = a_folder(tmp_path)
    refused = assess("check", folder, "--as", "team")
    assert refused.code == 2
    assert "nobody in the team" in refused.err
    brief = folder / "assessment.toml"
    text = brief.read_text(encoding="utf-8") + '\n[panel.owner]\nrole = "team"\n'
    brief.write_text(text, encoding="utf-8")
    asked = assess("check", folder, "--as", "team")
    assert asked.code == 1
    assert "people/owner.toml" in asked.out
    assert "outcome is not decided" not in asked.out


def test_a_file_that_can_not_be_read_counts_as_an_error(
    tmp_path: Path, assess: Assess
) -> None:
    folder = a_folder(tmp_path)
    (folder / "people").mkdir(exist_ok=True)
    (folder / "people" / "lead.toml").write_text("format = ", encoding="utf-8")
    said = assess("check", folder).out
    printed = int(said.rpartition("Errors: ")[2].partition(".")[0])
    entry = json.loads(assess("check", folder, "--format", "json").out)[0]
    stops = [p for p in entry["problems"] if p["level"] == "error"]
    assert printed == len(stops) + len(entry["set_aside"])


def test_text_and_json_of_check_and_status_count_the_same(
    tmp_path: Path, assess: Assess
) -> None:
    folder = a_folder(tmp_path)
    said = assess("check", folder).out
    lines = {
        level: len(re.findall(rf"^  {level} ", said, re.MULTILINE))
        for level in ("error", "warning", "info")
    }
    (check,) = json.loads(assess("check", folder, "--format", "json").out)
    (status,) = json.loads(assess("status", folder, "--format", "json").out)
    assert f"Errors: {lines['error']}. Warnings: {lines['warning']}." in said
    assert [check[key] for key in ("errors", "warnings", "to_know")] == [
        *lines.values()
    ]
    assert (status["errors"], status["warnings"]) == (
        lines["error"],
        lines["warning"],
    )
    assert lines["error"] < sum(p["level"] == "error" for p in check["problems"])


def test_a_team_that_reviews_itself_is_no_panel(tmp_path: Path, assess: Assess) -> None:
    brief = ONE_LEAD.replace('kind = "assessment"', 'kind = "self-review"')
    folder = a_folder(tmp_path, brief=f'{brief}\n[panel.pm]\nrole = "team"\n')
    said = assess("check", folder).out
    assert "The result (agreed.toml, outcome)" in said
    assert "The team decides it." in said
    assert "The panel" not in said
