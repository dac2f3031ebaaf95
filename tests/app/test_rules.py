"""Every rule is in the use case that it guards, so that no front end differs."""

import ast
import io
import shutil
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Final

import pytest

from assess.app.demo import demo
from assess.check.use_cases import looking
from assess.desk.answers import named
from assess.desk.desk import Desk
from assess.desk.errors import NeedsReasonError, RefusedError
from assess.desk.places import find_key
from assess.follow_up.use_cases import follow_up
from assess.model.after.follow_up import followed
from assess.model.evidence import EvidenceText
from assess.model.finding import CriterionRef, Part
from assess.panel.use_cases import agreeing, dissenting, submitting
from assess.panel.use_cases.showing import must_be_shown
from assess.publish.use_cases import outcome
from assess.publish.use_cases.many import wish
from assess.rate.screens.walk import WalkScreen
from assess.rate.use_cases import evidence, findings, parts
from assess.session.use_cases import capture
from assess.setup.use_cases import roster
from assess.setup.use_cases.brief import set_field
from assess.setup.use_cases.first_brief import Start
from assess.setup.use_cases.new import members, new
from assess.standards.use_cases.library import Library, pack
from assess.store.errors import NotAnAssessmentError
from tests.builders import ONE_LEAD, USERS, WHOLE, Clock, a_folder
from tests.commands import Assess
from tests.screens import opened, text, type_in

PARTS: Final = CriterionRef("local-service-design", "3")

PANEL: Final = f"""{ONE_LEAD}
[panel.ux]
role = "assessor"

[panel.tech]
role = "assessor"

[panel.owner]
role = "team"
answers = true
"""

LATER: Final = datetime(2026, 5, 14, 9, tzinfo=UTC)


# States


def alone(parent: Path) -> Path:
    folder = a_folder(parent)
    desk = Desk(folder, "lead", clock=Clock())
    evidence.add_evidence(desk, EvidenceText(title="A log", kind="observed"))
    capture.capture(desk, "Was it tested")
    desk.close()
    return folder


def submitted(parent: Path, *people: str) -> Path:
    folder = a_folder(parent, brief=PANEL)
    for person in people:
        desk = Desk(folder, person, clock=Clock())
        for ref in desk.assessment.refs:
            rating = "red" if (person, ref) == ("ux", USERS) else "green"
            findings.rate(desk, ref, rating, reason=f"What {person} saw.")
        evidence.add_evidence(desk, EvidenceText(title="A log", kind="observed"))
        submitting.submit(desk)
        desk.close()
    return folder


def one_submitted(parent: Path) -> Path:
    return submitted(parent, "lead")


def two_submitted(parent: Path) -> Path:
    return submitted(parent, "ux", "lead")


def revealed(parent: Path) -> Path:
    folder = two_submitted(parent)
    desk = Desk(folder, "lead", clock=Clock())
    submitting.reveal(desk, reason="Technology is ill.")
    desk.close()
    return folder


def agreed(parent: Path) -> Path:
    folder = revealed(parent)
    desk = Desk(folder, "lead", clock=Clock())
    agreeing.agree(desk, USERS, "amber", reason="Both were heard.", method="discussed")
    desk.close()
    return folder


def published(parent: Path) -> Path:
    folder = a_folder(parent, brief=f"{ONE_LEAD}\n[panel.owner]\nrole = 'team'\n")
    desk = Desk(folder, "lead", clock=Clock())
    set_field(desk, "dates.assessed", "2026-05-12")
    for ref in desk.assessment.refs:
        findings.rate(desk, ref, "red", reason="Little was shown.")
        key = findings.say(desk, ref, "action", f"Show more of {ref.criterion}.")
        findings.set_action(desk, ref, key, due=date(2026, 8, 12), owner="the owner")
    outcome.decide(desk, "red")
    outcome.publish(desk)
    desk.close()
    return folder


STATES: dict[Callable[[Path], Path], Path] = {}
"""Where each state was made, to be copied from."""


@pytest.fixture
def copy(
    tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> Callable[[Callable[[Path], Path]], Path]:
    """Give a folder in one of the states."""

    def made(state: Callable[[Path], Path]) -> Path:
        if state not in STATES:
            STATES[state] = state(tmp_path_factory.mktemp("state-of"))
        return Path(shutil.copytree(STATES[state], tmp_path / "bluebadge"))

    return made


# The rules


@dataclass(frozen=True)
class Rule:
    """What is refused, and how each front end comes to it."""

    says: str
    at: Callable[[Path], Path]
    by: str
    do: Callable[[Desk], object]
    """The use case, called as nothing but itself refuses it."""
    command: tuple[object, ...] = ()
    """Words of a command, with `.` for the folder."""
    plain: tuple[str, ...] = ()
    """Lines of the walk without screens."""
    keys: tuple[str, ...] = ()
    """Keys, words to be typed after a `"`."""


def a_line(desk: Desk) -> str:
    return next(iter(desk.sheet.inbox))


def an_action(desk: Desk) -> str:
    return followed(desk.assessment)[0].id


RULES: Final = {
    "a rating that all have seen": Rule(
        "All have seen your rating. Say why you change it.",
        revealed, "ux", lambda d: findings.rate(d, USERS, "amber"),
        command=("rate", ".", "1", "amber"), plain=("g 1", "2", ""),
        keys=("2", "enter"),
    ),
    "a choice not to rate that all have seen": Rule(
        "All have seen your rating. Say why you change it.",
        revealed, "ux",
        lambda d: findings.rate(d, USERS, "abstain", reason="I was away."),
        command=("rate", ".", "1", "abstain", "--reason", "I was away."),
        plain=("g 1", "abstain", "I was away.", ""),
        keys=("b", '"Away', "enter", "enter"),
    ),
    "a choice not to rate": Rule(
        "Not applicable needs a reason. Say why.",
        alone, "lead", lambda d: findings.rate(d, USERS, "not-applicable"),
        command=("rate", ".", "1", "not-applicable"), plain=("not-applicable", ""),
        keys=("o", "enter"),
    ),
    "a rating of no scale": Rule(
        "pink is not a rating of this scale.",
        alone, "lead", lambda d: findings.rate(d, USERS, "pink"),
        command=("rate", ".", "1", "pink"),
    ),
    "a digit of no rating": Rule(
        "7 is no rating here. Ratings: 1, 2, 3.",
        alone, "lead",
        lambda d: find_key(d.assessment.scale(USERS.standard), "7"),
        keys=("7",),
    ),
    "words that are none": Rule(
        "There are no words in it.",
        alone, "lead", lambda d: findings.say(d, USERS, "gap", " "),
        command=("rate", ".", "1", "green", "--gap", " "),
    ),
    "a part that is not relevant": Rule(
        "Say why this part is not relevant.",
        alone, "lead",
        lambda d: parts.set_part(d, PARTS, "hr", Part(level="not-relevant")),
        plain=("g local-service-design:3", "m hr n", ""),
        keys=("end", "p", "enter", "n", "enter", "enter"),
    ),
    "a level that is none": Rule(
        "Write 0, 1, 2, 3 or 4, or n for not relevant.",
        alone, "lead", lambda _: parts.read_level("9"),
        plain=("g local-service-design:3", "m hr 9"),
    ),
    "no parts": Rule(
        "This criterion does not ask who is involved.",
        alone, "lead", lambda d: parts.first_of(d, USERS, "part"),
        plain=("m hr 2",), keys=("p",),
    ),
    "no such part": Rule(
        "finance is not a part here.",
        alone, "lead",
        lambda d: parts.set_part(d, PARTS, "finance", Part(level=2)),
        plain=("g local-service-design:3", "m finance 2"),
    ),
    "no such indicator": Rule(
        "1z is not an indicator here.",
        alone, "lead", lambda d: parts.tick(d, USERS, "1z", seen=True),
        plain=("k 1z yes",),
    ),
    "an answer that is none": Rule(
        "maybe is not an answer here.",
        alone, "lead", lambda _: named("maybe", {"sure": 1}, "an answer"),
        plain=("c maybe",),
    ),
    "somebody else's evidence": Rule(
        "Only its author changes evidence. Choose one of your own.",
        revealed, "lead", lambda d: evidence.own_evidence(d, "ux-abcde"),
        keys=("E", "m", "t"),
    ),
    "a line of no criterion": Rule(
        "The line names no criterion. Say which one it belongs to.",
        alone, "lead", lambda d: capture.file_as_said(d, a_line(d), None, "gap"),
        command=("inbox", ".", "--file", "LINE", "--to", "gap"),
    ),
    "a line that is filed": Rule(
        "No line zzzzz waits to be filed.",
        alone, "lead", lambda d: capture.file_aside(d, "zzzzz", "answered"),
        command=("inbox", ".", "--file", "zzzzz", "--to", "answered"),
    ),
    "an outcome that differs": Rule(
        "No rule suggests an outcome yet.",
        alone, "lead", lambda d: outcome.decide(d, "green"),
        command=("outcome", ".", "green"), keys=("w", "1", "enter"),
    ),
    "the reason of no outcome": Rule(
        "The outcome is not decided yet. Decide it first.",
        alone, "lead", lambda d: outcome.explain(d, "So."), keys=("w", "r"),
    ),
    "nothing to reopen": Rule(
        "It is not published, so there is nothing to reopen.",
        alone, "lead", lambda d: outcome.reopen(d, "A figure was wrong."),
        command=("reopen", ".", "--reason", "A figure was wrong."),
        keys=("w", "R"),
    ),
    "reopening": Rule(
        "Say why it is opened again; the reason is kept and printed.",
        published, "lead", lambda d: outcome.reopen(d, " "),
        command=("reopen", "."), keys=("w", "R", "enter"),
    ),
    "one rater alone": Rule(
        "One person rates, so there is nothing to agree on.",
        alone, "lead", must_be_shown, command=("agree", "."),
    ),
    "ratings not revealed": Rule(
        "The ratings are not revealed yet.",
        two_submitted, "lead", must_be_shown, command=("agree", "."),
    ),
    "others' ratings before one's own": Rule(
        "You see what the others rated once you have submitted yours.",
        revealed, "tech", must_be_shown, command=("agreement", "."),
    ),
    "too few to reveal": Rule(
        "Not revealed: fewer than two people have submitted.",
        one_submitted, "lead", lambda d: submitting.reveal(d, reason="I am alone."),
        command=("reveal", ".", "--reason", "I am alone."), keys=("s", "R"),
    ),
    "not waiting": Rule(
        "Wait for them, or say why you do not.",
        two_submitted, "lead", submitting.reveal,
        command=("reveal", "."), keys=("s", "R", "enter"),
    ),
    "abstaining from the rest": Rule(
        "Say why you abstain",
        alone, "lead", lambda d: submitting.abstain_from_rest(d, " "),
        command=("submit", ".", "--abstain-rest", " "),
    ),
    "what a rating rests on": Rule(
        "Say what the rating rests on. The reason is printed.",
        revealed, "lead",
        lambda d: agreeing.agree(d, USERS, "amber", reason=" ", method="vote"),
        command=("agree", ".", "1", "amber", "--method", "vote"),
        keys=("s", "enter", "2", "enter"),
    ),
    "how a panel that differs came to it": Rule(
        "Say how the panel came to it: discussed, lead-decided, vote.",
        revealed, "lead", lambda d: agreeing.agree(d, USERS, "red", reason="So."),
        command=("agree", ".", "1", "red", "--reason", "So."),
    ),
    "unanimous where it was not": Rule(
        "Not everybody rated it so.",
        revealed, "lead",
        lambda d: agreeing.agree(d, USERS, "red", reason="So.", method="unanimous"),
        command=("agree", ".", "1", "red", "--reason", "So.", "--method", "unanimous"),
        keys=("s", "enter", "3", "enter", "u", "enter"),
    ),
    "another rating than was agreed": Rule(
        "The panel agreed on another rating before. Say why it changes.",
        agreed, "lead",
        lambda d: agreeing.agree(d, USERS, "red", reason="So.", method="vote"),
        command=("agree", ".", "1", "red", "--reason", "So.", "--method", "vote"),
        keys=("s", "enter", "3", "enter", "v", "enter", "enter"),
    ),
    "the reason of nothing": Rule(
        "Nothing is agreed of it yet. Agree on a rating first.",
        revealed, "lead", lambda d: agreeing.set_agreed_reason(d, USERS, "So."),
        command=("agree", ".", "1", "--reason", "So."), keys=("s", "enter", "r"),
    ),
    "taking an agreement back": Rule(
        "Say why it is taken back; the reason is kept.",
        agreed, "lead", lambda d: agreeing.withdraw_agreement(d, USERS, why=""),
        keys=("s", "enter", "W", "enter"),
    ),
    "dissent of nobody": Rule(
        "owner does not rate in this assessment.",
        agreed, "lead",
        lambda d: dissenting.dissent(d, USERS, "owner", "red", reason="So."),
        command=("dissent", ".", "1", "owner", "red", "--reason", "So."),
    ),
    "dissent without a reason": Rule(
        "Say why this person differs.",
        agreed, "lead",
        lambda d: dissenting.dissent(d, USERS, "ux", "red", reason=""),
        command=("dissent", ".", "1", "ux", "red"),
    ),
    "no action": Rule(
        "Choose an action first.",
        alone, "lead", lambda d: follow_up.find_action(d, ""), keys=("f9", "v"),
    ),
    "a challenge": Rule(
        "Say why; the reason is printed, and the lead decides on it.",
        published, "owner",
        lambda d: follow_up.respond(d, an_action(d), answer="challenge"),
        command=("respond", ".", "ACTION", "challenge"),
        keys=("f9", "r", '"ch', "enter", "enter"),
    ),
    "what is left to do": Rule(
        "Say what is still to be done.",
        published, "lead", lambda d: follow_up.verify(d, an_action(d), "partly"),
        command=("verify-action", ".", "ACTION", "partly"),
        keys=("f9", "v", '"p', "enter", "enter"),
    ),
    "what no longer applies": Rule(
        "Say why it no longer applies; the reason is printed.",
        published, "lead", lambda d: follow_up.close(d, an_action(d), reason=""),
        command=("close", ".", "ACTION"),
    ),
    "nothing to change": Rule(
        "Say what changes, for example the profession",
        revealed, "lead", lambda d: roster.change_member(d, "ux"),
        command=("panel", ".", "change", "ux"),
    ),
    "nobody in the team": Rule(
        "has nobody in the team.",
        alone, "lead", lambda d: next(looking.look_at_as_team(d.folder)),
        command=("check", ".", "--as", "team"),
    ),
    "no rule": Rule(
        "no-raeson is not a rule of check. Did you mean no-reason?",
        alone, "lead", lambda _: looking.rule_named("no-raeson"),
        command=("check", "--explain", "no-raeson"),
    ),
    "no assessment": Rule(
        "is not an assessment",
        alone, "lead", lambda d: list(looking.look_at(d.folder / "people")),
        command=("status", "./people"),
    ),
    "reports into a file": Rule(
        "is a file. Name a folder with -o.",
        alone, "lead",
        lambda d: wish(("full",), ("md",), d.folder / "assessment.toml"),
        command=("report", ".", "--all", "-o", "./assessment.toml"),
    ),
    "the examples into a file": Rule(
        "is not a folder. Name another one.",
        alone, "lead", lambda d: demo(d.folder / "assessment.toml"),
        command=("demo", "--to", "./assessment.toml"),
    ),
    "somebody given twice": Rule(
        "ux is given twice. Give it once.",
        alone, "lead", lambda _: members(["ux:lead", "ux:assessor"]),
        command=("new", "./more", "--service", "x", "--council", "y", "--phase",
                 "beta", "--panel", "ux:lead", "--panel", "ux:assessor"),
    ),
    "an empty panel": Rule(
        "The panel is empty. Write at least lead:lead.",
        alone, "lead",
        lambda d: new(d.folder / "more", Start("x", "y", "beta", panel={})),
    ),
    "no standards": Rule(
        "Tick at least one standard.",
        alone, "lead",
        lambda d: new(d.folder / "more", Start("x", "y", "beta", standards=())),
    ),
    "no service": Rule(
        "Say which service is assessed.",
        alone, "lead", lambda d: new(d.folder / "more", Start(" ", "y", "beta")),
        command=("new", "./more", "--service", " ", "--council", "y", "--phase",
                 "beta"),
    ),
    "no phase": Rule(
        "Say which phase: discovery, alpha, beta, live.",
        alone, "lead",
        lambda _: pack(Library(None), "govuk-2019", None, "built", "md"),
        command=("standards", "pack", "govuk-2019"),
    ),
    "no standard": Rule(
        "There is no standard govuk-2018. Did you mean govuk-2019?",
        alone, "lead", lambda _: Library(None).heads(["govuk-2018"]),
        command=("standards", "list", "govuk-2018"),
    ),
}  # fmt: skip


def having(what: str) -> pytest.MarkDecorator:
    """Give each rule that a front end can come to."""
    rules = {name: rule for name, rule in RULES.items() if getattr(rule, what)}
    return pytest.mark.parametrize("rule", rules.values(), ids=rules)


Copy = Callable[[Callable[[Path], Path]], Path]


def content(folder: Path) -> dict[str, bytes]:
    """Return the files that a person wrote, or that the panel wrote."""
    return {str(f): f.read_bytes() for f in folder.glob("**/*.toml")}


@having("do")
def test_the_use_case_refuses_and_changes_nothing(copy: Copy, rule: Rule) -> None:
    folder = copy(rule.at)
    before = content(folder)
    desk = Desk(folder, rule.by, clock=Clock(LATER))
    with pytest.raises((RefusedError, NotAnAssessmentError)) as refused:
        rule.do(desk)
    desk.close()
    assert rule.says in str(refused.value)
    assert content(folder) == before


@having("command")
def test_a_command_is_refused_in_the_same_words(
    copy: Copy, assess: Assess, rule: Rule, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = copy(rule.at)
    monkeypatch.chdir(folder)
    desk = Desk(folder, rule.by, clock=Clock(LATER))
    with suppress(StopIteration):
        line = a_line(desk)
    action = an_action(desk) if rule.at is published else ""
    desk.close()
    before = content(folder)
    named = {"LINE": line, "ACTION": action} if rule.at is alone else {"ACTION": action}
    words = [named.get(str(word), word) for word in rule.command]
    who = ["--as", rule.by] if "." in words and "--as" not in words else []
    done = assess(*words, *(who if words[0] not in {"check", "report"} else []))
    assert rule.says in done.out + done.err
    assert done.code in {1, 2}
    assert content(folder) == before


@having("plain")
def test_the_walk_without_screens_is_refused_in_the_same_words(
    copy: Copy, assess: Assess, rule: Rule, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = copy(rule.at)
    before = content(folder)
    lines = "".join(f"{line}\n" for line in (*rule.plain, "q"))
    monkeypatch.setattr("sys.stdin", io.StringIO(lines))
    done = assess("walk", folder, "--plain", "--as", rule.by)
    assert rule.says in done.out
    assert content(folder) == before


@having("keys")
async def test_a_screen_is_refused_in_the_same_words(copy: Copy, rule: Rule) -> None:
    folder = copy(rule.at)
    before = content(folder)
    async with opened(folder, (200, 40), rule.by) as pilot:
        if not isinstance(pilot.app.screen, WalkScreen):  # what this person comes for
            await pilot.press("escape")
        for key in rule.keys:
            if key.startswith('"'):
                await type_in(pilot, key[1:])
            else:
                await pilot.press(key)
            await pilot.pause()
        assert rule.says in text(pilot)
    assert content(folder) == before


def test_a_reason_that_is_asked_for_does_what_was_refused(
    copy: Copy, assess: Assess, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = copy(revealed)
    monkeypatch.setattr("sys.stdin", io.StringIO("g 1\n2\nThe log was shown.\nq\n"))
    assess("walk", folder, "--plain", "--as", "ux")
    held = Desk(folder, "ux", clock=Clock(LATER)).sheet.at(USERS)
    assert (held.rating, held.why) == ("amber", "The log was shown.")


class Terminal(io.StringIO):
    """What a person types, or reads."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("answers", "rating"), [("It has no users.\n", "not-applicable"), ("\n", None)]
)
def test_at_a_terminal_a_command_asks_for_the_reason(
    copy: Copy,
    assess: Assess,
    monkeypatch: pytest.MonkeyPatch,
    answers: str,
    rating: str | None,
) -> None:
    folder = copy(alone)
    asked = Terminal()
    monkeypatch.setattr("sys.stdin", Terminal(answers))
    monkeypatch.setattr("sys.stderr", asked)
    done = assess("rate", folder, "1", "not-applicable")
    assert asked.getvalue().startswith("Not applicable needs a reason. Say why. ")
    assert done.code == (0 if rating else 2)
    assert Desk(folder, "lead", clock=Clock(LATER)).sheet.at(USERS).rating == rating


def test_what_is_needed_is_named_with_its_option(copy: Copy, assess: Assess) -> None:
    done = assess("rate", copy(revealed), "1", "amber", "--as", "ux")
    assert done.err.endswith("Say why you change it. Give it with --why.\n")


def test_a_reason_of_another_rating_is_none_for_not_rating(copy: Copy) -> None:
    desk = Desk(copy(alone), "lead", clock=Clock(LATER))
    findings.rate(desk, WHOLE, "green", reason="It was shown.")
    with pytest.raises(NeedsReasonError):
        findings.rate(desk, WHOLE, "not-assessed")
    findings.rate(desk, WHOLE, None)
    findings.rate(desk, WHOLE, "not-assessed")
    assert desk.sheet.at(WHOLE).reason == "It was shown."


def test_an_agreement_that_is_still_being_written_is_changed_without_a_reason(
    copy: Copy,
) -> None:
    desk = Desk(copy(revealed), "lead", clock=Clock(LATER))
    agreeing.agree(desk, USERS, "amber", reason="So.", method="vote")
    agreeing.agree(desk, USERS, "green", reason="So.", method="vote")
    assert desk.assessment.agreed.at(USERS).rating == "green"


def test_once_it_is_opened_again_that_reason_stands_for_a_change(copy: Copy) -> None:
    desk = Desk(copy(published), "lead", clock=Clock(LATER))
    outcome.reopen(desk, "A figure was wrong.")
    findings.rate(desk, USERS, "amber")
    assert desk.sheet.at(USERS).why == "A figure was wrong."


# That it stays so

FRONT_ENDS: Final = ("screens", "commands")

OWN: Final = {"KeyError", "NotAnAssessmentError", "RuntimeError", "_Again", "_Leave"}
"""What a front end may raise: a mistake of its own, a folder that is none, and where
a conversation goes on."""


def test_no_screen_or_command_refuses_on_its_own() -> None:
    root = Path(__file__).parents[2] / "assess"
    for path in root.rglob("*.py"):
        if {*path.with_suffix("").parts} & {*FRONT_ENDS}:
            tree = ast.parse(path.read_text(encoding="utf-8"))
            raised = [
                node.exc for node in ast.walk(tree) if isinstance(node, ast.Raise)
            ]
            made = [call.func for call in raised if isinstance(call, ast.Call)]
            assert {ast.unparse(name) for name in made} <= OWN, path
