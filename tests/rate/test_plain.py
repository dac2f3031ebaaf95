"""The walk line by line, as a screen reader or a file of answers drives it."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from assess.model.finding import CriterionRef, Finding
from assess.store import assessments
from tests.builders import USERS, a_folder
from tests.commands import Assess

PARTS = CriterionRef("local-service-design", "3")

Walk = Callable[..., str]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return a_folder(tmp_path)


@pytest.fixture
def walk(
    folder: Path, assess: Assess, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Walk:
    """Walk with these lines as answers; return what was printed."""

    def call(*lines: str) -> str:
        answers = tmp_path / "answers"
        text = "".join(f"{line}\n" for line in lines)
        answers.write_text(text, encoding="utf-8", errors="surrogateescape", newline="")
        with answers.open(encoding="utf-8", errors="surrogateescape") as stdin:
            monkeypatch.setattr("sys.stdin", stdin)
            done = assess("walk", folder, "--plain")
        assert done.code == 0, done.err
        assert done.err == ""
        return done.out

    return call


def held(folder: Path, ref: CriterionRef = USERS) -> Finding:
    return assessments.load(folder).assessment.sheet("lead").at(ref)


def test_the_first_line_says_that_and_why_it_is_plain(walk: Walk) -> None:
    first, *_ = walk("q").splitlines()
    assert first == "assess: plain mode, on because of --plain. ? for help."


def test_two_keys_rate_and_what_is_lacking_is_said(walk: Walk, folder: Path) -> None:
    out = walk("2", "q")
    assert "Saved: Amber.\nAmber has no reason. Say what it rests on." in out
    assert "Saved. 1 of 4 rated." in out
    assert held(folder).rating == "amber"


def test_words_stand_on_the_same_line_or_the_next(walk: Walk, folder: Path) -> None:
    walk(
        "r Seen.", "d", "A log.", "a Carers.", "x Ask them.", "v Share it.", "t Mine.",
        "c Sure", "e A week of calls", "abstain", "q",
    )  # fmt: skip
    finding = held(folder)
    assert finding.reason == "Seen."
    assert finding.note == "Mine."
    assert finding.confidence == "sure"
    assert finding.rating == "abstain"
    assert list(finding.well.values()) == ["A log."]
    assert list(finding.gap.values()) == ["Carers."]
    assert list(finding.advice.values()) == ["Share it."]
    assert [action.text for action in finding.actions.values()] == ["Ask them."]
    assessment = assessments.load(folder).assessment
    (item,) = (assessment.evidence[key] for key in finding.linked)
    assert (item.title, item.kind) == ("A week of calls", "observed")


def test_indicators_are_ticked_and_a_rating_is_suggested(
    walk: Walk, folder: Path
) -> None:
    out = walk("k 1a yes", "k 1b n", "k 1c yes", "k 1c -", "k 1z yes", "q")
    assert "Indicator 1a, must, seen:" in out
    assert "Suggested: " in out
    assert "1z is not an indicator here." in out
    assert held(folder).indicators == {"1a": True, "1b": False}


def test_parts_get_a_level_and_what_they_changed(walk: Walk, folder: Path) -> None:
    out = walk(
        "m hr 2", "g local-service-design:3", "m procurement 3 Wrote the terms.",
        "m hr n No role changes.", "m finance 2", "m hr 9", "q",
    )  # fmt: skip
    assert "This criterion does not ask who is involved." in out
    assert "Part procurement: Procurement, level 3. Wrote the terms." in out
    assert "Part hr: HR, not relevant. No role changes." in out
    assert "finance is not a part here." in out
    assert "Write 0, 1, 2, 3 or 4, or n" in out
    parts = held(folder, PARTS).part
    assert {name: part.level for name, part in parts.items()} == {
        "hr": "not-relevant",
        "procurement": 3,
    }


def test_it_goes_on_at_the_first_that_is_not_rated(walk: Walk) -> None:
    walk("1", "n", "2", "q")
    assert "3 of 4." in walk("q").splitlines()[2]


def test_next_previous_and_go_read_out_where_it_stands(walk: Walk) -> None:
    out = walk("n", "p", "p", "g 2", "g 77", "q")
    places = [line[0] for line in out.splitlines() if line[1:7] == " of 4."]
    assert places == ["1", "2", "1", "4", "2"]
    assert "GOV.UK Service Standard has no point 77." in out


def test_a_step_is_taken_back_also_after_a_restart(walk: Walk, folder: Path) -> None:
    walk("1", "t Mine.", "q")
    assert "Taken back: Note for GOV.UK point 1" in walk("g 1", "u", "q")
    assert held(folder).note == ""
    assert held(folder).rating == "green"


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("z", "z is not an answer here. ? for help."),
        ("9", "9 is no rating here. Ratings: 1, 2, 3.\n"),
        ("10", "10 is no rating here. Ratings: 1, 2, 3. g 10 goes to GOV.UK point 10."),
        ("a", "Nothing was written."),
        ("c maybe", "maybe is not an answer here."),
        ("r a\x1bb", "The reason holds the control character U+001B; take it out."),
        ("r \udcff", "The reason "),
        ("r " + "x" * 20_001, "The reason is longer than 20000 characters"),
        ("\udcff", "<U+DCFF> is not an answer here."),
    ],
    ids=[
        "word", "digit", "number", "no words", "choice", "control", "bytes", "long",
        "only bytes",
    ],
)  # fmt: skip
def test_a_refused_line_is_said_and_the_walk_goes_on(
    walk: Walk, folder: Path, line: str, said: str
) -> None:
    out = walk(line, "", "r Seen.", "q")
    assert said in out
    assert "\x1b" not in out
    assert held(folder).reason == "Seen."


def test_help_guidance_and_what_is_missing_are_read_out(walk: Walk) -> None:
    out = walk("?", "i", "s", "q")
    assert "A digit rates" in out
    assert "Look for: " in out
    assert "Points 1 and 2 of GOV.UK Service Standard: Not rated yet." in out
    assert all(len(line) <= 80 for line in out.partition("A digit")[2].split("\n")[:7])


def test_the_end_of_the_input_is_a_quit(walk: Walk, folder: Path) -> None:
    assert "Saved. 1 of 4 rated." in walk("3")
    assert held(folder).rating == "red"


def test_an_action_loses_its_date_and_its_owner_again(walk: Walk, folder: Path) -> None:
    walk("x Ask carers.", "due 14 Jan 2027", "owner service owner", "q")
    walk("g 1", "due -", "owner", "-", "q")
    (action,) = held(folder).actions.values()
    assert (action.due, action.owner) == (None, "")


def test_an_action_gets_a_date_and_an_owner(walk: Walk, folder: Path) -> None:
    out = walk(
        "2", "x Ask carers.", "x Publish it.", "due 14 Jan 2027", "owner product owner",
        "due 1 before public beta", "owner 1", "service owner", "due 3 x", "p", "n",
        "q",
    )  # fmt: skip
    assert "Say by when with due and a date" in out
    assert "There is no action 3 here, the last is 2." in out
    assert "Action 1, due before public beta, service owner: Ask carers." in out
    assert "Action 2, due 2027-01-14, product owner: Publish it." in out
    first, second = held(folder).actions.values()
    assert (first.due, first.owner) == ("public-beta", "service owner")
    assert (second.due, second.owner) == (date(2027, 1, 14), "product owner")


def test_the_date_that_the_policy_proposes_is_taken_with_an_empty_line(
    walk: Walk, folder: Path
) -> None:
    out = walk("2", "due", "x Ask carers.", "due", "", "q")
    assert "There is no action here yet. Say one first." in out
    (action,) = held(folder).actions.values()
    assert isinstance(action.due, date)
    assert f"nothing for {action.due} as proposed" in out
    walk("g 1", "due -", "q")
    (action,) = held(folder).actions.values()
    assert action.due is None


def test_words_without_a_letter_are_told_how_they_are_written_down(walk: Walk) -> None:
    out = walk("2", "Five carers were met.", "q")
    assert "Five is not an answer here. Begin with what the words are" in out


def test_a_tick_reads_out_that_indicator_alone(walk: Walk) -> None:
    out = walk("k 1a yes", "q")
    assert out.count("Indicator 1") == 1


def test_it_submits_decides_the_outcome_and_publishes(walk: Walk, folder: Path) -> None:
    out = walk("1", "publish", "?", "q")
    assert "Not published: " in out
    assert "outcome amber: the rating of the whole" in out
    walk("abstain-rest Not asked for.", "g 1", "r Seen.", "d A log.", "q")
    out = walk("outcome green", "Point 1 decides.", "submit", "publish", "2", "q")
    assert "Outcome: Green." in out
    assert "Submitted. Everybody has submitted; the lead can reveal." in out
    assert f"Version 1 is published. Make the report with: assess report {folder}" in (
        out
    )
    assert "Version 1 is published, so its findings can't change." in out
    agreed = assessments.load(folder).assessment.agreed
    assert agreed.outcome is not None
    assert (agreed.outcome.rating, agreed.version) == ("green", 1)
