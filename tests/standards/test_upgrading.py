"""An assessment is moved to a newer edition, by a plainly invented successor."""

import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from assess.check.use_cases.gate import gate
from assess.desk.desk import Desk
from assess.desk.errors import NeedsReasonError, RefusedError
from assess.model.assessment import Assessment
from assess.model.brief import Member
from assess.model.evidence import EvidenceText
from assess.model.finding import Action, CriterionRef, Finding
from assess.panel.use_cases import submitting
from assess.publish.use_cases import outcome, whole
from assess.publish.use_cases.report import report
from assess.rate.use_cases import evidence, findings, parts
from assess.session.logic.capture import unfiled
from assess.session.use_cases import capture
from assess.setup.use_cases.first_brief import Start
from assess.setup.use_cases.new import new
from assess.standards.logic.moving import moved_findings
from assess.standards.use_cases import upgrading
from assess.standards.use_cases.library import Library
from assess.store import assessments, files
from assess.store.errors import InvalidFileError, SaveError
from tests.builders import Clock
from tests.commands import Assess
from tests.standards.successor import MOVES, lanterns

LATER = datetime(2026, 6, 1, 9, tzinfo=UTC)


def old(number: str) -> CriterionRef:
    return CriterionRef("lanterns-2020", number)


def ref(number: str) -> CriterionRef:
    return CriterionRef("lanterns-2027", number)


def begun(
    workspace: Path, *standards: str, panel: dict[str, Member] | None = None
) -> Path:
    chosen = tuple((name, None) for name in (*standards, "lanterns-2020"))
    start = Start("Bins", "Anyshire", "beta", standards=chosen, panel=panel)
    return new(workspace / "bins", start)


def rated(
    folder: Path,
    person: str = "lead",
    *,
    published: bool = False,
    reason: str = "As the rule says.",
) -> None:
    desk = Desk(folder, person, clock=Clock())
    seen = evidence.add_evidence(desk, EvidenceText(title="A log", kind="observed"))
    for number in "123456":
        findings.rate(desk, old(number), "amber" if number != "5" else "green")
        findings.set_reason(desk, old(number), f"Reason {number}.")
        findings.set_note(desk, old(number), f"Private {number}.")
        findings.say(desk, old(number), "gap", f"Gap {number}.")
        findings.say(desk, old(number), "action", f"Do {number}.")
        evidence.link(desk, old(number), seen, linked=True)
    parts.tick(desk, old("1"), "1a", seen=True)
    if published:
        outcome.decide(desk, "amber", reason=reason)
    desk.close()


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make, once, a workspace with an assessment that is rated, and one moved."""
    workspace = tmp_path_factory.mktemp("workspace")
    lanterns(workspace)
    folder = begun(workspace)
    rated(folder)
    shutil.copytree(folder, workspace / "moved")
    moved(workspace / "moved")
    return workspace


@pytest.fixture
def folder(made: Path, tmp_path: Path) -> Path:
    """Return an assessment of one's own that is rated on the earlier edition."""
    return shutil.copytree(made, tmp_path / "own") / "bins"


@pytest.fixture
def after(made: Path) -> Path:
    """Return the one that was moved, which is only read."""
    return made / "moved"


def held_in(folder: Path) -> Assessment:
    return assessments.load(folder).assessment


def moved(folder: Path, person: str | None = "lead", **given: Any) -> Assessment:
    plan = upgrading.plan(folder, "lanterns-2027", person, clock=Clock(LATER))
    upgrading.upgrade(plan, clock=Clock(LATER), **given)
    loaded = assessments.load(folder)
    assert not loaded.set_aside
    return loaded.assessment


def words(folder: Path) -> str:
    return "\n".join(
        path.read_text(encoding="utf-8") for path in (folder / "people").glob("*.toml")
    )


def test_what_moved_keeps_its_rating_and_every_word(after: Path) -> None:
    held = held_in(after)
    assert list(held.brief.standard) == ["lanterns-2027"]
    one = held.finding(ref("1"))
    assert (one.rating, one.reason, one.note) == ("amber", "Reason 1.", "Private 1.")
    assert [*one.sentences("gap").values()] == ["Gap 1."]
    assert [a.text for a in one.actions.values()] == ["Do 1."]
    assert one.indicators == {"1a": True}
    assert len(one.linked) == 1
    assert held.finding(ref("5")).rating == "green"


def test_what_was_merged_or_split_has_all_words_and_no_rating(after: Path) -> None:
    held = held_in(after)
    four = held.finding(ref("4"))
    assert four.rating is None
    assert "Point 4 of Lantern Standard (2020) was rated Amber." in four.reason
    assert "Point 6 of Lantern Standard (2020): Reason 6." in four.reason
    assert {*four.sentences("gap").values()} == {"Gap 4.", "Gap 6."}
    assert {a.text for a in four.actions.values()} == {"Do 4.", "Do 6."}
    two = held.finding(ref("2"))
    assert two.rating is None
    assert "Reason 2." in two.reason
    assert held.finding(ref("3")).reason == ""


def test_words_of_what_is_gone_wait_among_the_captured_lines(after: Path) -> None:
    held = held_in(after)
    lines = [line.text for line in unfiled(held.sheet("lead")).values()]
    start = "Point 3 of Lantern Standard (2020), which is gone: "
    assert lines == [
        f"{start}Rated Amber",
        f"{start}Reason: Reason 3.",
        f"{start}Private note: Private 3.",
        f"{start}Gap: Gap 3.",
        f"{start}Action: Do 3.",
        f"{start}Evidence: A log",
    ]
    assert "private" in words(after).lower()
    page = report(held, "md")
    assert "Private" not in page


def test_no_word_is_lost_in_the_sheet(after: Path) -> None:
    kept = words(after)
    for number in "123456":
        for text in (f"Reason {number}.", f"Private {number}.", f"Gap {number}."):
            assert text in kept
        assert f"Do {number}." in kept


def test_the_assessment_as_it_was_stands_beside_byte_for_byte(
    made: Path, after: Path
) -> None:
    first, copy = made / "bins", after / "before" / "lanterns-2020"
    before = {
        path.relative_to(first): path.read_bytes() for path in first.rglob("*.toml")
    }
    assert before == {
        path.relative_to(copy): path.read_bytes() for path in copy.rglob("*.toml")
    }
    assert assessments.load(copy).assessment.finding(old("3")).reason == "Reason 3."


def test_check_says_what_is_to_be_looked_at_again(folder: Path) -> None:
    def told() -> set[str]:
        held = assessments.load(folder).assessment
        found = gate(folder, held, now=LATER).problems
        return {str(p.ref) for p in found if p.rule == "look-again"}

    moved(folder)
    assert told() == {"lanterns-2027:5"}
    desk = Desk(folder, "lead", clock=Clock(LATER))
    findings.set_reason(desk, ref("5"), "The yearly test was shown too.")
    findings.rate(desk, ref("4"), "green")
    desk.close()
    assert told() == set()


def test_links_and_next_follow_to_the_newer_edition(tmp_path: Path) -> None:
    lanterns(tmp_path)
    library = Library(tmp_path)
    (first, *_) = library.crossings("lanterns-2027", "govuk-2019")
    assert [str(r.ref) for r in first.related] == ["govuk-2019:1"]
    rows = {row.other: row for row in library.compare("lanterns-2020", "lanterns-2027")}
    assert rows["4"].one in {"4", "6"}
    folder = begun(tmp_path, "govuk-2019")
    rated(folder)
    held = moved(folder)
    (related,) = held.crosswalk.of(ref("1"))
    assert (str(related.ref), related.how) == ("govuk-2019:1", "same")
    assert list(held.brief.standard) == ["govuk-2019", "lanterns-2027"]


def test_what_names_no_criterion_of_the_edition_that_is_left_stays_recorded(
    folder: Path,
) -> None:
    moving = upgrading.plan(folder, "lanterns-2027", "lead", clock=Clock(LATER)).moving
    elsewhere, here = (
        Finding(rating="amber", at=LATER, by="lead", action={"lead-ab12": action})
        for action in (
            Action(text="Ask carers.", also=("govuk-2019:2",)),
            Action(text="Ask carers.", also=("lanterns-2020:5",)),
        )
    )
    found = moved_findings({"govuk-2019": {"1": elsewhere, "3": here}}, moving)
    assert found["govuk-2019"]["1"] == elsewhere
    changed = found["govuk-2019"]["3"]
    assert changed.actions["lead-ab12"].also == ("lanterns-2027:5",)
    assert (changed.at, list(changed.was.values())) == (None, [here.record()])


def test_a_condition_names_the_criteria_of_the_newer_edition(folder: Path) -> None:
    desk = Desk(folder, "lead", clock=Clock())
    key = whole.set_condition(desk, text="Carers were asked.")
    whole.say_about(desk, key, [old("5")])
    desk.close()
    held = moved(folder).agreed.whole.conditions[key]
    assert (held.text, held.criteria) == ("Carers were asked.", ("lanterns-2027:5",))


def test_what_was_submitted_needs_a_reason_and_is_submitted_again(
    tmp_path: Path,
) -> None:
    lanterns(tmp_path)
    panel = {
        "lead": Member(role="lead", leads=("lanterns-2020:2", "lanterns-2020:3")),
        "ux": Member(role="assessor"),
    }
    folder = begun(tmp_path, panel=panel)
    for person in panel:
        rated(folder, person)
    desk = Desk(folder, "ux", clock=Clock())
    submitting.submit(desk)
    desk.close()
    with pytest.raises(NeedsReasonError, match="Say why it is moved"):
        moved(folder)
    assert list(assessments.load(folder).assessment.brief.standard) == ["lanterns-2020"]
    held = moved(folder, reason="The council adopted it.")
    assert held.brief.upgraded["lanterns-2027"].reason == "The council adopted it."
    assert held.sheet("ux").submission is None
    assert held.sheet("ux").at(ref("1")).rating == "amber"
    assert held.brief.panel["lead"].leads == ("lanterns-2027:2", "lanterns-2027:3")
    errors = gate(folder, held, now=LATER).problems
    assert not {p.rule for p in errors} & {
        "history-changed", "submitted-changed", "submitted-unknown",
    }  # fmt: skip
    page = report(held, "md")
    assert (
        "It was begun against Lantern Standard (2020) and moved to Lantern Standard "
        "(2027) on 1 June 2026."
    ) in page
    assert "The council adopted it." in page


def test_each_person_is_told_what_to_look_at_again(tmp_path: Path) -> None:
    lanterns(tmp_path)
    panel = {"lead": Member(role="lead"), "ux": Member(role="assessor")}
    folder = begun(tmp_path, panel=panel)
    rated(folder, "ux")
    held = moved(folder)
    found = gate(folder, held, now=LATER).problems
    told = [(p.file, str(p.ref)) for p in found if p.rule == "look-again"]
    assert told == [("people/ux.toml", "lanterns-2027:5")]


def test_long_words_of_an_outcome_are_kept_whole(tmp_path: Path) -> None:
    lanterns(tmp_path)
    folder = begun(tmp_path)
    reason = " ".join(f"word{n}" for n in range(400))
    rated(folder, published=True, reason=reason)
    moved(folder)
    lines = unfiled(held_in(folder).sheet("lead")).values()
    start = "The outcome against Lantern Standard (2020) was Amber: "
    said = [line.text for line in lines if line.text.startswith(start)]
    assert "".join(text.removeprefix(start) for text in said) == reason


def ready_again(folder: Path) -> Desk:
    desk = Desk(folder, "lead", clock=Clock(LATER))
    for number in "12346":
        findings.rate(desk, ref(number), "green")
        findings.set_reason(desk, ref(number), "Seen again.")
    findings.set_reason(desk, ref("5"), "The yearly test was shown too.")
    for key in unfiled(desk.sheet):
        capture.file_aside(desk, key, "set aside")
    return desk


def test_an_assessment_that_was_moved_is_published_and_verified(
    folder: Path, assess: Assess
) -> None:
    moved(folder)
    desk = ready_again(folder)
    outcome.decide(desk, "green", reason="The panel is content.")
    assert outcome.publish(desk) == 1
    desk.close()
    page = folder / "page.html"
    assert assess("report", folder, "-o", page).code == 0
    verified = assess("verify", page, folder)
    assert verified.code == 0
    assert "unchanged" in verified.out.lower()
    with pytest.raises(RefusedError, match="Version 1 was published against this edit"):
        upgrading.plan(folder, "lanterns-2027", "lead", clock=Clock(LATER))


def test_an_outcome_that_was_decided_is_decided_again(tmp_path: Path) -> None:
    lanterns(tmp_path)
    folder = begun(tmp_path)
    rated(folder, published=True)
    held = moved(folder)
    assert held.agreed.outcome is None
    assert "The outcome against Lantern Standard (2020) was Amber" in words(folder)


def test_on_another_scale_ratings_become_words(tmp_path: Path) -> None:
    lanterns(tmp_path, scales='["met2"]')
    folder = begun(tmp_path)
    rated(folder)
    held = moved(folder)
    assert held.brief.standard["lanterns-2027"].scale == "met2"
    one = held.finding(ref("1"))
    assert one.rating is None
    assert "Point 1 of Lantern Standard (2020) was rated Amber." in one.reason


def test_what_the_council_asks_as_well_comes_along(folder: Path) -> None:
    path = folder.parent / "criteria" / "lanterns-2027.more.toml"
    path.write_text(
        'format = 1\nby = "Anyshire"\n[criterion.66.always]\nask = ["Who else?"]\n',
        encoding="utf-8",
    )
    with pytest.raises(InvalidFileError, match="lanterns-2027 has no criterion 66"):
        moved(folder)
    text = path.read_text(encoding="utf-8").replace("66", "6")
    path.write_text(text, encoding="utf-8")
    assert moved(folder).own_prompts["lanterns-2027"].by == "Anyshire"


def revealed(folder: Path) -> None:
    for person in ("lead", "ux"):
        rated(folder, person)
        desk = Desk(folder, person, clock=Clock())
        submitting.submit(desk)
        desk.close()
    desk = Desk(folder, "lead", clock=Clock())
    submitting.reveal(desk)
    desk.close()


def test_after_the_reveal_it_is_refused(tmp_path: Path) -> None:
    lanterns(tmp_path)
    panel = {"lead": Member(role="lead"), "ux": Member(role="assessor")}
    folder = begun(tmp_path, panel=panel)
    revealed(folder)
    with pytest.raises(RefusedError, match="has shown its ratings to one another"):
        moved(folder, reason="It is newer.")


def test_only_who_changes_the_brief_moves_it(tmp_path: Path) -> None:
    lanterns(tmp_path)
    panel = {"lead": Member(role="lead"), "ux": Member(role="assessor")}
    folder = begun(tmp_path, panel=panel)
    with pytest.raises(RefusedError, match="Only lead changes the brief"):
        moved(folder, "ux")


WITHOUT: dict[str, tuple[Callable[[str], str] | None, str]] = {
    "table": (None, "Nothing says where the criteria of lanterns-2020 went"),
    "criterion": (
        lambda text: f'{text}\n[from.lanterns-2020.9]\nto = ["1"]\n',
        "lanterns-2020 has no criterion 9; take it out.",
    ),
    "target": (
        lambda text: text.replace('["5"]', '["7"]'),
        "from.lanterns-2020.5.to: lanterns-2027 has no criterion 7.",
    ),
    "rest": (
        lambda text: text[: text.index("[from.lanterns-2020.6]")],
        "from.lanterns-2020: says nothing of criterion 6",
    ),
}


@pytest.mark.parametrize("what", WITHOUT)
def test_a_table_that_leaves_words_without_a_place_is_refused(
    folder: Path, assess: Assess, what: str
) -> None:
    change, sentence = WITHOUT[what]
    path = folder.parent / "criteria" / "lanterns-2027.moves.toml"
    if change is None:
        path.unlink()
    else:
        path.write_text(change(MOVES), encoding="utf-8", newline="\n")
        assert sentence in assess("standards", "check", path).out
    refused = assess("standards", "upgrade", folder, "lanterns-2027", "--yes")
    assert refused.code == 2
    assert sentence in refused.err
    assert refused.err.count("\n") == 1
    assert not (folder / "before").exists()


def test_what_was_broken_off_goes_on(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = folder.parent / "whole"
    shutil.copytree(folder, whole)
    real = files.save_value

    def broken(place: Path, file: str, value: Any, *, expected: str | None) -> Any:
        if file.startswith("people/"):
            raise SaveError(place / file, "the disk is full", in_place=False)
        return real(place, file, value, expected=expected)

    monkeypatch.setattr(files, "save_value", broken)
    with pytest.raises(SaveError):
        moved(folder)
    monkeypatch.undo()
    loaded = assessments.load(folder)
    assert not loaded.set_aside
    found = gate(folder, loaded.assessment, now=LATER).problems
    assert "upgrade-unfinished" in {p.rule for p in found}
    assert moved(folder).brief.standard == moved(whole).brief.standard
    left = assessments.load(folder).assessment
    right = assessments.load(whole).assessment
    assert left.sheet("lead").finding == right.sheet("lead").finding
    assert left.brief == right.brief


def test_what_was_broken_off_before_it_began_is_done_again(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(place: Path, file: str, _value: Any, *, expected: str | None) -> Any:
        assert expected
        raise SaveError(place / file, "the disk is full", in_place=False)

    monkeypatch.setattr(files, "save_value", broken)
    with pytest.raises(SaveError):
        moved(folder)
    monkeypatch.undo()
    assert list(held_in(folder).brief.standard) == ["lanterns-2020"]
    assert list(moved(folder).brief.standard) == ["lanterns-2027"]


def test_the_command_shows_each_step_and_asks(folder: Path, assess: Assess) -> None:
    before = words(folder)
    shown = assess("standards", "upgrade", folder, "lanterns-2027")
    assert shown.code == 1
    assert "    2 split   Solve the whole problem\n" in shown.out
    assert "    3 gone    Work as one team\n" in shown.out
    assert "      now 4: Test with people, in the open\n" in shown.out
    assert "  new         6: Share what you learn\n" in shown.out
    assert "  5: It asks for a yearly test too.\n" in shown.out
    assert "Nothing was changed. Say --yes to move it.\n" in shown.out
    assert words(folder) == before
    done = assess("standards", "upgrade", folder, "lanterns-2027", "--yes")
    assert done.code == 0
    assert "As it was before, it stands in" in done.out
    again = assess("standards", "upgrade", folder, "lanterns-2027", "--yes")
    assert again.err == "assess: The assessment uses lanterns-2027 already.\n"


def test_an_open_window_is_not_moved_under_a_person(tmp_path: Path) -> None:
    lanterns(tmp_path)
    panel = {"lead": Member(role="lead"), "ux": Member(role="assessor")}
    folder = begun(tmp_path, panel=panel)
    desk = Desk(folder, "ux", clock=Clock())
    findings.rate(desk, old("1"), "red")
    with pytest.raises(RefusedError, match="is open as ux"):
        moved(folder)
    desk.close()
    held = moved(folder)
    assert held.sheet("ux").at(ref("1")).rating == "red"


def test_a_line_that_is_half_written_is_not_left_behind(folder: Path) -> None:
    desk = Desk(folder, "lead", clock=Clock())
    desk.keep_draft(("lanterns-2020:1", "gap"), "Nobody asked the")
    desk.close()
    with pytest.raises(RefusedError, match="Words of lead are not saved yet"):
        moved(folder)


def test_the_list_says_which_edition_was_superseded(
    tmp_path: Path, assess: Assess, monkeypatch: pytest.MonkeyPatch
) -> None:
    lanterns(tmp_path)
    monkeypatch.chdir(tmp_path)
    listed = assess("standards", "list", "lanterns-2020").out
    assert "6 points, current, superseded by Lantern Standard (2027)" in listed
