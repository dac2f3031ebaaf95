import json
from datetime import date
from pathlib import Path

import pytest

from assess.model.days import spelt
from assess.model.file_names import BRIEF_FILE
from assess.model.intake import Intake
from assess.model.measures import Measure
from assess.setup.logic.brief_fields import FIELDS
from assess.store import assessments
from tests.builders import a_folder
from tests.commands import Assess

SAID = {
    **{name: f"What is said of {name}." for name in FIELDS},
    **{n: "2027-01-04" for n, field in FIELDS.items() if field.shape == "day"},
    **{n: f"One.\nTwo of {n}." for n, f in FIELDS.items() if f.shape == "text"},
    **{n: "higher" for n, field in FIELDS.items() if field.shape == "way"},
    "took-part": "Service owner, the council\nContact centre adviser",
}


def test_the_whole_brief_can_be_written_from_the_command_line(
    tmp_path: Path, assess: Assess
) -> None:
    folder = a_folder(tmp_path)
    sets = [part for n, words in SAID.items() for part in ("--set", f"{n}={words}")]
    assert assess("brief", folder, *sets).code == 0
    said = json.loads(assess("brief", folder, "--format", "json").out)
    assert said == SAID
    page = assess("brief", folder, "--format", "md").out
    for words in SAID.values():
        for line in words.splitlines():
            assert line in page or spelt(date.fromisoformat(line)) in page


def test_a_field_that_the_brief_has_not_is_refused_and_nothing_is_changed(
    tmp_path: Path, assess: Assess
) -> None:
    folder = a_folder(tmp_path)
    before = (folder / BRIEF_FILE).read_bytes()
    wrong = assess("brief", folder, "--set", "intake.ownr=Head of waste")
    assert (wrong.code, wrong.out) == (2, "")
    assert "Did you mean intake.owner?" in wrong.err
    assert assess("brief", folder, "--set", "intake.owner").code == 2
    assert assess("brief", folder, "--set", "event.live=soon").code == 2
    assert assess("brief", folder, "--set", "service=").code == 2
    assert (folder / BRIEF_FILE).read_bytes() == before


def test_nothing_empties_a_field(tmp_path: Path, assess: Assess) -> None:
    folder = a_folder(tmp_path)
    before = (folder / BRIEF_FILE).read_bytes()
    assess("brief", folder, "--set", "event.live=2027-01-04", "--set", "users=All.")
    assess("brief", folder, "--set", "event.live=", "--set", "users=")
    assert (folder / BRIEF_FILE).read_bytes() == before


def test_a_figure_in_one_line_stays_as_it_is_until_more_is_said_of_it(
    tmp_path: Path, assess: Assess
) -> None:
    folder = a_folder(tmp_path)
    brief = folder / BRIEF_FILE
    empty = brief.read_text(encoding="utf-8")
    brief.write_text(f'{empty}\n[intake]\ncost = "4.10 pounds"\n', encoding="utf-8")
    before = brief.read_bytes()
    assert assess("brief", folder, "--set", "intake.cost.now=4.10 pounds").code == 0
    assert brief.read_bytes() == before
    assert r"Now: 4\.10 pounds" in assess("brief", folder, "--format", "md").out
    assess("brief", folder, "--set", "intake.cost.better=lower")
    assert assessments.load(folder).assessment.brief.intake == Intake(
        cost=Measure(now="4.10 pounds", better="lower")
    )
    for name in ("now", "better"):
        assess("brief", folder, "--set", f"intake.cost.{name}=")
    assert brief.read_text(encoding="utf-8") == empty


def test_a_figure_that_is_no_text_and_no_table_is_told_in_a_sentence(
    tmp_path: Path, assess: Assess
) -> None:
    folder = a_folder(tmp_path)
    with (folder / BRIEF_FILE).open("a", encoding="utf-8") as file:
        file.write("\n[intake]\ncost = 4\n")
    said = assess("brief", folder)
    assert said.code
    assert "intake.cost: must be text in quotation marks, not a number" in said.err


def test_the_page_for_the_panel_is_written_where_one_says(
    tmp_path: Path, assess: Assess
) -> None:
    folder, page = a_folder(tmp_path), tmp_path / "brief.html"
    bad = "intake.owner=<b>Head</b> of waste"
    assert (
        assess("brief", folder, "--set", bad, "--format", "html", "-o", page).code == 0
    )
    text = page.read_text(encoding="utf-8")
    assert "&lt;b&gt;Head" in text
    assert "noindex" in text


@pytest.mark.parametrize("variant", ["full", "public", "actions", "summary"])
def test_no_report_has_what_is_for_the_panel_alone(
    tmp_path: Path, assess: Assess, variant: str
) -> None:
    folder = a_folder(tmp_path)
    assess("brief", folder, "--set", "intake.supplier=Plainly Invented Ltd")
    for form in ("html", "md", "json"):
        to = tmp_path / f"report.{form}"
        made = assess(
            "report", folder, "--variant", variant, "--format", form, "-o", to
        )
        assert made.code == 0, made.err
        assert "Plainly Invented" not in to.read_text(encoding="utf-8")
