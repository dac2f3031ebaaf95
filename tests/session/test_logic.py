from datetime import timedelta

import pytest
from hypothesis import given

from assess.model.agenda import Agendas, Part, clock, current, timed
from assess.model.assessment import Assessment
from assess.model.finding import CriterionRef, Finding
from assess.model.values import Kind
from assess.session.logic.capture import read_line
from assess.session.logic.still_to_ask import prompts, still_to_ask
from assess.store.standards import read_agendas
from tests import complete
from tests.complete import EVERYBODY, JOINED, USERS
from tests.strategies import words


@pytest.mark.parametrize(
    ("text", "kind", "ref", "said"),
    [
        ("#1 ? was it tested", "question", USERS, "was it tested"),
        ("? #10, was it joined up", "question", JOINED, "was it joined up"),
        ("!name an owner", "action", None, "name an owner"),
        ("+ the diary study", "evidence", None, "the diary study"),
        ("#local-service-design:3 HR was there", "note", EVERYBODY, "HR was there"),
        ("#99 is no criterion", "note", None, "#99 is no criterion"),
        ("2 ! 3", "action", None, "2 3"),
        ("plain words", "note", None, "plain words"),
    ],
)
def test_marks_say_what_a_line_is(
    bare: Assessment, text: str, kind: str, ref: CriterionRef | None, said: str
) -> None:
    assert read_line(bare, text) == (kind, ref, said)


@given(words)
def test_any_words_can_be_captured(bare: Assessment, text: str) -> None:
    read = read_line(bare, text)
    marks = {"?", "!", "+"}
    kept = "".join(read.words.split())
    typed = "".join(text.split())
    assert len(kept) <= len(typed)
    assert all(letter in typed for letter in kept)
    assert read.kind == "note" or marks & set(text)


def test_a_criterion_is_covered_once_anything_is_held_of_it(bare: Assessment) -> None:
    everything = still_to_ask(bare, "lead")
    assert everything == bare.refs
    sheet = bare.sheet("lead").with_finding(USERS, Finding(reason="Seen."))
    assert USERS not in still_to_ask(bare.with_sheet(sheet), "lead")


def test_a_question_is_ticked_by_its_words(bare: Assessment) -> None:
    first, *_ = prompts(bare, "lead", USERS)
    asked = {USERS.standard: {USERS.criterion: {first.id: complete.at(12)}}}
    ticked = bare.with_sheet(bare.sheet("lead").but(asked=asked))
    again, *rest = prompts(ticked, "lead", USERS)
    assert again.is_asked
    assert not any(prompt.is_asked for prompt in rest)


def test_the_clock_says_how_long_is_left() -> None:
    parts = (Part(title="Welcome", minutes=10), Part(title="Questions", minutes=50))
    begun = complete.at(12, 10)
    blocks = timed(parts, begun)
    assert clock(blocks, begun) == "10 min left of this, 60 min of all"
    later = begun + timedelta(minutes=25)
    here = current(blocks, later)
    assert here is not None
    assert here.part.title == "Questions"
    assert clock(blocks, later) == "35 min left of this, 35 min of all"
    assert clock(blocks, begun + timedelta(minutes=75)) == "15 min over"
    assert clock((), begun) == ""


@pytest.mark.parametrize(
    "kind", ["assessment", "reassessment", "peer-review", "self-review"]
)
def test_every_kind_of_assessment_has_an_agenda(kind: Kind) -> None:
    parts = read_agendas(None).of(kind)
    assert parts
    assert sum(part.minutes for part in parts) <= 240


def test_the_order_of_blocks_is_that_of_their_keys() -> None:
    blocks = {"10": Part(title="b", minutes=1), "2": Part(title="a", minutes=1)}
    assert [p.title for p in Agendas(assessment=blocks).of("assessment")] == ["a", "b"]
