"""A result with conditions, and what belongs to no criterion."""

import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from assess.app.first_due import first_dues
from assess.desk.desk import Desk
from assess.desk.errors import NeedsReasonError, RefusedError
from assess.follow_up.use_cases import follow_up
from assess.model.after.follow_up import conditions
from assess.model.outcome import decided
from assess.model.versions.merge import merged_agreed
from assess.publish.screens.review import ReviewScreen
from assess.publish.screens.whole import WholeScreen
from assess.publish.use_cases import outcome, whole
from assess.publish.views import review
from assess.rate.use_cases import findings
from assess.store import assessments
from assess.store.glance import glance
from assess.ui.terminal.page import Page
from assess.ui.text.marks import Marks
from tests import cases
from tests.builders import ONE_LEAD, USERS, Clock, a_folder, a_folder_that_is_ready
from tests.commands import Assess
from tests.screens import opened, paste, ready, text, type_in

READ = "A content designer has read every page."
GREEN = "The rule suggests Green. All that decide the outcome are Green.\n"
RISK = "Three councils wait for one supplier."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Make an assessment that is met with one condition, and not published yet."""
    folder = a_folder_that_is_ready(tmp_path)
    with_team = folder / "assessment.toml"
    team = '\n[panel.owner]\nrole = "team"\nanswers = true\n'
    with_team.write_text(with_team.read_text("utf-8") + team, "utf-8")
    desk = Desk(folder, "lead", clock=Clock())
    key = whole.set_condition(desk, text=READ, due=date(2026, 9, 1))
    whole.set_condition(desk, key, confirmed_by="service manager")
    whole.say(desk, "commentary", "The panel would show it to others.")
    whole.say(desk, "risk", RISK)
    whole.say(desk, "thanks", "The crews came in on their day off.")
    whole.say(desk, "advice", "Write about the first year.")
    desk.close()
    return folder


@pytest.fixture
def published(folder: Path, assess: Assess) -> Path:
    done = assess("publish", folder)
    assert done.code == 0, done.out
    return folder


def made(folder: Path, assess: Assess, variant: str, form: str = "md") -> str:
    page = folder.parent / f"{variant}.{form}"
    done = assess("report", folder, "--variant", variant, "--format", form, "-o", page)
    assert done.code == 0, done.err
    return page.read_text(encoding="utf-8")


def checked(folder: Path, assess: Assess) -> set[str]:
    found = json.loads(assess("check", folder, "--format", "json").out)
    return {problem["rule"] for problem in found[0]["problems"]}


def test_a_result_with_conditions_says_so_in_every_report(
    published: Path, assess: Assess
) -> None:
    for variant in ("full", "public", "actions", "summary"):
        page = made(published, assess, variant)
        assert "Result: Green with conditions" in page
        assert READ in page
        assert "1 September 2026" in page
        assert "service manager" in page
        assert "not confirmed yet" in page.lower()


def test_home_the_record_and_the_last_step_say_what_a_result_comes_with(
    published: Path, assess: Assess, tmp_path: Path
) -> None:
    assert glance(published).outcome == "Green with conditions"
    assert "Green with conditions" in assess("log", published).out
    page = made(published, assess, "full")
    assert "A result of Green with conditions asks for no reassessment." in page
    brief = ONE_LEAD.replace('2019]\nscale = "rag"', '2019]\nscale = "met4"')
    folder = as_shipped(a_folder(tmp_path, "advised", brief=brief))
    desk = Desk(folder, "lead", clock=Clock())
    outcome.decide(desk, "met-with-advice", reason="Two pages are left.")
    whole.set_condition(desk, text=READ)
    desk.close()
    assert glance(folder).outcome == "Met with advice"
    assert decided(desk.assessment).word == "Met with advice"  # type: ignore[union-attr]
    (folder / "assessment.toml").write_text(
        brief.replace("[standard.govuk-2019]", "[standard.govuk-2019]\ngating = false")
    )
    assert glance(folder).outcome == "Met with advice"


def test_what_belongs_to_no_criterion_has_its_own_place_in_the_report(
    published: Path, assess: Assess
) -> None:
    for variant in ("full", "public"):
        page = made(published, assess, variant)
        assert "## The panel on the service as a whole" in page
        assert f"### Risk beyond this service\n\n{RISK}" in page
        assert "Write about the first year. (the service as a whole)" in page
        html = made(published, assess, variant, "html")
        assert 'href="#conditions"' in html
        assert 'href="#whole"' in html
    assert RISK not in made(published, assess, "actions")


def test_a_condition_is_followed_until_an_assessor_writes_down_that_it_is_confirmed(
    published: Path, assess: Assess, monkeypatch: pytest.MonkeyPatch
) -> None:
    september = datetime(2026, 9, 11, 9, tzinfo=UTC)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(september.timestamp())))
    assert "C1" in assess("actions", published).out
    assert "10 days overdue (service manager)" in next(first_dues([published]))
    assert f"Condition to be confirmed: {READ}" in assess("status", published).out
    refused = assess("respond", published, "C1", "accept", "--as", "owner")
    assert refused.code == 2
    assert "C1 is a condition of the result, which needs no answer." in refused.err
    told = assess("progress", published, "C1", "Twelve are read.", "--as", "owner")
    assert told.out == "C1: In progress, an assessor verifies.\n"
    done = assess("verify-action", published, "C1", "done", "--reason", "By letter.")
    assert done.out == "C1: Confirmed.\n"
    [listed] = json.loads(assess("actions", published, "--format", "json").out)
    assert (listed["kind"], listed["number"]) == ("condition", "C1")
    assert (listed["state"], listed["criterion"]) == ("verified", "")
    assert (
        "C1,Blue Badge renewal,beta,,"
        in assess("actions", published, "--format", "csv").out
    )
    assert next(first_dues([published])) == ""
    page = made(published, assess, "public")
    assert "By letter." in page
    for variant in ("full", "public", "summary"):
        assert f"{READ} (C1: confirmed)" in made(published, assess, variant)
    assert assess("check", published).code == 0


def test_what_is_said_of_a_condition_is_an_entry_by_whose_day_it_is_overdue(
    folder: Path, assess: Assess, monkeypatch: pytest.MonkeyPatch
) -> None:
    def in_month(month: int) -> None:
        day = int(datetime(2026, month, 11, 9, tzinfo=UTC).timestamp())
        monkeypatch.setenv("SOURCE_DATE_EPOCH", str(day))

    overdue = "By when: **Overdue:** 1 September 2026"
    in_month(6)
    assess("publish", folder)
    assert overdue not in made(folder, assess, "public")
    in_month(9)
    assess("progress", folder, "C1", "Twelve are read.", "--as", "owner")
    for variant in ("full", "public", "actions"):
        page = made(folder, assess, variant)
        assert "As it stood on 11 September 2026, the day of the last entry" in page
        assert overdue in page
        assert "<strong>Overdue:</strong>" in made(folder, assess, variant, "html")
    assess("verify-action", folder, "C1", "done", "--reason", "By letter.")
    assert overdue not in made(folder, assess, "public")


def test_what_is_published_of_the_whole_changes_only_once_it_is_reopened(
    published: Path, assess: Assess
) -> None:
    refused = assess("whole", published, "--thanks", "The lead.")
    assert refused.code == 2
    assert "Version 1 is published" in refused.err
    file = published / "agreed.toml"
    file.write_text(file.read_text("utf-8").replace(READ, "Somebody read it."), "utf-8")
    assert "what was said of the whole" in assess("status", published).out


def test_a_result_that_says_with_conditions_has_to_list_them(
    folder: Path, assess: Assess
) -> None:
    assert "condition-incomplete" not in checked(folder, assess)
    assess("whole", folder, "--take-back", "C1")
    assert "conditions-without-one" not in checked(folder, assess)
    told = assess("outcome", folder, "green", "--with", "conditions")
    assert told.out == "Outcome: Green with conditions. " + GREEN
    assert "conditions-without-one" in checked(folder, assess)
    assess("whole", folder, "--condition", READ)
    found = checked(folder, assess)
    assert "conditions-without-one" not in found
    assert "condition-incomplete" in found
    assess("whole", folder, "--take-back", "C1")
    assess("outcome", folder, "green", "--with", "advice")
    assert "advice-without-any" not in checked(folder, assess)
    [advice] = assessments.load(folder).assessment.agreed.whole.sentences("advice")
    assess("whole", folder, "--take-back", advice)
    assert "advice-without-any" in checked(folder, assess)
    assess("outcome", folder, "green", "--with", "nothing")
    assert decided(assessments.load(folder).assessment).word == "Green"  # type: ignore[union-attr]


def test_the_command_says_and_prints_and_changes_what_is_said(
    folder: Path, assess: Assess
) -> None:
    due = "before public beta"
    assess("whole", folder, "--change", "c1", "--due", due, "--confirmed-by", "owner")
    out = assess("whole", folder).out
    assert (
        f"Condition C1: {READ}\n  due before public beta, to be confirmed by: owner"
        in out
    )
    told = json.loads(assess("whole", folder, "--format", "json").out)
    assert told["conditions"][0]["due"] == "public-beta"
    [risk] = told["risk"]
    assess("whole", folder, "--change", risk, "--risk", "Two councils wait.")
    assert "Risk beyond this service: Two councils wait." in assess("whole", folder).out
    assert "Known: C1," in assess("whole", folder, "--take-back", "C2").err
    unknown = assess("whole", folder, "--change", "C7", "--due", due)
    assert "There is no condition C7." in unknown.err
    assert assess("whole", folder, "--due", due).code == 2
    lost = assess("whole", folder, "--change", risk, "--thanks", "The crews.")
    assert lost.code == 2


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--change", "C1"), "Say with --change what becomes of it"),
        (("--change", "C1", "--risk", RISK), "Nothing is said as C1 under risk"),
        (("--condition", ""), "There are no words in it."),
        (
            ("--due", ""),
            "--due, --confirmed-by and --criterion are for --condition or --change",
        ),
    ],
)
def test_what_would_be_said_of_nothing_is_refused_and_not_dropped(
    folder: Path, assess: Assess, options: tuple[str, ...], said: str
) -> None:
    before = (folder / "agreed.toml").read_bytes()
    refused = assess("whole", folder, *options)
    assert refused.code == 2
    assert said in refused.err
    assert (folder / "agreed.toml").read_bytes() == before


def test_the_day_of_a_condition_and_who_confirms_it_can_be_taken_away(
    folder: Path, assess: Assess
) -> None:
    done = assess("whole", folder, "--change", "C1", "--due", "")
    assert (
        "  no date, to be confirmed by: service manager, not confirmed yet" in done.out
    )
    done = assess("whole", folder, "--change", "C1", "--confirmed-by", "")
    assert "  no date, to be confirmed by: nobody is named" in done.out


async def test_an_empty_line_takes_the_day_of_a_condition_away(folder: Path) -> None:
    async with opened(folder, (80, 24), "lead") as pilot:
        await pilot.press("w", "a")
        await ready(pilot)
        await pilot.press("enter", "enter", "ctrl+u", "enter", "enter")
        await ready(pilot)
    [held] = assessments.load(folder).assessment.agreed.whole.conditions.values()
    assert (held.text, held.due, held.confirmed_by) == (READ, None, "service manager")


def test_what_two_copies_say_of_the_whole_is_kept_and_waits_for_a_choice(
    folder: Path, assess: Assess
) -> None:
    one = assessments.load(folder).assessment.agreed
    [key] = one.whole.conditions
    held = one.whole.conditions[key]
    table = {key: held.but(text="Two designers have read every page.")}
    other = one.but(whole=one.whole.but(condition=table))
    both = merged_agreed(one, other)
    assert both == merged_agreed(other, one)
    assert both.choices == 1
    desk = Desk(folder, "lead", clock=Clock())
    desk.put(both, "Joined")
    desk.close()
    assert "contested" in checked(folder, assess)
    assert assess("publish", folder).code == 1
    assert "What the panel agreed, a condition:" in assess("settle", folder).out


STANDS_BESIDE = ONE_LEAD.replace(
    '2019]\nscale = "rag"\n', '2019]\nscale = "met2"\ngating = false\n'
)
SHIPPED = Path(__file__).parents[2] / "criteria"


def as_shipped(folder: Path) -> Path:
    """Put the scales and editions into a folder that ship now."""
    for file in (folder / "standards").iterdir():
        file.write_bytes((SHIPPED / file.name).read_bytes())
    return folder


def of_nothing_that_gates(tmp_path: Path) -> Path:
    folder = a_folder(tmp_path, brief=STANDS_BESIDE)
    desk = Desk(folder, "lead", clock=Clock())
    with pytest.raises(NeedsReasonError, match="No rule suggests an outcome here"):
        outcome.decide(desk, "met")
    desk.close()
    return folder


def test_review_names_a_rule_only_where_one_works_towards_an_outcome(
    tmp_path: Path,
) -> None:
    held = assessments.load(of_nothing_that_gates(tmp_path)).assessment
    said = [block.text for block in review.outcome(held, Marks())]
    assert "No standard of this assessment decides it." in said
    assert not any("rule suggests" in words for words in said)
    said = [block.text for block in review.outcome(cases.blank("rag"), Marks())]
    assert any(words.startswith("The rule suggests nothing yet. ") for words in said)


def test_review_counts_what_is_said_of_the_whole_where_nothing_is_rated() -> None:
    said = [b.text for b in review.outcome(cases.blank("unrated"), Marks())]
    assert "This assessment gives no overall rating." in said
    assert said[-1].startswith("As a whole (a): no conditions")


def test_a_standard_that_does_not_gate_may_have_an_outcome_that_the_lead_states(
    tmp_path: Path, assess: Assess
) -> None:
    folder = of_nothing_that_gates(tmp_path)
    page = made(folder, assess, "full")
    assert "A profile, with no overall result" in page
    assert "no-outcome" not in checked(folder, assess)
    assert "none, as nothing here decides one" in assess("status", folder).out
    reason = ("--reason", "The panel was asked for one word.")
    told = assess("outcome", folder, "met", "--with", "advice", *reason)
    assert told.out.startswith("Outcome: Met with advice. No standard")
    page = made(folder, assess, "full")
    assert "Result: Met with advice" in page
    assert "No rule suggests an outcome here. The lead assessor stated Met" in page
    assert "Outcome: Met with advice" in assess("status", folder).out


def test_a_maturity_scale_has_a_profile_and_no_result_unless_one_is_stated(
    tmp_path: Path, assess: Assess
) -> None:
    brief = ONE_LEAD.replace('scale = "rag"', 'scale = "maturity4"')
    brief = brief.replace('[standard.govuk-2019]\nscale = "maturity4"\n', "")
    brief = brief.replace("gating = false", "gating = true")
    folder = as_shipped(a_folder(tmp_path, brief=brief))
    assert "no-outcome" not in checked(folder, assess)
    assert "A profile, with no overall result" in made(folder, assess, "summary")
    assess("outcome", folder, "2", "--reason", "Two parts of four stand.")
    assert "Result: Partial" in made(folder, assess, "summary")


def test_what_a_rating_comes_with_is_not_said_against_its_word(tmp_path: Path) -> None:
    brief = ONE_LEAD.replace('2019]\nscale = "rag"', '2019]\nscale = "met4"')
    folder = as_shipped(a_folder(tmp_path, brief=brief))
    desk = Desk(folder, "lead", clock=Clock())
    outcome.decide(desk, "met-with-conditions", reason="Two pages are left.")
    assert decided(desk.assessment).word == "Met with conditions"  # type: ignore[union-attr]
    with pytest.raises(RefusedError, match="comes with conditions, as it says"):
        outcome.comes_with(desk, "advice")
    desk.close()


async def test_a_condition_is_added_and_changed_on_the_screen(tmp_path: Path) -> None:
    folder = a_folder_that_is_ready(tmp_path)
    async with opened(folder, (80, 24), "lead") as pilot:
        await pilot.press("w")
        await ready(pilot)
        assert "no conditions, commentary" in text(pilot)
        await pilot.press("a")
        await ready(pilot)
        assert isinstance(pilot.app.screen, WholeScreen)
        await pilot.press("x")
        await type_in(pilot, READ)
        await pilot.press("enter")
        await type_in(pilot, "before public beta")
        await pilot.press("enter")
        await type_in(pilot, "service manager")
        await pilot.press("enter")
        await type_in(pilot, "10 govuk-2019:2")
        await pilot.press("enter")
        await ready(pilot)
        assert "C1" in text(pilot)
        assert "due before public beta, to be confirmed by: service manager" in text(
            pilot
        )
        assert "about points 2 and 10" in " ".join(text(pilot).split())
        await pilot.press("t")
        await type_in(pilot, "The crews.")
        await pilot.press("enter")
        await ready(pilot)
        assert "Outcome: Green with conditions" in text(pilot)
        await pilot.press("o")
        await paste(pilot, "with advice")
        await pilot.press("enter")
        await ready(pilot)
        pilot.app.screen.query_one(Page).go(
            next(iter(pilot.app.screen.desk.assessment.agreed.whole.thanks))
        )
        await pilot.press("delete")
        await ready(pilot)
        assert "The crews." not in text(pilot)
        await pilot.press("u")
        await ready(pilot)
        await pilot.press("escape")
        await ready(pilot)
        assert isinstance(pilot.app.screen, ReviewScreen)
        assert "1 condition and 1 line of thanks" in text(pilot)
    held = assessments.load(folder).assessment
    [condition] = held.agreed.whole.conditions.values()
    assert (condition.text, condition.due) == (READ, "public-beta")
    assert condition.criteria == ("govuk-2019:2", "govuk-2019:10")
    assert held.agreed.outcome is not None
    assert held.agreed.outcome.with_ == "advice"


def test_a_condition_names_criteria_wherever_it_stands(
    folder: Path, assess: Assess
) -> None:
    assess("whole", folder, "--change", "C1", "--criterion", "10", "--criterion", "2")
    out = assess("whole", folder).out
    assert "not confirmed yet, about points 2 and 10" in out
    told = json.loads(assess("whole", folder, "--format", "json").out)
    assert told["conditions"][0]["criteria"] == ["govuk-2019:2", "govuk-2019:10"]
    refused = assess("whole", folder, "--change", "C1", "--criterion", "99")
    assert (refused.code, refused.out) == (2, "")
    assert "GOV.UK Service Standard has no point 99." in refused.err
    of_two = "point 2 of GOV.UK Service Standard: Solve"
    assert f"\n  - About {of_two}" in made(folder, assess, "full")
    assert f"About {of_two}" in made(folder, assess, "actions", "html")
    assert assess("publish", folder).code == 0
    [listed] = json.loads(assess("actions", folder, "--format", "json").out)
    assert listed["criterion"] == "govuk-2019:2 govuk-2019:10"
    assert "the result, points 2 and 10" in assess("actions", folder).out


def test_a_criterion_of_a_condition_that_is_not_asked_here_is_named_with_its_line(
    folder: Path, assess: Assess
) -> None:
    assess("whole", folder, "--change", "C1", "--criterion", "10")
    file = folder / "agreed.toml"
    words = file.read_text("utf-8").replace('"govuk-2019:10"', '"govuk-2019:99"')
    file.write_text(words, encoding="utf-8")
    done = assess("check", folder)
    assert "this assessment has no criterion govuk-2019:99." in done.out + done.err
    assert "agreed.toml, line" in done.out + done.err


def test_a_condition_names_no_criterion_any_more_once_its_criteria_are_taken_away(
    folder: Path, assess: Assess
) -> None:
    assess("whole", folder, "--change", "C1", "--criterion", "2")
    assess("whole", folder, "--change", "C1", "--criterion", "")
    told = json.loads(assess("whole", folder, "--format", "json").out)
    assert told["conditions"][0]["criteria"] == []
    assert (told["conditions"][0]["text"], told["conditions"][0]["due"]) == (
        READ,
        "2026-09-01",
    )


async def test_a_condition_is_confirmed_on_the_screen_of_actions(
    published: Path,
) -> None:
    async with opened(published, (120, 40), "lead") as pilot:
        await pilot.press("f9")
        await ready(pilot)
        assert "1 condition, 0 ended" in text(pilot)
        assert "the result, to be confirmed by: service manager" in text(pilot)
        await pilot.press("v", "enter")
        await type_in(pilot, "By letter.")
        await pilot.press("enter")
        await ready(pilot)
        assert "Confirmed" in text(pilot)


def test_only_who_writes_what_is_agreed_says_something_of_the_whole(
    folder: Path,
) -> None:
    desk = Desk(folder, "owner", clock=Clock())
    with pytest.raises(RefusedError, match="Only lead writes what the panel agreed"):
        whole.say(desk, "thanks", "Ourselves.")
    [each] = conditions(desk.assessment)
    with pytest.raises(RefusedError, match="not published yet"):
        follow_up.report_progress(desk, each.id, "Begun.")
    desk.close()


def test_what_a_result_comes_with_leaves_its_reason_as_it_is(folder: Path) -> None:
    desk = Desk(folder, "lead", clock=Clock())
    findings.rate(desk, USERS, "red", reason="Nobody was asked.")
    outcome.decide(desk, "amber", reason="Point 1 has a date.")
    findings.rate(desk, USERS, "amber")
    outcome.comes_with(desk, "conditions")
    held = outcome.decided(desk)
    assert (held.with_, held.reason) == ("conditions", "Point 1 has a date.")
    assert held.suggested == "red"
    assert outcome.comes_with(desk, "conditions") is False
    desk.close()


def test_a_reason_that_goes_because_the_outcome_is_decided_again_is_said(
    folder: Path, assess: Assess
) -> None:
    assess("rate", folder, "1", "red", "--reason", "Nobody was asked.")
    assess("outcome", folder, "amber", "--reason", "Point 1 has a date.")
    assess("rate", folder, "1", "amber")
    done = assess("outcome", folder, "amber", "--with", "conditions")
    assert "The reason was given for what was decided before, so it goes" in done.out
