"""A council's own questions over a published edition, wherever they are shown."""

import json
import os
from datetime import date
from pathlib import Path

import pytest

from assess.desk.desk import Desk
from assess.document.drawing import TextFormat
from assess.model.own_prompts import OwnPrompts
from assess.model.standard import Guidance
from assess.model.versions.published import holds
from assess.rate.commands.plain_shown import guidance
from assess.rate.use_cases.expecting import expected_in
from assess.rate.views import guidance as beside
from assess.session.logic.still_to_ask import prompts
from assess.standards.use_cases.library import Library, pack
from assess.store import assessments
from assess.ui.text.marks import Marks
from tests.builders import Clock, the_complete_folder
from tests.commands import Assess

MORE = """\
format = 1
by = "Anyshire Council"
note = "Agreed by the digital board."

[criterion.5]
note = "The residents' panel meets on Tuesdays."

[criterion.5.always]
ask = ["How did the residents' panel try it?"]

[criterion.5.phase.beta]
look-for = ["Notes of the library desks."]

[expected.desks]
title = "Notes of the library desks"
words = ["library desks"]
"""


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "assess.toml").touch()
    (tmp_path / "criteria").mkdir()
    (tmp_path / "criteria" / "govuk-2019.more.toml").write_text(MORE, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def begin(assess: Assess, folder: str = "bins") -> Path:
    said = ("--service", "Bins", "--council", "Anyshire", "--phase", "beta")
    assert assess("new", folder, *said, "--standard", "govuk-2019").code == 0
    return Path(folder)


@pytest.mark.usefixtures("workspace")
def test_own_questions_are_copied_with_the_edition_and_shown_as_own(
    assess: Assess,
) -> None:
    folder = begin(assess)
    copied = folder / "standards" / "govuk-2019.more.toml"
    assert copied.read_text(encoding="utf-8") == MORE
    held = assessments.load(folder).assessment
    ref = next(ref for ref in held.refs if ref.criterion == "5")
    shown = [block.text for block in beside.guidance(held, ref, Marks())]
    heading = shown.index("Anyshire Council asks as well")
    assert shown.index("How did the residents' panel try it?") > heading
    own = [p for p in prompts(held, "lead", ref) if p.by]
    assert [p.shown for p in own] == [
        "How did the residents' panel try it? (Anyshire Council)"
    ]
    assert prompts(held, "lead", held.refs[0])[0].by == ""
    with_desk = Desk(folder, "lead", clock=Clock())
    plain = list(guidance(with_desk.assessment, ref, with_desk.effective(ref)))
    with_desk.close()
    assert "Ask: How did the residents' panel try it?" in plain
    listed = expected_in(folder, held, date(2026, 5, 12))
    assert listed[-1].title == "Notes of the library desks (Anyshire Council)"


def test_the_edition_stays_as_published(workspace: Path, assess: Assess) -> None:
    folder = begin(assess)
    shipped = Library(None).standard("govuk-2019")
    assert assessments.load(folder).assessment.standards["govuk-2019"] == shipped
    assert Library(workspace).crossings("govuk-2019", "wales-2021")[0].related


def test_own_questions_change_no_digest_of_what_was_published(tmp_path: Path) -> None:
    folder = the_complete_folder(tmp_path)
    before = assessments.load(folder).assessment
    number = list(before.agreed.publication)[-1]
    was = holds(before, number)
    path = folder / "standards" / "govuk-2019.more.toml"
    path.write_text(MORE.replace("criterion.5", "criterion.1"), encoding="utf-8")
    after = assessments.load(folder).assessment
    assert after.own_prompts["govuk-2019"].by == "Anyshire Council"
    assert holds(after, number) is was


@pytest.mark.parametrize("form", ["md", "html"])
def test_a_pack_says_which_questions_are_the_councils_own(
    workspace: Path, form: TextFormat
) -> None:
    text = pack(Library(workspace), "govuk-2019", "beta", "built", form)
    assert "Anyshire Council added questions of its own" in text
    after = text[text.index("Anyshire Council asks as well") :]
    assert "Notes of the library desks." in after
    assert "Anyshire" not in pack(Library(None), "govuk-2019", "beta", "built", form)


@pytest.mark.usefixtures("workspace")
def test_a_search_finds_own_questions_too(assess: Assess) -> None:
    found = assess("standards", "search", "residents' panel meets").out
    assert "(2019), point 5: Make sure everyone can use the service\n" in found
    assert "note of Anyshire Council: The residents' panel meets" in found


@pytest.mark.usefixtures("workspace")
def test_show_and_list_say_whose_questions_they_are(assess: Assess) -> None:
    shown = assess("standards", "show", "govuk-2019", "--phase", "beta").out
    assert "  Anyshire Council asks as well\n" in shown
    assert "Anyshire Council expects evidence: Notes of the library desks" in shown
    listed = assess("standards", "list", "govuk-2019").out
    assert "with questions of its own by Anyshire Council" in listed
    table = json.loads(assess("standards", "show", "govuk-2019", "--format=json").out)
    assert table["own-prompts"]["by"] == "Anyshire Council"
    (entry,) = json.loads(
        assess("standards", "list", "govuk-2019", "--format", "json").out
    )
    assert entry["own_by"] == "Anyshire Council"


def test_a_criterion_that_is_not_there_is_refused_with_its_line(
    workspace: Path, assess: Assess
) -> None:
    path = workspace / "criteria" / "govuk-2019.more.toml"
    path.write_text(MORE.replace("criterion.5", "criterion.55"), encoding="utf-8")
    said = (
        "govuk-2019.more.toml, line 5, criterion.55: govuk-2019 has no criterion 55. "
        "Did you mean 5?"
    )
    asked = ("--service", "Bins", "--council", "Anyshire", "--phase", "beta")
    refused = assess("new", "bins", *asked, "--standard", "govuk-2019")
    assert (refused.code, refused.err) == (2, f"assess: {said}\n")
    assert not Path("bins").exists()
    checked = assess("standards", "check", path)
    assert said in checked.out
    listed = assess("standards", "list")
    assert listed.code == 2
    assert said in listed.out


WRONG = {
    'ask = ["Is it good?"]': "“Is it good?” can be answered with yes or no",
    'ask = ["Who turns up that you did not expect, and what do they need?"]': (
        "is asked by the edition already; leave it out."
    ),
}


@pytest.mark.parametrize("line", WRONG)
def test_own_questions_are_read_aloud(
    workspace: Path, assess: Assess, line: str
) -> None:
    path = workspace / "criteria" / "govuk-2019.more.toml"
    text = f'format = 1\nby = "Anyshire"\n[criterion.1.always]\n{line}\n'
    path.write_text(text, encoding="utf-8")
    checked = assess("standards", "check", path)
    assert "govuk-2019.more.toml, line 4, criterion.1.always.ask: " in checked.out
    assert WRONG[line] in checked.out


def test_questions_over_no_edition_and_for_nothing_are_named(
    workspace: Path, assess: Assess
) -> None:
    path = workspace / "criteria" / "govuk-2091.more.toml"
    path.write_text(MORE, encoding="utf-8")
    checked = assess("standards", "check", path)
    assert "there is no edition govuk-2091 to add to. Did you mean" in checked.out
    path.write_text('format = 1\nby = "A"\n[criterion.1]\n', encoding="utf-8")
    os.replace(path, workspace / "criteria" / "dta-2.more.toml")  # noqa: PTH105
    checked = assess("standards", "check", workspace / "criteria" / "dta-2.more.toml")
    assert "criterion.1: adds nothing; write a question" in checked.out


def test_other_data_among_editions_is_named(workspace: Path, assess: Assess) -> None:
    (workspace / "criteria" / "lens.json").write_text("{}", encoding="utf-8")
    (workspace / "criteria" / "lens.yaml").write_text("a: b", encoding="utf-8")
    listed = assess("standards", "list")
    assert listed.code == 0
    assert "criteria/lens.json is not read here" in listed.err
    assert "criteria/lens.yaml is YAML, which is not read" in listed.err
    path = workspace / "criteria" / "govuk-2019.more.toml"
    assert "lens.json: is not read here" in assess("standards", "check", path).out


def test_what_is_asked_in_every_phase_comes_after_what_the_phase_asks() -> None:
    own = OwnPrompts.model_validate(
        {
            "by": "A",
            "criterion": {
                "1": {"always": {"ask": ["b"]}, "phase": {"beta": {"ask": ["a"]}}}
            },
        }
    )
    assert own.criterion["1"].guidance("beta") == Guidance(ask=("a", "b"))
    assert own.criterion["1"].guidance("live") == Guidance(ask=("b",))
