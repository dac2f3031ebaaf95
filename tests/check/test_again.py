"""An assessment and its reassessment in one folder: which of them counts."""

import json
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from assess.check.use_cases.again import assessed_again
from assess.desk.desk import Desk
from assess.publish.use_cases import outcome, whole
from assess.rate.use_cases import findings
from assess.setup.use_cases.brief import set_field
from assess.setup.use_cases.new import new, start_from
from assess.store import assessments
from tests.builders import Clock, a_folder
from tests.commands import Assess


def published(folder: Path, rating: str, action: str) -> None:
    desk = Desk(folder, "lead", clock=Clock())
    set_field(desk, "dates.assessed", "2026-05-12")
    for ref in desk.assessment.refs:
        findings.rate(desk, ref, rating)
        findings.set_reason(desk, ref, "It was looked at.")
        key = findings.say(desk, ref, "action", f"{action} {ref.criterion}.")
        findings.set_action(desk, ref, key, due=date(2026, 8, 12), owner="owner")
    outcome.decide(desk, rating)
    outcome.publish(desk)
    desk.close()


@pytest.fixture
def both(tmp_path: Path) -> tuple[Path, Path]:
    """Make a published assessment, and one that follows it with nothing in it yet."""
    first = a_folder(tmp_path, "first")
    published(first, "red", "Mend")
    return first, new(tmp_path / "second", start_from(first))


@pytest.fixture(autouse=True)
def september(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1788253200")


def rows(assess: Assess, *arguments: object) -> list[dict[str, object]]:
    found: list[dict[str, object]] = json.loads(
        assess("actions", *arguments, "--format", "json").out
    )
    return found


def steps(assess: Assess, *folders: Path) -> str:
    return assess("next", *folders, "-n", "50").out


def test_until_it_is_published_the_reassessment_changes_nothing(
    both: tuple[Path, Path], assess: Assess
) -> None:
    first, second = both
    assert assess("actions", first.parent).code == 1
    assert {row["folder"] for row in rows(assess, first.parent)} == {str(first)}
    assert "Mend 1." in steps(assess, first.parent)
    assert "overdue" in assess("status", first).out
    assert assessed_again([first, second]) == {}


def test_once_it_is_published_what_it_follows_counts_no_more(
    both: tuple[Path, Path], assess: Assess
) -> None:
    first, second = both
    published(second, "amber", "Finish")
    said = "first was assessed again in second, so it counts no more."
    assert {row["folder"] for row in rows(assess, first.parent)} == {str(second)}
    listed = assess("actions", first.parent).out
    assert "Open, since 2026-05-12, 20 days overdue, the team acts" in listed
    assert "last:A1" in listed
    assert said in listed
    ranked = steps(assess, first.parent)
    assert "Finish 1." in ranked
    assert "Mend" not in ranked
    assert "not met in another" not in ranked
    assert said in ranked
    shown = assess("status", first.parent, "--format", "json").out
    of_first, of_second = json.loads(shown)
    assert of_first["due"] == []
    assert (of_first["again"], of_first["next"]) == (str(second), said)
    assert of_second["due"]
    assert of_second["again"] is None


def test_what_has_a_verdict_is_replaced_and_what_is_left_is_followed_up_here(
    both: tuple[Path, Path], assess: Assess
) -> None:
    _, second = both
    for action in ("last:A1", "last:A2"):
        assess("verify-action", second, action, "partly", "--reason", "Half of it.")
    early = assess("close", second, "last:A3", "--reason", "It is withdrawn.")
    assert "What is open once this is published is followed up here" in early.err
    published(second, "amber", "Finish")
    assert "Mend 1." not in assess("actions", second).out
    left = [row for row in rows(assess, second) if row["since"]]
    assert [row["number"] for row in left] == ["last:A3", "last:A4"]
    assess("panel", second, "add", "owner", "--role", "team")
    assess("progress", second, "last:A3", "Two of three.", "--as", "owner")
    assess("close", second, "last:A4", "--reason", "It is withdrawn.")
    left = [row for row in rows(assess, second, "--open") if row["since"]]
    assert [(row["number"], row["state"]) for row in left] == [
        ("last:A3", "in-progress")
    ]
    report = Path(assess("report", second, "--format", "md").out.strip())
    assert "Two of three." in report.read_text(encoding="utf-8")


def test_a_condition_moves_over_is_counted_once_and_settled_there(
    tmp_path: Path, assess: Assess
) -> None:
    first = a_folder(tmp_path, "first")
    desk = Desk(first, "lead", clock=Clock())
    key = whole.set_condition(desk, text="It works on a phone.", due=date(2026, 8, 12))
    whole.set_condition(desk, key, confirmed_by="digital lead")
    whole.say_about(desk, key, [desk.assessment.refs[1]])
    desk.close()
    published(first, "red", "Mend")
    second = new(tmp_path / "second", start_from(first))
    held = rows(assess, tmp_path)
    assert [row["folder"] for row in held if row["kind"] == "condition"] == [str(first)]
    said = assess("verify-action", second, "last:C1", "partly", "--reason", "On one.")
    assert said.out == "last:C1, asked for last time: Partly confirmed.\n"
    published(second, "amber", "Finish")
    [moved] = [row for row in rows(assess, tmp_path) if row["kind"] == "condition"]
    assert (moved["folder"], moved["number"]) == (str(second), "last:C1")
    assert (moved["since"], moved["state"]) == ("2026-05-12", "in-progress")
    assert "the result, point 2" in assess("actions", second).out
    [state] = json.loads(assess("status", second, "--format", "json").out)
    assert sum("It works on a phone." in str(each) for each in state["due"]) == 1
    assert "phone" not in steps(assess, tmp_path)
    assess("verify-action", second, "last:C1", "done", "--reason", "On ten.")
    assert not [row for row in rows(assess, tmp_path) if row["kind"] == "condition"]


def test_named_alone_it_says_where_it_was_assessed_again(
    both: tuple[Path, Path], assess: Assess, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = both
    published(second, "amber", "Finish")
    monkeypatch.chdir(first)
    said = "first was assessed again in second, so it counts no more.\n"
    assert assess("next").out == said
    done = assess("actions")
    assert (done.code, done.out) == (0, f"No actions.\n{said}")
    assert f"Next: {said}" in assess("status").out


def test_all_actions_can_still_be_listed_and_none_is_late(
    both: tuple[Path, Path], assess: Assess
) -> None:
    first, second = both
    published(second, "amber", "Finish")
    old = [r for r in rows(assess, first.parent, "--all") if r["folder"] == str(first)]
    assert old
    assert {(r["counts"], r["days_late"], r["waits_for"]) for r in old} == {
        (False, 0, "")
    }
    assert "Open, assessed again" in assess("actions", first, "--all").out
    assert rows(assess, first, "--all", "--open") == []


def test_a_reassessment_that_is_corrected_still_counts(
    both: tuple[Path, Path], assess: Assess
) -> None:
    first, second = both
    published(second, "amber", "Finish")
    assess("reopen", second, "--reason", "A slip.")
    assert {row["folder"] for row in rows(assess, first.parent)} == {str(second)}


def test_the_one_before_is_known_by_its_id_whatever_folders_are_called(
    both: tuple[Path, Path], assess: Assess, tmp_path: Path
) -> None:
    first, second = both
    published(second, "amber", "Finish")
    apart = tmp_path / "apart" / "renamed"
    shutil.copytree(first, apart)
    assert "assessed again" in assess("actions", apart, second).out
    shutil.rmtree(second)
    assert rows(assess, apart)


def test_without_the_line_in_the_brief_the_copied_findings_tell(
    both: tuple[Path, Path], assess: Assess
) -> None:
    first, second = both
    published(second, "amber", "Finish")
    brief = second / "assessment.toml"
    told = brief.read_text(encoding="utf-8")
    line = f'reassesses = "{assessments.load(first).assessment.brief.id}"\n'
    assert line in told
    brief.write_text(told.replace(line, ""), encoding="utf-8", newline="\n")
    assert {row["folder"] for row in rows(assess, first.parent)} == {str(second)}


def spoilt(text: str) -> Callable[[Path, Path], None]:
    def spoil(_first: Path, second: Path) -> None:
        (second / "agreed.toml").write_text(text, encoding="utf-8")

    return spoil


def following_each_other(first: Path, second: Path) -> None:
    own = assessments.load(second).assessment.brief.id
    brief = first / "assessment.toml"
    told = brief.read_text(encoding="utf-8")
    brief.write_text(
        told.replace("phase =", f'reassesses = "{own}"\nphase ='), encoding="utf-8"
    )


@pytest.mark.parametrize(
    "spoil",
    [spoilt("format = "), spoilt("publication = 7"), following_each_other],
)
def test_what_can_not_be_right_takes_nothing_away(
    both: tuple[Path, Path], assess: Assess, spoil: Callable[[Path, Path], None]
) -> None:
    first, second = both
    published(second, "amber", "Finish")
    spoil(first, second)
    assert len(rows(assess, first)) == len(
        list(assessments.load(first).assessment.actions)
    )
