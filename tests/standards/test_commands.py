"""The library, and what to do next, from the command line."""

import json
from pathlib import Path

from tests.builders import a_folder
from tests.commands import Assess


def test_words_are_found_in_all_editions(assess: Assess) -> None:
    found = assess("standards", "search", "screen", "reader")
    assert found.code == 0
    assert "GOV.UK Service Standard (2019), point 5: " in found.out
    assert assess("standards", "search", "xyzzy").code == 1
    entry = json.loads(
        assess("standards", "search", "minister", "--format", "json").out
    )[0]
    assert tuple(entry) == ("criterion", "title", "place", "text")


def test_the_list_says_how_each_edition_stands(assess: Assess) -> None:
    done = assess("standards", "list", "govuk-2015", "govuk-2019")
    assert done.code == 0
    assert "18 points, historic, superseded by GOV.UK" in done.out
    assert "14 points, current, announced to change" in done.out
    assert "facts checked 20" in done.out
    (entry,) = json.loads(
        assess("standards", "list", "govuk-2015", "--format", "json").out
    )
    assert entry["standing"] == "historic, superseded by GOV.UK Service Standard (2019)"
    shown = assess("standards", "show", "govuk-2019", "--phase", "alpha").out
    assert "is working on what follows this standard." in " ".join(shown.split())
    assert "Its facts were last checked on" in shown
    assert "Green when: Prototypes changed" in shown
    assert "There is a steady record of changes" not in shown
    whole = assess("standards", "show", "govuk-2019").out
    assert "Green at alpha when: Prototypes changed" in whole
    assert "Green when: There is a steady record of changes" in whole


def test_two_editions_are_compared(assess: Assess) -> None:
    done = assess("standards", "diff", "govuk-2015", "govuk-2019")
    assert done.code == 1
    assert "same       3   6  Have a multidisciplinary team" in done.out
    assert assess("standards", "diff", "govuk-2019", "govuk-2019").code == 0
    rows = json.loads(
        assess("standards", "diff", "dta-2", "us-playbook", "--format", "json").out
    )
    assert tuple(rows[0]) == ("change", "one", "other", "one_title", "other_title")


def test_criteria_that_belong_together_are_named(assess: Assess) -> None:
    done = assess("standards", "crosswalk", "govuk-2019", "local-service-design")
    assert done.code == 0
    assert "belongs with Local service design (2026), " in done.out
    entry = json.loads(
        assess(
            "standards", "crosswalk", "govuk-2019", "govuk-2015", "--format", "json"
        ).out
    )[0]
    assert tuple(entry) == ("criterion", "title", "related", "through")


def test_a_team_gets_a_pack(assess: Assess, tmp_path: Path) -> None:
    path = tmp_path / "pack.html"
    made = assess(
        "standards", "pack", "govuk-2019", "--phase", "beta", "--bought", "-o", path
    )
    assert made.code == 0
    text = path.read_text(encoding="utf-8")
    assert text.startswith("<!DOCTYPE html>")
    assert "The council and the supplier answer for this together." in text
    notes = assess("standards", "pack", "govuk-2019", "--phase", "discovery")
    assert "Not asked at this phase of a peer review: A review of a" in notes.out
    assert "Say which phase" in assess("standards", "pack", "govuk-2019").err


def test_a_pack_says_what_earns_a_rating_at_its_phase(assess: Assess) -> None:
    told = {
        phase: assess("standards", "pack", "govuk-2019", "--phase", phase).out
        for phase in ("alpha", "live")
    }
    assert "Prototypes changed because of what users did" in told["alpha"]
    assert "There is a steady record of changes" in told["live"]
    assert "There is a steady record of changes" not in told["alpha"]


def test_an_editor_gets_a_schema(assess: Assess) -> None:
    schema = json.loads(assess("schema", "sheet").out)
    assert schema["$schema"].startswith("https://json-schema.org/")
    assert schema["$id"] == "urn:assess:format-1:sheet"
    assert schema["additionalProperties"] is False
    assert "format" in schema["properties"]


def test_what_to_do_next_is_said_with_its_reasons(
    assess: Assess, tmp_path: Path
) -> None:
    folder = a_folder(tmp_path)
    assess("rate", folder, "1", "red", "--reason", "No research.")
    done = assess("next", folder, "--explain", "-n", "1")
    assert done.code == 0
    assert "Point 1 of GOV.UK Service Standard, Red." in done.out
    assert "Points: 4 (rated Red) + 2 (at beta) = 6." in done.out
    entry = json.loads(assess("next", tmp_path, "--format", "json").out)
    assert tuple(entry) == (
        "title", "about", "opening", "services", "steps", "ask", "closing", "unread",
        "again",
    )  # fmt: skip
    assert tuple(entry["steps"][0]) == (
        "number", "kind", "text", "due", "owner", "by", "mover", "where", "why",
        "criterion", "services", "points", "reasons",
    )  # fmt: skip


def test_an_assessment_that_can_not_be_read_is_named_and_the_rest_is_ranked(
    assess: Assess, tmp_path: Path
) -> None:
    folder = a_folder(tmp_path)
    broken = tmp_path / "broken"
    broken.mkdir()
    (broken / "assessment.toml").write_text("format = ", encoding="utf-8")
    done = assess("next", tmp_path)
    assert done.code == 2
    assert "assessment.toml, line 1" in done.err
    assert "Rate" in done.out
    assert assess("next", folder).code == 0
